/** Where a run first differs from the pinned one, as a sentence with links. */
import type { Trace } from '../../simulator/index.ts';
import { intervalKey } from '../chart/state-key.ts';
import type { StateKey } from '../chart/state-key.ts';
import type { Language } from '../messages/language.ts';
import { phrase } from '../messages/phrase.ts';
import type { Phrase } from '../messages/phrase.ts';

import type { Difference } from './differences.ts';
import { intervalAt } from './intervals.ts';
import { laneLink, laneName, timeLink } from './lane-name.ts';

/** @param difference - undefined: there is none */
export function differencePhrase(
  language: Language,
  pinned: Trace,
  shown: Trace,
  difference: Difference | undefined,
): Phrase {
  if (difference === undefined) return phrase('pinned.same');
  const { timeNs, lane, pinnedLane } = difference;
  const time = timeLink(language, shown, timeNs);
  if (lane === undefined) {
    if (pinnedLane === undefined) return phrase('pinned.first', { time });
    return phrase('pinned.firstGone', { time, lane: laneName(language, pinned, pinnedLane) });
  }
  const link = laneLink(language, shown, lane, timeNs);
  if (pinnedLane === undefined) return phrase('pinned.firstNew', { time, lane: link });
  const before = stateAt(pinned, pinnedLane, timeNs);
  const after = stateAt(shown, lane, timeNs);
  if (before === undefined || after === undefined || before === after) {
    return phrase('pinned.firstIn', { time, lane: link });
  }
  return phrase('pinned.firstState', {
    time,
    lane: link,
    before: language.text(`stateKey.${before}`),
    after: language.text(`stateKey.${after}`),
  });
}

function stateAt(trace: Trace, lane: number, timeNs: number): StateKey | undefined {
  const interval = intervalAt(trace, lane, timeNs);
  return interval === undefined ? undefined : intervalKey(trace, interval.index);
}
