/** What each program was given last, as a text: its standard input, its data files. It is given once, and kept. */
import type { OpenDocument } from './document.ts';
import type { Store } from './store.ts';

const PROGRAMS_MAX = 40;
/** What is remembered; the store has it under this name. */
type Remembered = 'standard-input' | 'data-files';

/** Of all programs together; the store is shared with everything else the window remembers. */
const CHARACTERS_MAX: Readonly<Record<Remembered, number>> = {
  'standard-input': 400_000,
  'data-files': 1_600_000,
};

type Entry = readonly [program: string, text: string];

export class ProgramMemory {
  readonly #store: Store;
  readonly #what: Remembered;

  constructor(store: Store, what: Remembered) {
    this.#store = store;
    this.#what = what;
  }

  of(document: OpenDocument): string {
    const key = keyOf(document);
    return this.#entries().find(([program]) => program === key)?.[1] ?? '';
  }

  keep(document: OpenDocument, text: string): void {
    const key = keyOf(document);
    const others = this.#entries().filter(([program]) => program !== key);
    const entries: readonly Entry[] = text === '' ? others : [[key, text], ...others];
    let characters = 0;
    const kept = entries.slice(0, PROGRAMS_MAX).filter(([, { length }]) => {
      const fits = characters + length <= CHARACTERS_MAX[this.#what];
      if (fits) characters += length;
      return fits;
    });
    this.#store.write(this.#what, kept);
  }

  #entries(): readonly Entry[] {
    const stored = this.#store.read(this.#what);
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  }
}

/** A file without a path is known by its name. */
function keyOf({ origin, source }: OpenDocument): string {
  return origin.kind === 'scenario'
    ? `scenario ${origin.id}`
    : `file ${origin.path ?? source.name}`;
}

function isEntry(value: unknown): value is Entry {
  return Array.isArray(value) && value.length === 2 && value.every((v) => typeof v === 'string');
}
