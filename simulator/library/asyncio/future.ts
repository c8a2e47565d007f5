/** A future as data, and what becomes of it. Its methods are in future-type.ts. */
import type { Context } from '../../python/context.ts';
import { newException, type PyException, raise, Raised } from '../../python/objects/exception.ts';
import type { TracebackEntry } from '../../python/objects/exception.ts';
import {
  builtinType,
  NONE,
  PyObject,
  type PyType,
  type Value,
} from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { tuple } from '../../python/objects/values.ts';
import type { PyContext } from '../contextvars.ts';
import { callSoon, callSoonQuickly } from './call-soon.ts';
import { CANCELLED_ERROR, INVALID_STATE_ERROR } from './errors.ts';
import { asyncioState } from './state.ts';

export const FUTURE_TYPE = builtinType('Future', { module: '_asyncio', layout: 'other' });
FUTURE_TYPE.instancesHaveDict = true;

type FutureState =
  | { readonly kind: 'pending' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'returned'; readonly value: Value }
  | {
      readonly kind: 'raised';
      readonly exception: PyException;
      /** As it was then: everyone who asks raises the exception anew. */
      readonly traceback: TracebackEntry[];
    };

const PENDING: FutureState = { kind: 'pending' };
const CANCELLED: FutureState = { kind: 'cancelled' };

interface DoneCallback {
  readonly callee: Value;
  readonly context: PyContext;
}

interface Unretrieved {
  /** Nobody need look out for the end of the future any more. */
  readonly forget: () => void;
}

export class PyFuture extends PyObject {
  /** Undefined: `__init__` has not been called. */
  loop: Value | undefined = undefined;
  state: FutureState = PENDING;
  callbacks: DoneCallback[] = [];
  /** Of one whose exception has not been asked for, which is reported when the future ends. */
  unretrieved: Unretrieved | undefined = undefined;
  /** It is being awaited: a task that gets it as what its coroutine yields may wait for it. */
  blocking = false;
  cancelMessage: Value = NONE;
  /** What a cancelled task has ended with, for the first who asks. */
  cancelledError: PyException | undefined = undefined;
  sourceTraceback: Value = NONE;

  constructor(type: PyType = FUTURE_TYPE) {
    super(type);
  }

  get done(): boolean {
    return this.state.kind !== 'pending';
  }

  /** Before `__init__` again: everything as it was at first. */
  reset(): void {
    this.state = PENDING;
    this.callbacks = [];
    this.blocking = false;
    this.cancelMessage = NONE;
    this.cancelledError = undefined;
    this.unretrieved = undefined;
    this.sourceTraceback = NONE;
  }
}

/** The loop of a future that can be used. */
export function loopOf({ loop }: PyFuture): Value {
  if (loop === undefined) throw raise('RuntimeError', 'Future object is not initialized.');
  return loop;
}

export function invalidState(message: string): Raised {
  return new Raised(newException(INVALID_STATE_ERROR, message));
}

/** What the future was cancelled with. */
export function takeCancelledError(future: PyFuture): PyException {
  const { cancelledError, cancelMessage } = future;
  future.cancelledError = undefined;
  if (cancelledError !== undefined) return cancelledError;
  return cancelMessage === NONE
    ? newException(CANCELLED_ERROR)
    : newException(CANCELLED_ERROR, cancelMessage);
}

/** None, after what is yet to be run, if anything. */
export function noneAfter(rest: Resumable<void> | undefined): Resumable | Value {
  return rest === undefined ? NONE : endWithNone(rest);
}

function* endWithNone(rest: Resumable<void>): Resumable {
  yield* rest;
  return NONE;
}

/** The exception of a future has been asked for. */
export function retrieve(future: PyFuture): void {
  future.unretrieved?.forget();
  future.unretrieved = undefined;
}

/** `future.result()`. */
export function resultOf(future: PyFuture): Value {
  const { state } = future;
  switch (state.kind) {
    case 'pending':
      throw invalidState('Result is not set.');
    case 'cancelled':
      throw new Raised(takeCancelledError(future));
    case 'returned':
      return state.value;
    case 'raised': {
      retrieve(future);
      state.exception.traceback = state.traceback;
      throw new Raised(state.exception);
    }
  }
}

/** Ends it; the callbacks are called soon. What is returned, if anything, is yet to be run. */
function settle(
  future: PyFuture,
  state: FutureState,
  running: Context,
): Resumable<void> | undefined {
  future.state = state;
  const { callbacks } = future;
  if (callbacks.length === 0) return undefined;
  future.callbacks = [];
  const loop = loopOf(future);
  for (let i = 0; i < callbacks.length; i++) {
    const { callee, context } = callbacks[i]!;
    if (!callSoonQuickly(loop, callee, tuple([future]), context, running)) {
      return callAll(future, callbacks.slice(i), running);
    }
  }
  return undefined;
}

function* callAll(
  future: PyFuture,
  callbacks: readonly DoneCallback[],
  running: Context,
): Resumable<void> {
  for (const { callee, context } of callbacks) {
    yield* callSoon(loopOf(future), callee, tuple([future]), context, running);
  }
}

export function settleWithValue(
  future: PyFuture,
  value: Value,
  running: Context,
): Resumable<void> | undefined {
  return settle(future, { kind: 'returned', value }, running);
}

export function settleAsCancelled(future: PyFuture, running: Context): Resumable<void> | undefined {
  return settle(future, CANCELLED, running);
}

export function settleWithException(
  future: PyFuture,
  exception: PyException,
  running: Context,
): Resumable<void> | undefined {
  const { traceback } = exception;
  const { interpreter } = running;
  future.unretrieved = { forget: () => interpreter.finalization.ignore(future) };
  if (future.callbacks.length === 0) interpreter.finalization.watch(future);
  else asyncioState(interpreter).undelivered.push(future);
  return settle(future, { kind: 'raised', exception, traceback }, running);
}

/** `future.cancel(msg)`; a task's own is in task.ts. */
export function* cancelFuture(
  future: PyFuture,
  message: Value,
  running: Context,
): Resumable<boolean> {
  retrieve(future);
  if (future.done) return false;
  future.cancelMessage = message;
  const rest = settleAsCancelled(future, running);
  if (rest !== undefined) yield* rest;
  return true;
}

/** What is returned, if anything, is yet to be run. */
export function addDoneCallback(
  future: PyFuture,
  callee: Value,
  context: PyContext,
  running: Context,
): Resumable<void> | undefined {
  const loop = loopOf(future);
  if (future.done) return callSoon(loop, callee, tuple([future]), context, running);
  future.callbacks.push({ callee, context });
  return undefined;
}
