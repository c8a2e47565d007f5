/**
 * Shortest job first with preemption (STCF of "Operating Systems: Three Easy Pieces", also called shortest
 * remaining time first): a thread that comes takes the core of one that has more of its burst left.
 */
import type { Thread } from '../thread.ts';
import { Bursts } from './bursts.ts';
import type { EnqueueReason, Policy } from './policy.ts';
import { ReadyHeap } from './ready-heap.ts';

export class ShortestToCompletionFirst implements Policy {
  private readonly heap = new ReadyHeap();
  private readonly bursts = new Bursts();

  get size(): number {
    return this.heap.size;
  }

  enqueue(thread: Thread, reason: EnqueueReason): void {
    this.bursts.arrive(thread, reason);
    this.heap.push(thread, this.bursts.leftNs(thread), reason === 'preempted');
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

  urgency(woken: Thread, running: Thread): number {
    return this.bursts.leftNs(running) - this.bursts.leftNs(woken);
  }

  adopt(thread: Thread, from: ShortestToCompletionFirst): void {
    this.bursts.adopt(thread, from.bursts);
  }

  standing(thread: Thread): number {
    return this.bursts.leftNs(thread);
  }

  inOrder(): Thread[] {
    return this.heap.inOrder();
  }
}
