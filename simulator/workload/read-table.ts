/** Reads a job table: its texts and machine as a header, and its jobs. */
import { HeaderError } from '../header/error.ts';
import { readMachine } from '../header/machine.ts';
import { DEFAULT_MACHINE } from '../machine-settings.ts';
import type { Header, SourceFile } from '../simulation.ts';
import type { Diagnostic } from '../trace/trace.ts';
import type { Job } from './job.ts';
import { jobsOf } from './jobs.ts';
import { parseJobTable } from './table.ts';

export type TableResult =
  | {
      readonly kind: 'table';
      readonly header: Header;
      /** @param seed - of what is generated */
      readonly jobs: (seed: number) => readonly Job[];
    }
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[] };

export function isJobTable({ name }: SourceFile): boolean {
  return name.endsWith('.toml');
}

export function readTable(source: SourceFile): TableResult {
  try {
    const table = parseJobTable(source.text);
    const block = { toml: source.text, firstLine: 1 };
    const machine = { ...DEFAULT_MACHINE, ...readMachine(table.machine ?? {}, block) };
    // What is wrong with a row is wrong with every seed, and this seed is the one that is asked for.
    const usual = jobsOf(table, source.text, machine.seed);
    const jobs = (seed: number): readonly Job[] =>
      seed === machine.seed ? usual : jobsOf(table, source.text, seed);
    const header: Header = {
      kind: 'job-table',
      title: table.title ?? source.name.split(/[/\\]/).at(-1) ?? source.name,
      about: (table.about ?? '').trim(),
      look: table.look ?? [],
      try: table.try ?? [],
      parameters: [],
      machine,
      files: {},
      hosts: {},
    };
    return { kind: 'table', header, jobs };
  } catch (error) {
    if (!(error instanceof HeaderError)) throw error;
    const { line, column, message, hint } = error;
    return {
      kind: 'broken',
      diagnostics: [{ file: source.name, line, column, what: message, hint }],
    };
  }
}
