/** The files that the user gives the open program to read, besides those of its header. They are remembered. */
import type { Bridge, DataResult } from '../../electron/bridge.ts';
import { readDataFiles } from '../host/page-files.ts';
import type { Language } from '../messages/language.ts';

import { isProgram } from './document.ts';
import type { OpenDocument } from './document.ts';
import type { Notices } from './notices.svelte.ts';
import type { ProgramMemory } from './program-memory.ts';
import type { Run } from './run.svelte.ts';
import type { TableEditing } from './table-editing.svelte.ts';

export interface DataFilesParts {
  readonly bridge: Bridge;
  readonly language: Language;
  readonly notices: Notices;
  readonly run: Run;
  readonly table: TableEditing;
}

type Contents = Readonly<Record<string, Uint8Array>>;

export class DataFiles {
  readonly #parts: DataFilesParts;
  readonly #memory: ProgramMemory;

  constructor(parts: DataFilesParts, memory: ProgramMemory) {
    this.#parts = parts;
    this.#memory = memory;
  }

  /** Those that a program was given last. */
  of(document: OpenDocument): Contents {
    return decoded(this.#memory.of(document));
  }

  /** A program may read files; a job table reads none. */
  get areOfUse(): boolean {
    const { run, table } = this.#parts;
    return run.document !== undefined && !table.isTable;
  }

  async addDialog(): Promise<void> {
    this.#add(await this.#parts.bridge.openDataDialog());
  }

  /** Takes what is data, and leaves the programs among the files. */
  async addDropped(files: readonly File[]): Promise<readonly File[]> {
    const data = this.areOfUse ? files.filter(({ name }) => !isProgram(name)) : [];
    this.#add(await readDataFiles(data));
    return files.filter((file) => !data.includes(file));
  }

  remove(name: string): void {
    const { [name]: _removed, ...others } = this.#parts.run.dataFiles;
    this.#set(others);
  }

  #add(results: readonly DataResult[]): void {
    if (results.length === 0) return;
    const { run, notices, language } = this.#parts;
    notices.tellProblems(results, language);
    const added = results.flatMap((result) =>
      result.kind === 'file' ? [[result.file.name, result.file.bytes] as const] : [],
    );
    if (added.length > 0) this.#set({ ...run.dataFiles, ...Object.fromEntries(added) });
  }

  #set(files: Contents): void {
    const { run } = this.#parts;
    if (run.document !== undefined) this.#memory.keep(run.document, encoded(files));
    run.setDataFiles(files);
  }
}

function encoded(files: Contents): string {
  const entries = Object.entries(files).map(([name, bytes]) => [
    name,
    btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
  ]);
  return entries.length === 0 ? '' : JSON.stringify(Object.fromEntries(entries));
}

/** What is no longer what was kept is no file. */
function decoded(text: string): Contents {
  try {
    const kept = Object.entries(JSON.parse(text || '{}') as Record<string, string>);
    return Object.fromEntries(
      kept.map(([name, content]) => [
        name,
        Uint8Array.from(atob(content), (character) => character.charCodeAt(0)),
      ]),
    );
  } catch {
    return {};
  }
}
