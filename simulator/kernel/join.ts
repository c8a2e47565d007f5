/** Waits for the end of a thread. Result: true if it has ended, false if time ran out first. */
import { Deadline } from './deadline.ts';
import { DONE } from './program.ts';
import type { CallContext, CallOutcome, SystemCall, ThreadHandle } from './program.ts';

export function join(target: ThreadHandle, timeoutNs: number | undefined, costNs = 0): SystemCall {
  return new Join(target, timeoutNs, costNs);
}

class Join implements SystemCall {
  readonly name = 'join';
  readonly costNs: number;
  private readonly target: ThreadHandle;
  private readonly deadline: Deadline;

  constructor(target: ThreadHandle, timeoutNs: number | undefined, costNs: number) {
    this.target = target;
    this.deadline = new Deadline(timeoutNs);
    this.costNs = costNs;
  }

  attempt({ kernel, reason, nowNs }: CallContext): CallOutcome {
    if (this.target.finished || this.target.over) return { kind: 'done', result: true };
    if (reason === 'timeout') return { kind: 'done', result: false };
    return {
      kind: 'wait',
      queue: kernel.endOf(this.target),
      cause: 'join',
      on: this.target.lane,
      deadlineNs: this.deadline.from(nowNs),
    };
  }
}

/** The calling thread is over to those who join it, though it still has to see to the end of the process. */
export function declareOver(): SystemCall {
  return {
    name: 'declare over',
    attempt({ kernel, thread }: CallContext): CallOutcome {
      thread.over = true;
      kernel.wakeAll(kernel.endOf(thread), thread, 'join');
      return DONE;
    },
  };
}
