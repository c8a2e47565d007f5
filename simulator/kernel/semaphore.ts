/**
 * Semaphores that processes share (sem_overview(7)): a number of permits in the kernel. A process that
 * ends gives nothing back. One with a single permit shows who has it and can be part of a deadlock.
 */
import type { Recorder } from '../trace/recorder.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { Cause, LaneId } from '../trace/trace.ts';
import type { Copyable } from './copying.ts';
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
  readonly cause: Cause;
  /** NO_LANE: it is not drawn. */
  readonly lane: LaneId;
}

export class Semaphore implements Copyable {
  readonly lane: LaneId;
  readonly permitsMax: number;
  private readonly cause: Cause;
  private readonly recorder: Recorder;
  private readonly queue: WaitQueue;
  private free: number;
  private holder: ThreadHandle | undefined = undefined;

  constructor(kernel: KernelCalls, recorder: Recorder, options: SemaphoreOptions) {
    this.recorder = recorder;
    this.lane = options.lane;
    this.cause = options.cause;
    this.free = options.permits;
    this.permitsMax = options.permitsMax;
    this.queue = kernel.createQueue();
  }

  /** Shared by all who know it. */
  copied(): Semaphore {
    return this;
  }

  get permits(): number {
    return this.free;
  }

  /** Who has taken the only permit. */
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
    return { name: 'release', attempt: (context) => done(this.give(context)) };
  }

  /** Result: the number of permits, at its place in the order of time. */
  look(): SystemCall {
    return { name: 'getvalue', attempt: () => done(this.free) };
  }

  take({ thread, nowNs }: CallContext): boolean {
    if (this.free === 0) return false;
    this.free--;
    if (this.permitsMax === 1) {
      this.holder = thread;
      this.queue.holder = thread;
    }
    this.show(nowNs);
    return true;
  }

  private give({ kernel, thread, nowNs }: CallContext): boolean {
    if (this.free >= this.permitsMax) return false;
    this.free++;
    this.holder = undefined;
    this.queue.holder = undefined;
    this.show(nowNs);
    kernel.wakeOne(this.queue, thread);
    return true;
  }

  /** The caller of an acquire begins to wait. */
  await({ thread, nowNs, reason }: CallContext, deadlineNs: number | undefined): CallOutcome {
    if (this.lane !== NO_LANE && this.permitsMax === 1) {
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
    if (this.lane === NO_LANE || this.permitsMax !== 1) return;
    if (this.free > 0) {
      this.recorder.idle(this.lane, nowNs);
      return;
    }
    const state = this.queue.size + joining > 0 ? 'contended' : 'held';
    this.recorder.state(this.lane, nowNs, state, 'none', this.holder?.lane ?? NO_LANE);
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
