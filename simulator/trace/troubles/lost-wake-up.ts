/**
 * A thread waits to the end for a condition or an event that somebody announced before it listened. The
 * recorder keeps the last announcement that nobody heard, for those lanes that somebody still waits for: had anybody
 * been told later, this thread, too, would have been in line.
 */
import { eachMark } from '../mark-store.ts';
import type { Trace } from '../trace.ts';
import type { LostWakeUp } from '../trouble.ts';
import { finalWaits } from './final-wait.ts';

export function lostWakeUps(trace: Trace): readonly LostWakeUp[] {
  const waits = finalWaits(trace);
  return [...eachMark(trace)].flatMap(({ kind, timeNs, lane, other }) => {
    if (kind !== 'unheard') return [];
    const wait = waits.find(({ resource, startNs }) => resource === other && startNs >= timeNs);
    if (wait === undefined) return [];
    return [
      {
        kind: 'lost-wake-up',
        lane: wait.thread,
        timeNs: wait.startNs,
        endNs: trace.elapsedNs,
        resource: other,
        waker: lane,
        wakeNs: timeNs,
      },
    ];
  });
}
