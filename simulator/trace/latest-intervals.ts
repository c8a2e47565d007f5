/** In place of an {@link IntervalStore} where only figures are wanted: it counts, and keeps each lane's latest interval. */
import type { IntervalRows } from './interval-store.ts';
import type { Intervals, LaneId, Range } from './trace.ts';

export class LatestIntervals implements IntervalRows {
  private count = 0;
  // By lane, which is the row.
  private readonly ends: number[] = [];
  private readonly codes: number[] = [];
  private readonly others: LaneId[] = [];

  get size(): number {
    return this.count;
  }

  append(_startNs: number, endNs: number, lane: LaneId, code: number, other: LaneId): number {
    this.count++;
    this.ends[lane] = endNs;
    this.codes[lane] = code;
    this.others[lane] = other;
    return lane;
  }

  extend(row: number, endNs: number): void {
    this.ends[row] = endNs;
  }

  matches(row: number, atNs: number, code: number, other: LaneId): boolean {
    return this.ends[row] === atNs && this.codes[row] === code && this.others[row] === other;
  }

  grouped(lanes: number): { readonly intervals: Intervals; readonly ranges: Range[] } {
    const intervals = {
      start: new Uint32Array(),
      end: new Uint32Array(),
      state: new Uint8Array(),
      cause: new Uint8Array(),
      other: new Int16Array(),
    };
    return { intervals, ranges: Array.from({ length: lanes }, () => ({ first: 0, count: 0 })) };
  }
}
