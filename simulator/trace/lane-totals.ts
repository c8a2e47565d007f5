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
 * running, then for each cause the sum of waiting and when it began first.
 */
const RUNS = STATES.length;
const ARRIVAL = RUNS + 1;
const FIRST_RUN = ARRIVAL + 1;
const WAITS = FIRST_RUN + 1;
const COLUMNS = WAITS + 2 * CAUSES.length;
const FIRST_LANES = 64;

export class LaneTotals {
  private rows = new Float64Array(FIRST_LANES * COLUMNS);
  private lanes = 0;

  addLane(): void {
    const at = this.lanes++ * COLUMNS;
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
    const { rows } = this;
    const at = lane * COLUMNS;
    const state = stateOfCode(code);
    const ns = endNs - startNs;
    rows[at + state] += ns;
    if (state !== NEW && Number.isNaN(rows[at + ARRIVAL])) rows[at + ARRIVAL] = startNs;
    if (state === WAITING) {
      const sum = at + WAITS + 2 * causeOfCode(code);
      if (rows[sum] === 0) rows[sum + 1] = startNs;
      rows[sum] += ns;
    } else if (state === RUNNING) {
      if (own) rows[at + RUNS]++;
      if (Number.isNaN(rows[at + FIRST_RUN])) rows[at + FIRST_RUN] = startNs;
    }
  }

  ns(lane: LaneId, state: State): number {
    return this.rows[lane * COLUMNS + STATE_CODES[state]];
  }

  /** By cause, in the order in which they first occurred; causes with no time are absent. */
  waitingNs(lane: LaneId): Partial<Record<Cause, number>> {
    const sumAt = (cause: number): number => lane * COLUMNS + WAITS + 2 * cause;
    const causes = [...CAUSES.keys()].filter((cause) => this.rows[sumAt(cause)] > 0);
    causes.sort((a, b) => this.rows[sumAt(a) + 1] - this.rows[sumAt(b) + 1]);
    return Object.fromEntries(causes.map((cause) => [CAUSES[cause], this.rows[sumAt(cause)]]));
  }

  /** Intervals in which it ran. */
  runs(lane: LaneId): number {
    return this.rows[lane * COLUMNS + RUNS];
  }

  /** When it first was in any state but `new`; undefined: never for a time. */
  arrivalNs(lane: LaneId): number | undefined {
    return known(this.rows[lane * COLUMNS + ARRIVAL]);
  }

  firstRunNs(lane: LaneId): number | undefined {
    return known(this.rows[lane * COLUMNS + FIRST_RUN]);
  }

  /** True if it was in no state for any time. */
  isEmpty(lane: LaneId): boolean {
    const at = lane * COLUMNS;
    return this.rows.subarray(at, at + STATES.length).every((ns) => ns === 0);
  }
}

function known(ns: number): number | undefined {
  return Number.isNaN(ns) ? undefined : ns;
}
