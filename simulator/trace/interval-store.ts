/**
 * Intervals in the order in which they were closed, 24 bytes each, in blocks that are never copied
 * while a run goes on; {@link IntervalStore.grouped} sorts them by lane.
 */
import { laneColumn, timeColumn } from './columns.ts';
import { LaneTotals } from './lane-totals.ts';
import type { Intervals, LaneId, Range } from './trace.ts';

const BLOCK_BITS = 13;
const BLOCK_ROWS = 1 << BLOCK_BITS;
const OFFSET_MASK = BLOCK_ROWS - 1;
/** The first block starts small and doubles, since most traces are small. */
const FIRST_ROWS = 256;

/**
 * A row is 24 bytes side by side, so that storing one touches one place of memory: start and end as
 * doubles, then the lane (16 bits) below the code of its state, then the other lane.
 */
const ROW_BYTES = 24;
const DOUBLES = 3;
const START = 0;
const END = 1;
const WORDS = 6;
const LANE_AND_CODE = 4;
const OTHER = 5;

const LANE_BITS = 16;
const LANE_MASK = (1 << LANE_BITS) - 1;
const CODE_BITS = 8;
const CODE_MASK = (1 << CODE_BITS) - 1;

/** State and cause in one number, as rows hold them. */
export function intervalCode(state: number, cause: number): number {
  return state | (cause << CODE_BITS);
}

export function stateOfCode(code: number): number {
  return code & CODE_MASK;
}

export function causeOfCode(code: number): number {
  return code >>> CODE_BITS;
}

/** What the states of lanes are written to as they close; a row names what has been written. */
export interface IntervalRows {
  /** Intervals written so far. */
  readonly size: number;
  /** Returns the row, which {@link extend} and {@link matches} take. */
  append(startNs: number, endNs: number, lane: LaneId, code: number, other: LaneId): number;
  extend(row: number, endNs: number): void;
  /** True when the row ends at `atNs` with just this state, so that a next one may continue it. */
  matches(row: number, atNs: number, code: number, other: LaneId): boolean;
  grouped(lanes: number): GroupedIntervals;
}

/** Everything in columns, grouped by lane, in order of time within a lane. */
export interface GroupedIntervals {
  readonly intervals: Intervals;
  /** By lane. */
  readonly ranges: readonly Range[];
  /** By lane, also of intervals that were not kept. */
  readonly totals: readonly LaneTotals[];
}

/** Both views are of the same memory. */
interface Block {
  readonly rows: number;
  readonly times: Float64Array;
  readonly words: Int32Array;
}

function block(rows: number): Block {
  const memory = new ArrayBuffer(rows * ROW_BYTES);
  return { rows, times: new Float64Array(memory), words: new Int32Array(memory) };
}

export class IntervalStore implements IntervalRows {
  private count = 0;
  private capacity = FIRST_ROWS;
  private readonly blocks = [block(FIRST_ROWS)];
  private last = this.blocks[0];

  get size(): number {
    return this.count;
  }

  append(startNs: number, endNs: number, lane: LaneId, code: number, other: LaneId): number {
    if (this.count === this.capacity) this.grow();
    const row = this.count++;
    const offset = row & OFFSET_MASK;
    const { times, words } = this.last;
    times[offset * DOUBLES + START] = startNs;
    times[offset * DOUBLES + END] = endNs;
    words[offset * WORDS + LANE_AND_CODE] = lane | (code << LANE_BITS);
    words[offset * WORDS + OTHER] = other;
    return row;
  }

  extend(row: number, endNs: number): void {
    const offset = row & OFFSET_MASK;
    this.blocks[row >> BLOCK_BITS].times[offset * DOUBLES + END] = endNs;
  }

  matches(row: number, atNs: number, code: number, other: LaneId): boolean {
    const { times, words } = this.blocks[row >> BLOCK_BITS];
    const offset = row & OFFSET_MASK;
    return (
      times[offset * DOUBLES + END] === atNs &&
      words[offset * WORDS + LANE_AND_CODE] >>> LANE_BITS === code &&
      words[offset * WORDS + OTHER] === other
    );
  }

  /** Copies. */
  grouped(lanes: number): GroupedIntervals {
    const counts = new Int32Array(lanes);
    let lastNs = 0;
    for (let row = 0; row < this.count; row++) {
      counts[this.laneOf(row)]++;
      lastNs = Math.max(lastNs, this.endOf(row));
    }
    const ranges: Range[] = [];
    const next = new Int32Array(lanes);
    for (let lane = 0, first = 0; lane < lanes; first += counts[lane], lane++) {
      ranges.push({ first, count: counts[lane] });
      next[lane] = first;
    }
    const start = timeColumn(this.count, lastNs);
    const end = timeColumn(this.count, lastNs);
    const state = new Uint8Array(this.count);
    const cause = new Uint8Array(this.count);
    const other = laneColumn(this.count, lanes - 1);
    for (let row = 0; row < this.count; row++) {
      const { times, words } = this.blocks[row >> BLOCK_BITS];
      const offset = row & OFFSET_MASK;
      const code = words[offset * WORDS + LANE_AND_CODE] >>> LANE_BITS;
      const to = next[this.laneOf(row)]++;
      start[to] = times[offset * DOUBLES + START];
      end[to] = times[offset * DOUBLES + END];
      state[to] = stateOfCode(code);
      cause[to] = causeOfCode(code);
      other[to] = words[offset * WORDS + OTHER];
    }
    const intervals = { start, end, state, cause, other };
    return { intervals, ranges, totals: ranges.map((range) => totalsOf(intervals, range)) };
  }

  private laneOf(row: number): LaneId {
    const { words } = this.blocks[row >> BLOCK_BITS];
    return words[(row & OFFSET_MASK) * WORDS + LANE_AND_CODE] & LANE_MASK;
  }

  private endOf(row: number): number {
    return this.blocks[row >> BLOCK_BITS].times[(row & OFFSET_MASK) * DOUBLES + END];
  }

  private grow(): void {
    if (this.last.rows === BLOCK_ROWS) {
      this.last = block(BLOCK_ROWS);
      this.blocks.push(this.last);
      this.capacity += BLOCK_ROWS;
      return;
    }
    const grown = block(2 * this.last.rows);
    grown.words.set(this.last.words);
    this.last = grown;
    this.blocks[0] = grown;
    this.capacity = grown.rows;
  }
}

function totalsOf({ start, end, state, cause }: Intervals, { first, count }: Range): LaneTotals {
  const totals = new LaneTotals();
  for (let i = first; i < first + count; i++) totals.add(start[i], end[i], state[i], cause[i]);
  return totals;
}
