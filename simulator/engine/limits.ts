/** What ends a run that would not end by itself, and the books kept for it. */

export interface RunLimits {
  readonly virtualTimeNs: number;
  readonly instructions: number;
}

/** A machine that acts this often without its clock moving is in a loop that costs no time. */
const ACTIONS_AT_ONE_INSTANT_MAX = 5_000_000;

/** Tells a loop that takes no virtual time from a busy instant. */
export class InstantGuard {
  private instantNs = -1;
  private actions = 0;

  /** Counts one action; false when there have been too many at this instant. */
  admits(nowNs: number): boolean {
    if (nowNs !== this.instantNs) {
      this.instantNs = nowNs;
      this.actions = 0;
    }
    return ++this.actions <= ACTIONS_AT_ONE_INSTANT_MAX;
  }
}
