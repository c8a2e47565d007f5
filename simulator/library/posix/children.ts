/** `posix`: making processes, sending them signals, and ending. */
import { ERRORS, Failure } from '../../kernel/errno.ts';
import {
  exitProcess,
  lookUpProcess,
  openProcess,
  sendSignal,
  type Target,
} from '../../kernel/processes.ts';
import { OPEN_FLAGS } from '../../kernel/open-file.ts';
import type { ProcessHandle, SystemCall, ThreadHandle } from '../../kernel/program.ts';
import { SIGNALS, SIGNALS_MAX, stopsByDefault } from '../../kernel/signals.ts';
import type { Context } from '../../python/context.ts';
import { raise, typeError } from '../../python/objects/exception.ts';
import { type Native, native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { quickCall, type Resumable } from '../../python/objects/resumable.ts';
import { asSmallIndex, typeName } from '../../python/protocols/index.ts';
import { writeForgotten } from '../io/unwritten.ts';
import { isCallable } from '../library-module.ts';
import { osError } from '../os-failure.ts';
import { signalGroup } from './groups.ts';
import { targetOf } from './waiting.ts';
import { forkHooks, runHooks } from '../threads/fork-hooks.ts';
import {
  INIT_PROCESS_ID,
  kernelIdOf,
  ownProcessId,
  processIdOf,
  SHELL_PROCESS_ID,
} from '../process-id.ts';

function* kill(target: Target, signal: number, context: Context): Resumable {
  yield* writeForgotten(context);
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

/** What register_at_fork() takes. */
const HOOKS = ['before', 'after_in_child', 'after_in_parent'] as const;

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
    // Otherwise the child would write it too.
    yield* writeForgotten(context);
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
    `register_at_fork(*, ${HOOKS.map((hook) => `${hook}=None`).join(', ')})`,
    (args: readonly (Value | undefined)[], { interpreter }) => {
      const given = args.map((hook) => (hook === NONE ? undefined : hook));
      if (given.every((hook) => hook === undefined)) {
        throw typeError('At least one argument is required.');
      }
      for (const [i, hook] of given.entries()) {
        if (hook === undefined || isCallable(hook)) continue;
        throw typeError(`'${HOOKS[i]}' must be callable, not ${typeName(hook)}`);
      }
      const { before, inChild, inParent } = forkHooks(interpreter);
      [before, inChild, inParent].forEach((hooks, i) => {
        const hook = given[i];
        if (hook !== undefined) hooks.push(hook);
      });
      return NONE;
    },
  ),
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
    const code = (yield* asSmallIndex(status)) & 0xff;
    yield* quickCall(exitProcess({ kind: 'exited', code }));
    return NONE;
  }),
  // abort(3) ends the process whatever handler there is.
  resumable('abort()', function* () {
    yield* quickCall(exitProcess({ kind: 'killed', signal: SIGNALS.SIGABRT }));
    return NONE;
  }),
];
