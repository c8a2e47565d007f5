import { DONE } from '../../kernel/program.ts';
import type { SystemCall } from '../../kernel/program.ts';
import type { LimitKind } from '../../trace/trace.ts';

/**
 * Thrown where a limit of the run is passed in the middle of an instruction. The program cannot catch it:
 * its thread ends the step there and then with a system call that stops the machine.
 */
export class LimitReached {
  readonly limit: LimitKind;
  readonly value: number;

  constructor(limit: LimitKind, value: number) {
    this.limit = limit;
    this.value = value;
  }

  /** Stops the machine at its place in the order of time. */
  stopCall(): SystemCall {
    const { limit, value } = this;
    return {
      name: 'stop',
      attempt: ({ kernel }) => {
        kernel.stop({ kind: 'limit', limit, value });
        return DONE;
      },
    };
  }
}
