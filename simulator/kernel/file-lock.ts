/**
 * Advisory locks on one file: of open files as a whole (flock(2)) and of processes on ranges of its bytes
 * (fcntl(2), "Advisory record locking"). The two kinds do not see each other. Who has to wait tries again
 * whenever something is let go of. The file's lane shows who holds and who waits, as that of a lock does.
 */
import type { Recorder } from '../trace/recorder.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { LaneId } from '../trace/trace.ts';
import type { CallContext, CallOutcome, KernelCalls, ThreadHandle, WaitQueue } from './program.ts';

/** An open file description (flock), or what a process knows of files (fcntl). */
export interface LockOwner {
  /** Who keeps it waiting for a record. */
  blocker: LockOwner | undefined;
}

/** Bytes of a file, the last one excluded. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** All there are, and all that will be. */
export const WHOLE: ByteRange = { start: 0, end: Infinity };

export interface LockRequest extends ByteRange {
  readonly owner: LockOwner;
  readonly kind: 'flock' | 'record';
  readonly exclusive: boolean;
}

interface Held extends LockRequest {
  readonly thread: ThreadHandle;
}

/** Makes the lane of a file when it is first locked; NO_LANE: it is not to be seen. */
export type LockLaneMaker = (locks: FileLocks, nowNs: number) => LaneId;

/** What can have locks: what the file system keeps, or something open that is in no file system. */
export interface Lockable {
  /** Undefined until it is first locked. */
  locks: FileLocks | undefined;
}

export class FileLocks {
  readonly waiters: WaitQueue;
  private readonly kernel: KernelCalls;
  private readonly recorder: Recorder;
  private readonly lane: LaneId;
  private held: readonly Held[] = [];
  /** Those whose threads wait here. */
  private readonly blocked = new Set<LockOwner>();

  constructor(kernel: KernelCalls, recorder: Recorder, makeLane: LockLaneMaker) {
    this.kernel = kernel;
    this.recorder = recorder;
    this.waiters = kernel.createQueue();
    this.lane = makeLane(this, kernel.nowNs);
  }

  /** The thread that took the first of the locks held. */
  get owner(): ThreadHandle | undefined {
    return this.held.at(0)?.thread;
  }

  /** False if another owner's lock is in the way. What the owner had of the range before is replaced. */
  take(request: LockRequest, { thread, nowNs }: CallContext): boolean {
    request.owner.blocker = undefined;
    if (this.conflict(request) !== undefined) return false;
    const weakens =
      !request.exclusive && this.held.some((held) => isSame(held, request) && held.exclusive);
    this.held = [...this.without(request), { ...request, thread }];
    if (weakens) this.wake(thread);
    this.show(nowNs);
    return true;
  }

  /** @param thread - who does it; undefined: a file is closed, a process has ended. */
  free(request: Omit<LockRequest, 'exclusive'>, thread: ThreadHandle | undefined): void {
    const given = this.held.find((held) => isSame(held, request));
    if (given === undefined) return;
    this.held = this.without(request);
    this.wake(thread ?? given.thread);
    this.show(this.kernel.nowNs);
  }

  /** Whether the owner has such a lock. */
  has(request: LockRequest): boolean {
    return this.held.some((held) => isSame(held, request) && held.exclusive === request.exclusive);
  }

  /** Whether to wait for it would be to wait for oneself, by way of others (EDEADLK). */
  wouldDeadlock(request: LockRequest): boolean {
    let owner = this.conflict(request)?.owner;
    while (owner !== undefined && owner !== request.owner) owner = owner.blocker;
    return owner !== undefined;
  }

  /** The caller begins to wait for what it could not take. */
  await(request: LockRequest, { thread, nowNs, reason }: CallContext): CallOutcome {
    const conflict = this.conflict(request);
    if (request.kind === 'record') request.owner.blocker = conflict?.owner;
    this.blocked.add(request.owner);
    this.waiters.holder = conflict?.thread;
    if (this.lane !== NO_LANE) {
      if (reason === 'first') this.recorder.mark('contention', nowNs, thread.lane, this.lane, '');
      this.show(nowNs, 1);
    }
    const { waiters: queue, lane: on } = this;
    return { kind: 'wait', queue, cause: 'lock', on, deadlineNs: undefined };
  }

  /** A signal has ended the wait. */
  leave({ owner }: LockRequest, { nowNs }: CallContext): void {
    owner.blocker = undefined;
    this.show(nowNs);
  }

  private wake(by: ThreadHandle | undefined): void {
    for (const owner of this.blocked) owner.blocker = undefined;
    this.blocked.clear();
    this.waiters.holder = undefined;
    this.kernel.wakeAll(this.waiters, by);
  }

  private conflict(request: LockRequest): Held | undefined {
    return this.held.find(
      (held) =>
        held.kind === request.kind &&
        held.owner !== request.owner &&
        (held.exclusive || request.exclusive) &&
        overlap(held, request),
    );
  }

  private without(request: Omit<LockRequest, 'exclusive'>): Held[] {
    return this.held.flatMap((held) => {
      if (!isSame(held, request)) return [held];
      const [before, after] = [
        { ...held, end: request.start },
        { ...held, start: request.end },
      ];
      return [before, after].filter(({ start, end }) => start < end);
    });
  }

  /** @param joining - waiters that are about to be in the queue. */
  private show(nowNs: number, joining = 0): void {
    if (this.lane === NO_LANE) return;
    const { owner } = this;
    if (owner === undefined) {
      this.recorder.idle(this.lane, nowNs);
      return;
    }
    const state = this.waiters.size + joining > 0 ? 'contended' : 'held';
    this.recorder.state(this.lane, nowNs, state, 'none', owner.lane);
  }
}

function overlap(one: ByteRange, other: ByteRange): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Of the same owner and kind, in the same place. */
function isSame(held: Held, request: Omit<LockRequest, 'exclusive'>): boolean {
  return held.kind === request.kind && held.owner === request.owner && overlap(held, request);
}
