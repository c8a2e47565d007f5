/** How deep the stack is before each instruction of a finished code object. */
import type { Code } from '../code.ts';
import { endsFlow, stackEffect, stackEffectWhenTaken } from '../compiler/stack-effects.ts';
import { isJump } from '../disassembler.ts';

/** −1 where no path leads. */
export function stackDepths({ ops, args, exceptionTable: table }: Code): Int32Array {
  const depths = new Int32Array(ops.length).fill(-1);
  const starts: [pc: number, depth: number][] = [[0, 0]];
  for (let row = 0; row < table.length; row += 5) {
    const [handler, depth, lasti] = table.subarray(row + 2, row + 5) as unknown as number[];
    starts.push([handler!, depth! + 1 + lasti!]);
  }
  for (;;) {
    const start = starts.pop();
    if (start === undefined) return depths;
    let [pc, depth] = start;
    for (; pc < ops.length && depths[pc] === -1; pc++) {
      const opcode = ops[pc]!;
      const arg = args[pc]!;
      depths[pc] = depth;
      if (isJump(opcode)) starts.push([arg, depth + stackEffectWhenTaken(opcode, arg)]);
      if (endsFlow(opcode)) break;
      depth += stackEffect(opcode, isJump(opcode) ? 0 : arg);
    }
  }
}
