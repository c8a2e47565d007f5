/**
 * `_thread`: locks and threads as the kernel has them. What begins with an underscore is for
 * `threading`, which builds everything else on it.
 */
import type { SystemCall, ThreadHandle } from '../kernel/program.ts';
import type { Interpreter } from '../python/context.ts';
import {
  EXCEPTIONS,
  type PyException,
  raise,
  Raised,
  typeError,
  valueError,
} from '../python/objects/exception.ts';
import { PyNative } from '../python/objects/function.ts';
import { native, resumable } from '../python/objects/native.ts';
import { isInstance, newDict, NONE, PyDict, type Value } from '../python/objects/object.ts';
import { call, type Keywords, quickCall } from '../python/objects/resumable.ts';
import { float, PyTuple } from '../python/objects/values.ts';
import { asSmallIndex } from '../python/protocols/index.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { Cause, LaneId, LaneKind } from '../trace/trace.ts';
import { INTERRUPT_MAIN } from './_signal.ts';
import { isCallable, namespace, stateOf } from './library-module.ts';
import { identOf, nativeIdOf } from './process-id.ts';
import { TIMEOUT_MAX_SECONDS } from './seconds.ts';
import { EXCEPTHOOK, HOOK_ARGUMENTS } from './threads/excepthook.ts';
import { forkHooks } from './threads/fork-hooks.ts';
import { HANDLE_TYPE, type PyThreadHandle } from './threads/handle.ts';
import { ITEM_FUNCTIONS } from './threads/items.ts';
import { newLane, ownLane, resourceOf } from './threads/lanes.ts';
import { LOCAL_TYPE } from './threads/local.ts';
import { LOCK_TYPE, newInnerLock, newOwnedLock, newSignal, PyLock } from './threads/lock.ts';
import { PyRLock, RLOCK_TYPE } from './threads/rlock.ts';
import { markException } from './traceback-report.ts';

const STACK_SIZE_MIN = 32_768;

/** What a thread started by start_new_thread() does: an exception is reported and ends it. */
const RUN_FUNCTION = new PyNative(
  resumable(
    'run(function, args, keywords, /)',
    function* ([callee, args, keywords]: [Value, PyTuple, PyDict], context) {
      const named: Keywords = new Map(
        Array.from(keywords.entries.values(), (entry) => [
          entry.key as string,
          entry.value as Value,
        ]),
      );
      try {
        return yield* call(callee, [...args.items], named);
      } catch (error) {
        if (!(error instanceof Raised)) throw error;
        const { exception } = error;
        if (!isInstance(exception, EXCEPTIONS.SystemExit)) {
          const { report } = context.interpreter.finalization;
          yield* report(context, exception, callee, 'Exception ignored in thread started by');
          yield* markException(context, exception);
        }
        return NONE;
      }
    },
  ),
  undefined,
  '_thread',
);

const startNewThread = (name: string) =>
  resumable(
    `${name}(function, args, kwargs=None, /)`,
    function* ([callee, args, keywords]: [Value, Value, Value | undefined], { interpreter }) {
      if (!isCallable(callee)) throw typeError('first arg must be callable');
      if (!(args instanceof PyTuple)) throw typeError('2nd arg must be a tuple');
      if (keywords !== undefined && !(keywords instanceof PyDict)) {
        throw typeError('optional 3rd arg must be a dictionary');
      }
      const thread = yield* quickCall(
        interpreter.startThread(RUN_FUNCTION, [callee, args, keywords ?? newDict()], 'thread'),
      );
      return identOf(thread as ThreadHandle);
    },
  );

const allocateLock = (name: string) =>
  native(
    `${name}()`,
    (_args, context) => new PyLock(newOwnedLock(context, newLane(context, 'lock'))),
  );

const exit = (name: string) =>
  native(`${name}()`, () => {
    throw raise('SystemExit');
  });

const FUNCTIONS = [
  allocateLock('allocate_lock'),
  allocateLock('allocate'),
  startNewThread('start_new_thread'),
  startNewThread('start_new'),
  exit('exit'),
  exit('exit_thread'),
  INTERRUPT_MAIN,
  EXCEPTHOOK,
  // How many threads there are beside the main one.
  native('_count()', (_args, { interpreter }) => interpreter.threadCount - 1),
  native('get_ident()', (_args, { thread }) => identOf(thread)),
  native('get_native_id()', (_args, { thread }) => nativeIdOf(thread)),
  resumable('stack_size(size=0, /)', function* ([size = 0], { interpreter }) {
    const bytes = yield* asSmallIndex(size);
    if (bytes < 0) throw valueError('size must be 0 or a positive value');
    if (bytes > 0 && bytes < STACK_SIZE_MIN) throw valueError(`size not valid: ${bytes} bytes`);
    const setting = stateOf(interpreter, '_thread.stack', () => ({ bytes: 0 }));
    const before = setting.bytes;
    setting.bytes = bytes;
    return before;
  }),
  resumable(
    '_start_joinable_thread(function, handle, name)',
    function* ([callee, handle, name]: [Value, PyThreadHandle, string], { interpreter }) {
      const start: SystemCall = interpreter.startThread(callee, [], name);
      handle.thread = (yield* quickCall(start)) as ThreadHandle;
      return NONE;
    },
  ),
  native('_call_after_fork(function)', ([callee]: [Value], { interpreter }) => {
    forkHooks(interpreter).inChild.push(callee);
    return NONE;
  }),
  native('_new_lane(kind)', ([kind]: [LaneKind], context) => newLane(context, kind)),
  native(
    '_inner_lock(cause, lane)',
    ([cause, lane]: [Cause, LaneId], context) => new PyLock(newInnerLock(context, cause, lane)),
  ),
  native('_signal(cause, lane)', ([cause, lane]: [Cause, LaneId], context) =>
    newSignal(context, cause, lane),
  ),
  native(
    '_owned_lock(lane)',
    ([lane]: [LaneId], context) => new PyRLock(newOwnedLock(context, lane)),
  ),
  native('_set_permits(lane, value)', ([lane, value]: [LaneId, number], context) => {
    const { interpreter, nowNs } = context;
    const resource = resourceOf(interpreter, lane);
    if (resource === undefined) return NONE;
    resource.permits = value;
    interpreter.recorder.level(resource.lane, Math.ceil(nowNs), value);
    return NONE;
  }),
  // Asks for the next task, in whatever way: what the thread waits for meanwhile is work.
  resumable(
    '_next_task(function, lane=-1)',
    function* ([callee, pool = NO_LANE]: [Value, LaneId?], { thread }) {
      thread.idle = pool;
      try {
        return yield* call(callee, []);
      } finally {
        thread.idle = undefined;
      }
    },
  ),
  ...ITEM_FUNCTIONS,
  // A queue, a semaphore or a barrier remembers what it was told; a condition forgets it, an event may.
  native('_unheard(cause, lane)', ([cause, lane]: [Cause, LaneId], context) => {
    const { interpreter, thread, nowNs } = context;
    if (lane !== NO_LANE && (cause === 'condition' || cause === 'event')) {
      const own = ownLane(interpreter, lane);
      interpreter.recorder.unheard(
        Math.ceil(nowNs),
        thread.lane,
        own,
        interpreter.placeOf(context),
      );
    }
    return NONE;
  }),
  resumable('_mark_exception(exception)', function* ([exception]: [PyException], context) {
    yield* markException(context, exception);
    return NONE;
  }),
];

export function createThreadModule(_interpreter: Interpreter): PyDict {
  return namespace('_thread', FUNCTIONS, {
    LockType: LOCK_TYPE,
    RLock: RLOCK_TYPE,
    TIMEOUT_MAX: float(TIMEOUT_MAX_SECONDS),
    _ExceptHookArgs: HOOK_ARGUMENTS,
    _ThreadHandle: HANDLE_TYPE,
    _local: LOCAL_TYPE,
    error: EXCEPTIONS.RuntimeError,
  });
}
