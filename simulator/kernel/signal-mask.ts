/** Signals that threads hold back, and waiting for single ones (sigprocmask(2), sigwait(3)). */
import { Deadline } from './deadline.ts';
import { DONE } from './program.ts';
import type { CallContext, CallOutcome, SystemCall } from './program.ts';
import { isInexorable } from './signals.ts';

export type SignalSet = ReadonlySet<number>;

export const NO_SIGNALS: SignalSet = new Set();

/**
 * pthread_sigmask(3). Result: what the thread held back before. What has come meanwhile, and nobody holds back any
 * more, is delivered.
 */
export function setSignalMask(change: (before: SignalSet) => SignalSet): SystemCall {
  return {
    name: 'sigprocmask',
    attempt({ kernel: { processes }, thread }: CallContext): CallOutcome {
      const before = thread.blockedSignals;
      const wanted = [...change(before)].filter((signal) => !isInexorable(signal));
      thread.blockedSignals = new Set(wanted);
      processes.deliverPending(processes.of(thread));
      return { kind: 'done', result: before };
    },
  };
}

/** sigpending(2). Result: a {@link SignalSet}. */
export const PENDING_SIGNALS: SystemCall = {
  name: 'sigpending',
  attempt: ({ kernel: { processes }, thread }) => ({
    kind: 'done',
    result: new Set(processes.of(thread).pendingSignals.keys()),
  }),
};

/** What {@link waitForSignal} gives: the signal, and the number of the process that has sent it, if one has. */
export interface TakenSignal {
  readonly signal: number;
  readonly sender: number | undefined;
}

/**
 * sigwait(3), sigtimedwait(2): takes one of the signals out of those that are held back. Result: a
 * {@link TakenSignal}; undefined: none has come in time.
 */
export function waitForSignal(wanted: SignalSet, timeoutNs?: number): SystemCall {
  const deadline = new Deadline(timeoutNs);
  return {
    name: 'sigwait',
    interruptible: false,
    attempt({ kernel: { processes }, thread, nowNs, reason }: CallContext): CallOutcome {
      const process = processes.of(thread);
      const come = [...process.pendingSignals.keys()].filter((signal) => wanted.has(signal));
      if (come.length > 0) {
        process.awaitedSignals.delete(thread);
        // The lower number first.
        const signal = Math.min(...come);
        const sender = process.pendingSignals.get(signal);
        process.pendingSignals.delete(signal);
        return { kind: 'done', result: { signal, sender } };
      }
      if (reason === 'timeout') {
        process.awaitedSignals.delete(thread);
        return DONE;
      }
      process.awaitedSignals.set(thread, wanted);
      return {
        kind: 'wait',
        queue: process.signalWaiters,
        cause: 'io',
        on: -1,
        deadlineNs: deadline.from(nowNs),
      };
    },
  };
}
