/** `_asyncio._Agenda`: the methods of {@link PyAgenda}, on which `BaseEventLoop` is built. */
import type { Context } from '../../python/context.ts';
import { raise, typeError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { native, resumable, withQuick } from '../../python/objects/native.ts';
import { NONE, type PyType, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { type PyAsyncGenerator, PyGenerator } from '../../python/objects/generator.ts';
import { list, PyList, type PyTuple } from '../../python/objects/values.ts';
import { binary, getAttribute, truth } from '../../python/protocols/index.ts';
import { ADD } from '../../python/protocols/arithmetic.ts';
import { constructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { NO_LANE } from '../../trace/trace.ts';
import { PyDeque } from '../collections/deque.ts';
import { copyContext, PyContext } from '../contextvars.ts';
import { warnUnclosed, watchResource } from '../resources.ts';
import {
  AGENDA_TYPE,
  clearAgenda,
  makeReady,
  noteGenerator,
  PyAgenda,
  scheduleAt,
  takeGenerators,
} from './agenda.ts';
import { PyFuture } from './future.ts';
import { PyHandle, type PyTimerHandle } from './handle.ts';
import { callersStack } from './library-function.ts';
import { taskIsReady } from './task-lane.ts';
import { taskOf } from './task-of.ts';
import { beginTurn, runHandle, runReady, timeOf, timeOfClock } from './turn.ts';

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

function newFuture(loop: PyAgenda): PyFuture {
  const future = new PyFuture();
  future.loop = loop;
  return future;
}

function* futureOf(loop: PyAgenda, running: Context): Resumable<PyFuture> {
  const future = newFuture(loop);
  if (loop.debug) future.sourceTraceback = yield* callersStack(running);
  return future;
}

/** The loop no longer holds tasks that are ready for a step: who does may let them end, pending as they are. */
function leaveTasks(loop: PyAgenda, { interpreter }: Context): void {
  for (const handle of loop.ready.inspectedItems()) {
    const task = handle instanceof PyHandle ? taskOf(handle) : undefined;
    if (task === undefined) continue;
    task.step = undefined;
    if (task.coroutine instanceof PyGenerator) interpreter.finalization.takeBack(task.coroutine);
    interpreter.finalization.watch(task);
  }
}

const asAgenda = (self: Value): PyAgenda => self as PyAgenda;

install(AGENDA_TYPE, [
  constructor(AGENDA_TYPE, '*args, **kwargs', (type: PyType, _, running) => {
    const loop = new PyLoopAgenda(type);
    watchResource(loop, running);
    return loop;
  }),
  resumable('__del__(self)', function* ([self]: [PyAgenda], running) {
    if (self.closed) return NONE;
    yield* warnUnclosed('event loop ', self, running);
    const runs = yield* truth(yield* call(yield* getAttribute(self, 'is_running'), []));
    return runs ? NONE : yield* call(yield* getAttribute(self, 'close'), []);
  }),
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
      if (self.keeps('call_at')) {
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
  native('time(self)', (_args, running) => timeOfClock(running)),
  withQuick(
    resumable('create_future(self)', ([self]: [PyAgenda], running) => futureOf(self, running)),
    (self) => ((self as PyAgenda).debug ? undefined : newFuture(self as PyAgenda)),
  ),
  native('get_debug(self)', ([self]: [PyAgenda]) => self.debug),
  native('is_closed(self)', ([self]: [PyAgenda]) => self.closed),
  native('_timer_handle_cancelled(self, handle)', ([self, handle]: [PyAgenda, PyTimerHandle]) => {
    if (handle.scheduled) self.cancelledTimers++;
    return NONE;
  }),
  resumable('_run_handle(self, handle)', function* ([self, handle]: [PyAgenda, Value], running) {
    yield* runHandle(self, handle, running);
    return NONE;
  }),
  resumable('_begin_turn(self)', function* ([self]: [PyAgenda], running) {
    yield* beginTurn(self, running);
    return NONE;
  }),
  resumable('_turn(self)', function* ([self]: [PyAgenda], running) {
    yield* beginTurn(self, running);
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
  native('_note_asyncgen(self, agen)', ([self, generator]: [PyAgenda, PyAsyncGenerator]) => {
    noteGenerator(self, generator);
    return NONE;
  }),
  native('_forget_asyncgen(self, agen)', ([self, generator]: [PyAgenda, PyAsyncGenerator]) => {
    self.generators.known.delete(generator);
    return NONE;
  }),
  native('_take_asyncgens(self)', ([self]: [PyAgenda]) => list(takeGenerators(self))),
  native('_clear(self)', ([self]: [PyAgenda], running) => {
    leaveTasks(self, running);
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
    '_stopping',
    (self) => asAgenda(self).stopping,
    (self, value) => {
      asAgenda(self).stopping = value === true;
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
