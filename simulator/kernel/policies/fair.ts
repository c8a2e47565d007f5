/**
 * The thread that has had the least runs next. What a thread has had is its virtual runtime: CPU time,
 * weighted by nice, as in Linux's completely fair scheduler (kernel/sched/fair.c before 6.6), with one
 * run queue for all cores.
 */
import { assert } from '../../base/assert.ts';
import { Heap } from '../../base/heap.ts';
import type { Thread } from '../thread.ts';
import { weightOf, NICE_0_WEIGHT } from './nice.ts';
import type { EnqueueReason, Policy, PolicyOptions } from './policy.ts';

/** The shortest slice, however many wait (sysctl_sched_min_granularity). */
const GRANULARITY_MIN_NS = 750_000;
/** How far ahead a running thread may be before one that wakes takes its core (…wakeup_granularity). */
const WAKE_UP_GRANULARITY_NS = 1_000_000;

export class Fair implements Policy {
  private readonly cores: number;
  /** Within this time everyone who is ready should get a turn (sysctl_sched_latency). */
  private readonly latencyNs: number;
  private readonly heap = new Heap();
  /** By thread id; undefined unless the thread is in the run queue. */
  private readonly queued: (Thread | undefined)[] = [];
  /**
   * By thread id: virtual runtime when it was last placed, and CPU time since then. The sum is taken
   * anew each time, so that it does not depend on the pieces in which the time was charged.
   */
  private readonly placedNs: number[] = [];
  private readonly usedNs: number[] = [];
  /** By thread id, so that nice is looked up once. */
  private readonly weights: number[] = [];
  /** Never goes back; new and long absent threads start from here, so that none can hoard its past. */
  private floorNs = 0;
  private queuedCount = 0;
  private queuedWeight = 0;

  constructor(options: PolicyOptions) {
    this.cores = options.cores;
    this.latencyNs = options.quantumNs;
  }

  get size(): number {
    return this.queuedCount;
  }

  enqueue(thread: Thread, reason: EnqueueReason): void {
    assert(this.queued[thread.id] === undefined, 'a thread is queued once');
    switch (reason) {
      case 'started':
        this.weights[thread.id] = weightOf(thread.nice);
        this.place(thread, this.floorNs);
        break;
      case 'woken':
        // A sleeper is favoured, but by half a round at most.
        this.place(thread, Math.max(this.runtimeOf(thread), this.floorNs - this.latencyNs / 2));
        break;
      case 'preempted':
      case 'expired':
        break;
    }
    this.queued[thread.id] = thread;
    this.queuedCount++;
    this.queuedWeight += this.weights[thread.id];
    this.heap.push(this.runtimeOf(thread), 0, thread.id);
  }

  pick(): Thread | undefined {
    if (this.queuedCount === 0) return undefined;
    const thread = this.queued[this.heap.pop()];
    assert(thread !== undefined, 'the heap holds who is queued');
    this.forget(thread);
    return thread;
  }

  remove(thread: Thread): void {
    assert(this.queued[thread.id] === thread, 'only a queued thread can be removed');
    this.forget(thread);
    if (this.heap.minPayload === thread.id) this.heap.pop();
    else this.heap.retain((id) => id !== thread.id);
  }

  sliceNs(thread: Thread): number {
    const runnable = Math.ceil((this.queuedCount + this.cores) / this.cores);
    const weight = this.weights[thread.id];
    const load = weight + this.queuedWeight / this.cores;
    const roundNs = Math.max(this.latencyNs, runnable * GRANULARITY_MIN_NS);
    return Math.max(GRANULARITY_MIN_NS, Math.round((roundNs * weight) / load));
  }

  charge(thread: Thread, usedNs: number): void {
    this.usedNs[thread.id] += usedNs;
    this.floorNs = Math.max(this.floorNs, Math.min(this.runtimeOf(thread), this.heap.minKey));
  }

  urgency(woken: Thread, running: Thread): number {
    const marginNs = (WAKE_UP_GRANULARITY_NS * NICE_0_WEIGHT) / this.weights[woken.id];
    return this.runtimeOf(running) - this.runtimeOf(woken) - marginNs;
  }

  inOrder(): Thread[] {
    return this.heap.inOrder().map((id) => this.queued[id]!);
  }

  private runtimeOf({ id }: Thread): number {
    return this.placedNs[id] + (this.usedNs[id] * NICE_0_WEIGHT) / this.weights[id];
  }

  private place({ id }: Thread, runtimeNs: number): void {
    this.placedNs[id] = runtimeNs;
    this.usedNs[id] = 0;
  }

  private forget(thread: Thread): void {
    this.queued[thread.id] = undefined;
    this.queuedCount--;
    this.queuedWeight -= this.weights[thread.id];
  }
}
