/** `_asyncio._Agenda`: the methods of {@link PyAgenda}, on which `BaseEventLoop` is built. */
import type { Context } from '../../python/context.ts';
import { raise, Raised, typeError } from '../../python/objects/exception.ts';
import { PyGetSet, PyMethod } from '../../python/objects/function.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { NONE, type PyType, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import type { PyAsyncGenerator } from '../../python/objects/generator.ts';
import { float, list, PyFloat, PyList, type PyTuple } from '../../python/objects/values.ts';
import {
  binary,
  compare,
  equals,
  getAttribute,
  GREATER,
  truth,
} from '../../python/protocols/index.ts';
import { ADD } from '../../python/protocols/arithmetic.ts';
import { constructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { NO_LANE } from '../../trace/trace.ts';
import { PyDeque } from '../collections/deque.ts';
import {
  copyContext,
  enterContext,
  leaveContext,
  PyContext,
  refuseEntered,
} from '../contextvars.ts';
import { popFromHeap } from '../_heapq.ts';
import { monotonicNs } from '../time/clocks.ts';
import {
  AGENDA_TYPE,
  clearAgenda,
  dropCancelled,
  isEarlier,
  makeReady,
  noteGenerator,
  PyAgenda,
  scheduleAt,
  takeGenerators,
} from './agenda.ts';
import { keepsMethod } from './call-soon.ts';
import { RUN_HANDLE_NS } from './costs.ts';
import { PyFuture } from './future.ts';
import {
  endsLoop,
  HANDLE_TYPE,
  PyHandle,
  PyTimerHandle,
  reportFailure,
  TIMER_TYPE,
} from './handle.ts';
import { callbackName } from './handle-text.ts';
import { callersStack } from './library-function.ts';
import { loopEnters } from './loop-lane.ts';
import { select } from './selecting.ts';
import { asyncioState } from './state.ts';
import type { PyTask } from './task.ts';
import { PyTaskStep } from './task.ts';
import { causeOfCallback, taskIsReady, taskPauses, taskRuns } from './task-lane.ts';
import { taskOf } from './task-of.ts';
import { stepTask, TASK_WAKEUP, wakeTask } from './task-step.ts';

const SECOND_NS = 1_000_000_000;

/** A loop whose tasks are drawn. */
class PyLoopAgenda extends PyAgenda {
  override noteReady(handle: PyHandle, running: Context): void {
    const { thread, nowNs } = running;
    if (this.thread !== NO_LANE && this.thread !== thread.lane) {
      handle.origin = { lane: thread.lane, atNs: Math.ceil(nowNs) };
    }
    const task = taskOf(handle);
    if (task !== undefined) taskIsReady(task, this, handle, running);
  }
}

const now = (running: Context): PyFloat => float(monotonicNs(running) / SECOND_NS);

/** The loop's own idea of the time, which a subclass may have. */
function* timeOf(loop: PyAgenda, running: Context): Resumable {
  if (keepsMethod(loop, 'time')) return now(running);
  return yield* call(yield* getAttribute(loop, 'time'), []);
}

/** What is refused of a callback: in debug mode by the loop, otherwise only when it is closed. */
function* check(loop: PyAgenda, callback: Value, method: string): Resumable<void> {
  if (loop.closed) throw raise('RuntimeError', 'Event loop is closed');
  if (!loop.debug) return;
  yield* call(yield* getAttribute(loop, '_check_thread'), []);
  yield* call(yield* getAttribute(loop, '_check_callback'), [callback, method]);
}

function contextOf(context: Value | undefined, running: Context): PyContext {
  return context instanceof PyContext ? context : copyContext(running);
}

function* noteSource(loop: PyAgenda, handle: PyHandle, running: Context): Resumable {
  if (loop.debug) handle.sourceTraceback = yield* callersStack(running);
  return handle;
}

type Scheduling = [self: PyAgenda, when: Value, callback: Value, args: PyTuple, context?: Value];

function* callAt(given: Scheduling, method: string, running: Context): Resumable {
  const [self, when, callback, args, context] = given;
  yield* check(self, callback, method);
  const actual = contextOf(context, running);
  const timer = yield* scheduleAt(self, when, callback, args, actual, running);
  return yield* noteSource(self, timer, running);
}

/** Calls the callback of a handle in its context; what it raises is the loop's to hear of. */
function* runHandle(loop: PyAgenda, handle: PyHandle, running: Context): Resumable<void> {
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
function* runReady(loop: PyAgenda, running: Context): Resumable<void> {
  const state = asyncioState(running.interpreter);
  const { undelivered } = state;
  if (undelivered.length > 0) state.undelivered = [];
  for (let left = loop.ready.ring.length; left > 0; left--) {
    const handle = loop.ready.takeFirst();
    if (handle === undefined) throw raise('IndexError', 'pop from an empty deque');
    if (!isPlain(handle)) yield* runForeign(handle);
    else if (!handle.cancelled) yield* runHandle(loop, handle, running);
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

const asAgenda = (self: Value): PyAgenda => self as PyAgenda;

install(AGENDA_TYPE, [
  constructor(AGENDA_TYPE, '*args, **kwargs', (type: PyType) => new PyLoopAgenda(type)),
  resumable(
    'call_soon(self, callback, *args, context=None)',
    function* ([self, callback, args, context]: [PyAgenda, Value, PyTuple, Value?], running) {
      if (self.closed || self.debug) yield* check(self, callback, 'call_soon');
      const handle = makeReady(self, callback, args, contextOf(context, running), running);
      return self.debug ? yield* noteSource(self, handle, running) : handle;
    },
  ),
  resumable(
    'call_later(self, delay, callback, *args, context=None)',
    function* ([self, delay, callback, args, context]: Scheduling, running) {
      if (delay === NONE) throw typeError('delay must not be None');
      const when = yield* binary(ADD, yield* timeOf(self, running), delay);
      if (keepsMethod(self, 'call_at')) {
        return yield* callAt([self, when, callback, args, context], 'call_later', running);
      }
      const own = yield* getAttribute(self, 'call_at');
      const named = new Map([['context', context ?? NONE]]);
      return yield* call(own, [when, callback, ...args.items], named);
    },
  ),
  resumable(
    'call_at(self, when, callback, *args, context=None)',
    function* (given: Scheduling, running) {
      if (given[1] === NONE) throw typeError('when cannot be None');
      return yield* callAt(given, 'call_at', running);
    },
  ),
  native('time(self)', (_args, running) => now(running)),
  native('create_future(self)', ([self]: [PyAgenda]) => {
    const future = new PyFuture();
    future.loop = self;
    return future;
  }),
  native('get_debug(self)', ([self]: [PyAgenda]) => self.debug),
  native('is_closed(self)', ([self]: [PyAgenda]) => self.closed),
  native('_timer_handle_cancelled(self, handle)', ([self, handle]: [PyAgenda, PyTimerHandle]) => {
    if (handle.scheduled) self.cancelledTimers++;
    return NONE;
  }),
  resumable(
    '_select(self, selector, timeout)',
    function* ([self, selector, timeout]: [PyAgenda, Value, Value], running) {
      loopEnters(self, timeout === 0 ? 'look' : 'select', running);
      return yield* select(selector, timeout, running);
    },
  ),
  resumable('_take_due(self, end_time)', function* ([self, end]: [PyAgenda, Value], running) {
    loopEnters(self, 'timers', running);
    yield* takeDue(self, end);
    loopEnters(self, 'callbacks', running);
    return NONE;
  }),
  resumable('_run_handle(self, handle)', function* ([self, handle]: [PyAgenda, Value], running) {
    if (!isPlain(handle)) yield* runForeign(handle);
    else yield* runHandle(self, handle, running);
    return NONE;
  }),
  resumable('_run_ready(self)', function* ([self]: [PyAgenda], running) {
    yield* runReady(self, running);
    return NONE;
  }),
  resumable(
    '_call_soon(self, callback, args, context)',
    function* ([self, callback, args, context]: [PyAgenda, Value, PyTuple, Value], running) {
      const handle = makeReady(self, callback, args, contextOf(context, running), running);
      return yield* noteSource(self, handle, running);
    },
  ),
  resumable('_drop_cancelled(self)', function* ([self]: [PyAgenda], running) {
    loopEnters(self, 'timers', running);
    yield* dropCancelled(self);
    return NONE;
  }),
  native('_note_asyncgen(self, agen)', ([self, generator]: [PyAgenda, PyAsyncGenerator]) => {
    noteGenerator(self, generator);
    return NONE;
  }),
  native('_forget_asyncgen(self, agen)', ([self, generator]: [PyAgenda, PyAsyncGenerator]) => {
    self.generators.known.delete(generator);
    return NONE;
  }),
  native('_take_asyncgens(self)', ([self]: [PyAgenda]) => list(takeGenerators(self))),
  native('_clear(self)', ([self]: [PyAgenda]) => {
    clearAgenda(self);
    return NONE;
  }),
  new PyGetSet(
    '_ready',
    (self) => asAgenda(self).ready,
    (self, value) => {
      if (!(value instanceof PyDeque)) throw typeError('_ready must be a deque');
      asAgenda(self).ready = value;
    },
  ),
  new PyGetSet(
    '_scheduled',
    (self) => asAgenda(self).timers,
    (self, value) => {
      if (!(value instanceof PyList)) throw typeError('_scheduled must be a list');
      asAgenda(self).timers = value;
    },
  ),
  new PyGetSet(
    '_timer_cancelled_count',
    (self) => asAgenda(self).cancelledTimers,
    (self, value) => {
      asAgenda(self).cancelledTimers = Number(value);
    },
  ),
  new PyGetSet(
    '_closed',
    (self) => asAgenda(self).closed,
    (self, value) => {
      asAgenda(self).closed = value === true;
    },
  ),
  new PyGetSet(
    '_debug',
    (self) => asAgenda(self).debug,
    (self, value) => {
      asAgenda(self).debug = value === true;
    },
  ),
]);
