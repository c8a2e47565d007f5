/** Which instructions may let go of an object: after those it is worth looking whether one has ended. */
import { PyIterator } from '../objects/iterator.ts';
import { PyObject, PySingleton, type Value } from '../objects/object.ts';
import * as op from '../opcode-numbers.ts';
import { PyMember } from '../protocols/index.ts';
import type { Finalization } from './finalization.ts';
import type { Frame } from './frame.ts';

function tableOf(opcodes: readonly number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const opcode of opcodes) table[opcode] = 1;
  return table;
}

const ALWAYS = tableOf([
  op.DELETE_FAST,
  op.DELETE_GLOBAL,
  op.DELETE_NAME,
  op.DELETE_DEREF,
  op.DELETE_SUBSCR,
  op.DELETE_ATTR,
  op.STORE_DEREF,
  op.STORE_SUBSCR,
  op.END_ASYNC_FOR,
  op.POP_EXCEPT,
]);

/** They move references about, and let go of none but what {@link releases} tells. */
const PURE = tableOf([
  op.NOP,
  op.POP_TOP,
  op.PUSH_NULL,
  op.COPY,
  op.SWAP,
  op.LOAD_CONST,
  op.LOAD_FAST,
  op.STORE_FAST,
  op.LOAD_GLOBAL,
  op.STORE_GLOBAL,
  op.LOAD_NAME,
  op.STORE_NAME,
  op.LOAD_DEREF,
  op.IS_OP,
  op.JUMP_FORWARD,
  op.JUMP_BACKWARD,
  op.POP_JUMP_IF_NONE,
  op.POP_JUMP_IF_NOT_NONE,
  op.KW_NAMES,
  op.RESUME,
  op.RETURN_VALUE,
]);

const CONSUMING = tableOf([
  op.POP_JUMP_IF_FALSE,
  op.POP_JUMP_IF_TRUE,
  op.POP_JUMP_BACKWARD_IF_FALSE,
  op.POP_JUMP_BACKWARD_IF_TRUE,
  op.POP_JUMP_IF_NONE,
  op.POP_JUMP_IF_NOT_NONE,
  op.JUMP_IF_FALSE_OR_POP,
  op.JUMP_IF_TRUE_OR_POP,
  op.UNARY_NOT,
  op.IS_OP,
  op.COMPARE_OP,
  op.CONTAINS_OP,
  op.BINARY_OP,
  op.INPLACE_OP,
  op.BINARY_SUBSCR,
  op.FORMAT_VALUE,
  op.LOAD_ATTR,
  op.LOAD_METHOD,
]);

/** Whether the next instruction can let go of nothing but what is plain to see. */
export function isPure({ code, pc, stack, sp }: Frame, watch: Finalization): boolean {
  const opcode = code.ops[pc] as number;
  if (PURE[opcode] === 1) return true;
  switch (opcode) {
    case op.FOR_ITER:
      return stack[sp - 1] instanceof PyIterator;
    case op.POP_JUMP_IF_FALSE:
    case op.POP_JUMP_IF_TRUE:
    case op.POP_JUMP_BACKWARD_IF_FALSE:
    case op.POP_JUMP_BACKWARD_IF_TRUE:
      return typeof stack[sp - 1] !== 'object';
    case op.BINARY_OP:
    case op.INPLACE_OP:
    case op.COMPARE_OP:
      return typeof stack[sp - 1] !== 'object' && typeof stack[sp - 2] !== 'object';
    case op.LOAD_ATTR:
    case op.LOAD_METHOD:
    case op.LIST_APPEND:
      return !watch.concerns(stack[sp - 1]);
    case op.BUILD_TUPLE:
    case op.BUILD_LIST:
      return !concernsAny(stack, sp - code.args[pc]!, sp, watch);
    default:
      return false;
  }
}

/** Operands of an instruction that are not kept anywhere are among so many. */
const OPERANDS = 3;

/** Whether the next instruction takes something off the stack on which objects hang, to keep it nowhere. */
export function consumes({ code, pc, stack, sp }: Frame, watch: Finalization): boolean {
  if (CONSUMING[code.ops[pc] as number] !== 1) return false;
  return concernsAny(stack, Math.max(code.variables.length, sp - OPERANDS), sp, watch);
}

/** Whether a call hands over something on which objects hang. */
export function hands({ stack, code }: Frame, watch: Finalization): boolean {
  return concernsAny(stack, 0, code.variables.length, watch);
}

function concernsAny(
  stack: readonly (Value | undefined)[],
  from: number,
  to: number,
  watch: Finalization,
): boolean {
  for (let at = from; at < to; at++) if (watch.concerns(stack[at])) return true;
  return false;
}

export const NOTHING = 'nothing';

/** What is let go of; undefined: anything may be. */
export type Released = PyObject | undefined | typeof NOTHING;

interface Release {
  readonly released: Exclude<Released, typeof NOTHING>;
  /** The value that goes in any case. */
  readonly value: Value | undefined;
}

/** What the next instruction may let go of; undefined: nothing. */
export function releases(frame: Frame, watch: Finalization): Release | undefined {
  const released = releasedBy(frame, watch);
  if (released === NOTHING || (released !== undefined && !watch.concerns(released))) {
    return undefined;
  }
  const { code, pc, stack, sp } = frame;
  const popped = code.ops[pc] === op.POP_TOP ? stack[sp - 1] : undefined;
  return { released, value: released ?? popped };
}

function releasedBy(frame: Frame, { unsure }: Finalization): Released {
  const { code, pc, stack, sp } = frame;
  const opcode = code.ops[pc] as number;
  const arg = code.args[pc] as number;
  if (ALWAYS[opcode] === 1) return undefined;
  switch (opcode) {
    case op.POP_TOP:
    case op.FOR_ITER:
      return unsure ? undefined : objectOf(stack[sp - 1]);
    case op.STORE_FAST:
      return objectOf(stack[arg]);
    case op.STORE_NAME:
      return objectOf((frame.namespace ?? frame.globals).get(code.names[arg] as string));
    case op.STORE_GLOBAL:
      return objectOf(frame.globals.get(code.names[arg] as string));
    case op.STORE_ATTR: {
      const holder = stack[sp - 1];
      if (!(holder instanceof PyObject)) return undefined;
      const name = code.names[arg] as string;
      return objectOf(holder.dict?.get(name) ?? slotValue(holder, name));
    }
    default:
      return NOTHING;
  }
}

function slotValue({ slots, type }: PyObject, name: string): Value | undefined {
  const member = slots === undefined ? undefined : type.lookup(name);
  return member instanceof PyMember ? slots?.[member.place] : undefined;
}

function objectOf(value: Value | undefined): Released {
  return value instanceof PyObject && !(value instanceof PySingleton) ? value : NOTHING;
}
