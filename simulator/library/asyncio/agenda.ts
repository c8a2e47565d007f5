/**
 * What a loop has to do, as data: callbacks that are ready, and a heap of those that have their time.
 * `BaseEventLoop` extends it in Python. CPython has all of it in Python; here what happens at every step
 * of every task is native.
 */
import type { Copies, Copyable } from '../../kernel/copying.ts';
import type { Context } from '../../python/context.ts';
import type { PyAsyncGenerator } from '../../python/objects/generator.ts';
import { builtinType, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { list, PyFloat, type PyList, type PyTuple } from '../../python/objects/values.ts';
import { lessThan } from '../../python/protocols/index.ts';
import { PyDeque } from '../collections/deque.ts';
import { NO_LANE } from '../../trace/trace.ts';
import type { LaneId } from '../../trace/trace.ts';
import type { PyContext } from '../contextvars.ts';
import { popFromHeap, pushOnHeap } from '../_heapq.ts';
import { CALL_AT_NS, CALL_SOON_NS } from './costs.ts';
import { type Moment, PyHandle, PyHandleOwner, PyTimerHandle, TIMER_TYPE } from './handle.ts';

export const AGENDA_TYPE = builtinType('_Agenda', { module: '_asyncio', layout: 'other' });

/** In a private field, which walks over objects don't see: none is kept by being listed. */
class KnownGenerators implements Copyable {
  readonly #known = new Set<PyAsyncGenerator>();

  get known(): Set<PyAsyncGenerator> {
    return this.#known;
  }

  copied(copies: Copies): KnownGenerators {
    const copy = new KnownGenerators();
    for (const generator of this.#known) copy.#known.add(copies.of(generator));
    return copy;
  }
}

export class PyAgenda extends PyHandleOwner {
  ready = new PyDeque();
  timers: PyList = list([]);
  /** The task that runs. */
  current: Value | undefined = undefined;
  closed = false;
  /** Its turns end with this one. */
  stopping = false;
  /** The thread that it runs in, and its own lane there; none while it doesn't run. */
  thread: LaneId = NO_LANE;
  lane: LaneId = NO_LANE;
  /** Who has set going the callback that runs: the task of whose end it hears, or another thread. */
  cause: Moment | undefined = undefined;
  /** Async generators begun in the loop. */
  readonly generators = new KnownGenerators();

  keeps(method: string): boolean {
    return (
      this.type.lookup(method) === AGENDA_TYPE.attributes.get(method) &&
      this.dict?.has(method) !== true
    );
  }

  /** A callback has been put behind those that are ready. */
  noteReady(_handle: PyHandle, _running: Context): void {
    // Whoever draws tasks wants to know.
  }
}

/** Puts a callback behind those that are ready. */
export function makeReady(
  loop: PyAgenda,
  callee: Value,
  args: PyTuple,
  context: PyContext,
  running: Context,
): PyHandle {
  running.charge(CALL_SOON_NS);
  const handle = new PyHandle(callee, args, loop, context);
  loop.ready.append(handle);
  loop.noteReady(handle, running);
  return handle;
}

/** Puts a callback among those that wait for their time. */
export function* scheduleAt(
  loop: PyAgenda,
  when: Value,
  callee: Value,
  args: PyTuple,
  context: PyContext,
  running: Context,
): Resumable<PyTimerHandle> {
  running.charge(CALL_AT_NS);
  const timer = new PyTimerHandle(callee, args, loop, context, TIMER_TYPE);
  timer.when = when;
  yield* pushOnHeap(loop.timers.items, timer, isEarlier);
  timer.scheduled = true;
  return timer;
}

/** Which of two timers comes first. */
export function* isEarlier(one: Value, other: Value): Resumable<boolean> {
  if (one instanceof PyTimerHandle && other instanceof PyTimerHandle) {
    const { when } = one;
    if (when instanceof PyFloat && other.when instanceof PyFloat) {
      return when.value < other.when.value;
    }
  }
  return yield* lessThan(one, other);
}

/** With more timers than this, and more than half of them cancelled, all of those are dropped at once. */
const MANY_TIMERS = 100;

/** Drops cancelled timers: as long as there are few, only from the top of the heap. */
export function* dropCancelled(loop: PyAgenda): Resumable<void> {
  const { items } = loop.timers;
  if (items.length > MANY_TIMERS && loop.cancelledTimers * 2 > items.length) {
    const kept: Value[] = [];
    for (const timer of items) {
      if (isCancelled(timer)) timer.scheduled = false;
      else yield* pushOnHeap(kept, timer, isEarlier);
    }
    items.splice(0, items.length, ...kept);
    loop.cancelledTimers = 0;
    return;
  }
  for (let first = items[0]; first !== undefined && isCancelled(first); first = items[0]) {
    loop.cancelledTimers--;
    yield* popFromHeap(items, isEarlier);
    first.scheduled = false;
  }
}

const isCancelled = (timer: Value): timer is PyTimerHandle =>
  timer instanceof PyTimerHandle && timer.cancelled;

/** From this many on, those that have ended are forgotten now and then. */
const MANY_GENERATORS = 64;

export function noteGenerator(loop: PyAgenda, generator: PyAsyncGenerator): void {
  const known = loop.generators.known;
  known.add(generator);
  if (known.size % MANY_GENERATORS !== 0) return;
  for (const each of known) if (each.ended) known.delete(each);
}

/** Those that have not ended; they are the caller's to close. */
export function takeGenerators(loop: PyAgenda): PyAsyncGenerator[] {
  const known = loop.generators.known;
  const open = [...known].filter(({ frame, ended }) => frame !== undefined && !ended);
  known.clear();
  return open;
}

/** Lets go of what it has to do. */
export function clearAgenda(loop: PyAgenda): void {
  loop.ready.replace([]);
  loop.timers.items.length = 0;
}
