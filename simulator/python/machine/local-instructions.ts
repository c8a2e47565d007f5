/**
 * Which instructions touch nothing that another thread could see. Without a GIL the cores interleave
 * instruction by instruction; a thread may go on for a little through instructions of this kind, because
 * nobody could tell, and that saves most of the interleaving.
 */
import type { Value } from '../objects/object.ts';
import { type OP, OPCODE_NAMES } from '../opcodes.ts';
import { RangeIterator } from '../protocols/index.ts';

/** No further than this: a look into the run shows locals that are ahead by no more. */
export const AHEAD_MAX_NS = 2_000;

const ALWAYS = 1;
/** Arithmetic and iteration: only on plain numbers and ranges; tests only of what is true or false itself. */
const ON_NUMBERS = 2;
const OVER_RANGE = 3;
const OF_BOOL = 4;

const LOCAL: Readonly<Partial<Record<keyof typeof OP, number>>> = {
  NOP: ALWAYS,
  POP_TOP: ALWAYS,
  PUSH_NULL: ALWAYS,
  COPY: ALWAYS,
  SWAP: ALWAYS,
  LOAD_CONST: ALWAYS,
  LOAD_FAST: ALWAYS,
  STORE_FAST: ALWAYS,
  IS_OP: ALWAYS,
  JUMP_FORWARD: ALWAYS,
  JUMP_BACKWARD: ALWAYS,
  POP_JUMP_IF_NONE: ALWAYS,
  POP_JUMP_IF_NOT_NONE: ALWAYS,
  BUILD_TUPLE: ALWAYS,
  BUILD_LIST: ALWAYS,
  BUILD_SLICE: ALWAYS,
  KW_NAMES: ALWAYS,
  RESUME: ALWAYS,
  RETURN_VALUE: ALWAYS,
  BINARY_OP: ON_NUMBERS,
  INPLACE_OP: ON_NUMBERS,
  COMPARE_OP: ON_NUMBERS,
  FOR_ITER: OVER_RANGE,
  POP_JUMP_IF_FALSE: OF_BOOL,
  POP_JUMP_IF_TRUE: OF_BOOL,
  POP_JUMP_BACKWARD_IF_TRUE: OF_BOOL,
};

const KINDS = Uint8Array.from(OPCODE_NAMES, (name) => LOCAL[name as keyof typeof OP] ?? 0);

/** Whether an instruction is local on some stacks at least. */
export function mayBeLocal(opcode: number): boolean {
  return KINDS[opcode] !== 0;
}

/** Whether the instruction `opcode`, about to run on this stack, is local. */
export function isLocal(
  opcode: number,
  stack: readonly (Value | undefined)[],
  sp: number,
): boolean {
  switch (KINDS[opcode]) {
    case ALWAYS:
      return true;
    case ON_NUMBERS:
      return typeof stack[sp - 1] === 'number' && typeof stack[sp - 2] === 'number';
    case OVER_RANGE:
      return stack[sp - 1] instanceof RangeIterator;
    case OF_BOOL:
      return typeof stack[sp - 1] === 'boolean';
    default:
      return false;
  }
}
