/** In place of an {@link IntervalStore} where only figures are wanted: it counts, sums, and keeps each lane's latest interval. */
import { causeOfCode, stateOfCode } from './interval-store.ts';
import type { GroupedIntervals, IntervalRows } from './interval-store.ts';
import { LaneTotals } from './lane-totals.ts';
import type { LaneId } from './trace.ts';

export class LatestIntervals implements IntervalRows {
  private count = 0;
  // By lane, which is the row.
  private readonly ends: number[] = [];
  private readonly codes: number[] = [];
  private readonly others: LaneId[] = [];
  private readonly totals: LaneTotals[] = [];

  get size(): number {
    return this.count;
  }

  append(startNs: number, endNs: number, lane: LaneId, code: number, other: LaneId): number {
    this.count++;
    this.ends[lane] = endNs;
    this.codes[lane] = code;
    this.others[lane] = other;
    this.totals[lane] ??= new LaneTotals();
    this.totals[lane].add(startNs, endNs, stateOfCode(code), causeOfCode(code));
    return lane;
  }

  extend(row: number, endNs: number): void {
    const code = this.codes[row];
    this.totals[row].add(this.ends[row], endNs, stateOfCode(code), causeOfCode(code), false);
    this.ends[row] = endNs;
  }

  matches(row: number, atNs: number, code: number, other: LaneId): boolean {
    return this.ends[row] === atNs && this.codes[row] === code && this.others[row] === other;
  }

  grouped(lanes: number): GroupedIntervals {
    const intervals = {
      start: new Uint32Array(),
      end: new Uint32Array(),
      state: new Uint8Array(),
      cause: new Uint8Array(),
      other: new Int16Array(),
    };
    const ids = Array.from({ length: lanes }, (_, lane) => lane);
    return {
      intervals,
      ranges: ids.map(() => ({ first: 0, count: 0 })),
      totals: ids.map((lane) => this.totals[lane] ?? new LaneTotals()),
    };
  }
}
