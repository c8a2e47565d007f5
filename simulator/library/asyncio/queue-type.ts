/**
 * What an `asyncio.Queue` does at every item: it puts it in or takes it out if that can be done at once, and asks
 * itself how many there are, whether there is room, who is to be told. CPython has these methods in Python; here they
 * are natives, and take the time that they take there. A subclass may replace each of them, as well as what keeps the
 * items.
 */
import type { Context } from '../../python/context.ts';
import { newException, Raised } from '../../python/objects/exception.ts';
import { answerOf, isAnswer, resumable, withQuick } from '../../python/objects/native.ts';
import { NONE, type PyObject, type PyType, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import {
  binary,
  compare,
  getAttribute,
  GREATER_EQUAL,
  length,
  LESS_EQUAL,
  quickLength,
  quickTruth,
  setAttribute,
  truth,
} from '../../python/protocols/index.ts';
import { ADD } from '../../python/protocols/arithmetic.ts';
import { constructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { DEQUE_TYPE, PyDeque } from '../collections/deque.ts';
import { gotItem, putItem } from '../threads/items.ts';
import { QUEUE_BOUND_NS, QUEUE_WAKE_NS } from './costs.ts';
import { QUEUE_EMPTY, QUEUE_FULL } from './errors.ts';
import { noneAfter, settleWithValue } from './future.ts';
import { PyQueue, QUEUE_TYPE } from './queue.ts';
import { noteItem } from './queue-items.ts';
import { isPlainFuture, says } from './waiters.ts';

const itemsOf = (queue: PyObject): Value | undefined => queue.dict?.get('_queue');

function quickSize(queue: Value): number | undefined {
  const items = itemsOf(queue as PyObject);
  return items === undefined ? undefined : quickLength(items);
}

function quickEmpty(queue: Value): boolean | undefined {
  const items = itemsOf(queue as PyObject);
  const holds = items === undefined ? undefined : quickTruth(items);
  return holds === undefined ? undefined : !holds;
}

/** The number of items is what the program's own class says. */
function* isFull(queue: PyObject): Resumable {
  const maxsize = yield* getAttribute(queue, '_maxsize');
  if (yield* truth(yield* compare(LESS_EQUAL, maxsize, 0))) return false;
  const size = yield* call(yield* getAttribute(queue, 'qsize'), []);
  return yield* compare(GREATER_EQUAL, size, maxsize);
}

function full(queue: PyQueue, running: Context): Resumable | Value {
  const { places } = queue;
  const items = places?.items.value;
  const maxsize = places?.maxsize.value;
  if (!isPlainDeque(items) || typeof maxsize !== 'number') return isFull(queue);
  if (maxsize <= 0) return false;
  running.charge(QUEUE_BOUND_NS);
  return items.ring.length >= maxsize;
}

const isPlainDeque = (value: Value | undefined): value is PyDeque =>
  value instanceof PyDeque && value.type === DEQUE_TYPE;

/** The first who still waits goes on. */
function wakeNext(waiters: PyDeque, running: Context): Resumable | Value {
  for (let waiter = waiters.takeFirst(); waiter !== undefined; waiter = waiters.takeFirst()) {
    running.charge(QUEUE_WAKE_NS);
    // A loop of the program's may have futures of its own.
    if (!isPlainFuture(waiter)) return wakeOther(waiter, waiters, running);
    if (!waiter.done) return noneAfter(settleWithValue(waiter, NONE, running));
  }
  return NONE;
}

function* wakeOther(waiter: Value, waiters: PyDeque, running: Context): Resumable {
  if (yield* says(waiter, 'done')) {
    return yield* answerOf(wakeNext(waiters, running));
  }
  yield* call(yield* getAttribute(waiter, 'set_result'), [NONE]);
  return NONE;
}

function put(queue: PyQueue, item: Value, running: Context): Resumable | Value {
  const { places } = queue;
  if (places === undefined) return putInSteps(queue, item, running);
  const { value: items } = places.items;
  const { value: maxsize } = places.maxsize;
  const { value: unfinished } = places.unfinished;
  const { value: getters } = places.getters;
  if (!isPlainDeque(items) || !(getters instanceof PyDeque))
    return putInSteps(queue, item, running);
  if (typeof maxsize !== 'number' || typeof unfinished !== 'number') {
    return putInSteps(queue, item, running);
  }
  // Only the first item finds the flag raised that says that all is done.
  if (unfinished <= 0) return putInSteps(queue, item, running);
  if (maxsize > 0) {
    running.charge(QUEUE_BOUND_NS);
    if (items.ring.length >= maxsize) throw new Raised(newException(QUEUE_FULL));
  }
  items.append(item);
  noteItem(putItem, places.lane.value, items.ring.length, item, running);
  places.unfinished.value = unfinished + 1;
  return wakeNext(getters, running);
}

function* putInSteps(queue: PyObject, item: Value, running: Context): Resumable {
  if (yield* truth(yield* ask(queue, 'full'))) throw new Raised(newException(QUEUE_FULL));
  yield* ask(queue, '_put', item);
  noteItem(putItem, yield* getAttribute(queue, '_lane'), quickSize(queue), item, running);
  const unfinished = yield* binary(ADD, yield* getAttribute(queue, '_unfinished_tasks'), 1);
  yield* setAttribute(queue, '_unfinished_tasks', unfinished);
  yield* call(yield* getAttribute(yield* getAttribute(queue, '_finished'), 'clear'), []);
  yield* ask(queue, '_wakeup_next', yield* getAttribute(queue, '_getters'));
  return NONE;
}

function* ask(queue: PyObject, method: string, ...args: Value[]): Resumable {
  return yield* call(yield* getAttribute(queue, method), args);
}

function get(queue: PyQueue, running: Context): Resumable | Value {
  const { places } = queue;
  const items = places?.items.value;
  const putters = places?.putters.value;
  if (!isPlainDeque(items) || !(putters instanceof PyDeque)) return getInSteps(queue, running);
  const item = items.takeFirst();
  if (item === undefined) throw new Raised(newException(QUEUE_EMPTY));
  noteItem(gotItem, places?.lane.value, items.ring.length, item, running);
  const rest = wakeNext(putters, running);
  return isAnswer(rest) ? item : itemAfter(rest, item);
}

function* itemAfter(rest: Resumable, item: Value): Resumable {
  yield* rest;
  return item;
}

function* getInSteps(queue: PyObject, running: Context): Resumable {
  if (yield* truth(yield* ask(queue, 'empty'))) throw new Raised(newException(QUEUE_EMPTY));
  const item = yield* ask(queue, '_get');
  noteItem(gotItem, yield* getAttribute(queue, '_lane'), quickSize(queue), item, running);
  yield* ask(queue, '_wakeup_next', yield* getAttribute(queue, '_putters'));
  return item;
}

install(QUEUE_TYPE, [
  constructor(QUEUE_TYPE, '*args, **kwargs', (type: PyType) => new PyQueue(type)),
  withQuick(
    resumable('qsize(self)', function* ([self]: [PyObject]) {
      return yield* length(yield* getAttribute(self, '_queue'));
    }),
    quickSize,
  ),
  withQuick(
    resumable('empty(self)', function* ([self]: [PyObject]) {
      return !(yield* truth(yield* getAttribute(self, '_queue')));
    }),
    quickEmpty,
  ),
  resumable('full(self)', ([self]: [PyQueue], running) => full(self, running)),
  resumable('put_nowait(self, item)', ([self, item]: [PyQueue, Value], running) =>
    put(self, item, running),
  ),
  resumable('get_nowait(self)', ([self]: [PyQueue], running) => get(self, running)),
  resumable('_put(self, item)', function* ([self, item]: [PyObject, Value]) {
    const items = yield* getAttribute(self, '_queue');
    return yield* call(yield* getAttribute(items, 'append'), [item]);
  }),
  resumable('_get(self)', function* ([self]: [PyObject]) {
    const items = yield* getAttribute(self, '_queue');
    return yield* call(yield* getAttribute(items, 'popleft'), []);
  }),
  resumable('_wakeup_next(self, waiters)', ([, waiters]: [PyObject, PyDeque], running) =>
    wakeNext(waiters, running),
  ),
]);
