/**
 * Fixed priorities for periodic work: the shorter the period, the more urgent (Liu and Layland, "Scheduling
 * Algorithms for Multiprogramming in a Hard-Real-Time Environment", 1973). Threads without a period come
 * after all that have one.
 */
import type { Thread } from '../thread.ts';
import type { EnqueueReason, Policy } from './policy.ts';
import { ReadyHeap } from './ready-heap.ts';

export class RateMonotonic implements Policy {
  private readonly heap = new ReadyHeap();

  get size(): number {
    return this.heap.size;
  }

  enqueue(thread: Thread, reason: EnqueueReason): void {
    this.heap.push(thread, thread.rankedAs.periodNs, reason === 'preempted');
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

  charge(): void {
    // The period never changes.
  }

  urgency(woken: Thread, running: Thread): number {
    const ofRunning = running.rankedAs.periodNs;
    const ofWoken = woken.rankedAs.periodNs;
    return ofWoken < ofRunning ? ofRunning - ofWoken : 0;
  }

  outranks(one: Thread, other: Thread): boolean {
    return one.periodNs < other.periodNs;
  }

  standing(thread: Thread): number {
    return thread.rankedAs.periodNs;
  }

  inOrder(): Thread[] {
    return this.heap.inOrder();
  }
}
