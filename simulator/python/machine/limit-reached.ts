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
}
