/**
 * Programs that start very many threads, tasks and processes: how much processor time they take to
 * simulate, and how much more than CPython takes to run them. Both sides are measured in turns and warm;
 * the least of the rounds counts, since whatever else the machine does can only add to it.
 */
import { simulate } from '../simulator/index.ts';
import driver from './concurrency_driver.py?raw';
import { processorMs } from './processor-time.ts';
import { concurrentPrograms, type Program } from './programs.ts';
import { startPython } from './python-process.ts';
import type { BenchRow } from './row.ts';

const GROUP = 'concurrency';
const ROUNDS = 3;
/** What takes longer is not measured again. */
const LONG_MS = 10_000;

interface Bars {
  /** Of the simulation, from text to trace. */
  readonly ms?: number;
  /** Times CPython's processor time. */
  readonly ratio?: number;
}

/** In the order in which they run: what takes longest comes last. */
const BARS: Readonly<Record<string, Bars>> = {
  'tasks_with_semaphore.py': { ms: 1_500, ratio: 3 },
  'sleep_zero.py': { ms: 1_000, ratio: 3 },
  'sleep_zero_alone.py': { ms: 1_000, ratio: 3 },
  'task_queue.py': { ratio: 3 },
  'thread_locks.py': { ms: 500 },
  'thread_pool.py': {},
  'process_pool.py': { ms: 3_000 },
  'idle_connections.py': { ms: 2_000 },
};

export async function* run(): AsyncGenerator<BenchRow> {
  const python = await startPython<{ readonly text: string }, { readonly ms: number }>(driver);
  const names = Object.keys(BARS);
  const programs = concurrentPrograms().sort(
    (one, other) => names.indexOf(one.name) - names.indexOf(other.name),
  );
  for (const program of programs) {
    const bars = BARS[program.name] ?? {};
    let ours = Infinity;
    let theirs = Infinity;
    for (let round = 0; round < ROUNDS && (round === 0 || ours < LONG_MS); round++) {
      ours = Math.min(ours, simulationMs(program));
      // CPython's processes run in other cores' time: there is nothing to compare with.
      if (python !== undefined && bars.ratio !== undefined) {
        theirs = Math.min(theirs, (await python.ask({ text: program.text })).ms);
      }
    }
    yield row(program.name, ours, 'ms', bars.ms);
    if (theirs < Infinity) yield row(`${program.name} / CPython`, ours / theirs, '×', bars.ratio);
  }
  python?.close();
}

function simulationMs({ name, text }: Program): number {
  const startMs = processorMs();
  const { outcome } = simulate({ name, text });
  if (outcome.kind !== 'completed') throw new Error(`${name}: ${JSON.stringify(outcome)}`);
  return processorMs() - startMs;
}

function row(name: string, value: number, unit: string, max: number | undefined): BenchRow {
  const bar = max === undefined ? '' : `≤ ${max}`;
  return { group: GROUP, name, value, unit, bar, ok: max === undefined || value <= max };
}
