/** Instructions as the compiler emits them, before the assembler gives them their numbers. */
import type { Span } from '../ast.ts';

/** A place in the code that jumps lead to. */
export class Label {
  /** Index into the unit's items; −1 until it is placed. */
  position = -1;
}

/** Where an exception goes that is raised in a stretch of code. */
export class Handler {
  readonly label: Label;
  /** Push the index of the interrupted instruction below the exception. */
  readonly pushLasti: boolean;
  /** Values on top of the stack, when the stretch begins, that do not belong below the handler. */
  readonly dropped: number;
  /** Stack depth the machine cuts back to; found by the assembler. */
  depth = -1;

  constructor(label: Label, pushLasti: boolean, dropped = 0) {
    this.label = label;
    this.pushLasti = pushLasti;
    this.dropped = dropped;
  }
}

export interface Instruction {
  /** An opcode, or {@link SETUP}. */
  op: number;
  arg: number;
  /** Jumps only. */
  label: Label | undefined;
  /** Undefined: made by the compiler, it shows the place of the instruction before it. */
  place: Span | undefined;
  /** The innermost handler around it; of SETUP, the handler that begins here. */
  readonly handler: Handler | undefined;
}

/** No instruction of the machine: marks where a handler's stretch begins. */
export const SETUP = -1;

/** No instruction any more. */
export const REMOVED = -2;

/**
 * Argument of a JUMP_FORWARD that is no evaluation point even when it leads backwards. The loop of `await`
 * and `yield from` has one (CPython's JUMP_BACKWARD_NO_INTERRUPT): JUMP_FORWARD only sets the place of the
 * next instruction, so it serves.
 */
export const QUIET = 1;
