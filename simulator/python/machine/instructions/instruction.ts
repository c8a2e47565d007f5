/**
 * Instructions that are not worth a place in the loop: rows of tables, by concept. The loop is the faster
 * the smaller it is, since a host compiles it anew whenever something unforeseen happens in it.
 */
import type { Value } from '../../objects/object.ts';
import type { Resumable } from '../../objects/resumable.ts';
import type { Completion, Frame } from '../frame.ts';
import type { PythonThread } from '../thread.ts';

/**
 * Takes its operands off the frame's stack and pushes its result. What may run Python code is returned
 * instead, and its result goes where the row says. The frame's `pc` is past the instruction.
 */
export type Run = (
  frame: Frame,
  arg: number,
  thread: PythonThread,
) => Resumable<Value | undefined | void> | undefined;

/** The opcode, where the result of what `run` returns goes, and what it does. */
export type Row = readonly [opcode: number, completion: Completion, run: Run];

export interface Instruction {
  readonly completion: Completion;
  readonly run: Run;
}

export function push(frame: Frame, value: Value | undefined): void {
  frame.stack[frame.sp++] = value;
}

export function pop(frame: Frame): Value {
  return frame.stack[--frame.sp] as Value;
}

/** The uppermost operand, or one of those below it. */
export function peek(frame: Frame, below = 0): Value {
  return frame.stack[frame.sp - 1 - below] as Value;
}

export function replaceTop(frame: Frame, value: Value | undefined): void {
  frame.stack[frame.sp - 1] = value;
}

/** The uppermost operands, taken off, the lowest first. */
export function popMany(frame: Frame, count: number): Value[] {
  const { stack, sp } = frame;
  frame.sp = sp - count;
  return stack.slice(frame.sp, sp) as Value[];
}
