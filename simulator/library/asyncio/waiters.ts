/**
 * Who waits in line at a lock, a semaphore, a queue: futures in a deque. One that has been woken is done, and may
 * still stand there until its task has run.
 */
import type { Context } from '../../python/context.ts';
import { resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { getAttribute, truth } from '../../python/protocols/index.ts';
import type { PyDeque } from '../collections/deque.ts';
import { ANYBODY_WAITS_NS, FIRST_WAITING_NS } from './costs.ts';
import { FUTURE_TYPE, PyFuture } from './future.ts';

/** Whether it is no future of a class of the program's, which may have methods of its own. */
export const isPlainFuture = (waiter: Value): waiter is PyFuture =>
  waiter instanceof PyFuture && waiter.type === FUTURE_TYPE;

/** What a future of the program's says of itself. */
export function* says(waiter: Value, method: 'done' | 'cancelled'): Resumable<boolean> {
  return yield* truth(yield* call(yield* getAttribute(waiter, method), []));
}

/** The first that is not done yet, or None. */
function firstWaiting({ ring }: PyDeque, running: Context): Resumable | Value {
  let at = 0;
  for (; at < ring.length; at++) {
    const waiter = ring.get(at);
    if (!isPlainFuture(waiter)) return firstWaitingOfAny(ring.toArray());
    if (!waiter.done) break;
  }
  running.charge(at * FIRST_WAITING_NS);
  return at < ring.length ? ring.get(at) : NONE;
}

function* firstWaitingOfAny(waiters: readonly Value[]): Resumable {
  for (const waiter of waiters) if (!(yield* says(waiter, 'done'))) return waiter;
  return NONE;
}

/** Whether one is not cancelled: it waits, or has been woken and is to run. */
function anybodyWaits({ ring }: PyDeque, running: Context): Resumable | Value {
  let at = 0;
  for (; at < ring.length; at++) {
    const waiter = ring.get(at);
    if (!isPlainFuture(waiter)) return anybodyWaitsOfAny(ring.toArray());
    if (waiter.state.kind !== 'cancelled') break;
  }
  running.charge(at * ANYBODY_WAITS_NS);
  return at < ring.length;
}

function* anybodyWaitsOfAny(waiters: readonly Value[]): Resumable<boolean> {
  for (const waiter of waiters) if (!(yield* says(waiter, 'cancelled'))) return true;
  return false;
}

/** Of `_asyncio`, for what tasks synchronise with. */
export const WAITER_FUNCTIONS = [
  resumable('_first_waiting(waiters)', ([waiters]: [PyDeque], running) =>
    firstWaiting(waiters, running),
  ),
  resumable('_anybody_waits(waiters)', ([waiters]: [PyDeque], running) =>
    anybodyWaits(waiters, running),
  ),
];
