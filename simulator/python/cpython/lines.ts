/** The line of each of our instructions as CPython 3.11 tells it: what trace functions are told of. */
import type { Code } from '../code.ts';
import { assembled } from './assembly.ts';
import { positionsOf } from './positions.ts';

const made = new WeakMap<Code, Int32Array>();

/** −1: none. */
export function linesOf(code: Code): Int32Array {
  let lines = made.get(code);
  if (lines === undefined) {
    const form = assembled(code);
    const positions = positionsOf(code, form);
    lines = Int32Array.from(code.ops, (_, pc) => positions[form.units[pc]!]?.[0] ?? -1);
    made.set(code, lines);
  }
  return lines;
}
