/** The wait queue as system calls: wait in it, wake those in it. */
import type { Cause, LaneId } from '../trace/trace.ts';
import { Deadline } from './deadline.ts';
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

/**
 * Waits until `isTrue` says so, which is asked before the wait begins, as a futex compares its word, and
 * whenever the thread is woken. Result: false if time ran out first.
 *
 * @param timeoutNs - undefined: for ever.
 */
export function parkUntil(
  isTrue: () => boolean,
  queue: WaitQueue,
  cause: Cause,
  on: LaneId,
  timeoutNs: number | undefined,
): SystemCall {
  const deadline = new Deadline(timeoutNs);
  return {
    name: 'park',
    attempt({ reason, nowNs }: CallContext): CallOutcome {
      if (isTrue()) return { kind: 'done', result: true };
      if (reason === 'timeout') return { kind: 'done', result: false };
      return { kind: 'wait', queue, cause, on, deadlineNs: deadline.from(nowNs) };
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
