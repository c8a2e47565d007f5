/** Everyone in turn, a quantum each; whoever comes back goes to the end of the queue. */
import { ThreadList } from '../thread-list.ts';
import type { Thread } from '../thread.ts';
import type { Policy, PolicyOptions } from './policy.ts';

export class RoundRobin implements Policy {
  private readonly queue = new ThreadList();
  private readonly quantumNs: number;

  constructor(options: PolicyOptions) {
    this.quantumNs = options.quantumNs;
  }

  get size(): number {
    return this.queue.size;
  }

  enqueue(thread: Thread): void {
    this.queue.push(thread);
  }

  pick(): Thread | undefined {
    return this.queue.shift();
  }

  remove(thread: Thread): void {
    this.queue.remove(thread);
  }

  sliceNs(): number {
    return this.quantumNs;
  }

  charge(): void {
    // Only the queue's order counts.
  }

  urgency(): number {
    return 0;
  }

  standing(thread: Thread): number {
    return thread.sinceNs;
  }

  inOrder(): Thread[] {
    return this.queue.toArray();
  }
}
