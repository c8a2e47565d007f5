/** The one blocking primitive: threads parked in the order in which they came. */
import { assert } from '../base/assert.ts';
import type { ThreadHandle, WaitQueue } from './program.ts';
import { ThreadList } from './thread-list.ts';

export class ParkedThreads extends ThreadList implements WaitQueue {
  holder: ThreadHandle | undefined;

  constructor(holder?: ThreadHandle) {
    super();
    this.holder = holder;
  }
}

/** Programs see an interface; every queue they hold was made here. */
export function parkedIn(queue: WaitQueue): ParkedThreads {
  assert(queue instanceof ParkedThreads, 'a wait queue is made by createQueue');
  return queue;
}
