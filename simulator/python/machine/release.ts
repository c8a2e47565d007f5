/** Which instructions may let go of an object: after those it is worth looking whether one has ended. */
import { PyObject, PySingleton, type Value } from '../objects/object.ts';
import * as op from '../opcode-numbers.ts';
import { PyMember } from '../protocols/index.ts';
import type { Frame } from './frame.ts';

/** An instruction of the loop may be several of the code's. */
const AHEAD = 4;

const ALWAYS: ReadonlySet<number> = new Set([
  op.POP_TOP,
  op.DELETE_FAST,
  op.DELETE_GLOBAL,
  op.DELETE_NAME,
  op.DELETE_DEREF,
  op.DELETE_SUBSCR,
  op.DELETE_ATTR,
  op.STORE_GLOBAL,
  op.STORE_DEREF,
  op.STORE_SUBSCR,
  op.FOR_ITER,
  op.END_ASYNC_FOR,
  op.POP_EXCEPT,
]);

/** To be asked before instructions run; the answer takes where the frame stands afterwards. */
export function releases(frame: Frame): (pcAfter: number) => boolean {
  const { code, pc } = frame;
  let first = pc;
  const end = Math.min(pc + AHEAD, code.ops.length);
  while (first < end && !mayRelease(frame, first)) first++;
  if (first === end) return () => false;
  // After a jump only the instruction that jumped has surely run.
  return (after) => (after > pc && after <= pc + AHEAD ? first < after : first === pc);
}

function mayRelease(frame: Frame, at: number): boolean {
  const { code, stack, sp } = frame;
  const opcode = code.ops[at] as number;
  const arg = code.args[at] as number;
  if (ALWAYS.has(opcode)) return true;
  switch (opcode) {
    case op.STORE_FAST:
      return isObject(stack[arg]);
    case op.STORE_NAME:
      return isObject((frame.namespace ?? frame.globals).get(code.names[arg] as string));
    case op.STORE_ATTR: {
      const holder = at === frame.pc ? stack[sp - 1] : undefined;
      if (!(holder instanceof PyObject)) return true;
      const name = code.names[arg] as string;
      return isObject(holder.dict?.get(name)) || isObject(slotValue(holder, name));
    }
    default:
      return false;
  }
}

function slotValue({ slots, type }: PyObject, name: string): Value | undefined {
  const member = slots === undefined ? undefined : type.lookup(name);
  return member instanceof PyMember ? slots?.[member.place] : undefined;
}

function isObject(value: Value | undefined): boolean {
  return value instanceof PyObject && !(value instanceof PySingleton);
}
