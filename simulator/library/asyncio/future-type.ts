/** `_asyncio.Future`: the methods of futures. */
import type { Context } from '../../python/context.ts';
import {
  BASE_EXCEPTION,
  EXCEPTIONS,
  PyException,
  raise,
  Raised,
  typeError,
  valueError,
} from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { native, resumable, withQuick } from '../../python/objects/native.ts';
import {
  isInstance,
  newDict,
  NONE,
  type PyDict,
  PyType,
  type Value,
} from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { list, tuple } from '../../python/objects/values.ts';
import { call, equals, getAttribute } from '../../python/protocols/index.ts';
import { constructor, initializer } from '../../python/types/construct.ts';
import { GENERIC_ALIAS } from '../../python/types/generic-alias.ts';
import { install } from '../../python/types/install.ts';
import { copyContext, PyContext } from '../contextvars.ts';
import { PyAgenda } from './agenda.ts';
import {
  addDoneCallback,
  cancelFuture,
  FUTURE_TYPE,
  invalidState,
  loopOf,
  noneAfter,
  PyFuture,
  resultOf,
  retrieve,
  settleWithException,
  settleWithValue,
  takeCancelledError,
} from './future.ts';
import { FutureIterator } from './future-iterator.ts';
import { markUnretrieved } from './loop-marks.ts';
import { callersStack, inDebugMode, libraryFunction } from './library-function.ts';

/** What `__init__` of futures and tasks have in common. */
export function* initialise(
  future: PyFuture,
  loop: Value | undefined,
  running: Context,
): Resumable<void> {
  future.reset();
  let actual = loop;
  if (actual === undefined || actual === NONE) {
    const current = yield* libraryFunction(running, 'events', '_get_event_loop');
    actual = yield* call(current, []);
  }
  const debug =
    actual instanceof PyAgenda && actual.keeps('get_debug')
      ? actual.debug
      : yield* inDebugMode(actual);
  future.loop = actual;
  if (debug) future.sourceTraceback = yield* callersStack(running);
}

/** A future that has been initialised, and which is not done. */
function pending(future: PyFuture): PyFuture {
  loopOf(future);
  if (future.done) throw invalidState('invalid state');
  return future;
}

/** The exception that set_exception() is given: a class stands for an instance. */
export function* exceptionToSet(value: Value): Resumable<PyException> {
  const isClass = value instanceof PyType && value.isSubtypeOf(BASE_EXCEPTION);
  const exception = isClass ? yield* call(value, []) : value;
  if (!(exception instanceof PyException)) throw typeError('invalid exception object');
  if (isInstance(exception, EXCEPTIONS.StopIteration)) {
    throw typeError(
      'StopIteration interacts badly with generators and cannot be raised into a Future',
    );
  }
  return exception;
}

function* removeCallbacks(future: PyFuture, callee: Value): Resumable<number> {
  loopOf(future);
  const before = future.callbacks;
  const kept: typeof before = [];
  for (const each of before) {
    if (!(yield* equals(each.callee, callee))) kept.push(each);
  }
  if (future.callbacks === before) future.callbacks = kept;
  return before.length - kept.length;
}

/** Tells the loop of what nobody has looked at. */
export function* tellLoop(future: PyFuture, details: PyDict): Resumable<void> {
  if (future.sourceTraceback !== NONE) details.set('source_traceback', future.sourceTraceback);
  const handler = yield* getAttribute(loopOf(future), 'call_exception_handler');
  yield* call(handler, [details]);
}

/** What the end of a future brings: its exception is reported if nobody has asked for it. */
export function* reportUnretrieved(future: PyFuture, running: Context): Resumable<void> {
  if (future.unretrieved === undefined || future.state.kind !== 'raised') return;
  future.unretrieved = undefined;
  markUnretrieved(future, future.state.exception, running);
  const details = newDict();
  details.set('message', `${future.type.name} exception was never retrieved`);
  details.set('exception', future.state.exception);
  details.set('future', future);
  yield* tellLoop(future, details);
}

const STATES = {
  pending: 'PENDING',
  cancelled: 'CANCELLED',
  returned: 'FINISHED',
  raised: 'FINISHED',
} as const;

const asFuture = (self: Value): PyFuture => self as PyFuture;

/** An attribute that only a future which has been initialised has. */
const initialised = (
  name: string,
  get: (future: PyFuture) => Value,
  set?: (future: PyFuture, value: Value) => void,
): PyGetSet =>
  new PyGetSet(
    name,
    (self) => {
      loopOf(asFuture(self));
      return get(asFuture(self));
    },
    set &&
      ((self, value) => {
        if (value === undefined) throw raise('AttributeError', 'cannot delete attribute');
        set(asFuture(self), value);
      }),
  );

function iterate(future: PyFuture): Value {
  loopOf(future);
  return new FutureIterator(future);
}

function callbacksOf({ callbacks }: PyFuture): Value {
  if (callbacks.length === 0) return NONE;
  return list(callbacks.map(({ callee, context }) => tuple([callee, context])));
}

install(FUTURE_TYPE, [
  constructor(FUTURE_TYPE, '*args, **kwargs', (type) => new PyFuture(type)),
  initializer(FUTURE_TYPE, '*, loop=None', function* ([self, loop], running) {
    yield* initialise(self, loop, running);
    return NONE;
  }),
  resumable('__del__(self)', function* ([self]: [PyFuture], running) {
    yield* reportUnretrieved(self, running);
    return NONE;
  }),
  withQuick(
    native('result(self, /)', ([self]: [PyFuture]) => {
      if (self.loop === undefined) throw invalidState('Future object is not initialized.');
      return resultOf(self);
    }),
    (self) =>
      (self as PyFuture).state.kind === 'returned' ? resultOf(self as PyFuture) : undefined,
  ),
  withQuick(
    native('exception(self, /)', ([self]: [PyFuture]) => {
      if (self.loop === undefined) throw invalidState('Future object is not initialized.');
      const { state } = self;
      if (state.kind === 'pending') throw invalidState('Exception is not set.');
      if (state.kind === 'cancelled') throw new Raised(takeCancelledError(self));
      if (state.kind === 'returned') return NONE;
      retrieve(self);
      return state.exception;
    }),
    (self) => ((self as PyFuture).state.kind === 'returned' ? NONE : undefined),
  ),
  resumable('set_result(self, result, /)', ([self, value]: [PyFuture, Value], running) => {
    return noneAfter(settleWithValue(pending(self), value, running));
  }),
  resumable(
    'set_exception(self, exception, /)',
    function* ([self, value]: [PyFuture, Value], running) {
      pending(self);
      const rest = settleWithException(self, yield* exceptionToSet(value), running);
      if (rest !== undefined) yield* rest;
      return NONE;
    },
  ),
  resumable(
    'add_done_callback(self, fn, /, *, context=None)',
    ([self, callee, given]: [PyFuture, Value, Value?], running) => {
      loopOf(self);
      const context = given instanceof PyContext ? given : copyContext(running);
      return noneAfter(addDoneCallback(self, callee, context, running));
    },
  ),
  resumable('remove_done_callback(self, fn, /)', ([self, callee]: [PyFuture, Value]) =>
    removeCallbacks(self, callee),
  ),
  resumable('cancel(self, /, msg=None)', ([self, message]: [PyFuture, Value?], running) => {
    loopOf(self);
    return cancelFuture(self, message ?? NONE, running);
  }),
  withQuick(
    native('cancelled(self, /)', ([self]: [PyFuture]) => self.state.kind === 'cancelled'),
    (self) => (self as PyFuture).state.kind === 'cancelled',
  ),
  withQuick(
    native('done(self, /)', ([self]: [PyFuture]) => self.done),
    (self) => (self as PyFuture).done,
  ),
  native('get_loop(self, /)', ([self]: [PyFuture]) => loopOf(self)),
  native('_make_cancelled_error(self, /)', ([self]: [PyFuture]) => takeCancelledError(self)),
  withQuick(
    native('__await__(self, /)', ([self]: [PyFuture]) => iterate(self)),
    (self) => iterate(self as PyFuture),
  ),
  withQuick(
    native('__iter__(self, /)', ([self]: [PyFuture]) => iterate(self)),
    (self) => iterate(self as PyFuture),
  ),
  resumable('__repr__(self, /)', function* ([self]: [PyFuture], running) {
    loopOf(self);
    const describe = yield* libraryFunction(running, 'base_futures', '_future_repr');
    return yield* call(describe, [self]);
  }),
  GENERIC_ALIAS,
  initialised('_state', (self) => STATES[self.state.kind]),
  new PyGetSet(
    '_asyncio_future_blocking',
    (self) => asFuture(self).blocking,
    (self, value) => {
      loopOf(asFuture(self));
      if (value === undefined) throw raise('AttributeError', 'cannot delete attribute');
      asFuture(self).blocking = value === true;
    },
  ),
  initialised('_loop', loopOf),
  initialised('_callbacks', callbacksOf),
  initialised('_result', ({ state }) => (state.kind === 'returned' ? state.value : NONE)),
  initialised('_exception', ({ state }) => (state.kind === 'raised' ? state.exception : NONE)),
  initialised(
    '_log_traceback',
    (self) => self.unretrieved !== undefined,
    (self, value) => {
      if (value !== false) {
        throw valueError('_log_traceback can only be set to False');
      }
      retrieve(self);
    },
  ),
  initialised('_source_traceback', (self) => self.sourceTraceback),
  initialised(
    '_cancel_message',
    (self) => self.cancelMessage,
    (self, value) => {
      self.cancelMessage = value;
    },
  ),
]);
