/**
 * Every decision is a draw: a thread with twice the tickets of another wins twice as often (Waldspurger and
 * Weihl, "Lottery Scheduling", OSDI 1994). The winner has the core for a quantum.
 */
import { assert } from '../../base/assert.ts';
import { Random } from '../../base/random.ts';
import type { Thread } from '../thread.ts';
import type { Policy, PolicyOptions } from './policy.ts';

export class Lottery implements Policy {
  /** In the order in which they were made, in which the winning number is counted off. */
  private readonly queue: Thread[] = [];
  private tickets = 0;
  private readonly quantumNs: number;
  private readonly random: Random;

  constructor({ quantumNs, seed }: PolicyOptions) {
    this.quantumNs = quantumNs;
    this.random = new Random(seed);
  }

  get size(): number {
    return this.queue.length;
  }

  enqueue(thread: Thread): void {
    let place = this.queue.length;
    while (place > 0 && this.queue[place - 1].id > thread.id) place--;
    this.queue.splice(place, 0, thread);
    this.tickets += thread.tickets;
  }

  pick(): Thread | undefined {
    if (this.queue.length === 0) return undefined;
    let counted = this.random.below(this.tickets);
    let winner = 0;
    while (counted >= this.queue[winner].tickets) counted -= this.queue[winner++].tickets;
    return this.take(winner);
  }

  remove(thread: Thread): void {
    const index = this.queue.indexOf(thread);
    assert(index >= 0, 'only a queued thread can be removed');
    this.take(index);
  }

  sliceNs(): number {
    return this.quantumNs;
  }

  charge(): void {
    // Every draw is independent of the past.
  }

  urgency(): number {
    return 0;
  }

  standing(thread: Thread): number {
    return thread.tickets;
  }

  /** The draw decides: this is only the order in which tickets are counted. */
  inOrder(): Thread[] {
    return [...this.queue];
  }

  private take(index: number): Thread {
    const [thread] = this.queue.splice(index, 1);
    this.tickets -= thread.tickets;
    return thread;
  }
}
