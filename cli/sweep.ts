/** `sim sweep`: runs a program for each value of one parameter and tables the elapsed times. */
import {
  kneeOf,
  SWEEP_VALUES_MAX,
  SWEPT_SETTINGS,
  sweepValues,
  sweptNumbers,
  variationOf,
} from '../simulator/index.ts';
import type { Parameter, SourceFile, SweepRange } from '../simulator/index.ts';
import { EXIT_INTERNAL, EXIT_INTERRUPTED, EXIT_OK, EXIT_USAGE } from './command.ts';
import { UsageError, withHint } from './command.ts';
import type { Command, Terminal } from './command.ts';
import { formatDuration, parseDuration } from './duration.ts';
import { RUN_OPTIONS, RUN_OPTIONS_HELP, parseRunOptions } from './machine-options.ts';
import type { RunRequest } from './machine-options.ts';
import type { Measurement } from './measurement.ts';
import { measureAll, parseWorkers, WORKERS_HELP } from './measurements.ts';
import { listed, parametersOf } from './parameters.ts';
import { readProgram } from './program-file.ts';
import { duration, isJobTable, summaryOf } from './scheduling-report.ts';

export const SWEEP: Command = {
  name: 'sweep',
  summary: 'run a program over a range of values and table the elapsed time',
  help: `usage: sim sweep FILE --over NAME=A..B[..STEP] [OPTION]...

Runs the program or job table once for each value of the parameter NAME (or of "cores", or of
"quantum", in milliseconds or with a unit) from A to B, and prints elapsed virtual time and the
speed-up over the first value; of a job table also the mean response and turnaround. At the end
it says where the knee is, the first value that is as good as any later one.

  --over NAME=A..B[..STEP]
                        without STEP: the step of the parameter's header, else 1 for whole numbers
                        and a tenth of the range for others
${RUN_OPTIONS_HELP}
${WORKERS_HELP}
  --json                print one JSON object per value and line instead

Ctrl-C stops it: what was done by then has been printed. The exit code is 130.`,
  options: {
    ...RUN_OPTIONS,
    over: { type: 'string' },
    workers: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ files, options }, terminal) {
    if (files.length !== 1) throw new UsageError('sweep: one file is wanted', 'sim sweep FILE …');
    if (typeof options.over !== 'string') {
      throw new UsageError('sweep: --over is missing', '--over NAME=A..B[..STEP]');
    }
    const request = parseRunOptions(options);
    const read = readProgram(files[0]);
    if (read.kind === 'problem') throw new UsageError(withHint(read.what, read.hint));
    const range = resolveRange(parseRange(options.over), read.source);
    const how = { json: options.json === true, workers: parseWorkers(options.workers) };
    return sweep(read.source, request, range, how, terminal);
  },
};

interface Range extends SweepRange {
  readonly name: string;
}

export function parseRange(text: string): Range {
  const match = /^(\w+)=([^=]+)$/.exec(text);
  const parts = match?.[2].split('..').map((part) => part.trim().replaceAll('_', '')) ?? [];
  const numbers = parts.map(match?.[1] === SWEPT_SETTINGS.quantum.name ? milliseconds : Number);
  if (
    match === null ||
    parts.length < 2 ||
    parts.length > 3 ||
    parts.includes('') ||
    !numbers.every(Number.isFinite)
  ) {
    throw new UsageError(`--over: "${text}" is not a range`, 'NAME=A..B or NAME=A..B..STEP');
  }
  const [from, to, step] = numbers;
  return { name: match[1], from, to, step };
}

function milliseconds(text: string): number {
  return parseDuration('--over', text, 'ms') / 1e6;
}

interface Sweep {
  readonly name: string;
  readonly values: readonly number[];
}

function resolveRange(range: Range, source: SourceFile): Sweep {
  const parameters = parametersOf(source) ?? [];
  const parameter = sweptNumbers(parameters).find(({ name }) => name === range.name);
  if (parameter === undefined) {
    throw new UsageError(
      `${source.name}: there is no parameter ${range.name}, or it is not a number`,
      isJobTable(source.name) ? 'of a job table, quantum or cores' : listed(parameters),
    );
  }
  return { name: range.name, values: valuesOf(range, parameter) };
}

export function valuesOf(range: Range, parameter: Parameter): readonly number[] {
  const { name, from, to } = range;
  const result = sweepValues(range, parameter);
  switch (result.kind) {
    case 'values':
      return result.values;
    case 'backwards':
      throw new UsageError(`--over: ${to} is less than ${from}`, 'A..B, A first');
    case 'no-step':
      throw new UsageError('--over: the step must be above 0');
    case 'not-whole':
      throw new UsageError(`--over: ${name} takes whole numbers`);
    case 'outside':
      throw new UsageError(
        `--over: ${name} = ${result.value} is out of range`,
        listed([parameter]),
      );
    case 'too-many':
      throw new UsageError(
        `--over: ${result.count} values are too many`,
        `at most ${SWEEP_VALUES_MAX}`,
      );
  }
}

async function sweep(
  source: SourceFile,
  request: RunRequest,
  { name, values }: Sweep,
  { json, workers }: { readonly json: boolean; readonly workers: number | undefined },
  terminal: Terminal,
): Promise<number> {
  /** Of the runs that came to their end. */
  const completed: number[] = [];
  let first: number | undefined;
  let exitCode = EXIT_OK;
  const table = isJobTable(source.name);
  const titles = table ? ['response', 'turnaround'] : [];
  if (!json) await terminal.out(row(name, 'elapsed', 'speed-up', titles, 'outcome'));
  const variations = values.map((value) => variationOf(name, value));
  const show = async (measured: Measurement, index: number): Promise<boolean> => {
    if (measured.kind !== 'figures') {
      await terminal.err(measured.message);
      exitCode = measured.kind === 'refused' ? EXIT_USAGE : EXIT_INTERNAL;
      return false;
    }
    const { elapsedNs, outcome, results } = measured;
    first ??= elapsedNs;
    if (outcome.kind === 'completed') completed.push(elapsedNs);
    const speedUp = elapsedNs > 0 ? first / elapsedNs : 1;
    const value = values[index];
    if (json) {
      const summary = table ? summaryOf(results) : undefined;
      const line = { file: source.name, name, value, outcome: outcome.kind, elapsedNs, speedUp };
      await terminal.out(`${JSON.stringify({ ...line, summary })}\n`);
    } else {
      const { responseNs, turnaroundNs } = results;
      const means = table ? [duration(responseNs?.mean), duration(turnaroundNs?.mean)] : [];
      const cells = [formatDuration(elapsedNs), speedUp.toFixed(2)] as const;
      await terminal.out(row(String(value), ...cells, means, outcome.kind));
    }
    return true;
  };
  const subject = { source, request };
  const interrupted = await measureAll(subject, variations, workers, terminal, show);
  const knee = completed.length === values.length ? kneeOf(completed) : undefined;
  if (!json && knee !== undefined) {
    await terminal.out(`knee at ${values[knee]}: more hardly helps\n`);
  }
  return interrupted ? EXIT_INTERRUPTED : exitCode;
}

function row(
  value: string,
  elapsed: string,
  speedUp: string,
  means: readonly string[],
  outcome: string,
): string {
  const cells = [value.padStart(12), elapsed.padStart(12), speedUp.padStart(8)];
  return `${[...cells, ...means.map((mean) => mean.padStart(12)), outcome].join('  ')}\n`;
}
