/** `posix`: making processes, waiting for them, sending them signals, and ending. */
import { ERRORS, Failure } from '../../kernel/errno.ts';
import {
  exitProcess,
  lookUpProcess,
  openProcess,
  type Reaped,
  sendSignal,
  type Target,
  waitForChild,
} from '../../kernel/processes.ts';
import { OPEN_FLAGS } from '../../kernel/open-file.ts';
import type { ExitStatus, ProcessHandle, SystemCall, ThreadHandle } from '../../kernel/program.ts';
import { SIGNALS_MAX, stopsByDefault } from '../../kernel/signals.ts';
import type { Context } from '../../python/context.ts';
import { raise, valueError } from '../../python/objects/exception.ts';
import { type Native, native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { blockingCall, quickCall, type Resumable } from '../../python/objects/resumable.ts';
import { tuple } from '../../python/objects/values.ts';
import { asSmallIndex } from '../../python/protocols/index.ts';
import { isCallable } from '../library-module.ts';
import { osError } from '../os-failure.ts';
import { signalGroup } from './groups.ts';
import { forkHooks, runHooks } from '../threads/fork-hooks.ts';
import {
  INIT_PROCESS_ID,
  kernelIdOf,
  ownProcessId,
  processIdOf,
  SHELL_PROCESS_ID,
} from '../process-id.ts';

/** Options of waitpid(2). */
export const WAIT_OPTIONS = { WNOHANG: 1, WUNTRACED: 2, WCONTINUED: 8 } as const;

/** The status as wait(2) gives it. */
function statusWord(status: ExitStatus): number {
  return status.kind === 'exited' ? (status.code & 0xff) << 8 : status.signal;
}

export function* wait(which: Target, timeoutNs: number | undefined): Resumable {
  const answer = yield* blockingCall(waitForChild(which, timeoutNs));
  if (answer instanceof Failure) {
    throw raise('ChildProcessError', answer.errno, ERRORS.ECHILD[1]);
  }
  const reaped = answer as Reaped;
  return reaped === undefined
    ? tuple([0, 0])
    : tuple([processIdOf(reaped), statusWord(reaped.status)]);
}

/** Whom a number means that is given to kill(2) or waitpid(2). */
function targetOf(id: number): Target {
  if (id > 0) return { kind: 'process', id: kernelIdOf(id) };
  if (id === 0) return { kind: 'own group' };
  return id === -1 ? { kind: 'any' } : { kind: 'group', id: kernelIdOf(-id) };
}

function* kill(target: Target, signal: number, context: Context): Resumable {
  if (signal < 0 || signal > SIGNALS_MAX) throw osError(ERRORS.EINVAL[0]);
  if (stopsByDefault(signal)) {
    throw raise('NotImplementedError', 'processes cannot be stopped and continued here');
  }
  if (target.kind === 'any') {
    throw raise('NotImplementedError', 'signals for all processes are not supported');
  }
  if (target.kind === 'process') {
    const answer = yield* quickCall(sendSignal(target.id, signal));
    if (answer instanceof Failure) throw osError(answer.errno);
  } else {
    yield* signalGroup(target.kind === 'group' ? target.id : undefined, signal);
  }
  yield* context.interpreter.checkSignals(context);
  return NONE;
}

const exited = (status: number): boolean => (status & 0x7f) === 0;
const signalled = (status: number): boolean => !exited(status) && (status & 0x7f) !== 0x7f;

const tells = (name: string, tell: (status: number) => number | boolean): Native =>
  resumable(`${name}(status)`, function* ([status]) {
    return tell(yield* asSmallIndex(status));
  });

export const CHILD_FUNCTIONS: readonly Native[] = [
  native('getpid()', (_args, context) => ownProcessId(context)),
  resumable('getppid()', function* () {
    const { id, parentId } = (yield* quickCall(lookUpProcess())) as ProcessHandle;
    if (parentId !== undefined) return processIdOf({ id: parentId });
    return id === 0 ? SHELL_PROCESS_ID : INIT_PROCESS_ID;
  }),
  resumable('fork()', function* (_args, context) {
    const { interpreter } = context;
    const { before, inParent } = forkHooks(interpreter);
    yield* runHooks([...before].reverse(), context);
    const fork: SystemCall = interpreter.fork(context, function* (inside) {
      yield* runHooks(forkHooks(inside.interpreter).inChild, inside);
      return 0;
    });
    const child = (yield* quickCall(fork)) as ThreadHandle;
    yield* runHooks(inParent, context);
    return processIdOf(child);
  }),
  native(
    'register_at_fork(*, before=None, after_in_child=None, after_in_parent=None)',
    (args: readonly (Value | undefined)[], { interpreter }) => {
      const given = args.map((hook) => (hook === NONE ? undefined : hook));
      if (given.every((hook) => hook === undefined)) {
        throw raise('TypeError', 'At least one argument is required.');
      }
      if (given.some((hook) => hook !== undefined && !isCallable(hook))) {
        throw raise('TypeError', 'argument must be callable');
      }
      const { before, inChild, inParent } = forkHooks(interpreter);
      [before, inChild, inParent].forEach((hooks, i) => {
        const hook = given[i];
        if (hook !== undefined) hooks.push(hook);
      });
      return NONE;
    },
  ),
  resumable('wait()', () => wait({ kind: 'any' }, undefined)),
  resumable('waitpid(pid, options, /)', function* ([pid, options]) {
    const id = yield* asSmallIndex(pid);
    const wanted = yield* asSmallIndex(options);
    const timeoutNs = (wanted & WAIT_OPTIONS.WNOHANG) === 0 ? undefined : 0;
    return yield* wait(targetOf(id), timeoutNs);
  }),
  resumable('kill(pid, signal, /)', function* ([pid, signal], context) {
    const target = targetOf(yield* asSmallIndex(pid));
    return yield* kill(target, yield* asSmallIndex(signal), context);
  }),
  resumable('killpg(pgid, signal, /)', function* ([group, signal], context) {
    const id = yield* asSmallIndex(group);
    const target: Target = id === 0 ? { kind: 'own group' } : { kind: 'group', id: kernelIdOf(id) };
    return yield* kill(target, yield* asSmallIndex(signal), context);
  }),
  resumable('pidfd_open(pid, flags=0)', function* ([pid, flags]: [Value, Value?]) {
    const id = yield* asSmallIndex(pid);
    const told = flags === undefined ? 0 : yield* asSmallIndex(flags);
    if (id <= 0 || (told & ~OPEN_FLAGS.O_NONBLOCK) !== 0) throw osError(ERRORS.EINVAL[0]);
    const answer = yield* quickCall(openProcess(kernelIdOf(id), told));
    if (answer instanceof Failure) throw osError(answer.errno);
    return answer as number;
  }),
  resumable('_exit(status)', function* ([status]) {
    yield* quickCall(exitProcess((yield* asSmallIndex(status)) & 0xff));
    return NONE;
  }),
  native('abort()', () => {
    throw raise('NotImplementedError', 'os.abort() is not supported: use os._exit()');
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
