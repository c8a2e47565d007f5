/** What the window remembers between starts: JSON values under names, as far as the host lets it. */

export interface Store {
  read(name: string): unknown;
  write(name: string, value: unknown): void;
}

const PREFIX = 'timeslice.';

/** The page's own storage. A page may be forbidden to keep anything: then it forgets, and works. */
export const pageStore: Store = {
  read(name) {
    try {
      const text = localStorage.getItem(PREFIX + name);
      return text === null ? undefined : (JSON.parse(text) as unknown);
    } catch {
      return undefined;
    }
  },
  write(name, value) {
    try {
      localStorage.setItem(PREFIX + name, JSON.stringify(value));
    } catch {
      // Full or forbidden: nothing is lost but the memory.
    }
  },
};
