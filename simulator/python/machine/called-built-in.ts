/** Which built-in function an instruction is about to call, as profile functions are told. */
import {
  NATIVE_FUNCTION_TYPE,
  NATIVE_METHOD_TYPE,
  PyMethod,
  PyNative,
} from '../objects/function.ts';
import { isInstance, type Value } from '../objects/object.ts';
import { PyList, PyTuple } from '../objects/values.ts';
import * as op from '../opcode-numbers.ts';
import type { Frame } from './frame.ts';

/** Undefined: none, or one that nobody is told of (a class, a special method). */
export function calledBuiltIn({ code, pc, stack, sp }: Frame): Value | undefined {
  const arg = code.args[pc] as number;
  switch (code.ops[pc]) {
    case op.CALL: {
      const base = sp - arg - 2;
      const [callee, bound] = [stack[base]!, stack[base + 1]];
      if (bound !== undefined) return builtIn(new PyMethod(callee, bound), undefined);
      return builtIn(callee, arg > 0 ? stack[base + 2] : undefined);
    }
    case op.CALL_FUNCTION_EX: {
      const base = sp - (arg & 1) - 3;
      const given = stack[base + 2];
      return builtIn(
        stack[base]!,
        given instanceof PyTuple || given instanceof PyList ? given.items[0] : undefined,
      );
    }
    default:
      return undefined;
  }
}

function builtIn(callee: Value, first: Value | undefined): Value | undefined {
  if (callee instanceof PyMethod) return callee.type === NATIVE_FUNCTION_TYPE ? callee : undefined;
  if (!(callee instanceof PyNative)) return undefined;
  if (callee.type === NATIVE_FUNCTION_TYPE) return callee;
  const { owner } = callee;
  if (callee.type !== NATIVE_METHOD_TYPE || first === undefined) return undefined;
  return owner === undefined || isInstance(first, owner) ? new PyMethod(callee, first) : undefined;
}
