/** `posix`: waiting for children to end, and what is told of how they did. */
import { ERRORS, Failure } from '../../kernel/errno.ts';
import { USER_ID } from '../../kernel/inode.ts';
import {
  lookUpOpenProcess,
  type Reaped,
  type Target,
  waitForChild,
} from '../../kernel/processes.ts';
import type { ExitStatus } from '../../kernel/program.ts';
import { SIGNALS } from '../../kernel/signals.ts';
import { raise, valueError } from '../../python/objects/exception.ts';
import { type Native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { blockingCall, quickCall, type Resumable } from '../../python/objects/resumable.ts';
import { tuple } from '../../python/objects/values.ts';
import { asSmallIndex } from '../../python/protocols/index.ts';
import { osError } from '../os-failure.ts';
import { kernelIdOf, processIdOf } from '../process-id.ts';
import { resourceUsage } from '../resource-usage.ts';
import { structSequence, structValue } from '../struct-sequence.ts';

/** Options of waitpid(2) and waitid(2). */
const OPTIONS = {
  WNOHANG: 1,
  WUNTRACED: 2,
  WSTOPPED: 2,
  WEXITED: 4,
  WCONTINUED: 8,
  WNOWAIT: 0x100_0000,
} as const;

/** For whom waitid(2) waits. */
const KINDS = { P_ALL: 0, P_PID: 1, P_PGID: 2, P_PIDFD: 3 } as const;

/** What has become of a child (siginfo_t, `si_code` of SIGCHLD). */
const CODES = {
  CLD_EXITED: 1,
  CLD_KILLED: 2,
  CLD_DUMPED: 3,
  CLD_TRAPPED: 4,
  CLD_STOPPED: 5,
  CLD_CONTINUED: 6,
} as const;

const WAITID_RESULT = structSequence('posix', 'waitid_result', [
  'si_pid',
  'si_uid',
  'si_signo',
  'si_status',
  'si_code',
]);

export const WAITING_NAMES = { ...OPTIONS, ...KINDS, ...CODES, waitid_result: WAITID_RESULT };

/** What waitpid(2) refuses. */
const UNKNOWN = ~(OPTIONS.WNOHANG | OPTIONS.WUNTRACED | OPTIONS.WCONTINUED);

/** The status as wait(2) gives it. */
function statusWord(status: ExitStatus): number {
  return status.kind === 'exited' ? (status.code & 0xff) << 8 : status.signal;
}

function* reap(which: Target, timeoutNs: number | undefined, reaps = true): Resumable<Reaped> {
  const answer = yield* blockingCall(waitForChild(which, timeoutNs, reaps));
  if (answer instanceof Failure) {
    throw raise('ChildProcessError', answer.errno, ERRORS.ECHILD[1]);
  }
  return answer as Reaped;
}

/** `(pid, status)` of a child that has ended; `(0, 0)`: none has in time. */
export function* wait(which: Target, timeoutNs: number | undefined): Resumable {
  return tuple(pidAndStatus(yield* reap(which, timeoutNs)));
}

function pidAndStatus(reaped: Reaped): [number, number] {
  return reaped === undefined ? [0, 0] : [processIdOf(reaped), statusWord(reaped.status)];
}

function* waitWithUsage(which: Target, options: Value): Resumable {
  const reaped = yield* reap(which, timeoutOf(yield* asSmallIndex(options)));
  return tuple([...pidAndStatus(reaped), resourceUsage(reaped?.cpuNs ?? 0)]);
}

function timeoutOf(options: number): number | undefined {
  if ((options & UNKNOWN) !== 0) throw osError(ERRORS.EINVAL[0]);
  return (options & OPTIONS.WNOHANG) === 0 ? undefined : 0;
}

/** Whom a number means that is given to kill(2) or waitpid(2). */
export function targetOf(id: number): Target {
  if (id > 0) return { kind: 'process', id: kernelIdOf(id) };
  if (id === 0) return { kind: 'own group' };
  return id === -1 ? { kind: 'any' } : { kind: 'group', id: kernelIdOf(-id) };
}

function* targetOfKind(kind: number, id: number): Resumable<Target> {
  switch (kind) {
    case KINDS.P_ALL:
      return { kind: 'any' };
    case KINDS.P_PID:
      if (id > 0) return { kind: 'process', id: kernelIdOf(id) };
      break;
    case KINDS.P_PGID:
      if (id === 0) return { kind: 'own group' };
      if (id > 0) return { kind: 'group', id: kernelIdOf(id) };
      break;
    case KINDS.P_PIDFD: {
      const found = yield* quickCall(lookUpOpenProcess(id));
      if (found instanceof Failure) throw osError(found.errno);
      return { kind: 'process', id: found as number };
    }
  }
  throw osError(ERRORS.EINVAL[0]);
}

function* waitid(kind: number, id: number, options: number): Resumable {
  const { WEXITED, WNOHANG, WNOWAIT, WCONTINUED, WSTOPPED } = OPTIONS;
  const wanted = options & (WEXITED | WSTOPPED | WCONTINUED);
  if (wanted === 0 || (options & ~(wanted | WNOHANG | WNOWAIT)) !== 0) {
    throw osError(ERRORS.EINVAL[0]);
  }
  if ((wanted & WEXITED) === 0) {
    throw raise('NotImplementedError', 'processes cannot be stopped and continued here');
  }
  const which = yield* targetOfKind(kind, id);
  const timeoutNs = (options & WNOHANG) === 0 ? undefined : 0;
  const reaped = yield* reap(which, timeoutNs, (options & WNOWAIT) === 0);
  if (reaped === undefined) return NONE;
  const { status } = reaped;
  const how =
    status.kind === 'exited'
      ? [status.code & 0xff, CODES.CLD_EXITED]
      : [status.signal, CODES.CLD_KILLED];
  return structValue(WAITID_RESULT, [processIdOf(reaped), USER_ID, SIGNALS.SIGCHLD, ...how]);
}

const exited = (status: number): boolean => (status & 0x7f) === 0;
const signalled = (status: number): boolean => !exited(status) && (status & 0x7f) !== 0x7f;

const tells = (name: string, tell: (status: number) => number | boolean): Native =>
  resumable(`${name}(status)`, function* ([status]) {
    return tell(yield* asSmallIndex(status));
  });

export const WAITING_FUNCTIONS: readonly Native[] = [
  resumable('wait()', () => wait({ kind: 'any' }, undefined)),
  resumable('waitpid(pid, options, /)', function* ([pid, options]) {
    const id = yield* asSmallIndex(pid);
    return yield* wait(targetOf(id), timeoutOf(yield* asSmallIndex(options)));
  }),
  resumable('wait3(options)', ([options]: [Value]) => waitWithUsage({ kind: 'any' }, options)),
  resumable('wait4(pid, options)', function* ([pid, options]: [Value, Value]) {
    return yield* waitWithUsage(targetOf(yield* asSmallIndex(pid)), options);
  }),
  resumable('waitid(idtype, id, options, /)', function* ([kind, id, options]) {
    const which = [yield* asSmallIndex(kind), yield* asSmallIndex(id)] as const;
    return yield* waitid(...which, yield* asSmallIndex(options));
  }),
  tells('WIFEXITED', exited),
  tells('WEXITSTATUS', (status) => (status >> 8) & 0xff),
  tells('WIFSIGNALED', signalled),
  tells('WTERMSIG', (status) => status & 0x7f),
  tells('WIFSTOPPED', () => false),
  tells('WIFCONTINUED', () => false),
  tells('WSTOPSIG', (status) => (status >> 8) & 0xff),
  tells('WCOREDUMP', () => false),
  tells('waitstatus_to_exitcode', (status) => {
    if (exited(status)) return (status >> 8) & 0xff;
    if (signalled(status)) return -(status & 0x7f);
    if ((status & 0xff) === 0x7f) {
      throw valueError(`process stopped by delivery of signal ${(status >> 8) & 0xff}`);
    }
    throw valueError(`invalid wait status: ${status}`);
  }),
];
