/** `_thread._ThreadHandle`: a thread of the kernel as `threading.Thread` needs it. */
import { declareOver, join } from '../../kernel/join.ts';
import { DONE } from '../../kernel/program.ts';
import type {
  CallContext,
  CallOutcome,
  SystemCall,
  ThreadHandle,
  WaitQueue,
} from '../../kernel/program.ts';
import type { Context } from '../../python/context.ts';
import { typeError } from '../../python/objects/exception.ts';
import { asClassMethod, native, resumable } from '../../python/objects/native.ts';
import { builtinType, NONE, PyObject, type Value } from '../../python/objects/object.ts';
import { blockingCall, quickCall } from '../../python/objects/resumable.ts';
import { constructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { NO_LANE } from '../../trace/trace.ts';
import { toNanoseconds } from '../seconds.ts';
import { LOCK_TYPE } from './lock.ts';

export const HANDLE_TYPE = builtinType('_ThreadHandle', {
  module: '_thread',
  layout: 'other',
  subclassable: false,
});

export class PyThreadHandle extends PyObject {
  thread: ThreadHandle | undefined = undefined;
  started = false;
  /** It was a thread of the process that this one is a copy of: here it does not exist. */
  forgotten = false;
  /** Where start() waits until the thread runs. */
  readonly starters: WaitQueue;

  constructor({ interpreter }: Context) {
    super(HANDLE_TYPE);
    this.starters = interpreter.kernel.createQueue();
  }

  get kernelThread(): ThreadHandle {
    return this.thread as ThreadHandle;
  }
}

/** Waits until the new thread says that it runs. */
class AwaitStart implements SystemCall {
  readonly name = 'await start';
  private readonly handle: PyThreadHandle;

  constructor(handle: PyThreadHandle) {
    this.handle = handle;
  }

  attempt(): CallOutcome {
    const { started, starters, thread } = this.handle;
    if (started) return DONE;
    starters.holder = thread;
    return {
      kind: 'wait',
      queue: starters,
      cause: 'start',
      on: thread?.lane ?? NO_LANE,
      deadlineNs: undefined,
    };
  }
}

class MarkStarted implements SystemCall {
  readonly name = 'mark started';
  private readonly handle: PyThreadHandle;

  constructor(handle: PyThreadHandle) {
    this.handle = handle;
  }

  attempt({ kernel, thread }: CallContext): CallOutcome {
    this.handle.started = true;
    kernel.wakeAll(this.handle.starters, thread);
    return DONE;
  }
}

install(HANDLE_TYPE, [
  constructor(HANDLE_TYPE, '/', (_type, _args, context) => new PyThreadHandle(context)),
  asClassMethod(
    native('of_current(cls)', (_args, context) => {
      const handle = new PyThreadHandle(context);
      handle.thread = context.thread;
      handle.started = true;
      return handle;
    }),
  ),
  resumable('wait_started(self)', function* ([self]: [PyThreadHandle]) {
    yield* blockingCall(new AwaitStart(self));
    return NONE;
  }),
  resumable('mark_started(self)', function* ([self]: [PyThreadHandle], { thread }) {
    self.thread = thread;
    yield* quickCall(new MarkStarted(self));
    return NONE;
  }),
  resumable(
    'join(self, timeout=None)',
    function* ([self, timeout]: [PyThreadHandle, Value | undefined]) {
      const timeoutNs = timeout === undefined ? undefined : toNanoseconds(timeout);
      if (self.forgotten) return true;
      if ((yield* quickCall(join(self.kernelThread, 0))) === true) return true;
      if (timeoutNs === 0) return false;
      return (yield* blockingCall(join(self.kernelThread, timeoutNs))) === true;
    },
  ),
  resumable('is_done(self)', function* ([self]: [PyThreadHandle]) {
    return self.forgotten || (yield* quickCall(join(self.kernelThread, 0))) === true;
  }),
  // What a Thread stands on is a lock in CPython 3.11, and so it says why no Thread can be pickled.
  native('__reduce__(self)', () => {
    throw typeError(`cannot pickle '${LOCK_TYPE.shownName}' object`);
  }),
  native('forget(self)', ([self]: [PyThreadHandle]) => {
    self.forgotten = true;
    return NONE;
  }),
  resumable('declare_over(self)', function* () {
    yield* quickCall(declareOver());
    return NONE;
  }),
  native('set_name(self, name)', ([self, name]: [PyThreadHandle, string], { interpreter }) => {
    if (self.thread !== undefined) interpreter.renameLane(self.thread.lane, name);
    return NONE;
  }),
]);
