/** All troubles of a run: a table of detectors, gravest kind first. */
import { withMarks } from '../mark-store.ts';
import { NO_LANE } from '../trace.ts';
import type { LaneId, Mark, Trace } from '../trace.ts';
import type { Trouble } from '../trouble.ts';
import type { Detector } from './detector.ts';
import { endlessWaits } from './endless-wait.ts';
import { gilConvoys } from './gil-convoy.ts';
import { lostWakeUps } from './lost-wake-up.ts';
import { oversubscription } from './oversubscription.ts';
import { partialDeadlocks } from './partial-deadlock.ts';
import { starvations } from './starvation.ts';
import { unevenWork } from './uneven-work.ts';
import { unreadData } from './unread.ts';

const DETECTORS: readonly Detector[] = [
  partialDeadlocks,
  lostWakeUps,
  endlessWaits,
  unreadData,
  starvations,
  gilConvoys,
  oversubscription,
  unevenWork,
];

/** Of a kind, so many are told: the rest would say the same again. */
const OF_A_KIND_MAX = 3;

/** Adds what is derived from the rest of a trace. Linear in it but for sorting. */
export function withTroubles(trace: Trace): Trace {
  const troubles = DETECTORS.flatMap((detect) => detect(trace).slice(0, OF_A_KIND_MAX));
  if (troubles.length === 0) return trace;
  return { ...trace, troubles, marks: withMarks(trace, troubles.flatMap(markOf)) };
}

/** The kernel has marked every thread of a deadlock, and each wait that leaves something unread. */
function markOf(trouble: Trouble): readonly Mark[] {
  const { kind, timeNs, lane } = trouble;
  if (kind === 'partial-deadlock' || kind === 'unread') return [];
  return [{ kind, timeNs, lane, other: otherOf(trouble), detail: '' }];
}

function otherOf(trouble: Exclude<Trouble, { kind: 'partial-deadlock' | 'unread' }>): LaneId {
  switch (trouble.kind) {
    case 'lost-wake-up':
    case 'endless-wait':
      return trouble.resource;
    case 'starvation':
      return trouble.resource ?? NO_LANE;
    case 'gil-convoy':
      return trouble.holder;
    case 'oversubscription':
    case 'uneven-work':
      return NO_LANE;
  }
}
