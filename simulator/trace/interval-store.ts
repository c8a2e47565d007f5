/**
 * Intervals in the order in which they were closed, 24 bytes each, in blocks that are never copied
 * while a run goes on; {@link IntervalStore.grouped} sorts them by lane.
 */
import type { Intervals, LaneId, Range } from './trace.ts';

const BLOCK_BITS = 13;
const BLOCK_ROWS = 1 << BLOCK_BITS;
const OFFSET_MASK = BLOCK_ROWS - 1;
/** The first block starts small and doubles, since most traces are small. */
const FIRST_ROWS = 256;

/** Columns for a number of intervals. */
function columns(rows: number): Intervals & { readonly rows: number } {
  return {
    rows,
    start: new Float64Array(rows),
    end: new Float64Array(rows),
    lane: new Uint16Array(rows),
    state: new Uint8Array(rows),
    cause: new Uint8Array(rows),
    other: new Int32Array(rows),
  };
}

export class IntervalStore {
  private count = 0;
  private capacity = FIRST_ROWS;
  private readonly blocks = [columns(FIRST_ROWS)];
  private last = this.blocks[0];

  get size(): number {
    return this.count;
  }

  /** Returns the row, which {@link extend} and {@link matches} take. */
  append(
    startNs: number,
    endNs: number,
    lane: LaneId,
    state: number,
    cause: number,
    other: LaneId,
  ): number {
    if (this.count === this.capacity) this.grow();
    const row = this.count++;
    const offset = row & OFFSET_MASK;
    const block = this.last;
    block.start[offset] = startNs;
    block.end[offset] = endNs;
    block.lane[offset] = lane;
    block.state[offset] = state;
    block.cause[offset] = cause;
    block.other[offset] = other;
    return row;
  }

  extend(row: number, endNs: number): void {
    this.blocks[row >> BLOCK_BITS].end[row & OFFSET_MASK] = endNs;
  }

  /** True when the row ends at `atNs` with just this state, so that a next one may continue it. */
  matches(row: number, atNs: number, state: number, cause: number, other: LaneId): boolean {
    const block = this.blocks[row >> BLOCK_BITS];
    const offset = row & OFFSET_MASK;
    return (
      block.end[offset] === atNs &&
      block.state[offset] === state &&
      block.cause[offset] === cause &&
      block.other[offset] === other
    );
  }

  /** Copies everything, grouped by lane, in order of time within a lane. */
  grouped(lanes: number): { readonly intervals: Intervals; readonly ranges: Range[] } {
    const counts = new Int32Array(lanes);
    for (let row = 0; row < this.count; row++) {
      counts[this.blocks[row >> BLOCK_BITS].lane[row & OFFSET_MASK]]++;
    }
    const ranges: Range[] = [];
    const next = new Int32Array(lanes);
    for (let lane = 0, first = 0; lane < lanes; first += counts[lane], lane++) {
      ranges.push({ first, count: counts[lane] });
      next[lane] = first;
    }
    const { start, end, lane, state, cause, other } = columns(this.count);
    for (let row = 0; row < this.count; row++) {
      const block = this.blocks[row >> BLOCK_BITS];
      const from = row & OFFSET_MASK;
      const to = next[block.lane[from]]++;
      start[to] = block.start[from];
      end[to] = block.end[from];
      lane[to] = block.lane[from];
      state[to] = block.state[from];
      cause[to] = block.cause[from];
      other[to] = block.other[from];
    }
    return { intervals: { start, end, lane, state, cause, other }, ranges };
  }

  private grow(): void {
    if (this.last.rows === BLOCK_ROWS) {
      this.last = columns(BLOCK_ROWS);
      this.blocks.push(this.last);
      this.capacity += BLOCK_ROWS;
      return;
    }
    const { rows, start, end, lane, state, cause, other } = this.last;
    const grown = columns(2 * rows);
    grown.start.set(start);
    grown.end.set(end);
    grown.lane.set(lane);
    grown.state.set(state);
    grown.cause.set(cause);
    grown.other.set(other);
    this.last = grown;
    this.blocks[0] = grown;
    this.capacity = grown.rows;
  }
}
