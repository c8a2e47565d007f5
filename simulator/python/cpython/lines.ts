/** The line of each of our instructions as CPython 3.11 tells it: what trace functions are told of. */
import type { Code } from '../code.ts';
import { PUSH_NULL } from '../opcode-numbers.ts';
import { assembled } from './assembly.ts';
import { positionsOf } from './positions.ts';

const made = new WeakMap<Code, Int32Array>();

/** −1: none. */
export function linesOf(code: Code): Int32Array {
  let lines = made.get(code);
  if (lines === undefined) {
    const form = assembled(code);
    const positions = positionsOf(code, form);
    lines = new Int32Array(code.ops.length);
    for (let pc = 0; pc < lines.length; pc++) {
      // What stands behind its callable here is a part of that there.
      const isPart = pc > 0 && code.ops[pc] === PUSH_NULL;
      lines[pc] = isPart ? lines[pc - 1]! : (positions[form.units[pc]!]?.[0] ?? -1);
    }
    made.set(code, lines);
  }
  return lines;
}
