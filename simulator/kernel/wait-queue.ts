/** The one blocking primitive: threads parked in the order in which they came. */
import { assert } from '../base/assert.ts';
import type { Copyable } from './copying.ts';
import type { ThreadHandle, WaitQueue } from './program.ts';
import { ThreadList } from './thread-list.ts';

export class ParkedThreads extends ThreadList implements WaitQueue, Copyable {
  holder: ThreadHandle | undefined;
  readonly lends: boolean = false;

  constructor(holder?: ThreadHandle) {
    super();
    this.holder = holder;
  }

  /** None of those that wait here is a thread of the child's. */
  copied(): ParkedThreads {
    return new ParkedThreads();
  }
}

/** Programs see an interface; every queue they hold was made here. */
export function parkedIn(queue: WaitQueue): ParkedThreads {
  assert(queue instanceof ParkedThreads, 'a wait queue is made by createQueue');
  return queue;
}
