/**
 * Shares without luck: a thread's pass grows by its stride, which is the smaller the more tickets it has, and
 * whoever's pass is least runs next, for a quantum (Waldspurger and Weihl, "Stride Scheduling", 1995). One
 * that gives its core up early pays for what it has used.
 */
import type { Thread } from '../thread.ts';
import type { EnqueueReason, Policy, PolicyOptions } from './policy.ts';
import { ReadyHeap } from './ready-heap.ts';
import { VirtualRuntime } from './virtual-runtime.ts';

export class Stride implements Policy {
  private readonly heap = new ReadyHeap();
  /** The pass: CPU time over tickets. */
  private readonly passes = new VirtualRuntime(1);
  private readonly quantumNs: number;

  constructor({ quantumNs }: PolicyOptions) {
    this.quantumNs = quantumNs;
  }

  get size(): number {
    return this.heap.size;
  }

  enqueue(thread: Thread, reason: EnqueueReason): void {
    if (reason === 'started') this.passes.admit(thread, thread.tickets);
    else if (reason === 'woken') this.passes.raise(thread, this.passes.floorNs);
    this.heap.push(thread, this.passes.of(thread));
  }

  pick(): Thread | undefined {
    return this.heap.pop();
  }

  remove(thread: Thread): void {
    this.heap.remove(thread);
  }

  sliceNs(): number {
    return this.quantumNs;
  }

  charge(thread: Thread, usedNs: number): void {
    this.passes.charge(thread, usedNs, this.heap.minKey);
  }

  urgency(): number {
    return 0;
  }

  adopt(thread: Thread, from: Stride): void {
    this.passes.adopt(thread, from.passes);
  }

  standing(thread: Thread): number {
    return this.passes.of(thread);
  }

  inOrder(): Thread[] {
    return this.heap.inOrder();
  }
}
