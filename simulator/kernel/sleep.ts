/** Waits for time to pass. */
import { NO_LANE } from '../trace/trace.ts';
import { DONE } from './program.ts';
import type { CallContext, CallOutcome, SystemCall } from './program.ts';

/** @param durationNs - 0 or less returns at once, without giving up the core. */
export function sleep(durationNs: number, costNs = 0): SystemCall {
  return new Sleep(durationNs, costNs);
}

class Sleep implements SystemCall {
  readonly costNs: number;
  private readonly durationNs: number;
  /** What the first attempt asks for: a sleep that a signal has cut goes on for the rest only (PEP 475). */
  private wait: CallOutcome | undefined = undefined;

  constructor(durationNs: number, costNs: number) {
    this.durationNs = durationNs;
    this.costNs = costNs;
  }

  get name(): string {
    return 'sleep';
  }

  attempt({ reason, nowNs }: CallContext): CallOutcome {
    if (reason === 'timeout' || this.durationNs <= 0) return DONE;
    return (this.wait ??= {
      kind: 'wait',
      queue: undefined,
      cause: 'sleep',
      on: NO_LANE,
      deadlineNs: nowNs + this.durationNs,
    });
  }
}

/** sched_yield(2): the thread is not ready for a moment, so that others have the core first. */
export const YIELD: SystemCall = {
  name: 'sched_yield',
  attempt: ({ reason, nowNs }) =>
    reason === 'timeout'
      ? DONE
      : { kind: 'wait', queue: undefined, cause: 'sleep', on: NO_LANE, deadlineNs: nowNs + 1 },
};
