/**
 * The thread that has had the least runs next. What a thread has had is its virtual runtime: CPU time,
 * weighted by nice, as in Linux's completely fair scheduler (kernel/sched/fair.c before 6.6), with one
 * run queue for all cores.
 */
import type { Thread } from '../thread.ts';
import { weightOf, NICE_0_WEIGHT } from './nice.ts';
import type { EnqueueReason, Policy, PolicyOptions } from './policy.ts';
import { ReadyHeap } from './ready-heap.ts';
import { VirtualRuntime } from './virtual-runtime.ts';

/** How far ahead a running thread may be before one that wakes takes its core (…wakeup_granularity). */
const WAKE_UP_GRANULARITY_NS = 1_000_000;

export class Fair implements Policy {
  private readonly cores: number;
  /** Within this time everyone who is ready should get a turn (sysctl_sched_latency). */
  private readonly latencyNs: number;
  /** The shortest slice, however many wait (sysctl_sched_min_granularity). */
  private readonly granularityNs: number;
  private readonly heap = new ReadyHeap();
  private readonly runtimes = new VirtualRuntime(NICE_0_WEIGHT);
  private queuedWeight = 0;

  constructor({ cores, quantumNs, fair }: PolicyOptions) {
    this.cores = cores;
    this.latencyNs = fair.latencyNs === 0 ? quantumNs : fair.latencyNs;
    this.granularityNs = fair.granularityNs;
  }

  get size(): number {
    return this.heap.size;
  }

  enqueue(thread: Thread, reason: EnqueueReason): void {
    if (reason === 'started') this.runtimes.admit(thread, weightOf(thread.nice));
    else if (reason === 'woken') {
      // A sleeper is favoured, but by half a round at most.
      this.runtimes.raise(thread, this.runtimes.floorNs - this.latencyNs / 2);
    }
    this.queuedWeight += this.runtimes.weightOf(thread);
    this.heap.push(thread, this.runtimes.of(thread));
  }

  pick(): Thread | undefined {
    const thread = this.heap.pop();
    if (thread !== undefined) this.queuedWeight -= this.runtimes.weightOf(thread);
    return thread;
  }

  remove(thread: Thread): void {
    this.heap.remove(thread);
    this.queuedWeight -= this.runtimes.weightOf(thread);
  }

  sliceNs(thread: Thread): number {
    const runnable = Math.ceil((this.heap.size + this.cores) / this.cores);
    const weight = this.runtimes.weightOf(thread);
    const load = weight + this.queuedWeight / this.cores;
    const roundNs = Math.max(this.latencyNs, runnable * this.granularityNs);
    return Math.max(this.granularityNs, Math.round((roundNs * weight) / load));
  }

  charge(thread: Thread, usedNs: number): void {
    this.runtimes.charge(thread, usedNs, this.heap.minKey);
  }

  urgency(woken: Thread, running: Thread): number {
    const marginNs = (WAKE_UP_GRANULARITY_NS * NICE_0_WEIGHT) / this.runtimes.weightOf(woken);
    return this.runtimes.of(running) - this.runtimes.of(woken) - marginNs;
  }

  adopt(thread: Thread, from: Fair): void {
    this.runtimes.adopt(thread, from.runtimes);
  }

  standing(thread: Thread): number {
    return this.runtimes.of(thread);
  }

  inOrder(): Thread[] {
    return this.heap.inOrder();
  }
}
