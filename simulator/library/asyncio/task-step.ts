/** The steps of a task: its coroutine runs until it awaits something that is not there yet. */
import type { Context } from '../../python/context.ts';
import { type PyException, raise, Raised, stopValue } from '../../python/objects/exception.ts';
import { PyMethod, PyNative } from '../../python/objects/function.ts';
import { GENERATOR_TYPE, PyGenerator } from '../../python/objects/generator.ts';
import { resumable } from '../../python/objects/native.ts';
import { isInstance, NONE, type Value } from '../../python/objects/object.ts';
import { call, type Resumable, SendRequest } from '../../python/objects/resumable.ts';
import { tuple } from '../../python/objects/values.ts';
import {
  findAttribute,
  getAttribute,
  isRaised,
  repr,
  setAttribute,
  truth,
} from '../../python/protocols/index.ts';
import type { PyContext } from '../contextvars.ts';
import { callSoon, callSoonQuickly } from './call-soon.ts';
import { STEP_NS } from './costs.ts';
import { CANCELLED_ERROR } from './errors.ts';
import {
  addDoneCallback,
  FUTURE_TYPE,
  invalidState,
  loopOf,
  PyFuture,
  resultOf,
  settleAsCancelled,
  settleWithException,
  settleWithValue,
  takeCancelledError,
} from './future.ts';
import { endsLoop } from './handle.ts';
import { enterTask, leaveTask, refuseEntering, unlistTask } from './running-tasks.ts';
import type { PyTask } from './task.ts';
import { cancelWaiter, PyTaskStep, TASK_TYPE } from './task.ts';

/** The callback of what a task awaits: goes on with its result. */
export const TASK_WAKEUP = new PyNative(
  resumable('task_wakeup(self, fut)', function* ([self, future]: [PyTask, Value], running) {
    yield* wakeTask(self, future, running);
    return NONE;
  }),
  TASK_TYPE,
  '_asyncio',
);

export function wakeTask(task: PyTask, future: Value, running: Context): Resumable<void> {
  if (!(future instanceof PyFuture)) return wakeByOther(task, future, running);
  const exception = future.state.kind === 'returned' ? undefined : failureOf(future);
  return stepTask(task, exception, running);
}

/** The same after something that is like a future. */
function* wakeByOther(task: PyTask, future: Value, running: Context): Resumable<void> {
  let exception: PyException | undefined;
  try {
    yield* call(yield* getAttribute(future, 'result'), []);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    error.settle();
    exception = error.exception;
  }
  yield* stepTask(task, exception, running);
}

/** What `result()` raises. */
function failureOf(future: PyFuture): PyException {
  try {
    resultOf(future);
  } catch (error) {
    if (error instanceof Raised) return error.exception;
    throw error;
  }
  throw new Error('the future has failed');
}

/** Goes on with a task: throws the exception into its coroutine, or lets it run. */
export function* stepTask(
  task: PyTask,
  thrown: PyException | undefined,
  running: Context,
): Resumable<void> {
  running.charge(STEP_NS);
  if (task.done) yield* refuseDone(task, thrown);
  let exception = thrown;
  if (task.mustCancel) {
    if (exception === undefined || !isInstance(exception, CANCELLED_ERROR)) {
      exception = takeCancelledError(task);
    }
    task.mustCancel = false;
  }
  task.waiter = undefined;
  const loop = loopOf(task);
  if (!enterTask(loop, task, running)) yield* refuseEntering(loop, task, running);
  let rest: Resumable<void> | undefined;
  try {
    const { coroutine } = task;
    // The machine resumes a coroutine of ours at once: the fewer generators are between, the better.
    const outcome =
      coroutine instanceof PyGenerator
        ? yield new SendRequest(coroutine, inputOf(exception), 'raise')
        : yield* resume(coroutine, exception);
    rest = awaits(task, outcome as Value, running);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    error.settle();
    rest = end(task, error, running);
  }
  try {
    if (rest !== undefined) yield* rest;
  } finally {
    leaveTask(loop, running);
  }
}

const inputOf = (exception: PyException | undefined): Value | Raised =>
  exception === undefined ? NONE : new Raised(exception);

/** What a coroutine yields that is an object of the program's. */
function* resume(coroutine: Value, exception: PyException | undefined): Resumable {
  if (exception === undefined) return yield* call(yield* getAttribute(coroutine, 'send'), [NONE]);
  return yield* call(yield* getAttribute(coroutine, 'throw'), [exception]);
}

/** The coroutine has ended. */
function end(task: PyTask, error: Raised, running: Context): Resumable<void> | undefined {
  unlistTask(task, running);
  // Nothing that is done may hold itself: its end could not be seen.
  task.step = undefined;
  letGo(task, running);
  const { exception } = error;
  if (isRaised(error, 'StopIteration')) {
    if (!task.mustCancel) return settleWithValue(task, stopValue(exception), running);
    task.mustCancel = false;
    return settleAsCancelled(task, running);
  }
  if (isInstance(exception, CANCELLED_ERROR)) {
    task.cancelledError = exception;
    task.cancelMessage = NONE;
    return settleAsCancelled(task, running);
  }
  const rest = settleWithException(task, exception, running);
  return endsLoop(exception) ? raiseAfter(rest, error) : rest;
}

/** Nothing makes sure any more that the task's coroutine is held. */
function letGo({ coroutine }: PyTask, { interpreter }: Context): void {
  if (coroutine instanceof PyGenerator) interpreter.finalization.takeBack(coroutine);
}

function* raiseAfter(rest: Resumable<void> | undefined, error: Raised): Resumable<never> {
  if (rest !== undefined) yield* rest;
  throw error;
}

/** The coroutine has yielded what it awaits. */
function awaits(task: PyTask, outcome: Value, running: Context): Resumable<void> | undefined {
  if (outcome === NONE) {
    task.step ??= new PyTaskStep(task, undefined);
    const quick = callSoonQuickly(loopOf(task), task.step, NO_ARGUMENTS, contextOf(task), running);
    return quick ? undefined : stepSoon(task, undefined, running);
  }
  if (outcome === task) return refuse(task, running, () => cannotAwaitItself(task));
  if (outcome instanceof PyFuture && isPlain(outcome)) return awaitsOurs(task, outcome, running);
  return awaitsOther(task, outcome, running);
}

/** Whether it is no instance of a class of the program's, which may have methods of its own. */
const isPlain = ({ type }: PyFuture): boolean => type === FUTURE_TYPE || type === TASK_TYPE;

const NO_ARGUMENTS = tuple([]);

const contextOf = (task: PyTask): PyContext => task.context as PyContext;

function awaitsOurs(task: PyTask, future: PyFuture, running: Context): Resumable<void> | undefined {
  if (future.loop !== task.loop) return refuse(task, running, () => otherLoop(task, future));
  if (!future.blocking) return refuse(task, running, () => notAwaited(task, future));
  future.blocking = false;
  const wakeup = new PyMethod(TASK_WAKEUP, task);
  task.waiter = future;
  if (future.done || task.mustCancel) return waitCarefully(task, future, wakeup, running);
  future.callbacks.push({ callee: wakeup, context: contextOf(task) });
  return undefined;
}

function* waitCarefully(
  task: PyTask,
  future: PyFuture,
  wakeup: Value,
  running: Context,
): Resumable<void> {
  const rest = addDoneCallback(future, wakeup, contextOf(task), running);
  if (rest !== undefined) yield* rest;
  yield* passCancellation(task, future, running);
}

/** A task that was cancelled while it ran cancels what it goes on to await. */
function* passCancellation(task: PyTask, waiter: Value, running: Context): Resumable<void> {
  if (task.mustCancel && (yield* cancelWaiter(waiter, task.cancelMessage, running))) {
    task.mustCancel = false;
  }
}

/** Anything that says that it is awaited like a future, or what a task can't wait for. */
function* awaitsOther(task: PyTask, outcome: Value, running: Context): Resumable<void> {
  const blocking = yield* findAttribute(outcome, '_asyncio_future_blocking');
  if (blocking === undefined || blocking === NONE) {
    return yield* refuse(task, running, () => badYield(task, outcome));
  }
  if ((yield* loopOfAny(outcome)) !== task.loop) {
    return yield* refuse(task, running, () => otherLoop(task, outcome));
  }
  if (!(yield* truth(blocking))) {
    return yield* refuse(task, running, () => notAwaited(task, outcome));
  }
  yield* setAttribute(outcome, '_asyncio_future_blocking', false);
  // Nobody knows whether it holds what is to be told.
  if (!(outcome instanceof PyFuture)) letGo(task, running);
  const add = yield* getAttribute(outcome, 'add_done_callback');
  const keywords = new Map([['context', contextOf(task)]]);
  yield* call(add, [new PyMethod(TASK_WAKEUP, task)], keywords);
  task.waiter = outcome;
  yield* passCancellation(task, outcome, running);
}

function* loopOfAny(future: Value): Resumable {
  const get = yield* findAttribute(future, 'get_loop');
  return get === undefined ? yield* getAttribute(future, '_loop') : yield* call(get, []);
}

function* stepSoon(
  task: PyTask,
  exception: PyException | undefined,
  running: Context,
): Resumable<void> {
  const step = new PyTaskStep(task, exception);
  yield* callSoon(loopOf(task), step, NO_ARGUMENTS, contextOf(task), running);
}

/** What was yielded can't be awaited: the coroutine hears of it at the task's next step. */
function* refuse(
  task: PyTask,
  running: Context,
  message: () => Resumable<string>,
): Resumable<void> {
  yield* stepSoon(task, raise('RuntimeError', yield* message()).exception, running);
}

function* cannotAwaitItself(task: PyTask): Resumable<string> {
  return `Task cannot await on itself: ${yield* repr(task)}`;
}

function* otherLoop(task: PyTask, future: Value): Resumable<string> {
  return `Task ${yield* repr(task)} got Future ${yield* repr(future)} attached to a different loop`;
}

function* notAwaited(task: PyTask, future: Value): Resumable<string> {
  return `yield was used instead of yield from in task ${yield* repr(task)} with ${yield* repr(future)}`;
}

function* badYield(task: PyTask, value: Value): Resumable<string> {
  if (value instanceof PyGenerator && value.type === GENERATOR_TYPE) {
    return `yield was used instead of yield from for generator in task ${yield* repr(task)} with ${yield* repr(value)}`;
  }
  return `Task got bad yield: ${yield* repr(value)}`;
}

function* refuseDone(task: PyTask, exception: PyException | undefined): Resumable<never> {
  const given = exception === undefined ? 'NULL' : yield* repr(exception);
  throw invalidState(`__step(): already done: ${yield* repr(task)} ${given}`);
}
