/**
 * A mutex with the habits of a futex: a release wakes the first waiter, which tries again when it has
 * got a core, so that a running thread may take the lock before it.
 */
import type { Recorder } from '../trace/recorder.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { Cause, LaneId } from '../trace/trace.ts';
import type { Copies, Copyable } from './copying.ts';
import { Deadline } from './deadline.ts';
import type {
  CallContext,
  CallOutcome,
  KernelCalls,
  SystemCall,
  ThreadHandle,
  WaitQueue,
} from './program.ts';

export interface LockOptions {
  /** What its waiters wait for, in their lanes. */
  readonly cause: Cause;
  readonly lane: LaneId;
  /**
   * True for a lock that is someone's: its lane shows who holds it, waiting for it is contention and
   * can be part of a deadlock. False for a lock that stands for a signal, as the one a thread that
   * waits for a condition makes for itself: the lane is the condition's and is left alone.
   */
  readonly owned: boolean;
}

export class Lock implements Copyable {
  readonly lane: LaneId;
  private readonly kernel: KernelCalls;
  private readonly cause: Cause;
  private readonly owned: boolean;
  private readonly recorder: Recorder;
  private readonly queue: WaitQueue;
  private taken = false;
  private holder: ThreadHandle | undefined = undefined;
  private readonly releaseCall: SystemCall;

  constructor(kernel: KernelCalls, recorder: Recorder, options: LockOptions) {
    this.kernel = kernel;
    this.recorder = recorder;
    this.lane = options.lane;
    this.cause = options.cause;
    this.owned = options.owned;
    this.queue = kernel.createQueue();
    this.releaseCall = {
      name: 'release',
      attempt: (context) => ({ kind: 'done', result: this.free(context) }),
    };
  }

  get locked(): boolean {
    return this.taken;
  }

  /** Who took it; the one who releases it may be another. */
  get owner(): ThreadHandle | undefined {
    return this.holder;
  }

  get waiters(): WaitQueue {
    return this.queue;
  }

  /**
   * Result: true when the caller has it, false if time ran out first.
   *
   * @param timeoutNs - 0: never waits; undefined: for ever.
   */
  acquire(timeoutNs: number | undefined): SystemCall {
    return new Acquire(this, timeoutNs);
  }

  /** Result: false if it was not locked. */
  release(): SystemCall {
    return this.releaseCall;
  }

  /** As locked as it was; a lock that only some other thread could release stays locked for ever. */
  copied(copies: Copies): Lock {
    const { cause, owned, holder } = this;
    const copy = new Lock(this.kernel, this.recorder, {
      cause,
      owned,
      lane: copies.lane(this.lane),
    });
    copy.taken = this.taken;
    const own = holder === undefined ? undefined : copies.of(holder);
    if (own !== holder) {
      copy.holder = own;
      if (owned) copy.queue.holder = own;
    }
    return copy;
  }

  /** {@link acquire} without waiting, for use inside another call's attempt. */
  take({ thread, nowNs }: CallContext): boolean {
    if (this.taken) return false;
    this.taken = true;
    this.holder = thread;
    if (this.owned) this.queue.holder = thread;
    this.show(nowNs);
    return true;
  }

  /** {@link release}, for use inside another call's attempt. */
  free({ kernel, thread, nowNs }: CallContext): boolean {
    if (!this.taken) return false;
    this.taken = false;
    this.holder = undefined;
    this.queue.holder = undefined;
    this.show(nowNs);
    kernel.wakeOne(this.queue, thread);
    return true;
  }

  /** The caller of an acquire begins to wait. */
  await(context: CallContext, deadlineNs: number | undefined): CallOutcome {
    if (this.owned) {
      const { thread, nowNs, reason } = context;
      if (reason === 'first') {
        this.recorder.mark('contention', nowNs, thread.lane, this.lane, '');
      }
      this.show(nowNs, 1);
    }
    return { kind: 'wait', queue: this.queue, cause: this.cause, on: this.lane, deadlineNs };
  }

  /** The caller of an acquire has given up. */
  leave({ nowNs }: CallContext): void {
    this.show(nowNs);
  }

  /** @param joining - waiters that are about to be in the queue. */
  private show(nowNs: number, joining = 0): void {
    if (!this.owned) return;
    if (!this.taken) {
      this.recorder.idle(this.lane, nowNs);
      return;
    }
    const state = this.queue.size + joining > 0 ? 'contended' : 'held';
    this.recorder.state(this.lane, nowNs, state, 'none', this.holder?.lane ?? NO_LANE);
  }
}

class Acquire implements SystemCall {
  readonly name = 'acquire';
  private readonly lock: Lock;
  private readonly deadline: Deadline;

  constructor(lock: Lock, timeoutNs: number | undefined) {
    this.lock = lock;
    this.deadline = new Deadline(timeoutNs);
  }

  attempt(context: CallContext): CallOutcome {
    if (this.lock.take(context)) return { kind: 'done', result: true };
    const deadlineNs = this.deadline.from(context.nowNs);
    if (context.reason === 'timeout' || (deadlineNs !== undefined && deadlineNs <= context.nowNs)) {
      this.lock.leave(context);
      return { kind: 'done', result: false };
    }
    return this.lock.await(context, deadlineNs);
  }

  interrupted(context: CallContext): undefined {
    this.lock.leave(context);
  }
}
