/** A whole run in a few hundred points: for each thread, where it ran. For small pictures beside each other. */
import { STATES } from '../../simulator/index.ts';
import type { Lane, Trace } from '../../simulator/index.ts';

export interface MiniatureRow {
  readonly name: string;
  /** Stretches of running, as shares of the run: from, to, from, to, … */
  readonly running: readonly number[];
}

export interface Miniature {
  readonly rows: readonly MiniatureRow[];
  /** Threads beyond those that have a row. */
  readonly more: number;
}

const ROWS_MAX = 12;
/** Stretches that are closer together than this share of the run become one. */
const GAP_SHARE = 1 / 400;

const RUNNING = STATES.indexOf('running');

export function miniatureOf(trace: Trace): Miniature {
  const threads = trace.lanes.filter(({ kind }) => kind === 'thread');
  return {
    rows: threads.slice(0, ROWS_MAX).map((lane) => rowOf(trace, lane)),
    more: Math.max(0, threads.length - ROWS_MAX),
  };
}

function rowOf({ intervals, elapsedNs }: Trace, lane: Lane): MiniatureRow {
  const running: number[] = [];
  for (let i = lane.first; i < lane.first + lane.count; i++) {
    if (intervals.state[i] !== RUNNING || elapsedNs === 0) continue;
    const from = intervals.start[i]! / elapsedNs;
    const to = intervals.end[i]! / elapsedNs;
    const last = running.at(-1);
    if (last !== undefined && from - last < GAP_SHARE) running[running.length - 1] = to;
    else running.push(from, to);
  }
  return { name: lane.name, running };
}
