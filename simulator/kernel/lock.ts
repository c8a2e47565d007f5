/** A mutex: a single permit, in the memory of one process. */
import type { Recorder } from '../trace/recorder.ts';
import type { Cause, LaneId } from '../trace/trace.ts';
import type { Copies } from './copying.ts';
import type { CallContext, KernelCalls } from './program.ts';
import { Semaphore } from './semaphore.ts';

export interface LockOptions {
  /** What its waiters wait for, in their lanes. */
  readonly cause: Cause;
  readonly lane: LaneId;
  /**
   * False for a lock that stands for a signal, as the one a thread that waits for a condition makes for
   * itself: the lane is the condition's and is left alone.
   */
  readonly owned: boolean;
}

export class Lock extends Semaphore {
  constructor(kernel: KernelCalls, recorder: Recorder, { cause, lane, owned }: LockOptions) {
    super(kernel, recorder, { cause, lane, owned, permits: 1, permitsMax: 1 });
  }

  get locked(): boolean {
    return this.left === 0;
  }

  /** Whether it is free to be used without the kernel: it is not drawn, and nobody waits for it. */
  get unseen(): boolean {
    return !this.owned && this.waiters.size === 0;
  }

  /** {@link release} of one that is {@link unseen}. */
  drop({ nowNs }: Pick<CallContext, 'nowNs'>): boolean {
    if (!this.locked) return false;
    this.giveBack(nowNs);
    return true;
  }

  /** As locked as it was; a lock that only some other thread could release stays locked for ever. */
  override copied(copies: Copies): Lock {
    const { kernel, recorder, cause, owned, holder } = this;
    const copy = new Lock(kernel, recorder, { cause, owned, lane: copies.lane(this.lane) });
    copy.left = this.left;
    const own = holder === undefined ? undefined : copies.of(holder);
    if (own !== holder) {
      copy.holder = own;
      if (owned) copy.waiters.holder = own;
    }
    return copy;
  }
}
