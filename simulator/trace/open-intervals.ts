/**
 * The state that each lane is in right now. Closes an interval when the state changes, drops empty ones,
 * and goes on with the latest when nothing lies between equal neighbours.
 *
 * In columns by lane: a kernel with many threads changes the state of another one each time, and finds
 * them all in a few kilobytes.
 */
import { assert } from '../base/assert.ts';
import { STATE_CODES } from './codes.ts';
import { stateOfCode } from './interval-store.ts';
import type { IntervalStore } from './interval-store.ts';
import type { LaneId } from './trace.ts';

const NO_ROW = -1;
const IDLE = -1;
const FIRST_LANES = 64;

export class OpenIntervals {
  private readonly store: IntervalStore;
  /** State and cause of the open interval; IDLE while there is none. */
  private codes = new Int32Array(FIRST_LANES);
  private others = new Int32Array(FIRST_LANES);
  private startsNs = new Float64Array(FIRST_LANES);
  /** The stored row that the open interval continues; NO_ROW while it has none. */
  private rows = new Int32Array(FIRST_LANES);
  /** The lane's latest stored row. */
  private latestRows = new Int32Array(FIRST_LANES);
  private readonly acquired: number[] = [];

  constructor(store: IntervalStore) {
    this.store = store;
  }

  /** How often each lane has been acquired: has passed from someone, or from nobody, to another. */
  get acquisitions(): readonly number[] {
    return this.acquired;
  }

  /** Makes room for the next lane, which is in no state. */
  addLane(): void {
    const lane = this.acquired.push(0) - 1;
    if (lane === this.codes.length) this.grow();
    this.codes[lane] = IDLE;
    this.rows[lane] = NO_ROW;
    this.latestRows[lane] = NO_ROW;
  }

  /** From `atNs` on the lane is in this state. */
  enter(lane: LaneId, atNs: number, code: number, other: LaneId): void {
    const before = this.codes[lane];
    if (before === code && this.others[lane] === other) return;
    if (isHold(code) && (before === IDLE || this.others[lane] !== other)) this.acquired[lane]++;
    const stored = before !== IDLE && this.close(lane, atNs);
    this.codes[lane] = code;
    this.others[lane] = other;
    this.startsNs[lane] = atNs;
    // Only across nothing (a gap or a state of no length) can the latest row be of the same state.
    this.rows[lane] = stored ? NO_ROW : this.rowToContinue(lane, atNs, code, other);
  }

  /** From `atNs` on the lane is in no state: a free resource, an idle core. */
  leave(lane: LaneId, atNs: number): void {
    if (this.codes[lane] === IDLE) return;
    this.close(lane, atNs);
    this.codes[lane] = IDLE;
  }

  private rowToContinue(lane: LaneId, atNs: number, code: number, other: LaneId): number {
    const latest = this.latestRows[lane];
    const continues = latest !== NO_ROW && this.store.matches(latest, atNs, code, other);
    return continues ? latest : NO_ROW;
  }

  /** Returns false if the open interval was of no length, so that nothing is stored. */
  private close(lane: LaneId, atNs: number): boolean {
    const startNs = this.startsNs[lane];
    const row = this.rows[lane];
    assert(atNs >= startNs, 'time goes forward on a lane');
    if (row !== NO_ROW) {
      this.store.extend(row, atNs);
      return true;
    }
    if (atNs === startNs) return false;
    this.latestRows[lane] = this.store.append(
      startNs,
      atNs,
      lane,
      this.codes[lane],
      this.others[lane],
    );
    return true;
  }

  private grow(): void {
    this.codes = grown(this.codes, Int32Array);
    this.others = grown(this.others, Int32Array);
    this.startsNs = grown(this.startsNs, Float64Array);
    this.rows = grown(this.rows, Int32Array);
    this.latestRows = grown(this.latestRows, Int32Array);
  }
}

function isHold(code: number): boolean {
  const state = stateOfCode(code);
  return state === STATE_CODES.held || state === STATE_CODES.contended;
}

function grown<T extends Int32Array | Float64Array>(column: T, make: new (size: number) => T): T {
  const larger = new make(2 * column.length);
  larger.set(column);
  return larger;
}
