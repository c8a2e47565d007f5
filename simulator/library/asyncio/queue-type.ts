/**
 * What an `asyncio.Queue` does at every item: it puts it in or takes it out if that can be done at once, and asks
 * itself how many there are, whether there is room, who is to be told. CPython has these methods in Python; here they
 * are natives, and take the time that they take there. A subclass may replace each of them, as well as what keeps the
 * items.
 */
import type { Context } from '../../python/context.ts';
import { newException, Raised } from '../../python/objects/exception.ts';
import { answerOf, isAnswer, resumable, withQuick } from '../../python/objects/native.ts';
import { builtinType, NONE, type PyObject, type Value } from '../../python/objects/object.ts';
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
import { install } from '../../python/types/install.ts';
import { DEQUE_TYPE, PyDeque } from '../collections/deque.ts';
import { QUEUE_BOUND_NS, QUEUE_WAKE_NS } from './costs.ts';
import { QUEUE_EMPTY, QUEUE_FULL } from './errors.ts';
import { noneAfter, settleWithValue } from './future.ts';
import { itemGot, itemPut } from './queue-items.ts';
import { isPlainFuture, says } from './waiters.ts';

export const QUEUE_TYPE = builtinType('_Queue', { module: '_asyncio' });

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

function full(queue: PyObject, running: Context): Resumable | Value {
  const maxsize = queue.dict?.get('_maxsize');
  if (typeof maxsize === 'number') {
    if (maxsize <= 0) return false;
    if (queue.type.lookup('qsize') === QUEUE_TYPE.attributes.get('qsize')) {
      const size = quickSize(queue);
      if (size !== undefined) {
        running.charge(QUEUE_BOUND_NS);
        return size >= maxsize;
      }
    }
  }
  return isFull(queue);
}

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

/** What putting and getting ask of a queue. */
const PUT_ASKS = ['full', 'qsize', '_put', '_wakeup_next'];
const GET_ASKS = ['empty', '_get', '_wakeup_next'];

/** The items of a queue of which the program has replaced nothing of that. */
function plainItems({ type, dict }: PyObject, asks: readonly string[]): PyDeque | undefined {
  const items = dict?.get('_queue');
  if (!(items instanceof PyDeque) || items.type !== DEQUE_TYPE) return undefined;
  for (const name of asks) {
    if (type.lookup(name) !== QUEUE_TYPE.attributes.get(name)) return undefined;
    if (dict?.has(name) === true) return undefined;
  }
  return items;
}

const waitersOf = ({ dict }: PyObject, name: '_getters' | '_putters'): PyDeque | undefined => {
  const waiters = dict?.get(name);
  return waiters instanceof PyDeque ? waiters : undefined;
};

function put(queue: PyObject, item: Value, running: Context): Resumable | Value {
  const items = plainItems(queue, PUT_ASKS);
  const maxsize = queue.dict?.get('_maxsize');
  const unfinished = queue.dict?.get('_unfinished_tasks');
  const getters = waitersOf(queue, '_getters');
  if (items === undefined || typeof maxsize !== 'number' || getters === undefined) {
    return putInSteps(queue, item, running);
  }
  // Only the first item finds the flag raised that says that all is done.
  if (typeof unfinished !== 'number' || unfinished <= 0) return putInSteps(queue, item, running);
  if (maxsize > 0) {
    running.charge(QUEUE_BOUND_NS);
    if (items.ring.length >= maxsize) throw new Raised(newException(QUEUE_FULL));
  }
  items.append(item);
  itemPut(queue, item, running);
  queue.dict?.set('_unfinished_tasks', unfinished + 1);
  return wakeNext(getters, running);
}

function* putInSteps(queue: PyObject, item: Value, running: Context): Resumable {
  if (yield* truth(yield* ask(queue, 'full'))) throw new Raised(newException(QUEUE_FULL));
  yield* ask(queue, '_put', item);
  itemPut(queue, item, running);
  const unfinished = yield* binary(ADD, yield* getAttribute(queue, '_unfinished_tasks'), 1);
  yield* setAttribute(queue, '_unfinished_tasks', unfinished);
  yield* call(yield* getAttribute(yield* getAttribute(queue, '_finished'), 'clear'), []);
  yield* ask(queue, '_wakeup_next', yield* getAttribute(queue, '_getters'));
  return NONE;
}

function* ask(queue: PyObject, method: string, ...args: Value[]): Resumable {
  return yield* call(yield* getAttribute(queue, method), args);
}

function get(queue: PyObject, running: Context): Resumable | Value {
  const items = plainItems(queue, GET_ASKS);
  const putters = waitersOf(queue, '_putters');
  if (items === undefined || putters === undefined) return getInSteps(queue, running);
  const item = items.takeFirst();
  if (item === undefined) throw new Raised(newException(QUEUE_EMPTY));
  itemGot(queue, item, running);
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
  itemGot(queue, item, running);
  yield* ask(queue, '_wakeup_next', yield* getAttribute(queue, '_putters'));
  return item;
}

install(QUEUE_TYPE, [
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
  resumable('full(self)', ([self]: [PyObject], running) => full(self, running)),
  resumable('put_nowait(self, item)', ([self, item]: [PyObject, Value], running) =>
    put(self, item, running),
  ),
  resumable('get_nowait(self)', ([self]: [PyObject], running) => get(self, running)),
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
