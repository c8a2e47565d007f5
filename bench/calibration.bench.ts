/**
 * The cost model against CPython: the CPU time that the simulator predicts for small programs, divided
 * by what python3 takes for them. Machines differ in speed, so the geometric mean of the ratios, the
 * machine factor, is told and taken out; what is left is how far the model is off.
 */
import { simulate } from '../simulator/index.ts';
import driver from './calibration_driver.py?raw';
import { startPython } from './python-process.ts';
import type { PythonProcess } from './python-process.ts';
import { calibrationPrograms } from './programs.ts';
import type { Program } from './programs.ts';
import type { BenchRow } from './row.ts';
import { geometricMean } from './statistics.ts';

const GROUP = 'calibration';
/**
 * Times are taken in rounds over all programs, and the least counts: a machine that is slow for some
 * seconds would otherwise be slow for some programs and not for others.
 */
const ROUNDS = 10;
/** No prediction should be further off than this factor, either way. */
const OFF_MAX = 1.5;

interface Parts {
  /** The imports: they are no part of what is measured. */
  readonly setup: string;
  readonly body: string;
}

type Python = PythonProcess<Parts, { readonly ns: number }>;

export async function run(): Promise<BenchRow[]> {
  const python: Python | undefined = await startPython(driver);
  if (python === undefined) {
    return [{ group: GROUP, name: 'no python3 found', value: 0, unit: '', bar: '', ok: false }];
  }
  try {
    const programs = calibrationPrograms().map((program) => ({
      name: program.name,
      parts: partsOf(program),
      leastNs: Infinity,
    }));
    for (let round = 0; round < ROUNDS; round++) {
      for (const program of programs) {
        const { ns } = await python.ask(program.parts);
        program.leastNs = Math.min(program.leastNs, ns);
      }
    }
    return report(
      programs.map(({ name, parts, leastNs }) => ({
        name,
        ratio: predictedNs(name, parts) / leastNs,
      })),
    );
  } finally {
    python.close();
  }
}

function report(ratios: readonly { readonly name: string; readonly ratio: number }[]): BenchRow[] {
  const factor = geometricMean(ratios.map(({ ratio }) => ratio));
  return [
    told('machine factor: predicted CPU time / measured', factor),
    ...ratios.map(({ name, ratio }) => offRow(name, ratio / factor)),
    offRow('furthest off', Math.max(...ratios.map(({ ratio }) => off(ratio / factor)))),
  ];
}

function partsOf({ text }: Program): Parts {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line !== '' && !/^(import|from) /.test(line));
  return { setup: lines.slice(0, first).join('\n'), body: lines.slice(first).join('\n') };
}

/** The clock is read by the program itself, so that imports and the start of the machine don't count. */
function predictedNs(name: string, { setup, body }: Parts): number {
  const text = [
    setup,
    'import sys, time',
    'start = time.process_time_ns()',
    body,
    'sys.stderr.write(str(time.process_time_ns() - start))',
  ].join('\n');
  const { outcome, console } = simulate({ name, text });
  if (outcome.kind !== 'completed') throw new Error(`${name}: ${JSON.stringify(outcome)}`);
  return Number(console.map(({ stream, text }) => (stream === 'stderr' ? text : '')).join(''));
}

function off(ratio: number): number {
  return Math.max(ratio, 1 / ratio);
}

function told(name: string, value: number): BenchRow {
  return { group: GROUP, name, value, unit: '×', bar: '', ok: true };
}

function offRow(name: string, ratio: number): BenchRow {
  return {
    group: GROUP,
    name,
    value: ratio,
    unit: '×',
    bar: `1 ×÷ ${OFF_MAX}`,
    ok: off(ratio) <= OFF_MAX,
  };
}
