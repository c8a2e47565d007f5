/**
 * Somebody else decides: whenever a core may take one of several threads, the next name of a list says which
 * (a person's choices, or those that an earlier run has recorded). A single thread is no decision. After the
 * last choice everyone takes turns. A decision falls due at the end of each quantum too.
 */
import type { Thread } from '../thread.ts';
import type { Choices } from './choices.ts';
import type { Policy, PolicyOptions } from './policy.ts';

export class Manual implements Policy {
  /** In the order of coming. */
  private readonly queue: Thread[] = [];
  private readonly quantumNs: number;
  private readonly choices: Choices;

  constructor({ quantumNs }: PolicyOptions, choices: Choices) {
    this.quantumNs = quantumNs;
    this.choices = choices;
  }

  get size(): number {
    return this.queue.length;
  }

  enqueue(thread: Thread): void {
    this.queue.push(thread);
  }

  pick(): Thread | undefined {
    const index = this.queue.length > 1 ? this.choices.next(this.queue) : 0;
    return this.queue.splice(index, 1)[0];
  }

  remove(thread: Thread): void {
    this.queue.splice(this.queue.indexOf(thread), 1);
  }

  sliceNs(): number {
    return this.quantumNs;
  }

  charge(): void {
    // Whoever decides may count what he likes.
  }

  urgency(): number {
    return 0;
  }

  standing(thread: Thread): number {
    return thread.sinceNs;
  }

  /** As they came: the decision is still to be made. */
  inOrder(): Thread[] {
    return [...this.queue];
  }
}
