/**
 * Programs that start very many threads, tasks and processes: how much processor time they take to
 * simulate, how much more than CPython takes to run them, and how much memory their traces keep. Both sides
 * are measured in turns and warm; the least of the rounds counts, since whatever else the machine does can
 * only add to it.
 */
import { chartModel } from '../renderer/chart/model.ts';
import { indexEvents } from '../renderer/reading/events.ts';
import { simulate, type Trace } from '../simulator/index.ts';
import driver from './concurrency_driver.py?raw';
import { processorMs } from './processor-time.ts';
import { concurrentPrograms, type Program } from './programs.ts';
import { type PythonProcess, startPython } from './python-process.ts';
import { retainedBytes } from './retained.ts';
import type { BenchRow } from './row.ts';

const GROUP = 'concurrency';
/** The first ones warm both sides up: the least of all is never theirs. */
const ROUNDS = 5;
/** What takes longer is not measured again. */
const LONG_MS = 10_000;

interface Bars {
  /** Of the simulation, from text to trace. */
  readonly ms?: number;
  /** Times CPython's processor time, both less that of a loop with nothing to do. */
  readonly ratio?: number;
  /** Of the whole trace, for each of its intervals. */
  readonly bytes?: { readonly simulator: number; readonly renderer: number };
}

/**
 * Imports asyncio and runs an empty task. What it takes is left out of the ratios: we import in every run,
 * CPython once in its process.
 */
const EMPTY_LOOP = 'empty_loop.py';

const BYTES = { simulator: 200, renderer: 40 };

/** In the order in which they run: what takes longest comes last. */
const BARS: Readonly<Record<string, Bars>> = {
  [EMPTY_LOOP]: {},
  'tasks_with_semaphore.py': { ms: 1_500, ratio: 3 },
  'sleep_zero.py': { ms: 1_000, ratio: 3, bytes: BYTES },
  'sleep_zero_alone.py': { ms: 1_000, ratio: 3 },
  'task_queue.py': { ratio: 3 },
  'thread_locks.py': { ms: 500, bytes: BYTES },
  'thread_pool.py': {},
  'idle_connections.py': { ms: 2_000, bytes: BYTES },
  'process_pool.py': { ms: 3_000, bytes: BYTES },
};

type Python = PythonProcess<{ readonly text: string }, { readonly ms: number }>;

export async function* run(): AsyncGenerator<BenchRow> {
  const python: Python | undefined = await startPython(driver);
  const names = Object.keys(BARS);
  const programs = concurrentPrograms().sort(
    (one, other) => names.indexOf(one.name) - names.indexOf(other.name),
  );
  const empty = programs.find(({ name }) => name === EMPTY_LOOP)!;
  for (const program of programs) {
    const { name } = program;
    const bars = BARS[name] ?? {};
    // CPython's processes run in other cores' time: there is nothing to compare with.
    const compared = bars.ratio === undefined ? undefined : python;
    const ours = new Least();
    const theirs = new Least();
    for (let round = 0; round < ROUNDS && (round === 0 || ours.ms < LONG_MS); round++) {
      ours.note(simulationMs(program));
      if (compared === undefined) continue;
      ours.noteEmpty(simulationMs(empty));
      theirs.note((await compared.ask({ text: program.text })).ms);
      theirs.noteEmpty((await compared.ask({ text: empty.text })).ms);
    }
    yield row(name, ours.ms, 'ms', bars.ms);
    if (compared !== undefined) {
      yield row(`${name} / CPython`, ours.workMs / theirs.workMs, '×', bars.ratio);
    }
    if (bars.bytes !== undefined) {
      const { simulator, renderer } = bytesPerInterval(program);
      yield row(`${name}, trace in the simulator`, simulator, 'B', bars.bytes.simulator);
      yield row(`${name}, trace in the renderer`, renderer, 'B', bars.bytes.renderer);
    }
  }
  python?.close();
}

/** The least of the rounds of one side. */
class Least {
  ms = Infinity;
  private emptyMs = Infinity;

  note(ms: number): void {
    this.ms = Math.min(this.ms, ms);
  }

  noteEmpty(ms: number): void {
    this.emptyMs = Math.min(this.emptyMs, ms);
  }

  /** Without what an empty loop takes. */
  get workMs(): number {
    return this.ms - this.emptyMs;
  }
}

function simulationMs(program: Program): number {
  const startMs = processorMs();
  traceOf(program);
  return processorMs() - startMs;
}

/**
 * All that a trace holds, marks, arrows and sources included; in the renderer with the list of events that comes
 * with it and with what the chart adds. Measured are copies: what else the simulator remembers of its last run must
 * not hold them.
 */
function bytesPerInterval(program: Program): { simulator: number; renderer: number } {
  const trace = traceOf(program);
  const simulator = retainedBytes(() => structuredClone(trace));
  const sent = { trace, events: indexEvents(trace) };
  const renderer = retainedBytes(() => {
    const received = structuredClone(sent);
    return { ...received, model: chartModel(received.trace) };
  });
  const intervals = trace.intervals.start.length;
  return { simulator: simulator / intervals, renderer: renderer / intervals };
}

function traceOf({ name, text }: Program): Trace {
  const trace = simulate({ name, text });
  const { outcome } = trace;
  if (outcome.kind !== 'completed') throw new Error(`${name}: ${JSON.stringify(outcome)}`);
  return trace;
}

function row(name: string, value: number, unit: string, max: number | undefined): BenchRow {
  const bar = max === undefined ? '' : `≤ ${max}`;
  return { group: GROUP, name, value, unit, bar, ok: max === undefined || value <= max };
}
