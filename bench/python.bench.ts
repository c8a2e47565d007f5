/**
 * The Python machine against CPython on the same programs. Rounds alternate between the two, and a
 * ratio is taken inside each round, so that a busy machine slows both; the median of the rounds counts.
 */
import { simulate } from '../simulator/index.ts';
import { startPython } from './python-process.ts';
import type { PythonProcess } from './python-process.ts';
import driver from './python_driver.py?raw';
import { programs } from './programs.ts';
import type { Program } from './programs.ts';
import type { BenchRow } from './row.ts';
import { geometricMean, median } from './statistics.ts';

interface Run {
  readonly ns: number;
  readonly stdout: string;
}
type Python = PythonProcess<{ readonly text: string }, Run>;

const GROUP = 'python';
const ROUNDS = 7;
/** Before the first round, so that both sides are warm and call sites as mixed as in a session. */
const WARM_UP_ROUNDS = 2;
const GEOMETRIC_MEAN_MAX = 2;
const SINGLE_MAX = 3.5;

export async function run(): Promise<BenchRow[]> {
  const python: Python | undefined = await startPython(driver);
  if (python === undefined) {
    return [{ group: GROUP, name: 'no python3 found', value: 0, unit: '', bar: '', ok: false }];
  }
  try {
    return await againstPython(python, programs());
  } finally {
    python.close();
  }
}

async function againstPython(python: Python, all: readonly Program[]): Promise<BenchRow[]> {
  const measured = all.map(({ name }) => ({
    name,
    ratios: [] as number[],
    clocks: [] as number[],
  }));
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    for (const [index, program] of all.entries()) {
      const theirs = await python.ask({ text: program.text });
      const ours = measure(program);
      if (ours.stdout !== theirs.stdout) {
        throw new Error(`${program.name}: printed ${ours.stdout}, CPython ${theirs.stdout}`);
      }
      if (round < 0) continue;
      measured[index].ratios.push(ours.ns / theirs.ns);
      measured[index].clocks.push(ours.virtualNs / theirs.ns);
    }
  }
  const medians = measured.map(({ name, ratios }) => ({ name, value: median(ratios) }));
  const clocks = measured.map(({ clocks }) => median(clocks));
  return [
    ...medians.map(({ name, value }) => ratioRow(`${name} / CPython`, value, SINGLE_MAX)),
    ratioRow(
      'geometric mean / CPython',
      geometricMean(medians.map(({ value }) => value)),
      GEOMETRIC_MEAN_MAX,
    ),
    // How fast the simulated machine is beside this one: told, since the machines differ.
    told('virtual time / CPython, least', Math.min(...clocks)),
    told('virtual time / CPython, geometric mean', geometricMean(clocks)),
    told('virtual time / CPython, most', Math.max(...clocks)),
  ];
}

interface Measured {
  readonly ns: number;
  readonly virtualNs: number;
  readonly stdout: string;
}

/** From text to trace, with everything recorded. */
function measure({ name, text }: Program): Measured {
  const start = performance.now();
  const trace = simulate({ name, text });
  const ns = (performance.now() - start) * 1e6;
  if (trace.outcome.kind !== 'completed') {
    throw new Error(`${name}: ${JSON.stringify(trace.outcome)}`);
  }
  const stdout = trace.console.map((entry) => entry.text).join('');
  return { ns, virtualNs: trace.elapsedNs, stdout };
}

function told(name: string, value: number): BenchRow {
  return { group: GROUP, name, value, unit: '×', bar: '', ok: true };
}

function ratioRow(name: string, value: number, max: number): BenchRow {
  return { group: GROUP, name, value, unit: '×', bar: `≤ ${max}`, ok: value <= max };
}
