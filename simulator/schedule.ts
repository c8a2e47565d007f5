/**
 * Recorded choices as a file: names of threads, one a line, whose turn it is at each decision of a run
 * under the manual policy. A header in comment lines, as a program has one, tells of the machine and the
 * parameters that the choices were made with, where they are not the program's own.
 */
import { findBlock } from './header/block.ts';
import { HeaderError } from './header/error.ts';
import { lineOfKey } from './header/lines.ts';
import { machineTable, readMachine } from './header/machine.ts';
import { parseToml } from './header/toml.ts';
import type { MachineSettings, ParameterValue, RunOptions, SourceFile } from './simulation.ts';
import type { Diagnostic } from './trace/trace.ts';

/** What a run is asked for beside the program's own. */
type Circumstances = Required<Pick<RunOptions, 'machine' | 'parameters'>>;

export interface Schedule {
  readonly choices: readonly string[];
  /** Undefined when the file does not tell: it was written by hand, for whatever machine. */
  readonly made: Circumstances | undefined;
}

export type ScheduleResult =
  | { readonly kind: 'schedule'; readonly schedule: Schedule }
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[] };

/** Names that would not be read as they stand are written as strings of JSON. */
const PLAIN = /^[^\s"#](?:.*\S)?$/;

/** @param program - what the choices are for, in words for people */
export function scheduleText(
  program: string,
  { machine = {}, parameters = {} }: Pick<RunOptions, 'machine' | 'parameters'>,
  choices: readonly string[],
): string {
  const header = [
    '/// timeslice',
    ...tableLines('machine', machineTable(machine)),
    ...tableLines('parameters', parameters),
    '///',
  ];
  const names = choices.map((name) => (PLAIN.test(name) ? name : JSON.stringify(name)));
  return [
    `# ${program}: whose turn it is at each decision`,
    ...header.map((line) => `# ${line}`),
    ...names,
    '',
  ].join('\n');
}

function tableLines(name: string, table: Readonly<Record<string, unknown>>): readonly string[] {
  const rows = Object.entries(table).map(([key, value]) => {
    return `${/^[\w-]+$/.test(key) ? key : JSON.stringify(key)} = ${JSON.stringify(value)}`;
  });
  return rows.length === 0 ? [] : [`[${name}]`, ...rows];
}

/** Empty lines and those that begin with a `#` are no names. */
export function readSchedule({ name, text }: SourceFile): ScheduleResult {
  try {
    const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
    const choices = lines.filter((line) => line !== '' && !line.startsWith('#')).map(nameOf);
    return { kind: 'schedule', schedule: { choices, made: readCircumstances(text) } };
  } catch (error) {
    if (!(error instanceof HeaderError)) throw error;
    const { line, column, message, hint } = error;
    return { kind: 'broken', diagnostics: [{ file: name, line, column, what: message, hint }] };
  }
}

function nameOf(line: string): string {
  if (!line.startsWith('"')) return line;
  try {
    return String(JSON.parse(line));
  } catch {
    // A quote with which somebody's name begins.
    return line;
  }
}

function readCircumstances(text: string): Circumstances | undefined {
  const block = findBlock(text);
  if (block === undefined) return undefined;
  let machine: Partial<MachineSettings> = {};
  let parameters: Readonly<Record<string, ParameterValue>> = {};
  for (const [key, table] of Object.entries(parseToml(block))) {
    if (key !== 'machine' && key !== 'parameters') {
      const hint = 'it has [machine] and [parameters]';
      throw new HeaderError(`a schedule has no ${key}`, hint, lineOfKey(block, key));
    }
    if (!isTable(table)) {
      const what = `${key} of a schedule is ${JSON.stringify(table)}`;
      throw new HeaderError(what, `it should be a table [${key}]`, lineOfKey(block, key));
    }
    if (key === 'machine') {
      machine = readMachine(table, block);
      continue;
    }
    const odd = Object.keys(table).find((each) => typeof table[each] === 'object');
    if (odd !== undefined) {
      const hint = 'it should be a number, a text, true or false';
      throw new HeaderError(`parameter ${odd} has no value`, hint, lineOfKey(block, odd));
    }
    parameters = table as Readonly<Record<string, ParameterValue>>;
  }
  return { machine, parameters };
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
