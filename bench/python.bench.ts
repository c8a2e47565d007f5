/**
 * The Python machine against CPython on the same programs. Rounds alternate between the two, and a
 * ratio is taken inside each round, so that a busy machine slows both; the median of the rounds counts.
 */
import { simulate } from '../simulator/index.ts';
import { preemptionRows } from './preemption.ts';
import { startPython } from './python-process.ts';
import type { PythonProcess } from './python-process.ts';
import { programs } from './programs.ts';
import type { Program } from './programs.ts';
import type { BenchRow } from './row.ts';
import { geometricMean, median } from './statistics.ts';

const GROUP = 'python';
const ROUNDS = 7;
/** Before the first round, so that both sides are warm and call sites as mixed as in a session. */
const WARM_UP_ROUNDS = 2;
const GEOMETRIC_MEAN_MAX = 2.5;
const SINGLE_MAX = 4;

export async function run(): Promise<BenchRow[]> {
  const python = await startPython();
  if (python === undefined) {
    return [{ group: GROUP, name: 'no python3 found', value: 0, unit: '', bar: '', ok: false }];
  }
  try {
    return [...(await againstPython(python, programs())), ...preemptionRows(GROUP)];
  } finally {
    python.close();
  }
}

async function againstPython(python: PythonProcess, all: readonly Program[]): Promise<BenchRow[]> {
  const ratios = new Map(all.map(({ name }) => [name, [] as number[]]));
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    for (const program of all) {
      const theirs = await python.run(program.text);
      const ours = measure(program);
      if (ours.stdout !== theirs.stdout) {
        throw new Error(`${program.name}: printed ${ours.stdout}, CPython ${theirs.stdout}`);
      }
      if (round >= 0) ratios.get(program.name)!.push(ours.ns / theirs.ns);
    }
  }
  const medians = all.map(({ name }) => ({ name, value: median(ratios.get(name)!) }));
  return [
    ...medians.map(({ name, value }) => ratioRow(`${name} / CPython`, value, SINGLE_MAX)),
    ratioRow(
      'geometric mean / CPython',
      geometricMean(medians.map(({ value }) => value)),
      GEOMETRIC_MEAN_MAX,
    ),
  ];
}

/** From text to trace, with everything recorded. */
function measure({ name, text }: Program): { ns: number; stdout: string } {
  const start = performance.now();
  const trace = simulate({ name, text });
  const ns = (performance.now() - start) * 1e6;
  if (trace.outcome.kind !== 'completed') {
    throw new Error(`${name}: ${JSON.stringify(trace.outcome)}`);
  }
  return { ns, stdout: trace.console.map((entry) => entry.text).join('') };
}

function ratioRow(name: string, value: number, max: number): BenchRow {
  return { group: GROUP, name, value, unit: '×', bar: `≤ ${max}`, ok: value <= max };
}
