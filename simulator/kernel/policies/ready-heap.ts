/** Threads that are ready, ordered by a number that a policy gives them; equal ones in their order of coming. */
import { assert } from '../../base/assert.ts';
import { Heap } from '../../base/heap.ts';
import type { Thread } from '../thread.ts';

export class ReadyHeap {
  private readonly heap = new Heap();
  /** By thread id; undefined unless the thread is in the heap. */
  private readonly queued: (Thread | undefined)[] = [];

  get size(): number {
    return this.heap.size;
  }

  /** The least key; Infinity when empty. */
  get minKey(): number {
    return this.heap.minKey;
  }

  /** @param first - before all others of the same key. */
  push(thread: Thread, key: number, first = false): void {
    assert(this.queued[thread.id] === undefined, 'a thread is queued once');
    this.queued[thread.id] = thread;
    this.heap.push(key, first ? 0 : 1, thread.id);
  }

  pop(): Thread | undefined {
    if (this.heap.size === 0) return undefined;
    const thread = this.queued[this.heap.pop()];
    assert(thread !== undefined, 'the heap holds who is queued');
    this.queued[thread.id] = undefined;
    return thread;
  }

  remove(thread: Thread): void {
    assert(this.queued[thread.id] === thread, 'only a queued thread can be removed');
    this.queued[thread.id] = undefined;
    if (this.heap.minPayload === thread.id) this.heap.pop();
    else this.heap.retain((id) => id !== thread.id);
  }

  inOrder(): Thread[] {
    return this.heap.inOrder().map((id) => this.queued[id]!);
  }
}
