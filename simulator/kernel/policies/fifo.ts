/** First come, first served: a thread keeps its core until it waits or ends. */
import { ThreadList } from '../thread-list.ts';
import type { Thread } from '../thread.ts';
import type { Policy } from './policy.ts';

export class Fifo implements Policy {
  private readonly queue = new ThreadList();

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
    return Infinity;
  }

  charge(): void {
    // Nobody's past counts.
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
