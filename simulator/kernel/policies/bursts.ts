/**
 * How long a thread computes before it waits again. A job of a table knows it; of other programs it is
 * guessed from the past, as Silberschatz, Galvin and Gagne do (Operating System Concepts, "Shortest-Job-
 * First Scheduling"): each burst moves the guess half-way to its own length.
 */
import type { Thread } from '../thread.ts';
import type { EnqueueReason } from './policy.ts';

/** The guess for a thread that has no past: the 10 of the textbook's figure, in milliseconds. */
const FIRST_GUESS_NS = 10_000_000;
/** α of the textbook: the recent past counts as much as all before it. */
const RECENT_SHARE = 0.5;

export class Bursts {
  /** By thread id. */
  private readonly lengthsNs: number[] = [];
  private readonly usedNs: number[] = [];

  /** To be told of everyone who comes to the run queue. */
  arrive(thread: Thread, reason: EnqueueReason): void {
    if (reason !== 'started' && reason !== 'woken') return;
    this.lengthsNs[thread.id] = thread.program.nextBurstNs ?? this.guess(thread.id);
    this.usedNs[thread.id] = 0;
  }

  adopt({ id }: Thread, from: Bursts): void {
    this.lengthsNs[id] = from.lengthsNs[id];
    this.usedNs[id] = from.usedNs[id];
  }

  charge(thread: Thread, usedNs: number): void {
    this.usedNs[thread.id] += usedNs;
  }

  lengthNs(thread: Thread): number {
    return this.lengthsNs[thread.id];
  }

  /** 0 for a burst that has outlasted its guess. */
  leftNs(thread: Thread): number {
    return Math.max(0, this.lengthsNs[thread.id] - this.usedNs[thread.id]);
  }

  private guess(id: number): number {
    const before = this.lengthsNs[id];
    if (before === undefined) return FIRST_GUESS_NS;
    return RECENT_SHARE * this.usedNs[id] + (1 - RECENT_SHARE) * before;
  }
}
