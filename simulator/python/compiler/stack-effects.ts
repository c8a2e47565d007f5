/** How each opcode changes the depth of the stack, and which of them jump. */
import * as op from '../opcode-numbers.ts';
import { type OP, OPCODE_NAMES } from '../opcodes.ts';

type Effect = number | ((arg: number) => number);

const EFFECTS: Readonly<Record<keyof typeof OP, Effect>> = {
  NOP: 0,
  POP_TOP: -1,
  PUSH_NULL: 1,
  COPY: 1,
  SWAP: 0,
  LOAD_CONST: 1,
  LOAD_FAST: 1,
  STORE_FAST: -1,
  DELETE_FAST: 0,
  LOAD_GLOBAL: 1,
  STORE_GLOBAL: -1,
  DELETE_GLOBAL: 0,
  LOAD_NAME: 1,
  STORE_NAME: -1,
  DELETE_NAME: 0,
  MAKE_CELL: 0,
  COPY_FREE_VARS: 0,
  LOAD_CLOSURE: 1,
  LOAD_DEREF: 1,
  STORE_DEREF: -1,
  DELETE_DEREF: 0,
  LOAD_CLASSDEREF: 1,
  UNARY_POSITIVE: 0,
  UNARY_NEGATIVE: 0,
  UNARY_NOT: 0,
  UNARY_INVERT: 0,
  BINARY_OP: -1,
  INPLACE_OP: -1,
  COMPARE_OP: -1,
  IS_OP: -1,
  CONTAINS_OP: -1,
  BINARY_SUBSCR: -1,
  STORE_SUBSCR: -3,
  DELETE_SUBSCR: -2,
  JUMP_FORWARD: 0,
  JUMP_BACKWARD: 0,
  POP_JUMP_IF_FALSE: -1,
  POP_JUMP_IF_TRUE: -1,
  POP_JUMP_IF_NONE: -1,
  POP_JUMP_IF_NOT_NONE: -1,
  POP_JUMP_BACKWARD_IF_FALSE: -1,
  POP_JUMP_BACKWARD_IF_TRUE: -1,
  JUMP_IF_FALSE_OR_POP: -1,
  JUMP_IF_TRUE_OR_POP: -1,
  BUILD_TUPLE: (arg) => 1 - arg,
  BUILD_LIST: (arg) => 1 - arg,
  BUILD_SET: (arg) => 1 - arg,
  BUILD_MAP: (arg) => 1 - 2 * arg,
  BUILD_CONST_KEY_MAP: (arg) => -arg,
  BUILD_STRING: (arg) => 1 - arg,
  BUILD_SLICE: (arg) => 1 - arg,
  FORMAT_VALUE: (arg) => ((arg & 4) !== 0 ? -1 : 0),
  LIST_APPEND: -1,
  SET_ADD: -1,
  MAP_ADD: -2,
  LIST_EXTEND: -1,
  SET_UPDATE: -1,
  DICT_UPDATE: -1,
  DICT_MERGE: -1,
  LIST_TO_TUPLE: 0,
  UNPACK_SEQUENCE: (arg) => arg - 1,
  UNPACK_EX: (arg) => (arg & 255) + (arg >> 8),
  LOAD_ATTR: 0,
  STORE_ATTR: -2,
  DELETE_ATTR: -1,
  LOAD_METHOD: 1,
  MAKE_FUNCTION: (arg) => -[1, 2, 4, 8].filter((bit) => (arg & bit) !== 0).length,
  KW_NAMES: 0,
  CALL: (arg) => -arg - 1,
  CALL_FUNCTION_EX: (arg) => -2 - (arg & 1),
  RETURN_VALUE: -1,
  LOAD_BUILD_CLASS: 1,
  IMPORT_NAME: -1,
  IMPORT_FROM: 1,
  IMPORT_STAR: -1,
  GET_ITER: 0,
  FOR_ITER: 1,
  RESUME: 0,
  // It leaves for the caller; what is on the stack when it goes on is the value sent in.
  RETURN_GENERATOR: 1,
  // Pops what it yields; whoever resumes pushes what is sent in.
  YIELD_VALUE: 0,
  GET_YIELD_FROM_ITER: 0,
  SEND: 0,
  GET_AWAITABLE: 0,
  GET_AITER: 0,
  GET_ANEXT: 1,
  END_ASYNC_FOR: -2,
  ASYNC_GEN_WRAP: 0,
  PUSH_EXC_INFO: 1,
  POP_EXCEPT: -1,
  CHECK_EXC_MATCH: 0,
  CHECK_EG_MATCH: 0,
  PREP_RERAISE_STAR: -1,
  RERAISE: -1,
  RAISE_VARARGS: (arg) => -arg,
  LOAD_ASSERTION_ERROR: 1,
  BEFORE_WITH: 1,
  WITH_EXCEPT_START: 1,
  BEFORE_ASYNC_WITH: 1,
  GET_LEN: 1,
  MATCH_MAPPING: 1,
  MATCH_SEQUENCE: 1,
  MATCH_KEYS: 1,
  MATCH_CLASS: -2,
  SETUP_ANNOTATIONS: 0,
  PRINT_EXPR: -1,
};

/** Where the effect of a jump that is taken differs from that of falling through. */
const TAKEN: ReadonlyMap<number, number> = new Map([
  [op.FOR_ITER, -1],
  [op.JUMP_IF_FALSE_OR_POP, 0],
  [op.JUMP_IF_TRUE_OR_POP, 0],
  [op.SEND, -1],
]);

const BY_NUMBER: readonly Effect[] = OPCODE_NAMES.map((name) => EFFECTS[name as keyof typeof OP]);

export function stackEffect(opcode: number, arg: number): number {
  const effect = BY_NUMBER[opcode]!;
  return typeof effect === 'number' ? effect : effect(arg);
}

export function stackEffectWhenTaken(opcode: number, arg: number): number {
  return TAKEN.get(opcode) ?? stackEffect(opcode, arg);
}

/** Control never reaches the instruction behind it. */
export function endsFlow(opcode: number): boolean {
  return (
    opcode === op.RETURN_VALUE ||
    opcode === op.RAISE_VARARGS ||
    opcode === op.RERAISE ||
    opcode === op.JUMP_FORWARD ||
    opcode === op.JUMP_BACKWARD
  );
}
