/** Recent files of a browser page: newest first, with their text, within bounds of number and size. */
import type { OpenedFile } from '../../electron/bridge.ts';

/** What of `localStorage` is needed here. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = 'timeslice.recent-files';
const FILES_MAX = 12;
/** Browsers give a page about five million characters for everything. */
const CHARACTERS_MAX = 2_000_000;

export class RecentStore {
  readonly #store: TextStore | undefined;

  constructor(store: TextStore | undefined) {
    this.#store = store;
  }

  /** Files of one name from different places are different files, as far as the host tells. */
  static key(file: OpenedFile): string {
    return file.path ?? file.name;
  }

  files(): readonly OpenedFile[] {
    try {
      const files: unknown = JSON.parse(this.#store?.getItem(KEY) ?? '[]');
      return Array.isArray(files) ? files.filter(isFile) : [];
    } catch {
      return [];
    }
  }

  add(file: OpenedFile): void {
    const key = RecentStore.key(file);
    const files = [file, ...this.files().filter((other) => RecentStore.key(other) !== key)];
    let characters = 0;
    const kept = files.slice(0, FILES_MAX).filter(({ text }) => {
      characters += text.length;
      return characters <= CHARACTERS_MAX;
    });
    try {
      this.#store?.setItem(KEY, JSON.stringify(kept));
    } catch {
      // Storage is full or switched off: the session goes on without the list.
    }
  }
}

function isFile(value: unknown): value is OpenedFile {
  if (typeof value !== 'object' || value === null) return false;
  const { name, path, text } = value as Partial<Record<keyof OpenedFile, unknown>>;
  return (
    typeof name === 'string' &&
    typeof text === 'string' &&
    (path === undefined || typeof path === 'string')
  );
}
