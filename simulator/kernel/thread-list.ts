/** First in, first out, with removal from the middle in constant time: the links are in the threads. */
import { assert } from '../base/assert.ts';
import type { Thread } from './thread.ts';

export class ThreadList {
  private head: Thread | undefined = undefined;
  private tail: Thread | undefined = undefined;
  private count = 0;

  get size(): number {
    return this.count;
  }

  get first(): Thread | undefined {
    return this.head;
  }

  get last(): Thread | undefined {
    return this.tail;
  }

  push(thread: Thread): void {
    assert(thread.list === undefined, 'a thread waits in one place at a time');
    thread.list = this;
    thread.previous = this.tail;
    if (this.tail === undefined) this.head = thread;
    else this.tail.next = thread;
    this.tail = thread;
    this.count++;
  }

  /** Before all others. */
  unshift(thread: Thread): void {
    assert(thread.list === undefined, 'a thread waits in one place at a time');
    thread.list = this;
    thread.next = this.head;
    if (this.head === undefined) this.tail = thread;
    else this.head.previous = thread;
    this.head = thread;
    this.count++;
  }

  shift(): Thread | undefined {
    const thread = this.head;
    if (thread !== undefined) this.remove(thread);
    return thread;
  }

  remove(thread: Thread): void {
    assert(thread.list === this, 'only a member can be removed');
    if (thread.previous === undefined) this.head = thread.next;
    else thread.previous.next = thread.next;
    if (thread.next === undefined) this.tail = thread.previous;
    else thread.next.previous = thread.previous;
    thread.list = undefined;
    thread.next = undefined;
    thread.previous = undefined;
    this.count--;
  }

  toArray(): Thread[] {
    const threads: Thread[] = [];
    for (let thread = this.head; thread !== undefined; thread = thread.next) threads.push(thread);
    return threads;
  }
}
