/**
 * Waits of tasks that only the end of their loop has ended: asyncio.run() cancels what is left when its
 * main task is over. That is done by the thread, when the loop does not run; whoever cancels a task from within
 * the loop, by a timeout for one, has meant to end just that wait.
 */
import { eachArrow } from '../arrow-store.ts';
import { intervalAt, NO_INTERVAL } from '../timeline.ts';
import { CAUSES, STATES } from '../trace.ts';
import type { Trace } from '../trace.ts';
import type { FinalWait } from './final-wait.ts';

const WAITING = STATES.indexOf('waiting');

export function shutdownWaits(trace: Trace): readonly FinalWait[] {
  const { start, state, cause, other } = trace.intervals;
  const waits: FinalWait[] = [];
  for (const { from, to, toNs } of eachArrow(trace, 'cancel')) {
    const { kind, parent } = trace.lanes[to];
    if (kind !== 'task' || parent !== from) continue;
    const wait = intervalAt(trace, to, toNs - 1);
    if (wait === NO_INTERVAL || state[wait] !== WAITING) continue;
    waits.push({
      thread: to,
      startNs: start[wait],
      endNs: toNs,
      cause: CAUSES[cause[wait]],
      resource: other[wait],
    });
  }
  return waits;
}
