/**
 * Whose next burst of computing is shortest runs next, and to the end of that burst. A job of a table knows
 * its bursts; what is done for other programs stands in bursts.ts.
 */
import type { Thread } from '../thread.ts';
import { Bursts } from './bursts.ts';
import type { EnqueueReason, Policy } from './policy.ts';
import { ReadyHeap } from './ready-heap.ts';

export class ShortestJobFirst implements Policy {
  private readonly heap = new ReadyHeap();
  private readonly bursts = new Bursts();

  get size(): number {
    return this.heap.size;
  }

  enqueue(thread: Thread, reason: EnqueueReason): void {
    this.bursts.arrive(thread, reason);
    this.heap.push(thread, this.bursts.lengthNs(thread));
  }

  pick(): Thread | undefined {
    return this.heap.pop();
  }

  remove(thread: Thread): void {
    this.heap.remove(thread);
  }

  sliceNs(): number {
    return Infinity;
  }

  charge(thread: Thread, usedNs: number): void {
    this.bursts.charge(thread, usedNs);
  }

  urgency(): number {
    return 0;
  }

  adopt(thread: Thread, from: ShortestJobFirst): void {
    this.bursts.adopt(thread, from.bursts);
  }

  standing(thread: Thread): number {
    return this.bursts.lengthNs(thread);
  }

  inOrder(): Thread[] {
    return this.heap.inOrder();
  }
}
