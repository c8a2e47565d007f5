/**
 * The state that each lane is in right now. Closes an interval when the state changes, drops empty ones,
 * and goes on with the latest when nothing lies between equal neighbours.
 *
 * A row of memory for each lane: a kernel with many threads changes the state of another one each time,
 * and finds all of it in one place.
 */
import { assert } from '../base/assert.ts';
import { STATE_CODES } from './codes.ts';
import { stateOfCode } from './interval-store.ts';
import type { IntervalRows } from './interval-store.ts';
import { NO_LANE } from './trace.ts';
import type { LaneId } from './trace.ts';

const NO_ROW = -1;
const IDLE = -1;
const FIRST_LANES = 64;

/** When the open interval began, as a double; the rest are whole numbers of half its size. */
const DOUBLES = 4;
const START = 0;
const WORDS = 8;
/** State and cause of the open interval; IDLE while there is none. */
const CODE = 2;
const OTHER = 3;
/** The stored row that the open interval continues; NO_ROW while it has none. */
const ROW = 4;
/** The lane's latest stored row. */
const LATEST_ROW = 5;

export class OpenIntervals {
  private readonly store: IntervalRows;
  // Both views are of the same memory.
  private times = new Float64Array(FIRST_LANES * DOUBLES);
  private words = new Int32Array(this.times.buffer);
  private readonly acquired: number[] = [];

  constructor(store: IntervalRows) {
    this.store = store;
  }

  /** How often each lane has been acquired: has passed from someone, or from nobody, to another. */
  get acquisitions(): readonly number[] {
    return this.acquired;
  }

  /** Makes room for the next lane, which is in no state. */
  addLane(): void {
    const lane = this.acquired.push(0) - 1;
    if (lane * DOUBLES === this.times.length) this.grow();
    const at = lane * WORDS;
    this.words[at + CODE] = IDLE;
    this.words[at + ROW] = NO_ROW;
    this.words[at + LATEST_ROW] = NO_ROW;
  }

  /** From `atNs` on the lane is in this state. */
  enter(lane: LaneId, atNs: number, code: number, other: LaneId): void {
    const { words } = this;
    const at = lane * WORDS;
    const before = words[at + CODE];
    const otherBefore = words[at + OTHER];
    if (before === code && otherBefore === other) return;
    if (isHold(code) && (before === IDLE || otherBefore !== other)) this.acquired[lane]++;
    const stored = before !== IDLE && this.close(lane, atNs);
    words[at + CODE] = code;
    words[at + OTHER] = other;
    this.times[lane * DOUBLES + START] = atNs;
    // Only across nothing (a gap or a state of no length) can the latest row be of the same state.
    words[at + ROW] = stored
      ? NO_ROW
      : this.rowToContinue(words[at + LATEST_ROW], atNs, code, other);
  }

  /** From `atNs` on the lane is in no state: a free resource, an idle core. */
  leave(lane: LaneId, atNs: number): void {
    if (this.words[lane * WORDS + CODE] === IDLE) return;
    // A program whose end comes from outside may have said what it would have done a moment later.
    this.close(lane, Math.max(atNs, this.times[lane * DOUBLES + START]));
    this.words[lane * WORDS + CODE] = IDLE;
  }

  /** What the lane waits for right now; NO_LANE if it does not wait. */
  waitsFor(lane: LaneId): LaneId {
    const code = this.words[lane * WORDS + CODE];
    const waits = code !== IDLE && stateOfCode(code) === STATE_CODES.waiting;
    return waits ? this.words[lane * WORDS + OTHER] : NO_LANE;
  }

  private rowToContinue(latest: number, atNs: number, code: number, other: LaneId): number {
    const continues = latest !== NO_ROW && this.store.matches(latest, atNs, code, other);
    return continues ? latest : NO_ROW;
  }

  /** Returns false if the open interval was of no length, so that nothing is stored. */
  private close(lane: LaneId, atNs: number): boolean {
    const { words } = this;
    const at = lane * WORDS;
    const startNs = this.times[lane * DOUBLES + START];
    const row = words[at + ROW];
    const code = words[at + CODE];
    assert(atNs >= startNs, 'time goes forward on a lane');
    if (row !== NO_ROW) {
      this.store.extend(row, atNs);
      return true;
    }
    if (atNs === startNs) return false;
    words[at + LATEST_ROW] = this.store.append(startNs, atNs, lane, code, words[at + OTHER]);
    return true;
  }

  private grow(): void {
    const smaller = this.words;
    this.times = new Float64Array(2 * this.times.length);
    this.words = new Int32Array(this.times.buffer);
    this.words.set(smaller);
  }
}

function isHold(code: number): boolean {
  const state = stateOfCode(code);
  return state === STATE_CODES.held || state === STATE_CODES.contended;
}
