/**
 * A small run with some of everything: four cores, six threads under one GIL, two locks, a barrier,
 * arrows, marks. It looks like a run; no program made it.
 */
import type { Cause, LaneId, State, Trace } from '../../../simulator/index.ts';
import { TraceBuilder } from './trace-builder.ts';

const MS = 1e6;
const THREADS = [
  'MainThread',
  'worker-1',
  'worker-2',
  'worker-3',
  'io-reader',
  'logger-with-a-long-name',
];
const CORES = 4;

interface Phase {
  readonly state: State;
  readonly cause: Cause;
  readonly ms: number;
}

export function sampleTrace(): Trace {
  const builder = new TraceBuilder();
  const cores = Array.from({ length: CORES }, (_, i) => builder.lane('core', `core ${i}`));
  const process = builder.lane('process', 'python');
  const gil = builder.lane('gil', 'GIL', process);
  const threads = THREADS.map((name) => builder.lane('thread', name, process));
  const runners = ['runner-1', 'runner-2', 'runner-3'].map((name) =>
    builder.lane('thread', name, process),
  );
  const locks = ['lock', 'results_lock'].map((name) => builder.lane('lock', name, process));
  const barrier = builder.lane('barrier', 'start_line', process);

  const coreUse: { core: number; startNs: number; endNs: number; thread: LaneId }[] = [];
  const gilUse: { startNs: number; endNs: number; thread: LaneId }[] = [];
  let clockMs = 0;

  // Who runs holds the GIL: a round of turns, with the others waiting for it.
  const turns = [0, 1, 2, 0, 3, 1, 2, 3, 1, 4, 2, 3, 1, 5, 2, 3, 1, 2, 0];
  const lengths = [2, 5, 5, 1, 5, 3.4, 5, 5, 2.2, 0.6, 5, 4, 5, 0.9, 5, 1.7, 5, 5, 1.4];
  const runs: { thread: number; fromMs: number; toMs: number }[] = [];
  turns.forEach((thread, i) => {
    const length = lengths[i]!;
    runs.push({ thread, fromMs: clockMs, toMs: clockMs + length });
    clockMs += length + 0.02;
  });
  const endMs = clockMs;

  const between: Record<number, readonly Phase[]> = {
    0: [
      { state: 'waiting', cause: 'join', ms: 0.9 },
      { state: 'waiting', cause: 'gil', ms: 0.1 },
    ],
    1: [
      { state: 'waiting', cause: 'lock', ms: 0.45 },
      { state: 'ready', cause: 'woken', ms: 0.15 },
      { state: 'waiting', cause: 'gil', ms: 0.4 },
    ],
    2: [{ state: 'waiting', cause: 'gil', ms: 1 }],
    3: [
      { state: 'waiting', cause: 'barrier', ms: 0.3 },
      { state: 'waiting', cause: 'gil', ms: 0.7 },
    ],
    4: [
      { state: 'waiting', cause: 'io', ms: 0.8 },
      { state: 'waiting', cause: 'gil', ms: 0.2 },
    ],
    5: [
      { state: 'waiting', cause: 'condition', ms: 0.5 },
      { state: 'waiting', cause: 'event', ms: 0.3 },
      { state: 'waiting', cause: 'sleep', ms: 0.2 },
    ],
  };

  threads.forEach((lane, thread) => {
    const bornMs = thread === 0 ? 0 : 0.3 + thread * 0.25;
    let atMs = bornMs;
    const own = runs.filter((run) => run.thread === thread && run.toMs > bornMs);
    const last = own[own.length - 1]!;
    builder.life(lane, bornMs * MS, thread === 0 ? undefined : last.toMs * MS);
    if (thread > 0) builder.arrow('start', threads[0]!, bornMs * MS, lane, bornMs * MS);
    own.forEach((run, i) => {
      const gapMs = run.fromMs - atMs;
      if (gapMs > 0) {
        const phases: readonly Phase[] =
          i === 0
            ? [
                { state: 'new', cause: 'start', ms: 0.15 },
                { state: 'ready', cause: 'start', ms: 0.15 },
                { state: 'waiting', cause: 'gil', ms: 0.7 },
              ]
            : between[thread]!;
        for (const phase of phases) {
          const toMs = atMs + gapMs * phase.ms;
          const other =
            phase.cause === 'gil'
              ? gil
              : phase.cause === 'lock'
                ? locks[0]!
                : phase.cause === 'barrier'
                  ? barrier
                  : phase.cause === 'join'
                    ? threads[1]!
                    : -1;
          builder.interval(
            lane,
            Math.round(atMs * MS),
            Math.round(toMs * MS),
            phase.state,
            phase.cause,
            other,
          );
          atMs = toMs;
        }
      }
      const core = cores[(thread + i) % 3]!;
      builder.interval(
        lane,
        Math.round(atMs * MS),
        Math.round(run.toMs * MS),
        'running',
        'none',
        core,
      );
      coreUse.push({ core, startNs: run.fromMs * MS, endNs: run.toMs * MS, thread: lane });
      gilUse.push({ startNs: run.fromMs * MS, endNs: run.toMs * MS, thread: lane });
      atMs = run.toMs;
    });
    if (thread === 0)
      builder.interval(lane, Math.round(atMs * MS), Math.round(endMs * MS), 'ready', 'preempted');
  });

  coreUse.sort((a, b) => a.startNs - b.startNs);
  for (const core of cores) {
    for (const use of coreUse.filter((u) => u.core === core)) {
      builder.interval(core, use.startNs, use.startNs + 0.04 * MS, 'switching');
      builder.interval(core, use.startNs + 0.04 * MS, use.endNs, 'running', 'none', use.thread);
    }
  }
  gilUse.sort((a, b) => a.startNs - b.startNs);
  gilUse.forEach((use, i) => {
    const halfNs = use.startNs + (use.endNs - use.startNs) * 0.3;
    builder.interval(gil, use.startNs, halfNs, 'held', 'none', use.thread);
    builder.interval(gil, halfNs, use.endNs, 'contended', 'none', use.thread);
    const next = gilUse[i + 1];
    if (next) builder.arrow('hand-over', use.thread, use.endNs, next.thread, next.startNs, gil);
    if (next && use.endNs - use.startNs >= 4.9 * MS)
      builder.mark('forced-switch', use.endNs, use.thread, next.thread);
  });
  builder.interval(locks[0]!, 3 * MS, 9 * MS, 'held', 'none', threads[1]!);
  builder.interval(locks[0]!, 9 * MS, 18 * MS, 'contended', 'none', threads[2]!);
  builder.interval(locks[0]!, 30 * MS, 41 * MS, 'held', 'none', threads[3]!);
  builder.interval(locks[1]!, 12 * MS, 20 * MS, 'held', 'none', threads[2]!);
  builder.interval(locks[1]!, 20 * MS, 52 * MS, 'contended', 'none', threads[2]!);
  // Three threads meet at a barrier and go on at the same instant.
  runners.forEach((lane, i) => {
    const bornNs = (26 + i * 2) * MS;
    builder.life(lane, bornNs, (52 + i) * MS);
    builder.arrow('start', threads[0]!, bornNs, lane, bornNs);
    builder.interval(lane, bornNs, bornNs + MS, 'new', 'start');
    builder.interval(lane, bornNs + MS, 40 * MS, 'waiting', 'barrier', barrier);
    builder.interval(lane, 40 * MS, (43 + i) * MS, 'ready', 'woken');
    builder.interval(lane, (43 + i) * MS, (47 + 2 * i) * MS, 'waiting', 'io');
    builder.interval(lane, (47 + 2 * i) * MS, (52 + i) * MS, 'waiting', 'sleep');
    if (i > 0) builder.arrow('wake', runners[0]!, 40 * MS, lane, 40 * MS, barrier);
  });
  builder.mark('contention', 9 * MS, threads[1]!, locks[0]!);
  builder.mark('contention', 20.4 * MS, threads[3]!, locks[1]!);
  builder.mark('deadlock', 44 * MS, threads[3]!, locks[1]!);
  builder.mark('exception', 50 * MS, threads[5]!);
  return builder.build();
}
