/**
 * Changing a job table in the window. A change is a new text of the table: the loader checks it, and when it can
 * be used it is run and can be undone. Changed tables are remembered until they are the original again.
 */
import type { Diagnostic } from '../../simulator/index.ts';
import { rowsOf, withField, withoutRow, withRow } from '../table/rows.ts';
import type { Field, Section, TableRow } from '../table/rows.ts';
import type { LatestClient } from '../worker/client.ts';
import type { CheckReply, CheckRequest } from '../worker/protocol.ts';

import type { OpenDocument } from './document.ts';
import type { Run } from './run.svelte.ts';
import type { Store } from './store.ts';

interface Place {
  readonly section: Section;
  readonly index: number;
  readonly field: Field;
}

/** What was typed into a field, and why it cannot be used. */
export interface Refusal {
  /** Undefined: of the table as a whole. */
  readonly place: Place | undefined;
  readonly value: string;
  readonly diagnostic: Diagnostic;
}

interface Edit {
  readonly change: (text: string) => string;
  readonly place: Place | undefined;
  readonly value: string;
}

interface Kept {
  readonly key: string;
  readonly original: string;
  readonly text: string;
}

/** More tables than this, or longer ones, are not remembered. */
const KEPT_MAX = 20;
const KEPT_LENGTH_MAX = 100_000;

export class TableEditing {
  refusal = $state.raw<Refusal>();
  #past = $state.raw<readonly string[]>([]);
  #future = $state.raw<readonly string[]>([]);
  /** As it was opened, and as it was saved last. */
  #original = '';
  #saved = $state.raw('');
  /** Where it lies; undefined: in no file of the user's. */
  path = $state.raw<string>();

  /** The first one is being checked. */
  #waiting: Edit[] = [];

  readonly #run: Run;
  readonly #client: LatestClient<CheckRequest, CheckReply>;
  readonly #store: Store;

  readonly isTable = $derived.by(() => this.#run.document?.source.name.endsWith('.toml') ?? false);
  readonly text = $derived.by(() => this.#run.document?.source.text ?? '');
  readonly rows = $derived.by<readonly TableRow[]>(() => (this.isTable ? rowsOf(this.text) : []));
  readonly isChanged = $derived.by(() => this.isTable && this.text !== this.#saved);
  readonly canUndo = $derived.by(() => this.isTable && this.#past.length > 0);
  readonly canRedo = $derived.by(() => this.isTable && this.#future.length > 0);

  constructor(run: Run, client: LatestClient<CheckRequest, CheckReply>, store: Store) {
    this.#run = run;
    this.#client = client;
    this.#store = store;
  }

  /** The document as it was left when it was open last. */
  opened(document: OpenDocument): OpenDocument {
    const { source } = document;
    this.refusal = undefined;
    this.#client.stop();
    this.#waiting = [];
    this.#past = [];
    this.#future = [];
    this.#original = source.text;
    this.#saved = source.text;
    this.path = document.origin.kind === 'file' ? document.origin.path : undefined;
    const key = keyOf(document);
    const left = this.#kept().find((each) => each.key === key && each.original === source.text);
    if (left === undefined) return document;
    this.#past = [source.text];
    return { ...document, source: { ...source, text: left.text } };
  }

  set({ section, index }: TableRow, field: Field, value: string): void {
    const change = (text: string): string => {
      const row = rowsOf(text).find((each) => each.section === section && each.index === index);
      return row === undefined ? text : withField(text, row, field, value);
    };
    this.#enqueue({ change, place: { section, index, field }, value });
  }

  add(section: Section): void {
    this.#enqueue({ change: (text) => withRow(text, section), place: undefined, value: '' });
  }

  remove({ section, index }: TableRow): void {
    const change = (text: string): string => {
      const row = rowsOf(text).find((each) => each.section === section && each.index === index);
      return row === undefined ? text : withoutRow(text, row);
    };
    this.#enqueue({ change, place: undefined, value: '' });
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, this.text];
    this.#show(before);
  }

  redo(): void {
    const after = this.#future.at(-1);
    if (after === undefined) return;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, this.text];
    this.#show(after);
  }

  saved(path: string | undefined): void {
    this.#saved = this.text;
    this.path = path;
  }

  /** One is checked after the other, each on what the one before has left: none is lost on a slow machine. */
  #enqueue(edit: Edit): void {
    this.#waiting.push(edit);
    if (this.#waiting.length === 1) this.#next();
  }

  #next(): void {
    const [edit] = this.#waiting;
    const { document } = this.#run;
    if (edit === undefined || document === undefined) return;
    const text = edit.change(this.text);
    if (text === this.text) {
      this.refusal = undefined;
      this.#done();
      return;
    }
    // A table that cannot be used anyway may be mended bit by bit.
    const wasBroken = this.#run.isOfDocument && this.#run.header === undefined;
    const source = { ...document.source, text };
    this.#client.request({ kind: 'check', source }, (reply) => {
      // Another table has been opened, or a change undone meanwhile.
      if (this.#waiting[0] !== edit) return;
      if (this.#run.document !== document) {
        this.#next();
        return;
      }
      const header = reply.kind === 'failed' ? undefined : reply.header;
      const [diagnostic] = header?.kind === 'broken' ? header.diagnostics : [];
      if (diagnostic !== undefined && !wasBroken) {
        this.refusal = { place: edit.place, value: edit.value, diagnostic };
      } else if (header !== undefined) {
        this.#past = [...this.#past, document.source.text];
        this.#future = [];
        this.#show(text);
      }
      this.#done();
    });
  }

  #done(): void {
    this.#waiting.shift();
    this.#next();
  }

  #show(text: string): void {
    const { document } = this.#run;
    if (document === undefined) return;
    this.refusal = undefined;
    this.#run.edit({ ...document, source: { ...document.source, text } });
    const key = keyOf(document);
    const others = this.#kept().filter((each) => each.key !== key);
    const original = this.#original;
    const worthIt = text !== original && text.length + original.length < KEPT_LENGTH_MAX;
    const now = worthIt ? [...others, { key, original, text }] : others;
    this.#store.write('tables', now.slice(-KEPT_MAX));
  }

  #kept(): readonly Kept[] {
    const stored = this.#store.read('tables');
    return Array.isArray(stored) ? (stored as unknown[]).filter(isKept) : [];
  }
}

function keyOf({ origin, source }: OpenDocument): string {
  return origin.kind === 'scenario' ? origin.id : (origin.path ?? source.name);
}

/** An older or newer Timeslice may have written it. */
function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { key, original, text } = value as Partial<Record<keyof Kept, unknown>>;
  return [key, original, text].every((each) => typeof each === 'string');
}
