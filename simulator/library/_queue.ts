/**
 * `_queue`: SimpleQueue, a queue without bound and without tasks (Library reference, "queue — SimpleQueue
 * Objects"). put() takes no lock, so that a signal handler or a finalizer may call it at any time.
 */
import { parkUntil, wake } from '../kernel/park.ts';
import type { SystemCall, WaitQueue } from '../kernel/program.ts';
import type { Context, Interpreter } from '../python/context.ts';
import { EXCEPTIONS, newException, Raised, valueError } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import {
  builtinType,
  NONE,
  type PyDict,
  PyObject,
  type PyType,
  type Value,
} from '../python/objects/object.ts';
import { blockingCall, quickCall, type Resumable } from '../python/objects/resumable.ts';
import { truth } from '../python/protocols/index.ts';
import { constructor } from '../python/types/construct.ts';
import { GENERIC_ALIAS } from '../python/types/generic-alias.ts';
import { install } from '../python/types/install.ts';
import type { Cause, LaneId } from '../trace/trace.ts';
import { Ring } from './collections/ring.ts';
import { namespace } from './library-module.ts';
import { toNanoseconds } from './seconds.ts';
import { gotItem, putItem } from './threads/items.ts';
import { newLane, ownLane, resourceOf } from './threads/lanes.ts';

const EMPTY = builtinType('Empty', { module: '_queue', base: EXCEPTIONS.Exception });
const SIMPLE_QUEUE_TYPE = builtinType('SimpleQueue', { module: '_queue', layout: 'other' });

class PySimpleQueue extends PyObject {
  readonly items = new Ring<Value>();
  /** Threads that wait for an item. */
  readonly waiters: WaitQueue;
  /** What they wait for in the chart. */
  readonly cause: Cause;
  readonly lane: LaneId;
  /** Items that are no work: each wakes a worker, so that it sees whether it should end. */
  nudges = 0;

  constructor(
    { interpreter }: Context,
    cause: Cause,
    lane: LaneId,
    type: PyType = SIMPLE_QUEUE_TYPE,
  ) {
    super(type);
    this.waiters = interpreter.kernel.createQueue();
    this.cause = cause;
    this.lane = lane;
    resourceOf(interpreter, lane)?.signals.add(this);
  }

  isNudge(item: Value): boolean {
    return item === NONE && this.cause === 'work';
  }

  /** How much there is to be got, as the chart shows it. */
  get depth(): number {
    return this.items.length - this.nudges;
  }

  *inspectedItems(): Iterable<Value> {
    for (let index = 0; index < this.items.length; index++) yield this.items.get(index);
  }

  override measure(visit: (value: Value) => void): number {
    for (const item of this.inspectedItems()) visit(item);
    return 0;
  }
}

function* put(self: PySimpleQueue, item: Value, context: Context): Resumable {
  self.items.push(item);
  if (self.isNudge(item)) self.nudges++;
  else putItem(self.lane, item, self.depth, context.thread.lane, context);
  if (self.waiters.size > 0) yield* quickCall(wake(self.waiters, 1));
  return NONE;
}

/** @param timeoutNs - 0: doesn't wait; undefined: for ever. */
function* get(self: PySimpleQueue, timeoutNs: number | undefined, context: Context): Resumable {
  let arrival: SystemCall | undefined;
  while (self.items.length === 0) {
    if (timeoutNs === 0) throw new Raised(newException(EMPTY));
    arrival ??= parkUntil(
      () => self.items.length > 0,
      self.waiters,
      self.cause,
      ownLane(context.interpreter, self.lane),
      timeoutNs,
    );
    // Somebody else may take the item before this thread has the GIL again.
    if ((yield* blockingCall(arrival)) === false) timeoutNs = 0;
  }
  const item = self.items.shift() as Value;
  if (self.isNudge(item)) self.nudges--;
  else gotItem(self.lane, item, self.depth, context.thread.lane, context);
  return item;
}

/** The arguments of get() as a timeout for {@link get}. */
function* readTimeout(
  block: Value | undefined,
  timeout: Value | undefined,
): Resumable<number | undefined> {
  if (block !== undefined && !(yield* truth(block))) return 0;
  if (timeout === undefined || timeout === NONE) return undefined;
  const timeoutNs = toNanoseconds(timeout);
  if (timeoutNs < 0) throw valueError("'timeout' must be a non-negative number");
  return timeoutNs;
}

install(SIMPLE_QUEUE_TYPE, [
  constructor(
    SIMPLE_QUEUE_TYPE,
    '/',
    (type, _args, context) => new PySimpleQueue(context, 'queue', newLane(context, 'queue'), type),
  ),
  resumable(
    'put(self, item, block=True, timeout=None)',
    ([self, item]: [PySimpleQueue, Value], context) => put(self, item, context),
  ),
  resumable('put_nowait(self, item)', ([self, item]: [PySimpleQueue, Value], context) =>
    put(self, item, context),
  ),
  resumable(
    'get(self, block=True, timeout=None)',
    function* ([self, block, timeout]: [PySimpleQueue, Value?, Value?], context) {
      return yield* get(self, yield* readTimeout(block, timeout), context);
    },
  ),
  resumable('get_nowait(self)', ([self]: [PySimpleQueue], context) => get(self, 0, context)),
  native('empty(self)', ([self]: [PySimpleQueue]) => self.items.length === 0),
  native('qsize(self)', ([self]: [PySimpleQueue]) => self.items.length),
  GENERIC_ALIAS,
]);

const FUNCTIONS = [
  // One inside another object: to wait for it shows as waiting for that one.
  native(
    '_queue_inside(cause, lane)',
    ([cause, lane]: [Cause, LaneId], context) => new PySimpleQueue(context, cause, lane),
  ),
];

export function createQueue(_interpreter: Interpreter): PyDict {
  return namespace('_queue', FUNCTIONS, { Empty: EMPTY, SimpleQueue: SIMPLE_QUEUE_TYPE });
}
