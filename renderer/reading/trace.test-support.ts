/** Builds small traces by hand, for tests of what reads them. */
import {
  arrowsInColumns,
  CAUSES,
  marksInColumns,
  STATES,
  threadsInColumns,
  TRACE_VERSION,
} from '../../simulator/index.ts';
import type {
  Arrow,
  Cause,
  ConsoleEntry,
  Lane,
  LaneKind,
  Mark,
  Outcome,
  State,
  Trace,
} from '../../simulator/index.ts';

export interface IntervalSketch {
  readonly from: number;
  readonly to: number;
  readonly state: State;
  readonly cause?: Cause;
  readonly other?: number;
}

export interface LaneSketch {
  readonly kind: LaneKind;
  readonly name: string;
  readonly parent?: number;
  readonly born?: number;
  readonly died?: number;
  readonly intervals?: readonly IntervalSketch[];
  /** Pairs of time and line. */
  readonly lines?: readonly (readonly [number, number])[];
}

export interface TraceSketch {
  readonly lanes: readonly LaneSketch[];
  readonly elapsedNs: number;
  readonly arrows?: readonly Arrow[];
  readonly marks?: readonly Mark[];
  readonly console?: readonly ConsoleEntry[];
  readonly outcome?: Outcome;
  readonly text?: string;
  readonly troubles?: Trace['troubles'];
}

export function sketchTrace(sketch: TraceSketch): Trace {
  const { lanes, elapsedNs } = sketch;
  const all = lanes.flatMap(({ intervals = [] }, lane) =>
    intervals.map((interval) => ({ ...interval, lane })),
  );
  const stands = lanes.flatMap(({ lines = [] }, lane) =>
    lines.map(([timeNs, line]) => ({ lane, timeNs, line })),
  );
  return {
    version: TRACE_VERSION,
    sources: [{ name: 'program.py', text: sketch.text ?? '', internal: false }],
    lanes: lanes.map((lane, id) => toLane(lane, id, lanes)),
    intervals: {
      start: Float64Array.from(all, ({ from }) => from),
      end: Float64Array.from(all, ({ to }) => to),
      state: Uint8Array.from(all, ({ state }) => STATES.indexOf(state)),
      cause: Uint8Array.from(all, ({ cause = 'none' }) => CAUSES.indexOf(cause)),
      other: Int32Array.from(all, ({ other = -1 }) => other),
    },
    marks: marksInColumns(sketch.marks ?? []),
    arrows: arrowsInColumns(sketch.arrows ?? []),
    console: sketch.console ?? [],
    positions: {
      timeNs: Float64Array.from(stands, ({ timeNs }) => timeNs),
      source: new Uint16Array(stands.length),
      line: Int32Array.from(stands, ({ line }) => line),
    },
    positionRanges: Uint32Array.from(
      [...lanes, undefined],
      (_, lane) => stands.filter((stand) => stand.lane < lane).length,
    ),
    levels: { timeNs: new Float64Array(0), value: new Int32Array(0) },
    levelRanges: new Uint32Array(lanes.length + 1),
    outcome: sketch.outcome ?? { kind: 'completed', exitCode: 0 },
    elapsedNs,
    statistics: {
      elapsedNs,
      instructions: 0,
      contextSwitches: 0,
      events: 0,
      cores: [],
      threads: threadsInColumns([]),
      resources: [],
    },
    troubles: sketch.troubles ?? [],
  };
}

function toLane(lane: LaneSketch, id: number, all: readonly LaneSketch[]): Lane {
  const first = all.slice(0, id).reduce((sum, { intervals = [] }) => sum + intervals.length, 0);
  return {
    id,
    kind: lane.kind,
    name: lane.name,
    parent: lane.parent,
    bornNs: lane.born ?? 0,
    diedNs: lane.died,
    madeAt: undefined,
    first,
    count: lane.intervals?.length ?? 0,
  };
}

export const CORE = 0;
export const MAIN = 1;
export const T1 = 2;
export const T2 = 3;
export const LOCK_A = 4;
export const LOCK_B = 5;

/**
 * Main starts T1 and T2; T1 takes A at 100 and B at 500, T2 waits for A from 200 and gets it at 800.
 * T2 holds B until 500, for which T1 waits from 300. One core.
 */
export function lockTrace(): Trace {
  return sketchTrace({
    elapsedNs: 1000,
    lanes: [
      {
        kind: 'core',
        name: 'core 0',
        intervals: [
          { from: 0, to: 100, state: 'running', other: MAIN },
          { from: 100, to: 110, state: 'switching', other: T1 },
          { from: 110, to: 1000, state: 'running', other: T1 },
        ],
      },
      {
        kind: 'thread',
        name: 'MainThread',
        intervals: [
          { from: 0, to: 100, state: 'running', other: CORE },
          { from: 100, to: 1000, state: 'waiting', cause: 'join', other: T1 },
        ],
        lines: [
          [0, 1],
          [100, 20],
        ],
      },
      {
        kind: 'thread',
        name: 'T1',
        born: 50,
        died: 900,
        intervals: [
          { from: 50, to: 90, state: 'new' },
          { from: 90, to: 100, state: 'ready', cause: 'start' },
          { from: 100, to: 300, state: 'running', other: CORE },
          { from: 300, to: 500, state: 'waiting', cause: 'lock', other: LOCK_B },
          { from: 500, to: 900, state: 'running', other: CORE },
        ],
        lines: [
          [100, 5],
          [300, 6],
          [500, 7],
        ],
      },
      {
        kind: 'thread',
        name: 'T2',
        born: 60,
        intervals: [
          { from: 60, to: 100, state: 'running', other: CORE },
          { from: 200, to: 800, state: 'waiting', cause: 'lock', other: LOCK_A },
          { from: 800, to: 1000, state: 'waiting', cause: 'sleep' },
        ],
        lines: [
          [60, 10],
          [200, 11],
          [800, 12],
        ],
      },
      {
        kind: 'lock',
        name: 'a',
        intervals: [
          { from: 100, to: 200, state: 'held', other: T1 },
          { from: 200, to: 800, state: 'contended', other: T1 },
          { from: 800, to: 900, state: 'held', other: T2 },
        ],
      },
      {
        kind: 'lock',
        name: 'b',
        intervals: [{ from: 60, to: 500, state: 'held', other: T2 }],
      },
    ],
    arrows: [
      { kind: 'start', from: MAIN, fromNs: 50, to: T1, toNs: 90, via: -1 },
      { kind: 'hand-over', from: T2, fromNs: 490, to: T1, toNs: 500, via: LOCK_B },
      { kind: 'wake', from: T1, fromNs: 790, to: T2, toNs: 800, via: LOCK_A },
    ],
    console: [
      { timeNs: 400, stream: 'stdout', lane: T1, text: 'one\ntwo' },
      { timeNs: 600, stream: 'stderr', lane: T2, text: ' and a half\n' },
    ],
  });
}
