/**
 * The thread of the smallest priority number runs next (1 is more urgent than 2, as in Unix). With
 * preemption a more urgent thread takes the core of a less urgent one, and equals take turns, a quantum
 * each; without, a thread runs until it waits or ends. With aging a thread gains one priority for every
 * such time that it is ready without a core, so that it gets one in the end.
 */
import type { Thread } from '../thread.ts';
import type { EnqueueReason, Policy, PolicyOptions } from './policy.ts';
import { ReadyHeap } from './ready-heap.ts';

export class Priority implements Policy {
  private readonly heap = new ReadyHeap();
  private readonly preemptive: boolean;
  private readonly agingNs: number;
  private readonly quantumNs: number;

  constructor({ priority, quantumNs }: PolicyOptions) {
    this.preemptive = priority.preemptive;
    this.agingNs = priority.agingNs;
    this.quantumNs = quantumNs;
  }

  get size(): number {
    return this.heap.size;
  }

  enqueue(thread: Thread, reason: EnqueueReason): void {
    // All that wait gain at the same rate, so their order is that of priority and time of coming together.
    const { priority } = thread.rankedAs;
    const key = this.agingNs === 0 ? priority : priority * this.agingNs + thread.sinceNs;
    this.heap.push(thread, key, reason === 'preempted');
  }

  pick(): Thread | undefined {
    return this.heap.pop();
  }

  remove(thread: Thread): void {
    this.heap.remove(thread);
  }

  sliceNs(): number {
    return this.preemptive ? this.quantumNs : Infinity;
  }

  charge(): void {
    // Waiting makes more urgent; computing does not make less.
  }

  urgency(woken: Thread, running: Thread): number {
    return this.preemptive ? running.rankedAs.priority - woken.rankedAs.priority : 0;
  }

  outranks(one: Thread, other: Thread): boolean {
    return one.priority < other.priority;
  }

  standing({ rankedAs: { priority }, sinceNs }: Thread, nowNs: number): number {
    return this.agingNs === 0 ? priority : priority - Math.floor((nowNs - sinceNs) / this.agingNs);
  }

  inOrder(): Thread[] {
    return this.heap.inOrder();
  }
}
