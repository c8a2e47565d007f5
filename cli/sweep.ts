/** `sim sweep`: runs a program for each value of one parameter and tables the elapsed times. */
import type { Parameter, SourceFile } from '../simulator/index.ts';
import { SETTING_RANGES } from '../simulator/index.ts';
import { EXIT_INTERNAL, EXIT_INTERRUPTED, EXIT_OK, EXIT_USAGE } from './command.ts';
import { UsageError, withHint } from './command.ts';
import type { Command, Terminal } from './command.ts';
import { formatDuration, parseDuration } from './duration.ts';
import { RUN_OPTIONS, RUN_OPTIONS_HELP, parseRunOptions } from './machine-options.ts';
import type { RunRequest } from './machine-options.ts';
import type { Measurement, Variation } from './measurement.ts';
import { measureAll, parseWorkers, WORKERS_HELP } from './measurements.ts';
import { isInRange, listed, parametersOf } from './parameters.ts';
import { readProgram } from './program-file.ts';
import { duration, isJobTable, summaryOf } from './scheduling-report.ts';

export const SWEEP: Command = {
  name: 'sweep',
  summary: 'run a program over a range of values and table the elapsed time',
  help: `usage: sim sweep FILE --over NAME=A..B[..STEP] [OPTION]...

Runs the program or job table once for each value of the parameter NAME (or of "cores", or of
"quantum", in milliseconds or with a unit) from A to B, and prints elapsed virtual time and the
speed-up over the first value; of a job table also the mean response and turnaround.

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

/** More values than this are a slip of the keyboard. */
const VALUES_MAX = 1000;

interface Range {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly step: number | undefined;
}

export function parseRange(text: string): Range {
  const match = /^(\w+)=([^=]+)$/.exec(text);
  const parts = match?.[2].split('..').map((part) => part.trim().replaceAll('_', '')) ?? [];
  const numbers = parts.map(match?.[1] === QUANTUM.name ? milliseconds : Number);
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
  if (to < from) throw new UsageError(`--over: ${to} is less than ${from}`, 'A..B, A first');
  if (step !== undefined && step <= 0) throw new UsageError('--over: the step must be above 0');
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
  const parameter =
    [CORES, QUANTUM].find(({ name }) => name === range.name) ?? find(parameters, range.name);
  if (parameter === undefined) {
    throw new UsageError(
      `${source.name}: there is no parameter ${range.name}, or it is not a number`,
      isJobTable(source.name) ? 'of a job table, quantum or cores' : listed(parameters),
    );
  }
  const values = valuesOf(range, parameter);
  const outside = values.find((value) => !isInRange(parameter, value));
  if (outside !== undefined) {
    throw new UsageError(`--over: ${range.name} = ${outside} is out of range`, listed([parameter]));
  }
  return { name: range.name, values };
}

function find(parameters: readonly Parameter[], name: string): Parameter | undefined {
  return parameters.find(
    (each) => each.name === name && (each.kind === 'int' || each.kind === 'float'),
  );
}

/** The number of cores can be swept like a parameter. */
const CORES: Parameter = {
  name: 'cores',
  kind: 'int',
  value: 1,
  min: SETTING_RANGES.cores.min,
  max: SETTING_RANGES.cores.max,
  step: 1,
  label: 'cores',
  unit: '',
  line: 0,
};

/** So can the time slice, in milliseconds. */
const QUANTUM: Parameter = {
  name: 'quantum',
  kind: 'float',
  value: 1,
  min: SETTING_RANGES.quantumNs.min / 1e6,
  max: SETTING_RANGES.quantumNs.max / 1e6,
  step: undefined,
  label: 'quantum',
  unit: 'ms',
  line: 0,
};

export function valuesOf(range: Range, parameter: Pick<Parameter, 'kind' | 'step'>): number[] {
  const { from, to } = range;
  const whole = parameter.kind === 'int';
  if (whole && ![from, to, range.step ?? 1].every(Number.isInteger)) {
    throw new UsageError(`--over: ${range.name} takes whole numbers`);
  }
  const step = range.step ?? parameter.step ?? (whole ? 1 : (to - from) / 10 || 1);
  // Counted, not added up: a sum of tenths would drift past the end.
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  if (count > VALUES_MAX) {
    throw new UsageError(`--over: ${count} values are too many`, `at most ${VALUES_MAX}`);
  }
  return Array.from({ length: count }, (_, i) => Number((from + i * step).toPrecision(12)));
}

async function sweep(
  source: SourceFile,
  request: RunRequest,
  { name, values }: Sweep,
  { json, workers }: { readonly json: boolean; readonly workers: number | undefined },
  terminal: Terminal,
): Promise<number> {
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
  return interrupted ? EXIT_INTERRUPTED : exitCode;
}

function variationOf(name: string, value: number): Variation {
  if (name === CORES.name) return { machine: { cores: value } };
  if (name === QUANTUM.name) return { machine: { quantumNs: Math.round(value * 1e6) } };
  return { parameters: { [name]: value } };
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
