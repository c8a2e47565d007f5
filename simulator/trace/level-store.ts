/** Growable columns of levels, one entry each time that there is more or less of something. */
import { filled, timesOf } from './columns.ts';
import { rowsByLane } from './rows-by-lane.ts';
import type { LaneId, Levels, Ranges } from './trace.ts';

export class LevelStore {
  private readonly timeNs: number[] = [];
  private readonly lane: number[] = [];
  private readonly value: number[] = [];
  /** Row of each lane's latest entry; undefined before the first. */
  private readonly latest: (number | undefined)[] = [];

  get size(): number {
    return this.timeNs.length;
  }

  /** The same level again adds nothing; another one at the same instant replaces the entry. */
  record(lane: LaneId, atNs: number, value: number): void {
    const row = this.latest[lane];
    if (row !== undefined) {
      if (this.value[row] === value) return;
      if (this.timeNs[row] === atNs) {
        this.value[row] = value;
        return;
      }
    }
    this.latest[lane] = this.timeNs.length;
    this.timeNs.push(atNs);
    this.lane.push(lane);
    this.value.push(value);
  }

  /** Copies everything, grouped by lane, in order of time within a lane. */
  grouped(lanes: number): { readonly levels: Levels; readonly ranges: Ranges } {
    const { rows, ranges } = rowsByLane(this.lane, this.timeNs, lanes);
    return {
      levels: {
        timeNs: timesOf(this.timeNs, rows),
        value: filled(new Int32Array(rows.length), this.value, rows),
      },
      ranges,
    };
  }
}
