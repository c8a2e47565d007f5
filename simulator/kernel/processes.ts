/** System calls about processes: waiting for children, sending signals, ending. */
import { Deadline } from './deadline.ts';
import { Failure } from './errno.ts';
import { ProcessFile } from './process-file.ts';
import type { CallContext, CallOutcome, ExitStatus, ProcessHandle, SystemCall } from './program.ts';

/**
 * A child that has ended, how, and the CPU time that it and those it has reaped have used; undefined: none of
 * those asked for has ended, and time is over.
 */
export type Reaped =
  { readonly id: number; readonly status: ExitStatus; readonly cpuNs: number } | undefined;

/** One process, all of a group, or any. */
export type Target =
  | { readonly kind: 'process'; readonly id: number }
  | { readonly kind: 'group'; readonly id: number }
  | { readonly kind: 'own group' }
  | { readonly kind: 'any' };

/**
 * wait(2). Result: {@link Reaped}, or a Failure: there is no such child.
 *
 * @param which - of the children
 * @param timeoutNs - how long to wait; 0: as with WNOHANG; undefined: for ever.
 * @param reaps - false: the child stays a zombie that can be waited for again, as with WNOWAIT
 */
export function waitForChild(
  which: Target,
  timeoutNs: number | undefined,
  reaps = true,
): SystemCall {
  const deadline = new Deadline(timeoutNs);
  return {
    name: 'wait',
    attempt({ kernel, thread, nowNs, reason }: CallContext): CallOutcome {
      const parent = kernel.processes.of(thread);
      const candidates = [...parent.children].filter((child) => isMeant(which, child, parent));
      if (candidates.length === 0) return done(new Failure('ECHILD'));
      const ended = candidates.find(({ exitStatus }) => exitStatus !== undefined);
      if (ended !== undefined) {
        if (reaps) kernel.processes.reap(ended, thread);
        const cpuNs = ended.endedThreadsNs + ended.reapedNs;
        return done({ id: ended.id, status: ended.exitStatus!, cpuNs } satisfies Reaped);
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

function isMeant(which: Target, child: ProcessHandle, parent: ProcessHandle): boolean {
  switch (which.kind) {
    case 'process':
      return child.id === which.id;
    case 'group':
      return child.group === which.id;
    case 'own group':
      return child.group === parent.group;
    case 'any':
      return true;
  }
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

/** killpg(3). @param group - undefined: the caller's. */
export function sendSignalToGroup(group: number | undefined, signal: number): SystemCall {
  return {
    name: 'kill',
    attempt({ kernel: { processes }, thread }: CallContext): CallOutcome {
      const members = processes.inGroup(group ?? processes.of(thread).group);
      if (members.length === 0) return done(new Failure('ESRCH'));
      for (const process of signal === 0 ? [] : members) {
        processes.signal(process, signal, thread);
      }
      return done(undefined);
    },
  };
}

/** setsid(2). Result: undefined, or a Failure. @param id - undefined: the caller's number */
export function startSession(id?: number): SystemCall {
  return {
    name: 'setsid',
    attempt({ kernel: { processes }, thread }: CallContext): CallOutcome {
      const process = id === undefined ? processes.of(thread) : processes.find(id);
      if (process === undefined) return done(new Failure('ESRCH'));
      if (processes.inGroup(process.id).length > 0) return done(new Failure('EPERM'));
      process.session = process.group = process.id;
      return done(undefined);
    },
  };
}

/** setpgid(2). Result: undefined, or a Failure. @param id, group - undefined: the caller's number */
export function setGroup(id: number | undefined, group: number | undefined): SystemCall {
  return {
    name: 'setpgid',
    attempt({ kernel: { processes }, thread }: CallContext): CallOutcome {
      const caller = processes.of(thread);
      const process = id === undefined ? caller : processes.find(id);
      const isMine = process === caller || [...caller.children].some((child) => child === process);
      if (process === undefined || !isMine) return done(new Failure('ESRCH'));
      const wanted = group ?? process.id;
      const members = processes.inGroup(wanted);
      const isThere = members.some(({ session }) => session === process.session);
      const leads = process.session === process.id;
      if (leads || process.session !== caller.session || (wanted !== process.id && !isThere)) {
        return done(new Failure('EPERM'));
      }
      process.group = wanted;
      return done(undefined);
    },
  };
}

/** exit_group(2), or abort(3): the process ends with all its threads. */
export function exitProcess(status: ExitStatus): SystemCall {
  return {
    name: 'exit',
    attempt({ kernel, thread }: CallContext): CallOutcome {
      kernel.processes.exit(thread, status);
      return done(undefined);
    },
  };
}

/** Result: the number of the process that a descriptor of pidfd_open(2) is of, or a Failure. */
export function lookUpOpenProcess(descriptor: number): SystemCall {
  return {
    name: 'waitid',
    attempt({ kernel, thread }: CallContext): CallOutcome {
      const file = kernel.filesOf(thread).peek(descriptor);
      return done(file instanceof ProcessFile ? file.process.id : new Failure('EBADF'));
    },
  };
}

/** Result: a process, or a Failure. @param id - undefined: that of the calling thread */
export function lookUpProcess(id?: number): SystemCall {
  return {
    name: 'getppid',
    attempt({ kernel: { processes }, thread }: CallContext): CallOutcome {
      const found = id === undefined ? processes.of(thread) : processes.find(id);
      return done((found satisfies ProcessHandle | undefined) ?? new Failure('ESRCH'));
    },
  };
}

/** pidfd_open(2). Result: a descriptor, or a Failure. */
export function openProcess(id: number, flags: number): SystemCall {
  return {
    name: 'pidfd_open',
    attempt({ kernel, thread }: CallContext): CallOutcome {
      const process = kernel.processes.find(id);
      if (process === undefined) return done(new Failure('ESRCH'));
      try {
        return done(kernel.filesOf(thread).add(new ProcessFile(process, flags)));
      } catch (failure) {
        if (failure instanceof Failure) return done(failure);
        throw failure;
      }
    },
  };
}

/** pidfd_send_signal(2). Result: undefined, or a Failure. */
export function sendSignalThrough(descriptor: number, signal: number): SystemCall {
  return {
    name: 'pidfd_send_signal',
    attempt(context: CallContext): CallOutcome {
      const { kernel, thread } = context;
      const file = kernel.filesOf(thread).peek(descriptor);
      if (!(file instanceof ProcessFile)) return done(new Failure('EBADF'));
      return sendSignal(file.process.id, signal).attempt(context);
    },
  };
}

function done(result: unknown): CallOutcome {
  return { kind: 'done', result };
}
