/** A thread or task of a deadlock as a sentence. */
import type { BlockedThread, Trace } from '../../simulator/index.ts';
import type { Language } from '../messages/language.ts';
import { phrase } from '../messages/phrase.ts';
import type { Phrase } from '../messages/phrase.ts';

import { laneLink, placeLink, resourceLink } from './lane-name.ts';
import { positionAt } from './positions.ts';

/** Its links lead to the moment of the deadlock, when every one of them waits. */
export function blockedPhrase(
  language: Language,
  trace: Trace,
  blocked: BlockedThread,
  timeNs: number,
): Phrase {
  const { line } = blocked;
  const thread = laneLink(language, trace, blocked.thread, timeNs);
  const resource = resourceLink(language, trace, blocked.resource, timeNs);
  const holder = laneLink(language, trace, blocked.holder, timeNs);
  // Outside the program itself: in the library, which the thread's own lane tells.
  const at = line > 0 ? { source: 0, line } : positionAt(trace, blocked.thread, blocked.sinceNs);
  const place = placeLink(language, trace, at);
  if (hasStuckTasks(trace, blocked.thread)) return phrase('problem.waitsInLoop', { thread, place });
  const held = trace.lanes[blocked.holder] !== undefined;
  if (blocked.cause === 'join' && held) {
    return phrase('problem.waitsJoin', { thread, holder, place });
  }
  if (trace.lanes[blocked.resource] === undefined) {
    return phrase('problem.waitsForever', { thread, place });
  }
  return held
    ? phrase('problem.waitsHeld', { thread, resource, holder, place })
    : phrase('problem.waitsNobody', { thread, resource, place });
}

/** Whether the thread waits for the tasks of its loop, which wait themselves. */
function hasStuckTasks({ lanes, outcome }: Trace, thread: number): boolean {
  if (outcome.kind !== 'deadlock') return false;
  return outcome.deadlock.blocked.some((one) => {
    const lane = lanes[one.thread];
    return lane?.kind === 'task' && lane.parent === thread;
  });
}
