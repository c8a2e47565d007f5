/** What troubled a run, as sentences with their places: the report's, the event list's and the chart's. */
import type { Mark, Trace, Trouble } from '../../simulator/index.ts';
import type { Language } from '../messages/language.ts';
import { phrase } from '../messages/phrase.ts';
import type { Phrase, PhraseValue } from '../messages/phrase.ts';

import { blockedPhrase } from './blocked.ts';
import { laneLink, placeLink, resourceLink, timeLink } from './lane-name.ts';
import { positionAt } from './positions.ts';

/** The whole of it in one sentence. */
export function troublePhrase(language: Language, trace: Trace, trouble: Trouble): Phrase {
  const { lane, timeNs, endNs } = trouble;
  const { span } = language;
  const time = timeLink(language, trace, timeNs);
  const thread = laneLink(language, trace, lane, timeNs);
  const place = placeAt(language, trace, lane, timeNs);
  switch (trouble.kind) {
    case 'partial-deadlock': {
      const ofTasks = trace.lanes[lane]?.kind === 'task';
      const key = ofTasks ? 'trouble.partialDeadlockTasks' : 'trouble.partialDeadlock';
      return phrase(key, { count: trouble.cycle.length, time });
    }
    case 'lost-wake-up':
      return phrase('trouble.lostWakeUp', {
        thread,
        place,
        resource: resourceLink(language, trace, trouble.resource, timeNs),
        time,
        waker: laneLink(language, trace, trouble.waker, trouble.wakeNs),
        wakePlace: placeAt(language, trace, trouble.waker, trouble.wakeNs),
        wakeTime: timeLink(language, trace, trouble.wakeNs),
      });
    case 'endless-wait': {
      const values = {
        thread,
        place,
        resource: resourceLink(language, trace, trouble.resource, timeNs),
        time,
        last: laneLink(language, trace, trouble.last, trouble.lastEndNs),
        end: timeLink(language, trace, trouble.lastEndNs),
      };
      return trouble.holder === undefined
        ? phrase('trouble.endlessWait', values)
        : phrase('trouble.abandonedLock', values);
    }
    case 'unread':
      return phrase('trouble.unread', {
        thread,
        place,
        time,
        descriptor: laneLink(language, trace, trouble.descriptor, timeNs),
        end: timeLink(language, trace, endNs),
      });
    case 'starvation': {
      const { resource, share, passedOver } = trouble;
      const values = {
        thread,
        place,
        time,
        end: timeLink(language, trace, endNs),
        share: language.share(share),
        count: passedOver,
      };
      if (resource === undefined) return phrase('trouble.starvation', values);
      const lock = resourceLink(language, trace, resource, timeNs);
      return phrase('trouble.starvationForLock', { ...values, resource: lock });
    }
    case 'gil-convoy':
      return phrase('trouble.gilConvoy', {
        thread,
        place,
        holder: laneLink(language, trace, trouble.holder, timeNs),
        count: trouble.waits,
        time,
        waited: span(trouble.waitedNs),
        running: span(trouble.runningNs),
      });
    case 'oversubscription':
      return phrase('trouble.oversubscription', {
        count: trouble.cores,
        most: trouble.runnableMax,
        time,
        crowded: span(trouble.crowdedNs),
      });
    case 'uneven-work':
      return phrase('trouble.unevenWork', {
        count: trouble.workers,
        thread,
        place,
        end: timeLink(language, trace, endNs),
        busiest: span(trouble.busiestNs),
        others: span(trouble.othersNs),
      });
  }
}

/** What else there is to say: each thread of a deadlock, with what it waits for. */
export function troubleDetails(
  language: Language,
  trace: Trace,
  trouble: Trouble,
): readonly Phrase[] {
  if (trouble.kind !== 'partial-deadlock') return [];
  return trouble.cycle.map((one) => blockedPhrase(language, trace, one, trouble.timeNs));
}

/** The trouble that a mark of the chart stands for. */
export function troubleOf(trace: Trace, { kind, lane, timeNs }: Mark): Trouble | undefined {
  return trace.troubles.find(
    (trouble) => trouble.kind === kind && trouble.lane === lane && trouble.timeNs === timeNs,
  );
}

function placeAt(language: Language, trace: Trace, lane: number, timeNs: number): PhraseValue {
  const known = trace.lanes[lane] !== undefined;
  return placeLink(language, trace, known ? positionAt(trace, lane, timeNs) : undefined);
}
