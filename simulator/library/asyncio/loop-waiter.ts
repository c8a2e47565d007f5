/**
 * Where a loop waits when nothing is ready: for its next timer, or until another thread wakes it. It stands
 * in for a selector of sockets, of which a loop without any needs only this.
 */
import type { CallContext, CallOutcome, SystemCall, WaitQueue } from '../../kernel/program.ts';
import type { Context } from '../../python/context.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { builtinType, NONE, PyObject, type Value } from '../../python/objects/object.ts';
import { blockingCall, quickCall } from '../../python/objects/resumable.ts';
import { list } from '../../python/objects/values.ts';
import { constructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { NO_LANE } from '../../trace/trace.ts';
import { toNanoseconds } from '../seconds.ts';

export const WAITER_TYPE = builtinType('LoopWaiter', {
  module: '_asyncio',
  layout: 'other',
  subclassable: false,
});

/** epoll_wait() counts in milliseconds, and selectors round up to them. */
const RESOLUTION_NS = 1_000_000;

class PyLoopWaiter extends PyObject {
  readonly queue: WaitQueue;
  /** It was woken while it did not wait. */
  woken = false;

  constructor({ interpreter }: Context) {
    super(WAITER_TYPE);
    this.queue = interpreter.kernel.createQueue();
  }
}

/** Waits until woken. */
class Select implements SystemCall {
  readonly name = 'select';
  private readonly waiter: PyLoopWaiter;
  private readonly timeoutNs: number | undefined;
  private deadlineNs: number | undefined = undefined;

  constructor(waiter: PyLoopWaiter, timeoutNs: number | undefined) {
    this.waiter = waiter;
    this.timeoutNs = timeoutNs;
  }

  attempt({ reason, nowNs }: CallContext): CallOutcome {
    const { waiter, timeoutNs } = this;
    if (waiter.woken || reason === 'timeout' || timeoutNs === 0) {
      waiter.woken = false;
      return { kind: 'done', result: undefined };
    }
    if (timeoutNs !== undefined) this.deadlineNs ??= nowNs + timeoutNs;
    return {
      kind: 'wait',
      queue: waiter.queue,
      cause: 'poll',
      on: NO_LANE,
      deadlineNs: this.deadlineNs,
    };
  }
}

class Wake implements SystemCall {
  readonly name = 'wake';
  private readonly waiter: PyLoopWaiter;

  constructor(waiter: PyLoopWaiter) {
    this.waiter = waiter;
  }

  attempt({ kernel, thread }: CallContext): CallOutcome {
    this.waiter.woken = true;
    kernel.wakeOne(this.waiter.queue, thread);
    return { kind: 'done', result: undefined };
  }
}

function timeoutOf(seconds: Value | undefined): number | undefined {
  if (seconds === undefined || seconds === NONE) return undefined;
  const wanted = Math.max(0, toNanoseconds(seconds));
  return Math.ceil(wanted / RESOLUTION_NS) * RESOLUTION_NS;
}

install(WAITER_TYPE, [
  constructor(WAITER_TYPE, '', (_type, _args, running) => new PyLoopWaiter(running)),
  resumable('select(self, timeout=None)', function* ([self, seconds]: [PyLoopWaiter, Value?]) {
    const timeoutNs = timeoutOf(seconds);
    const select = new Select(self, timeoutNs);
    if (timeoutNs === 0) yield* quickCall(select);
    else yield* blockingCall(select);
    return list([]);
  }),
  resumable('wake(self)', function* ([self]: [PyLoopWaiter]) {
    yield* quickCall(new Wake(self));
    return NONE;
  }),
  native('close(self)', () => NONE),
]);
