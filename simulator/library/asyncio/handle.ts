/**
 * What a loop holds of a callback: `asyncio.Handle`, and `asyncio.TimerHandle` for one that has its time.
 * CPython has them in Python; here they are natives, since every step of every task makes one.
 */
import type { Context } from '../../python/context.ts';
import { EXCEPTIONS, type PyException, Raised } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { native, resumable } from '../../python/objects/native.ts';
import {
  builtinType,
  isInstance,
  newDict,
  NONE,
  NOT_IMPLEMENTED,
  PyObject,
  type PyType,
  type Value,
} from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { PyTuple, tuple } from '../../python/objects/values.ts';
import {
  collect,
  compare,
  equals,
  getAttribute,
  GREATER,
  hash,
  LESS,
  repr,
  str,
  truth,
} from '../../python/protocols/index.ts';
import { resumableConstructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import type { LaneId } from '../../trace/trace.ts';
import { copyContext, PyContext } from '../contextvars.ts';
import { callersStack, inDebugMode, libraryFunction } from './library-function.ts';

const module = 'asyncio.events';
export const HANDLE_TYPE = builtinType('Handle', { module, layout: 'other' });
export const TIMER_TYPE = builtinType('TimerHandle', {
  module,
  base: HANDLE_TYPE,
  hashing: 'custom',
});

/** What handles ask of a loop of ours. */
export abstract class PyHandleOwner extends PyObject {
  debug = false;
  /** Timers in the heap that have been cancelled. */
  cancelledTimers = 0;

  /** Whether neither the loop nor its class has a method of its own of that name. */
  abstract keeps(method: string): boolean;
}

/** A lane at a time. */
export interface Moment {
  readonly lane: LaneId;
  readonly atNs: number;
}

export class PyHandle extends PyObject {
  /** None once it is cancelled, so that nothing is kept that will not be called. */
  callback: Value;
  args: PyTuple | typeof NONE;
  readonly loop: Value;
  readonly context: PyContext;
  cancelled = false;
  /** The thread that has made it and when, if it isn't the loop's. */
  origin: Moment | undefined = undefined;
  /** Where it was made, in debug mode. */
  sourceTraceback: Value = NONE;
  /** How it shows once it is cancelled, in debug mode. */
  text: Value = NONE;

  constructor(
    callback: Value,
    args: PyTuple,
    loop: Value,
    context: PyContext,
    type: PyType = HANDLE_TYPE,
  ) {
    super(type);
    this.callback = callback;
    this.args = args;
    this.loop = loop;
    this.context = context;
  }
}

export class PyTimerHandle extends PyHandle {
  when: Value = NONE;
  /** It is in the loop's heap. */
  scheduled = false;
}

function contextOf(context: Value | undefined, running: Context): PyContext {
  return context instanceof PyContext ? context : copyContext(running);
}

/** Without asking its loop; false if the program has a say in it. */
function cancelQuickly(handle: PyHandle): boolean {
  const { loop } = handle;
  if (!(loop instanceof PyHandleOwner) || loop.debug || !loop.keeps('get_debug')) return false;
  if (handle.cancelled) return true;
  if (handle instanceof PyTimerHandle && handle.scheduled) {
    if (!loop.keeps('_timer_handle_cancelled')) return false;
    loop.cancelledTimers++;
  }
  handle.cancelled = true;
  empty(handle);
  return true;
}

function empty(handle: PyHandle): void {
  handle.callback = NONE;
  handle.args = NONE;
}

function* cancel(handle: PyHandle): Resumable {
  if (handle.cancelled) return NONE;
  if (handle instanceof PyTimerHandle) {
    yield* call(yield* getAttribute(handle.loop, '_timer_handle_cancelled'), [handle]);
  }
  handle.cancelled = true;
  if (yield* inDebugMode(handle.loop)) handle.text = yield* repr(handle);
  empty(handle);
  return NONE;
}

/** Of both kinds of handles: each is listed with its own cost. */
const CANCEL = resumable('cancel(self)', ([self]: [PyHandle]) =>
  cancelQuickly(self) ? NONE : cancel(self),
);

/** A loop is told what has gone wrong in a callback. */
export function* reportFailure(
  handle: PyHandle,
  exception: PyException,
  running: Context,
): Resumable<void> {
  const describe = yield* libraryFunction(running, 'format_helpers', '_format_callback_source');
  const callback = yield* call(describe, [handle.callback, handle.args]);
  const details = newDict();
  details.set('message', `Exception in callback ${String(callback)}`);
  details.set('exception', exception);
  details.set('handle', handle);
  if (handle.sourceTraceback !== NONE) details.set('source_traceback', handle.sourceTraceback);
  const { handled } = running;
  running.handled = exception;
  try {
    yield* call(yield* getAttribute(handle.loop, 'call_exception_handler'), [details]);
  } finally {
    running.handled = handled;
  }
}

/** What ends the loop, not only the callback. */
export function endsLoop(exception: PyException): boolean {
  return (
    isInstance(exception, EXCEPTIONS.SystemExit) ||
    isInstance(exception, EXCEPTIONS.KeyboardInterrupt)
  );
}

function* run(handle: PyHandle, running: Context): Resumable {
  try {
    const callee = yield* getAttribute(handle.context, 'run');
    yield* call(callee, [handle.callback, ...(handle.args as PyTuple).items]);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    error.settle();
    if (endsLoop(error.exception)) throw error;
    yield* reportFailure(handle, error.exception, running);
  }
  return NONE;
}

/** What an `args` parameter holds. */
function* argumentsOf(args: Value): Resumable<PyTuple> {
  return args instanceof PyTuple ? args : tuple(yield* collect(args));
}

function* describe(handle: PyHandle, running: Context): Resumable<string> {
  if (handle.text !== NONE) return handle.text as string;
  const parts = [handle.type.name];
  if (handle.cancelled) parts.push('cancelled');
  if (handle instanceof PyTimerHandle) parts.push(`when=${yield* str(handle.when)}`);
  const place = yield* libraryFunction(running, 'format_helpers', '_format_handle_place');
  const rest = yield* call(place, [handle.callback, handle.args, handle.sourceTraceback]);
  return `<${parts.join(' ')}${rest as string}>`;
}

install(HANDLE_TYPE, [
  resumableConstructor(
    HANDLE_TYPE,
    'callback, args, loop, context=None',
    function* (type, [callback, args, loop, context], running) {
      const actual = yield* argumentsOf(args);
      const handle = new PyHandle(callback, actual, loop, contextOf(context, running), type);
      if (yield* inDebugMode(loop)) handle.sourceTraceback = yield* callersStack(running);
      return handle;
    },
  ),
  CANCEL,
  native('cancelled(self)', ([self]: [PyHandle]) => self.cancelled),
  resumable('_run(self)', ([self]: [PyHandle], running) => run(self, running)),
  resumable('__repr__(self)', ([self]: [PyHandle], running) => describe(self, running)),
  new PyGetSet('_callback', (self) => (self as PyHandle).callback),
  new PyGetSet('_args', (self) => (self as PyHandle).args),
  new PyGetSet('_loop', (self) => (self as PyHandle).loop),
  new PyGetSet('_context', (self) => (self as PyHandle).context),
  new PyGetSet('_cancelled', (self) => (self as PyHandle).cancelled),
  new PyGetSet('_source_traceback', (self) => (self as PyHandle).sourceTraceback),
]);

const ORDERS = [
  ['__lt__', LESS, false],
  ['__le__', LESS, true],
  ['__gt__', GREATER, false],
  ['__ge__', GREATER, true],
] as const;

/** The same callback at the same time. */
function* isSame(one: PyTimerHandle, other: PyTimerHandle): Resumable<boolean> {
  return (
    (yield* equals(one.when, other.when)) &&
    (yield* equals(one.callback, other.callback)) &&
    (yield* equals(one.args, other.args)) &&
    one.cancelled === other.cancelled
  );
}

install(TIMER_TYPE, [
  resumableConstructor(
    TIMER_TYPE,
    'when, callback, args, loop, context=None',
    function* (type, [when, callback, args, loop, context], running) {
      const actual = yield* argumentsOf(args);
      const handle = new PyTimerHandle(callback, actual, loop, contextOf(context, running), type);
      handle.when = when;
      if (yield* inDebugMode(loop)) handle.sourceTraceback = yield* callersStack(running);
      return handle;
    },
  ),
  CANCEL,
  native('when(self)', ([self]: [PyTimerHandle]) => self.when),
  new PyGetSet('_when', (self) => (self as PyTimerHandle).when),
  new PyGetSet(
    '_scheduled',
    (self) => (self as PyTimerHandle).scheduled,
    (self, value) => {
      (self as PyTimerHandle).scheduled = value === true;
    },
  ),
  ...ORDERS.map(([name, operator, orEqual]) =>
    resumable(`${name}(self, other, /)`, function* ([self, other]: [PyTimerHandle, Value]) {
      if (!(other instanceof PyTimerHandle)) return NOT_IMPLEMENTED;
      if (yield* truth(yield* compare(operator, self.when, other.when))) return true;
      return orEqual && (yield* isSame(self, other));
    }),
  ),
  resumable('__eq__(self, other, /)', function* ([self, other]: [PyTimerHandle, Value]) {
    if (!(other instanceof PyTimerHandle)) return NOT_IMPLEMENTED;
    return yield* isSame(self, other);
  }),
  resumable('__hash__(self)', ([self]: [PyTimerHandle]) => hash(self.when)),
]);
