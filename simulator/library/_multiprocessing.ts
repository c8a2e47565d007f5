/** `_multiprocessing`: what processes share in the kernel, and how they are started anew. */
import { makeChannel, makePipe } from '../kernel/make-pipe.ts';
import { OPEN_FLAGS } from '../kernel/open-file.ts';
import type { ThreadHandle } from '../kernel/program.ts';
import { Semaphore } from '../kernel/semaphore.ts';
import type { Context, Interpreter } from '../python/context.ts';
import { raise, valueError } from '../python/objects/exception.ts';
import { PyGetSet } from '../python/objects/function.ts';
import { asClassMethod, native, resumable } from '../python/objects/native.ts';
import {
  builtinType,
  NONE,
  type PyDict,
  PyObject,
  type PyType,
  type Value,
} from '../python/objects/object.ts';
import { blockingCall, call, quickCall, type Resumable } from '../python/objects/resumable.ts';
import { PyBytes, tuple } from '../python/objects/values.ts';
import { asSmallIndex, getAttribute, textArgument, truth } from '../python/protocols/index.ts';
import { resumableConstructor } from '../python/types/construct.ts';
import { install } from '../python/types/install.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { LaneId } from '../trace/trace.ts';
import { bytesArgument } from './io/protocol.ts';
import { writeForgotten } from './io/unwritten.ts';
import { namespace, stateOf } from './library-module.ts';
import { receiveMessage, sendMessage } from './multiprocessing/messages.ts';
import { osError, perform } from './os-failure.ts';
import { handOverEnvironment } from './posix/process.ts';
import { identOf, processIdOf } from './process-id.ts';
import { toNanoseconds } from './seconds.ts';
import { newLane, resourceOf } from './threads/lanes.ts';

const SEM_LOCK_TYPE = builtinType('SemLock', { module: '_multiprocessing', layout: 'other' });
const RECURSIVE_MUTEX = 0;
const VALUE_MAX = 2 ** 31 - 1;
const ERRNO_EXISTS = 17;
const ERRNO_MISSING = 2;
const ERRNO_INVALID = 22;

class PySemLock extends PyObject {
  readonly semaphore: Semaphore;
  readonly kind: number;
  readonly name: Value;
  readonly handle: number;
  /** How often threads of this process have acquired it and not released it. */
  count = 0;
  /** The last of them. */
  holder: number | undefined = undefined;

  constructor(type: PyType, semaphore: Semaphore, kind: number, name: Value, handle: number) {
    super(type);
    this.semaphore = semaphore;
    this.kind = kind;
    this.name = name;
    this.handle = handle;
  }

  isMine({ thread }: Context): boolean {
    return this.count > 0 && this.holder === identOf(thread);
  }
}

/** One with permits from the beginning is drawn; what waits for one to come belongs to something else. */
function newSemaphore(context: Context, permits: number, permitsMax: number): Semaphore {
  const { kernel, recorder } = context.interpreter;
  const cause = permitsMax === 1 ? 'lock' : 'semaphore';
  const lane = permits > 0 ? newLane(context, cause, true) : NO_LANE;
  const semaphore = new Semaphore(kernel, recorder, {
    permits,
    permitsMax,
    cause,
    lane,
    owned: permitsMax === 1 && lane !== NO_LANE,
  });
  const resource = resourceOf(context.interpreter, lane);
  if (resource !== undefined) {
    resource.lock = semaphore;
    if (permitsMax > 1) recorder.level(resource.lane, Math.ceil(context.nowNs), permits);
  }
  return semaphore;
}

/** Handles are not told apart by the kernel: the name is what other processes find it by. */
function nextHandle(interpreter: Interpreter): number {
  const handles = stateOf(interpreter, '_multiprocessing', () => ({ next: 1 }));
  return handles.next++;
}

function* acquire(
  self: PySemLock,
  block: Value | undefined,
  timeout: Value | undefined,
  context: Context,
): Resumable<boolean> {
  if (self.kind === RECURSIVE_MUTEX && self.isMine(context)) {
    self.count++;
    return true;
  }
  const waits = block === undefined || (yield* truth(block));
  const limitNs =
    timeout === undefined || timeout === NONE ? undefined : Math.max(0, toNanoseconds(timeout));
  const timeoutNs = waits ? limitNs : 0;
  const { semaphore } = self;
  let taken = (yield* quickCall(semaphore.acquire(0))) === true;
  if (!taken && timeoutNs !== 0) {
    taken = (yield* blockingCall(semaphore.acquire(timeoutNs))) === true;
  }
  if (!taken) return false;
  self.count++;
  self.holder = identOf(context.thread);
  return true;
}

function* release(self: PySemLock, context: Context): Resumable {
  if (self.kind === RECURSIVE_MUTEX) {
    if (!self.isMine(context)) {
      throw raise('AssertionError', 'attempt to release recursive lock not owned by thread');
    }
    if (self.count > 1) {
      self.count--;
      return NONE;
    }
  }
  yield* writeForgotten(context);
  if ((yield* quickCall(self.semaphore.release())) !== true) {
    throw valueError('semaphore or lock released too many times');
  }
  self.count--;
  return NONE;
}

install(SEM_LOCK_TYPE, [
  resumableConstructor(
    SEM_LOCK_TYPE,
    'kind, value, maxvalue, name, unlink',
    function* (type, [kind, value, maximum, name, unlink], context) {
      const permits = yield* asSmallIndex(value!);
      const permitsMax = yield* asSmallIndex(maximum!);
      if (permits < 0) throw osError(ERRNO_INVALID);
      const text = textArgument(name!, 'SemLock', ' 4');
      const { semaphores } = context.interpreter.kernel.names;
      if (semaphores.has(text)) throw osError(ERRNO_EXISTS, name);
      const semaphore = newSemaphore(context, permits, permitsMax);
      const kept = !(yield* truth(unlink!));
      if (kept) semaphores.set(text, semaphore);
      const handle = nextHandle(context.interpreter);
      const shown = kept ? name! : NONE;
      return new PySemLock(type, semaphore, yield* asSmallIndex(kind!), shown, handle);
    },
  ),
  asClassMethod(
    resumable(
      '_rebuild(cls, handle, kind, maxvalue, name, /)',
      function* (
        [cls, handle, kind, , name]: [PyType, Value, Value, Value, Value],
        { interpreter },
      ) {
        const text = textArgument(name, '_rebuild', ' 4');
        const semaphore = interpreter.kernel.names.semaphores.get(text);
        if (semaphore === undefined) throw osError(ERRNO_MISSING, name);
        const made = [yield* asSmallIndex(kind), name, yield* asSmallIndex(handle)] as const;
        return new PySemLock(cls, semaphore, ...made);
      },
    ),
  ),
  resumable(
    'acquire(self, block=True, timeout=None)',
    function* ([self, block, timeout]: [PySemLock, Value | undefined, Value | undefined], context) {
      return yield* acquire(self, block, timeout, context);
    },
  ),
  resumable('release(self)', ([self]: [PySemLock], context) => release(self, context)),
  resumable('__enter__(self)', function* ([self]: [PySemLock], context) {
    return yield* acquire(self, undefined, undefined, context);
  }),
  resumable(
    '__exit__(self, exc_type=None, exc_value=None, exc_tb=None, /)',
    function* ([self]: [PySemLock], context) {
      return yield* release(self, context);
    },
  ),
  native('_count(self)', ([self]: [PySemLock]) => self.count),
  native('_is_mine(self)', ([self]: [PySemLock], context) => self.isMine(context)),
  resumable('_get_value(self)', function* ([self]: [PySemLock]) {
    return (yield* quickCall(self.semaphore.look())) as number;
  }),
  resumable('_is_zero(self)', function* ([self]: [PySemLock]) {
    return (yield* quickCall(self.semaphore.look())) === 0;
  }),
  native('_after_fork(self)', ([self]: [PySemLock]) => {
    self.count = 0;
    return NONE;
  }),
  new PyGetSet('handle', (self) => (self as PySemLock).handle),
  new PyGetSet('kind', (self) => (self as PySemLock).kind),
  new PyGetSet('maxvalue', (self) => (self as PySemLock).semaphore.permitsMax),
  new PyGetSet('name', (self) => (self as PySemLock).name),
  { name: 'SEM_VALUE_MAX', value: VALUE_MAX },
]);

/** Starts an interpreter that knows nothing but the main program, and calls `function(fd)` of a module. */
function* spawn(
  [fd, name, place, callee]: readonly (Value | undefined)[],
  context: Context,
): Resumable {
  const descriptor = yield* asSmallIndex(fd!);
  const title = textArgument(name!, 'spawn', ' 2');
  const moduleName = textArgument(place!, 'spawn', ' 3');
  const functionName = textArgument(callee!, 'spawn', ' 4');
  // What is sent to it are the descriptors that it inherits.
  const settings = { name: title, descriptors: [descriptor], inherits: true };
  const start = context.interpreter.spawn(context, settings, function* (inside) {
    handOverEnvironment(context.interpreter, inside.interpreter);
    const module = yield* inside.interpreter.importModule(inside, moduleName);
    return yield* call(yield* getAttribute(module, functionName), [descriptor]);
  });
  return processIdOf((yield* quickCall(start)) as ThreadHandle);
}

const FUNCTIONS = [
  native('sem_unlink(name, /)', ([name]: [Value], { interpreter }) => {
    const text = textArgument(name, 'sem_unlink');
    if (!interpreter.kernel.names.semaphores.delete(text)) throw osError(ERRNO_MISSING, name);
    return NONE;
  }),
  resumable('channel()', function* (_args, context) {
    const lane = newLane(context, 'pipe', true);
    const pair = yield* perform(makeChannel(context.interpreter.recorder, lane));
    return tuple([...pair]);
  }),
  // Workers are other processes, so that the pool's lane belongs to them all.
  native('pool_lane()', (_args, context) => newLane(context, 'pool', true)),
  resumable('pipe_on(lane, /)', function* ([lane]: [LaneId], { interpreter: { recorder } }) {
    return tuple([...(yield* perform(makePipe(recorder, lane, OPEN_FLAGS.O_CLOEXEC)))]);
  }),
  resumable('send_message(fd, message, /)', function* ([fd, message], context) {
    yield* sendMessage(yield* asSmallIndex(fd), bytesArgument(message), context);
    return NONE;
  }),
  /** None: it is longer than it may be. */
  resumable('receive_message(fd, maxlength=None, /)', function* ([fd, maximum], context) {
    const lengthMax =
      maximum === undefined || maximum === NONE ? Infinity : yield* asSmallIndex(maximum);
    const message = yield* receiveMessage(yield* asSmallIndex(fd), lengthMax, context);
    return message === undefined ? NONE : new PyBytes(message);
  }),
  resumable('spawn(fd, name, module, function, /)', spawn),
  resumable('run_main(name, /)', function* ([name], { interpreter }) {
    return yield* interpreter.runMainAs(textArgument(name, 'run_main'));
  }),
  native('name_process(name, /)', ([name]: [Value], { interpreter }) => {
    const text = textArgument(name, 'name_process');
    interpreter.renameLane(interpreter.processLane, text);
    return NONE;
  }),
];

export function createMultiprocessing(_interpreter: Interpreter): PyDict {
  return namespace('_multiprocessing', FUNCTIONS, { SemLock: SEM_LOCK_TYPE });
}
