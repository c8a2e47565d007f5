/**
 * Permits in the kernel: who finds none waits for one, with the habits of a futex: a release wakes the
 * first waiter, which tries again when it has got a core, so that a running thread may take the permit
 * before it. Where priorities are inherited, the first waiter is given it at once. As it is, one that processes share (sem_overview(7)): a process that ends gives nothing back.
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

export interface SemaphoreOptions {
  readonly permits: number;
  /** More than these are refused. */
  readonly permitsMax: number;
  /** What its waiters wait for, in their lanes. */
  readonly cause: Cause;
  readonly lane: LaneId;
  /**
   * Whether its only permit is someone's: its lane shows who has it, waiting for it is contention and can
   * be part of a deadlock. Otherwise the lane is left alone.
   */
  readonly owned: boolean;
}

export class Semaphore implements Copyable {
  readonly lane: LaneId;
  readonly permitsMax: number;
  protected readonly kernel: KernelCalls;
  protected readonly recorder: Recorder;
  protected readonly cause: Cause;
  protected readonly owned: boolean;
  protected left: number;
  protected holder: ThreadHandle | undefined = undefined;
  private readonly queue: WaitQueue;
  /** To whom the permit has been handed, until it has noticed. */
  private heir: ThreadHandle | undefined = undefined;
  private readonly releaseCall = new Release(this);

  constructor(kernel: KernelCalls, recorder: Recorder, options: SemaphoreOptions) {
    this.kernel = kernel;
    this.recorder = recorder;
    this.lane = options.lane;
    this.permitsMax = options.permitsMax;
    this.cause = options.cause;
    this.owned = options.owned;
    this.left = options.permits;
    this.queue = options.owned ? kernel.createLockQueue() : kernel.createQueue();
  }

  /** Shared by all processes that know it. */
  copied(_copies: Copies): Semaphore {
    return this;
  }

  /** Of one with more than a single one: what is left. */
  get permits(): number | undefined {
    return this.permitsMax === 1 ? undefined : this.left;
  }

  /** Who took the last permit; the one who gives it back may be another. */
  get owner(): ThreadHandle | undefined {
    return this.holder;
  }

  get waiters(): WaitQueue {
    return this.queue;
  }

  /**
   * Result: true when the caller has a permit, false if time ran out first.
   *
   * @param timeoutNs - 0: never waits; undefined: for ever.
   */
  acquire(timeoutNs: number | undefined): SystemCall {
    return new Acquire(this, timeoutNs);
  }

  /** Result: false if there would be too many permits. */
  release(): SystemCall {
    return this.releaseCall;
  }

  /** Result: how many permits there are, at its place in the order of time. */
  look(): SystemCall {
    return { name: 'getvalue', attempt: () => done(this.left) };
  }

  /** {@link acquire} without waiting, for use inside another call's attempt. */
  take({ thread, nowNs }: Pick<CallContext, 'thread' | 'nowNs'>): boolean {
    if (this.heir === thread) {
      this.heir = undefined;
      return true;
    }
    if (this.left === 0) return false;
    this.left--;
    this.holder = thread;
    if (this.owned) this.queue.holder = thread;
    this.show(nowNs);
    return true;
  }

  /** {@link release}, for use inside another call's attempt. */
  free({ kernel, thread, nowNs }: CallContext): boolean {
    if (this.left >= this.permitsMax) return false;
    if (this.queue.lends && this.queue.size > 0) {
      this.handOver(kernel, thread, nowNs);
      return true;
    }
    this.giveBack(nowNs);
    kernel.wakeOne(this.queue, thread);
    return true;
  }

  protected giveBack(nowNs: number): void {
    this.left++;
    this.holder = undefined;
    this.queue.holder = undefined;
    this.show(nowNs);
  }

  private handOver(kernel: KernelCalls, by: ThreadHandle, nowNs: number): void {
    const [heir] = kernel.waiting(this.queue);
    this.heir = heir;
    this.holder = heir;
    this.queue.holder = heir;
    kernel.wakeOne(this.queue, by);
    this.show(nowNs);
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
    if (!this.owned) {
      if (this.permitsMax > 1 && this.lane !== NO_LANE) {
        this.recorder.level(this.lane, nowNs, this.left);
      }
      return;
    }
    if (this.left > 0) {
      this.recorder.idle(this.lane, nowNs);
      return;
    }
    const state = this.queue.size + joining > 0 ? 'contended' : 'held';
    this.recorder.state(this.lane, nowNs, state, 'none', this.holder?.lane ?? NO_LANE);
  }
}

class Release implements SystemCall {
  readonly name = 'release';
  private readonly semaphore: Semaphore;

  constructor(semaphore: Semaphore) {
    this.semaphore = semaphore;
  }

  attempt(context: CallContext): CallOutcome {
    return done(this.semaphore.free(context));
  }
}

class Acquire implements SystemCall {
  readonly name = 'acquire';
  private readonly semaphore: Semaphore;
  private readonly deadline: Deadline;

  constructor(semaphore: Semaphore, timeoutNs: number | undefined) {
    this.semaphore = semaphore;
    this.deadline = new Deadline(timeoutNs);
  }

  attempt(context: CallContext): CallOutcome {
    if (this.semaphore.take(context)) return done(true);
    const deadlineNs = this.deadline.from(context.nowNs);
    if (context.reason === 'timeout' || (deadlineNs !== undefined && deadlineNs <= context.nowNs)) {
      this.semaphore.leave(context);
      return done(false);
    }
    return this.semaphore.await(context, deadlineNs);
  }

  interrupted(context: CallContext): undefined {
    this.semaphore.leave(context);
  }
}

function done(result: unknown): CallOutcome {
  return { kind: 'done', result };
}
