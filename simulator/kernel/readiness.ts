/**
 * Readiness of open files (poll(2)): what could be done without waiting, and who wants to know when that
 * changes. A thread that waits for several files parks in a queue of its own, and watches all of them.
 */
import type { ThreadHandle } from './program.ts';

/** Of poll(2). */
export const POLL = {
  POLLIN: 0x001,
  POLLPRI: 0x002,
  POLLOUT: 0x004,
  POLLERR: 0x008,
  POLLHUP: 0x010,
  POLLNVAL: 0x020,
  POLLRDHUP: 0x2000,
} as const;

/** Told by default of any file: reading and writing never wait. */
export const ALWAYS_READY = POLL.POLLIN | POLL.POLLOUT;

/** Who wants to know of a file. */
export interface Watcher {
  /**
   * So much of its readiness may have changed, or come about once more: bits of {@link POLL}.
   *
   * @param by - who did it; undefined: it came from outside, or of itself
   */
  told(events: number, by: ThreadHandle | undefined): void;
}

export class Watchers {
  private readonly all = new Set<Watcher>();

  add(watcher: Watcher): void {
    this.all.add(watcher);
  }

  delete(watcher: Watcher): void {
    this.all.delete(watcher);
  }

  /** @param events - what there may be news of */
  tell(events: number, by: ThreadHandle | undefined): void {
    for (const watcher of this.all) watcher.told(events, by);
  }
}

/** News of an end of the file: of everything. */
export const ANY_EVENT = ~0;

/** Has someone hear of such events of a file, until the function that it returns is called. */
export function watch(
  file: { readonly watchers: readonly Watchers[] },
  events: number,
  hear: (by: ThreadHandle | undefined) => void,
): () => void {
  const watcher: Watcher = {
    told: (news, by) => {
      if ((news & events) !== 0) hear(by);
    },
  };
  const { watchers } = file;
  for (const each of watchers) each.add(watcher);
  return () => {
    for (const each of watchers) each.delete(watcher);
  };
}
