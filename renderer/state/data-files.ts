/** The files that the user gives the open program to read, besides those of its header. */
import type { Bridge, DataResult } from '../../electron/bridge.ts';
import { readDataFiles } from '../host/page-files.ts';
import type { Language } from '../messages/language.ts';

import { isProgram } from './document.ts';
import type { Notices } from './notices.svelte.ts';
import type { Run } from './run.svelte.ts';
import type { TableEditing } from './table-editing.svelte.ts';

export interface DataFilesParts {
  readonly bridge: Bridge;
  readonly language: Language;
  readonly notices: Notices;
  readonly run: Run;
  readonly table: TableEditing;
}

export class DataFiles {
  readonly #parts: DataFilesParts;

  constructor(parts: DataFilesParts) {
    this.#parts = parts;
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

  #add(results: readonly DataResult[]): void {
    if (results.length === 0) return;
    const { run, notices, language } = this.#parts;
    notices.tellProblems(results, language);
    const added = results.flatMap((result) =>
      result.kind === 'file' ? [[result.file.name, result.file.bytes] as const] : [],
    );
    if (added.length > 0) run.setDataFiles({ ...run.dataFiles, ...Object.fromEntries(added) });
  }
}
