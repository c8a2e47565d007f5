/**
 * What an `asyncio.Queue` asks itself at every item: how many there are, whether there is room, who is to
 * be told. CPython has these methods in Python; here they are natives, and take the time that they take
 * there. A subclass may replace each of them, as well as what keeps the items.
 */
import type { Context } from '../../python/context.ts';
import { answerOf, resumable, withQuick } from '../../python/objects/native.ts';
import { builtinType, NONE, type PyObject, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import {
  compare,
  getAttribute,
  GREATER_EQUAL,
  length,
  LESS_EQUAL,
  quickLength,
  quickTruth,
  truth,
} from '../../python/protocols/index.ts';
import { install } from '../../python/types/install.ts';
import type { PyDeque } from '../collections/deque.ts';
import { QUEUE_BOUND_NS, QUEUE_WAKE_NS } from './costs.ts';
import { FUTURE_TYPE, noneAfter, PyFuture, settleWithValue } from './future.ts';

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
    if (!(waiter instanceof PyFuture) || waiter.type !== FUTURE_TYPE) {
      return wakeOther(waiter, waiters, running);
    }
    if (!waiter.done) return noneAfter(settleWithValue(waiter, NONE, running));
  }
  return NONE;
}

function* wakeOther(waiter: Value, waiters: PyDeque, running: Context): Resumable {
  if (yield* truth(yield* call(yield* getAttribute(waiter, 'done'), []))) {
    return yield* answerOf(wakeNext(waiters, running));
  }
  yield* call(yield* getAttribute(waiter, 'set_result'), [NONE]);
  return NONE;
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
  resumable('_wakeup_next(self, waiters)', ([, waiters]: [PyObject, PyDeque], running) =>
    wakeNext(waiters, running),
  ),
]);
