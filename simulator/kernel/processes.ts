/** System calls about processes: waiting for children, sending signals, ending. */
import { Deadline } from './deadline.ts';
import { Failure } from './errno.ts';
import type { CallContext, CallOutcome, ExitStatus, ProcessHandle, SystemCall } from './program.ts';

/** A child that has ended, and how; undefined: none of those asked for has, and time is over. */
export type Reaped = { readonly id: number; readonly status: ExitStatus } | undefined;

/**
 * wait(2). Result: {@link Reaped}, or a Failure: there is no such child.
 *
 * @param id - of the child; −1: any.
 * @param timeoutNs - how long to wait; 0: as with WNOHANG; undefined: for ever.
 */
export function waitForChild(id: number, timeoutNs: number | undefined): SystemCall {
  const deadline = new Deadline(timeoutNs);
  return {
    name: 'wait',
    attempt({ kernel, thread, nowNs, reason }: CallContext): CallOutcome {
      const parent = kernel.processes.of(thread);
      const candidates = [...parent.children].filter((child) => id === -1 || child.id === id);
      if (candidates.length === 0) return done(new Failure('ECHILD'));
      const ended = candidates.find(({ exitStatus }) => exitStatus !== undefined);
      if (ended !== undefined) {
        kernel.processes.reap(ended, thread);
        return done({ id: ended.id, status: ended.exitStatus! } satisfies Reaped);
      }
      const deadlineNs = deadline.from(nowNs);
      const late = reason === 'timeout' || (deadlineNs !== undefined && deadlineNs <= nowNs);
      if (late) return done(undefined);
      return {
        kind: 'wait',
        queue: kernel.processes.childEnds(thread),
        cause: 'child',
        on: candidates.length === 1 ? candidates[0].lane : -1,
        deadlineNs,
      };
    },
  };
}

/** kill(2). Result: undefined, or a Failure. @param signal - 0: only asks whether there is one. */
export function sendSignal(id: number, signal: number, costNs = 0): SystemCall {
  return {
    name: 'kill',
    costNs,
    attempt({ kernel, thread }: CallContext): CallOutcome {
      const process = kernel.processes.find(id);
      if (process === undefined) return done(new Failure('ESRCH'));
      if (signal !== 0) kernel.processes.signal(process, signal, thread);
      return done(undefined);
    },
  };
}

/** exit_group(2): the process ends with all its threads. */
export function exitProcess(code: number): SystemCall {
  return {
    name: 'exit',
    attempt({ kernel, thread }: CallContext): CallOutcome {
      kernel.processes.exit(thread, { kind: 'exited', code });
      return done(undefined);
    },
  };
}

/** Result: the process of the calling thread, to be asked about its parent. */
export function lookUpProcess(): SystemCall {
  return {
    name: 'getppid',
    attempt: ({ kernel, thread }: CallContext) =>
      done(kernel.processes.of(thread) satisfies ProcessHandle),
  };
}

function done(result: unknown): CallOutcome {
  return { kind: 'done', result };
}
