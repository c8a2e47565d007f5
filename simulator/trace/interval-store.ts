/**
 * Growable columns of intervals in the order in which they were closed; {@link IntervalStore.grouped}
 * sorts them by lane. 24 bytes an interval.
 */
import type { Intervals, LaneId, Range } from './trace.ts';

const CAPACITY_MIN = 256;

export class IntervalStore {
  private count = 0;
  private capacity = CAPACITY_MIN;
  private start = new Float64Array(CAPACITY_MIN);
  private end = new Float64Array(CAPACITY_MIN);
  private lane = new Uint16Array(CAPACITY_MIN);
  private state = new Uint8Array(CAPACITY_MIN);
  private cause = new Uint8Array(CAPACITY_MIN);
  private other = new Int32Array(CAPACITY_MIN);

  get size(): number {
    return this.count;
  }

  /** Bytes in use, without the room to grow. */
  get bytes(): number {
    return this.count * (8 + 8 + 2 + 1 + 1 + 4);
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
    this.start[row] = startNs;
    this.end[row] = endNs;
    this.lane[row] = lane;
    this.state[row] = state;
    this.cause[row] = cause;
    this.other[row] = other;
    return row;
  }

  extend(row: number, endNs: number): void {
    this.end[row] = endNs;
  }

  /** True when the row ends at `atNs` with just this state, so that a next one may continue it. */
  matches(row: number, atNs: number, state: number, cause: number, other: LaneId): boolean {
    return (
      this.end[row] === atNs &&
      this.state[row] === state &&
      this.cause[row] === cause &&
      this.other[row] === other
    );
  }

  /** Copies everything, grouped by lane, in order of time within a lane. */
  grouped(lanes: number): { readonly intervals: Intervals; readonly ranges: Range[] } {
    const counts = new Int32Array(lanes);
    for (let row = 0; row < this.count; row++) counts[this.lane[row]]++;
    const ranges: Range[] = [];
    const next = new Int32Array(lanes);
    for (let lane = 0, first = 0; lane < lanes; first += counts[lane], lane++) {
      ranges.push({ first, count: counts[lane] });
      next[lane] = first;
    }
    const intervals = {
      start: new Float64Array(this.count),
      end: new Float64Array(this.count),
      lane: new Uint16Array(this.count),
      state: new Uint8Array(this.count),
      cause: new Uint8Array(this.count),
      other: new Int32Array(this.count),
    };
    for (let row = 0; row < this.count; row++) {
      const to = next[this.lane[row]]++;
      intervals.start[to] = this.start[row];
      intervals.end[to] = this.end[row];
      intervals.lane[to] = this.lane[row];
      intervals.state[to] = this.state[row];
      intervals.cause[to] = this.cause[row];
      intervals.other[to] = this.other[row];
    }
    return { intervals, ranges };
  }

  private grow(): void {
    this.capacity *= 2;
    this.start = grownFloat(this.start, this.capacity);
    this.end = grownFloat(this.end, this.capacity);
    const lane = new Uint16Array(this.capacity);
    lane.set(this.lane);
    this.lane = lane;
    this.state = grownByte(this.state, this.capacity);
    this.cause = grownByte(this.cause, this.capacity);
    const other = new Int32Array(this.capacity);
    other.set(this.other);
    this.other = other;
  }
}

function grownFloat(from: Float64Array<ArrayBuffer>, capacity: number): Float64Array<ArrayBuffer> {
  const to = new Float64Array(capacity);
  to.set(from);
  return to;
}

function grownByte(from: Uint8Array<ArrayBuffer>, capacity: number): Uint8Array<ArrayBuffer> {
  const to = new Uint8Array(capacity);
  to.set(from);
  return to;
}
