/** Sums over the intervals of one lane: how long it was in each state, and what it waited for. */
import { STATE_CODES } from './codes.ts';
import { CAUSES, STATES } from './trace.ts';
import type { Cause, State } from './trace.ts';

const { new: NEW, running: RUNNING, waiting: WAITING } = STATE_CODES;

export class LaneTotals {
  /** When it first was in any state but `new`; undefined: never for a time. */
  arrivalNs: number | undefined = undefined;
  firstRunNs: number | undefined = undefined;
  /** Intervals in which it ran. */
  runs = 0;
  private readonly byState = new Float64Array(STATES.length);
  private readonly waits = new Map<number, number>();

  /**
   * Takes intervals in the order of time, by the codes of state and cause.
   *
   * @param own - false: it is none of its own, but what the one before grows by.
   */
  add(startNs: number, endNs: number, state: number, cause: number, own = true): void {
    const ns = endNs - startNs;
    this.byState[state] += ns;
    if (state !== NEW) this.arrivalNs ??= startNs;
    if (state === WAITING) this.waits.set(cause, (this.waits.get(cause) ?? 0) + ns);
    else if (state === RUNNING) {
      if (own) this.runs++;
      this.firstRunNs ??= startNs;
    }
  }

  ns(state: State): number {
    return this.byState[STATE_CODES[state]];
  }

  /** By cause, in the order in which they first occurred; causes with no time are absent. */
  waitingNs(): Partial<Record<Cause, number>> {
    return Object.fromEntries([...this.waits].map(([cause, ns]) => [CAUSES[cause], ns]));
  }

  /** True if it was in no state for any time. */
  isEmpty(): boolean {
    return this.byState.every((ns) => ns === 0);
  }
}
