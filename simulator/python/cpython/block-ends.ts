/**
 * Where CPython 3.11 leaves a NOP behind a `with` or `try` body: when the body ends with a loop (or another
 * statement that one jump leaves), the step out of the block shows that statement's line once more.
 */
import type { Code } from '../code.ts';
import { endsFlow } from '../compiler/stack-effects.ts';
import { isJump } from '../disassembler.ts';
import { END_ASYNC_FOR } from '../opcode-numbers.ts';

/** The jump that leads to each such place, by the instruction that the NOP stands before. */
export function blockEnds(code: Code): ReadonlyMap<number, number> {
  const { ops, args, lines, exceptionTable: table } = code;
  const found = new Map<number, number>();
  if (table.length === 0) return found;
  const arrivals = new Map<number, number[]>();
  ops.forEach((opcode, pc) => {
    if (isJump(opcode)) arrivals.set(args[pc]!, [...(arrivals.get(args[pc]!) ?? []), pc]);
  });
  for (let row = 0; row < table.length; row += 5) {
    const [start, end] = table.subarray(row, row + 2) as unknown as number[];
    const before = ops[end! - 1]!;
    const [from, ...others] = arrivals.get(end!) ?? [];
    if (from === undefined) {
      if (before === END_ASYNC_FOR && lines[end! - 1] !== lines[end!]) found.set(end!, end! - 1);
      continue;
    }
    if (others.length > 0 || from < start! || from >= end! || lines[from] === lines[end!]) continue;
    if (endsFlow(before) && !endsFlow(ops[from]!)) found.set(end!, from);
  }
  return found;
}
