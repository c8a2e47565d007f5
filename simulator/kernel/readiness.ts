/**
 * Readiness of open files (poll(2)): what could be done without waiting, and who wants to know when that
 * changes. A thread that waits for several files parks in a queue of its own, which all of them know.
 */
import type { KernelCalls, WaitQueue } from './program.ts';

/** Of poll(2). */
export const POLL = {
  POLLIN: 0x001,
  POLLPRI: 0x002,
  POLLOUT: 0x004,
  POLLERR: 0x008,
  POLLHUP: 0x010,
  POLLNVAL: 0x020,
} as const;

/** Told by default of any file: reading and writing never wait. */
export const ALWAYS_READY = POLL.POLLIN | POLL.POLLOUT;

export class Watchers {
  private readonly queues = new Set<WaitQueue>();

  add(queue: WaitQueue): void {
    this.queues.add(queue);
  }

  delete(queue: WaitQueue): void {
    this.queues.delete(queue);
  }

  /** Readiness may have changed. */
  tell(kernel: KernelCalls): void {
    for (const queue of this.queues) kernel.wakeAll(queue, undefined);
  }
}
