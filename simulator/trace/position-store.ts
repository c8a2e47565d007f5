/** Growable columns of source positions, one entry each time a thread is seen at another line. */
import { filled, timesOf } from './columns.ts';
import { rowsByLane } from './rows-by-lane.ts';
import type { LaneId, Positions, Ranges } from './trace.ts';

export class PositionStore {
  private readonly timeNs: number[] = [];
  private readonly lane: number[] = [];
  private readonly source: number[] = [];
  private readonly line: number[] = [];
  /** Row of each lane's latest entry; undefined before the first. */
  private readonly latest: (number | undefined)[] = [];

  get size(): number {
    return this.timeNs.length;
  }

  /** The same line again adds nothing; another line at the same instant replaces the entry. */
  record(lane: LaneId, atNs: number, source: number, line: number): void {
    const row = this.latest[lane];
    if (row !== undefined) {
      if (this.source[row] === source && this.line[row] === line) return;
      if (this.timeNs[row] === atNs) {
        this.source[row] = source;
        this.line[row] = line;
        return;
      }
    }
    this.latest[lane] = this.timeNs.length;
    this.timeNs.push(atNs);
    this.lane.push(lane);
    this.source.push(source);
    this.line.push(line);
  }

  /** An entry that is known only afterwards: at its time the thread stood there. */
  insert(lane: LaneId, atNs: number, source: number, line: number): void {
    this.timeNs.push(atNs);
    this.lane.push(lane);
    this.source.push(source);
    this.line.push(line);
  }

  /** Copies everything, grouped by lane, in order of time within a lane. */
  grouped(lanes: number): { readonly positions: Positions; readonly ranges: Ranges } {
    const { rows, ranges } = rowsByLane(this.lane, this.timeNs, lanes);
    return {
      positions: {
        timeNs: timesOf(this.timeNs, rows),
        source: filled(new Uint16Array(rows.length), this.source, rows),
        line: filled(new Int32Array(rows.length), this.line, rows),
      },
      ranges,
    };
  }
}
