/**
 * Sums over the intervals of each lane, kept while a run goes on: statistics need no second look at the
 * intervals, and a run that is asked for figures only need not keep them.
 */
import { STATE_CODES } from './codes.ts';
import { causeOfCode, stateOfCode } from './interval-store.ts';
import { CAUSES, STATES } from './trace.ts';
import type { Cause, LaneId, State } from './trace.ts';

const { new: NEW, running: RUNNING, waiting: WAITING } = STATE_CODES;

/**
 * A row of memory for each lane. What is used together stands together: sums by state and what is known of
 * running, then for each cause that has occurred in the run the sum of waiting and when it began first.
 */
const RUNS = STATES.length;
const ARRIVAL = RUNS + 1;
const FIRST_RUN = ARRIVAL + 1;
const WAITS = FIRST_RUN + 1;
const FIRST_LANES = 64;
/** Most runs have few of the causes, and rows that are short stay in the processor's cache. */
const FIRST_CAUSES = 4;
const NO_PLACE = -1;

export class LaneTotals {
  private causeCapacity = FIRST_CAUSES;
  private width = WAITS + 2 * FIRST_CAUSES;
  private rows = new Float64Array(FIRST_LANES * this.width);
  private lanes = 0;
  /** The place of each cause among those that have occurred. */
  private readonly places = new Int8Array(CAUSES.length).fill(NO_PLACE);
  private causes = 0;

  addLane(): void {
    const at = this.lanes++ * this.width;
    if (at === this.rows.length) {
      const smaller = this.rows;
      this.rows = new Float64Array(2 * smaller.length);
      this.rows.set(smaller);
    }
    this.rows[at + ARRIVAL] = NaN;
    this.rows[at + FIRST_RUN] = NaN;
  }

  /** An interval of the lane, or, if it is none of its own, what an earlier one grows by. */
  add(lane: LaneId, startNs: number, endNs: number, code: number, own: boolean): void {
    const state = stateOfCode(code);
    const wait = state === WAITING ? this.placeOf(causeOfCode(code)) : NO_PLACE;
    const { rows } = this;
    const at = lane * this.width;
    const ns = endNs - startNs;
    rows[at + state] += ns;
    if (state !== NEW && Number.isNaN(rows[at + ARRIVAL])) rows[at + ARRIVAL] = startNs;
    if (state === WAITING) {
      const sum = at + WAITS + 2 * wait;
      if (rows[sum] === 0) rows[sum + 1] = startNs;
      rows[sum] += ns;
    } else if (state === RUNNING) {
      if (own) rows[at + RUNS]++;
      if (Number.isNaN(rows[at + FIRST_RUN])) rows[at + FIRST_RUN] = startNs;
    }
  }

  ns(lane: LaneId, state: State): number {
    return this.rows[lane * this.width + STATE_CODES[state]];
  }

  /** By cause, in the order in which they first occurred; causes with no time are absent. */
  waitingNs(lane: LaneId): Partial<Record<Cause, number>> {
    const sumAt = (cause: number): number => lane * this.width + WAITS + 2 * this.places[cause];
    const causes = [...CAUSES.keys()].filter(
      (cause) => this.places[cause] !== NO_PLACE && this.rows[sumAt(cause)] > 0,
    );
    causes.sort((a, b) => this.rows[sumAt(a) + 1] - this.rows[sumAt(b) + 1]);
    return Object.fromEntries(causes.map((cause) => [CAUSES[cause], this.rows[sumAt(cause)]]));
  }

  /** Intervals in which it ran. */
  runs(lane: LaneId): number {
    return this.rows[lane * this.width + RUNS];
  }

  /** When it first was in any state but `new`; undefined: never for a time. */
  arrivalNs(lane: LaneId): number | undefined {
    return known(this.rows[lane * this.width + ARRIVAL]);
  }

  firstRunNs(lane: LaneId): number | undefined {
    return known(this.rows[lane * this.width + FIRST_RUN]);
  }

  /** True if it was in no state for any time. */
  isEmpty(lane: LaneId): boolean {
    const at = lane * this.width;
    return this.rows.subarray(at, at + STATES.length).every((ns) => ns === 0);
  }

  private placeOf(cause: number): number {
    const known = this.places[cause];
    if (known !== NO_PLACE) return known;
    if (this.causes === this.causeCapacity) this.widen();
    return (this.places[cause] = this.causes++);
  }

  private widen(): void {
    const { rows, width } = this;
    this.causeCapacity *= 2;
    this.width = WAITS + 2 * this.causeCapacity;
    this.rows = new Float64Array((rows.length / width) * this.width);
    for (let lane = 0; lane < this.lanes; lane++) {
      this.rows.set(rows.subarray(lane * width, (lane + 1) * width), lane * this.width);
    }
  }
}

function known(ns: number): number | undefined {
  return Number.isNaN(ns) ? undefined : ns;
}
