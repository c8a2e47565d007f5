/**
 * One turn of a loop: it waits for the next timer or event, then runs what is ready by then. CPython has
 * this in Python; here it is native, since a loop that is busy takes a turn for every step of a task.
 */
import type { Context } from '../../python/context.ts';
import { raise, Raised, typeError } from '../../python/objects/exception.ts';
import { PyMethod } from '../../python/objects/function.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { float, PyFloat, PyList, type PyTuple } from '../../python/objects/values.ts';
import {
  binary,
  compare,
  equals,
  getAttribute,
  GREATER,
  LESS,
  quickAttribute,
  truth,
} from '../../python/protocols/index.ts';
import { ADD, SUBTRACT } from '../../python/protocols/arithmetic.ts';
import { NO_LANE } from '../../trace/trace.ts';
import { enterContext, leaveContext, refuseEntered } from '../contextvars.ts';
import { popFromHeap } from '../_heapq.ts';
import { monotonicNs } from '../time/clocks.ts';
import { dropCancelled, isEarlier, type PyAgenda } from './agenda.ts';
import { RUN_HANDLE_NS, TURN_NS } from './costs.ts';
import {
  endsLoop,
  HANDLE_TYPE,
  PyHandle,
  PyTimerHandle,
  reportFailure,
  TIMER_TYPE,
} from './handle.ts';
import { callbackName } from './handle-text.ts';
import { loopEnters } from './loop-lane.ts';
import { select } from './selecting.ts';
import { asyncioState } from './state.ts';
import { type PyTask, PyTaskStep } from './task.ts';
import { causeOfCallback, taskPauses, taskRuns } from './task-lane.ts';
import { taskOf } from './task-of.ts';
import { stepTask, TASK_WAKEUP, wakeTask } from './task-step.ts';

const SECOND_NS = 1_000_000_000;
/** A wait is no longer than this. */
const SELECT_MAX_SECONDS = 24 * 3600;

export const timeOfClock = (running: Context): PyFloat => float(monotonicNs(running) / SECOND_NS);

/** The loop's own idea of the time, which a subclass may have. */
export function* timeOf(loop: PyAgenda, running: Context): Resumable {
  if (loop.keeps('time')) return timeOfClock(running);
  return yield* call(yield* getAttribute(loop, 'time'), []);
}

/** Everything up to the callbacks, which are ready then. */
export function* beginTurn(loop: PyAgenda, running: Context): Resumable<void> {
  running.charge(TURN_NS);
  loopEnters(loop, 'timers', running);
  yield* dropCancelled(loop);
  const timeout = yield* timeoutOf(loop, running);
  loopEnters(loop, timeout === 0 ? 'look' : 'select', running);
  const selector = yield* attribute(loop, '_selector');
  const events = yield* select(selector, timeout, running);
  if (!(events instanceof PyList && events.items.length === 0)) {
    if (yield* truth(events)) yield* call(yield* getAttribute(loop, '_process_events'), [events]);
  }
  loopEnters(loop, 'timers', running);
  if (loop.timers.items.length > 0) {
    yield* takeDue(
      loop,
      yield* sum(yield* timeOf(loop, running), yield* attribute(loop, '_clock_resolution')),
    );
  }
  loopEnters(loop, 'callbacks', running);
}

function* attribute(loop: PyAgenda, name: string): Resumable {
  return quickAttribute(loop, name) ?? (yield* getAttribute(loop, name));
}

function* sum(one: Value, other: Value): Resumable {
  if (one instanceof PyFloat && other instanceof PyFloat) return float(one.value + other.value);
  return yield* binary(ADD, one, other);
}

/** How long to wait for events at most, in seconds; None: until one comes. */
function* timeoutOf(loop: PyAgenda, running: Context): Resumable {
  if (loop.stopping || loop.ready.ring.length > 0) return 0;
  const first = loop.timers.items[0];
  if (first === undefined) return NONE;
  const when = yield* getAttribute(first, '_when');
  const left = yield* binary(SUBTRACT, when, yield* timeOf(loop, running));
  if (yield* truth(yield* compare(LESS, left, 0))) return 0;
  return (yield* truth(yield* compare(GREATER, left, SELECT_MAX_SECONDS)))
    ? SELECT_MAX_SECONDS
    : left;
}

/** Runs a callback: one of ours in its context, and what it raises is the loop's to hear of. */
export function* runHandle(loop: PyAgenda, handle: Value, running: Context): Resumable<void> {
  if (!isPlain(handle)) yield* runForeign(handle);
  else if (!handle.cancelled) yield* runOurs(loop, handle, running);
}

function* runOurs(loop: PyAgenda, handle: PyHandle, running: Context): Resumable<void> {
  const { callback, args, context } = handle;
  const task = taskOf(handle);
  const beganNs = running.nowNs;
  running.charge(RUN_HANDLE_NS);
  if (!enterContext(context, running)) yield* refuseEntered(context);
  try {
    if (task !== undefined) taskRuns(task, running);
    else loop.cause = causeOfCallback(handle);
    if (callback instanceof PyTaskStep) {
      yield* stepTask(callback.task, callback.exception, running);
    } else if (callback instanceof PyMethod && callback.callee === TASK_WAKEUP) {
      yield* wakeTask(callback.self as PyTask, (args as PyTuple).items[0]!, running);
    } else {
      yield* call(callback, [...(args as PyTuple).items]);
    }
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    error.settle();
    if (endsLoop(error.exception)) throw error;
    leaveContext(context, running);
    yield* reportFailure(handle, error.exception, running);
  } finally {
    if (task !== undefined) taskPauses(task, running);
    else callbackEnds(loop, callback, args as PyTuple, beganNs, running);
    leaveContext(context, running);
  }
}

const isPlain = (handle: Value): handle is PyHandle =>
  handle instanceof PyHandle && (handle.type === HANDLE_TYPE || handle.type === TIMER_TYPE);

/** One that is no step of a task. */
function callbackEnds(
  loop: PyAgenda,
  callback: Value,
  args: PyTuple,
  beganNs: number,
  running: Context,
): void {
  loop.cause = undefined;
  const { recorder, slowCallbackNs } = running.interpreter;
  if (running.nowNs - beganNs < slowCallbackNs) return;
  const name = callbackName(callback, args.items);
  recorder.mark('blocked-loop', Math.ceil(beganNs), running.thread.lane, NO_LANE, name);
}

function* runForeign(handle: Value): Resumable<void> {
  if (yield* truth(yield* getAttribute(handle, '_cancelled'))) return;
  yield* call(yield* getAttribute(handle, '_run'), []);
}

/** Runs what is ready now; what becomes ready meanwhile waits for the next turn. */
export function* runReady(loop: PyAgenda, running: Context): Resumable<void> {
  const state = asyncioState(running.interpreter);
  const { undelivered } = state;
  if (undelivered.length > 0) state.undelivered = [];
  for (let left = loop.ready.ring.length; left > 0; left--) {
    const handle = loop.ready.takeFirst();
    if (handle === undefined) throw raise('IndexError', 'pop from an empty deque');
    yield* runHandle(loop, handle, running);
    running.forgetAnswers();
  }
  for (const future of undelivered) {
    if (future.unretrieved !== undefined) running.interpreter.finalization.watch(future);
  }
}

/** Moves the timers whose time has come behind what is ready. */
function* takeDue(loop: PyAgenda, end: Value): Resumable<void> {
  const { items } = loop.timers;
  while (items.length > 0) {
    const timer = items[0];
    if (!(timer instanceof PyTimerHandle)) throw typeError('a timer handle was expected');
    if (yield* isLater(timer.when, end)) return;
    yield* popFromHeap(items, isEarlier);
    timer.scheduled = false;
    loop.ready.append(timer);
  }
}

/** Whether the time is still to come; one that is no number has come. */
function* isLater(when: Value, end: Value): Resumable<boolean> {
  if (when instanceof PyFloat && end instanceof PyFloat) return when.value >= end.value;
  return (yield* truth(yield* compare(GREATER, when, end))) || (yield* equals(when, end));
}
