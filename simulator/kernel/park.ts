/** The wait queue as system calls: wait in it, wake those in it. */
import type { Cause, LaneId } from '../trace/trace.ts';
import type { CallContext, CallOutcome, SystemCall, WaitQueue } from './program.ts';

/**
 * Waits until woken. Result: true; false if the deadline passed first.
 *
 * @param on - the lane of what is waited for; −1: none.
 * @param deadlineNs - absolute virtual time; undefined: for ever.
 */
export function park(
  queue: WaitQueue,
  cause: Cause,
  on: LaneId,
  deadlineNs: number | undefined,
  costNs = 0,
): SystemCall {
  return {
    name: 'park',
    costNs,
    attempt({ reason }: CallContext): CallOutcome {
      if (reason !== 'first') return { kind: 'done', result: reason === 'woken' };
      return { kind: 'wait', queue, cause, on, deadlineNs };
    },
  };
}

/** Wakes the first `count` of the queue. Result: how many there were. */
export function wake(queue: WaitQueue, count: number, costNs = 0): SystemCall {
  return {
    name: 'wake',
    costNs,
    attempt({ kernel, thread }: CallContext): CallOutcome {
      let woken = 0;
      while (woken < count && kernel.wakeOne(queue, thread) !== undefined) woken++;
      return { kind: 'done', result: woken };
    },
  };
}
