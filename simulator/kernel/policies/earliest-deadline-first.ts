/**
 * The thread whose work is due first runs next, and takes the core of one that is due later: optimal on one
 * core (Liu and Layland, 1973). Threads without a deadline come after all that have one.
 */
import type { Thread } from '../thread.ts';
import type { EnqueueReason, Policy } from './policy.ts';
import { ReadyHeap } from './ready-heap.ts';

export class EarliestDeadlineFirst implements Policy {
  private readonly heap = new ReadyHeap();

  get size(): number {
    return this.heap.size;
  }

  enqueue(thread: Thread, reason: EnqueueReason): void {
    // A program that has been pushed aside may have been stepped on to its next work already.
    if (reason === 'started' || reason === 'woken') {
      thread.deadlineNs = thread.program.deadlineNs ?? Infinity;
    }
    this.heap.push(thread, thread.rankedAs.deadlineNs, reason === 'preempted');
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
    // What is due first is first, however much it has had.
  }

  urgency(woken: Thread, running: Thread): number {
    const ofRunning = running.rankedAs.deadlineNs;
    const ofWoken = woken.rankedAs.deadlineNs;
    return ofWoken < ofRunning ? ofRunning - ofWoken : 0;
  }

  outranks(one: Thread, other: Thread): boolean {
    return one.deadlineNs < other.deadlineNs;
  }

  standing(thread: Thread): number {
    return thread.rankedAs.deadlineNs;
  }

  inOrder(): Thread[] {
    return this.heap.inOrder();
  }
}
