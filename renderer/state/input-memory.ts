/** The standard input that each program was given last: it is typed once, and kept. */
import type { OpenDocument } from './document.ts';
import type { Store } from './store.ts';

const NAME = 'standard-input';
const PROGRAMS_MAX = 40;
/** Of all programs together; the store is shared with everything else the window remembers. */
const CHARACTERS_MAX = 400_000;

type Entry = readonly [program: string, text: string];

export class InputMemory {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
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
    const kept = entries.slice(0, PROGRAMS_MAX).filter(([, kept]) => {
      characters += kept.length;
      return characters <= CHARACTERS_MAX;
    });
    this.#store.write(NAME, kept);
  }

  #entries(): readonly Entry[] {
    const stored = this.#store.read(NAME);
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
