/**
 * The run queues of the cores: one policy for all of them, or one each. With queues of their own a thread
 * stays with the core that it began on, whose caches know it; stealing lets a core that has nothing to do
 * take over the next thread of the longest queue.
 */
import type { RunQueueKind } from '../simulation.ts';
import type { Core } from './core.ts';
import type { DecisionLog } from './decision-log.ts';
import type { EnqueueReason, Policy } from './policies/policy.ts';
import type { Thread } from './thread.ts';

export class RunQueues {
  /** Any core may take any thread. */
  readonly shared: boolean;
  private readonly steals: boolean;
  private readonly queues: readonly Policy[];
  private readonly cores: readonly Core[];
  private readonly log: DecisionLog | undefined;
  /** By thread id: the queue it belongs to, when there are several. */
  private readonly homes: number[] = [];
  private queued = 0;

  /** @param create - makes the policy of the n-th queue, which serves so many cores. */
  constructor(
    kind: RunQueueKind,
    cores: readonly Core[],
    create: (index: number, cores: number) => Policy,
    log?: DecisionLog,
  ) {
    this.log = log;
    this.shared = kind === 'shared';
    this.steals = kind === 'stealing';
    this.cores = cores;
    this.queues = this.shared
      ? [create(0, cores.length)]
      : cores.map((_core, index) => create(index, 1));
  }

  /** Threads in all queues. */
  get size(): number {
    return this.queued;
  }

  /** Threads that have a claim on the core. */
  sizeFor(core: number): number {
    return this.queues[this.shared ? 0 : core].size;
  }

  enqueue(thread: Thread, reason: EnqueueReason): void {
    if (reason === 'started' && !this.shared) this.homes[thread.id] = this.leastLoaded();
    this.queued++;
    this.queueOf(thread).enqueue(thread, reason);
  }

  /** Takes out the thread that is to run next on the core, of those that have a claim on it. */
  pick(core: number): Thread | undefined {
    const thread = this.pickFrom(this.queues[this.shared ? 0 : core], core);
    if (thread !== undefined) this.queued--;
    return thread;
  }

  /** Takes over a thread of another core for one that has nothing to do. */
  steal(core: number): Thread | undefined {
    if (!this.steals) return undefined;
    const longest = this.queues.reduce((most, queue) => (queue.size > most.size ? queue : most));
    const thread = this.pickFrom(longest, core);
    if (thread === undefined) return undefined;
    this.queued--;
    this.queues[core].adopt?.(thread, longest);
    this.homes[thread.id] = core;
    return thread;
  }

  remove(thread: Thread): void {
    this.queueOf(thread).remove(thread);
    this.queued--;
  }

  sliceNs(thread: Thread, nowNs: number): number {
    return this.queueOf(thread).sliceNs(thread, nowNs);
  }

  charge(thread: Thread, usedNs: number): void {
    this.queueOf(thread).charge(thread, usedNs);
  }

  /** As of a policy; nobody is pushed aside for a thread of another queue. */
  urgency(woken: Thread, running: Thread): number {
    const queue = this.queueOf(woken);
    return queue === this.queueOf(running) ? queue.urgency(woken, running) : 0;
  }

  /** As of a policy; undefined if there is nothing to inherit. */
  get outranks(): ((one: Thread, other: Thread) => boolean) | undefined {
    const [policy] = this.queues;
    return policy.outranks?.bind(policy);
  }

  /** Who would be next on the core, of those that have a claim on it. */
  first(core: number): Thread | undefined {
    return this.queues[this.shared ? 0 : core].inOrder().at(0);
  }

  /** Queue by queue, each in the order in which it would be picked. */
  inOrder(): Thread[] {
    return this.queues.flatMap((queue) => queue.inOrder());
  }

  private pickFrom(queue: Policy, core: number): Thread | undefined {
    return this.log === undefined ? queue.pick(core) : this.log.pick(queue, core);
  }

  private queueOf(thread: Thread): Policy {
    return this.queues[this.shared ? 0 : this.homes[thread.id]];
  }

  private leastLoaded(): number {
    const load = (core: Core): number =>
      this.queues[core.index].size + (core.thread === undefined ? 0 : 1);
    return this.cores.reduce((least, core) => (load(core) < load(least) ? core : least)).index;
  }
}
