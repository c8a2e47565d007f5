/**
 * Prepares code for the instruction loop: the numbers of instructions that are followed by their partner
 * are replaced by the pair's (opcodes.ts, PAIRS). Greedy from the left; the code object keeps its own.
 */
import type { Code } from '../code.ts';
import { FIRST_PAIR, OP, OPCODE_NAMES, OPCODE_WEIGHTS, PAIRS } from '../opcodes.ts';

const NUMBER_OF_PAIR: ReadonlyMap<number, number> = new Map(
  PAIRS.map(([first, second], i) => [keyOf(OP[first], OP[second]), FIRST_PAIR + i]),
);

function keyOf(first: number, second: number): number {
  return first * OPCODE_NAMES.length + second;
}

export function withPairs({ ops }: Code): Uint8Array {
  const paired = Uint8Array.from(ops);
  for (let i = 0; i + 1 < ops.length; i++) {
    const pair = NUMBER_OF_PAIR.get(keyOf(ops[i] as number, ops[i + 1] as number));
    if (pair === undefined) continue;
    paired[i] = pair;
    i++;
  }
  return paired;
}

/** Nanoseconds of every opcode and every pair. */
export function opcodeCosts(instructionNs: number): Int32Array {
  const single = OPCODE_WEIGHTS.map((weight) => Math.max(1, Math.round(weight * instructionNs)));
  const pairs = PAIRS.map(
    ([first, second]) => (single[OP[first]] as number) + (single[OP[second]] as number),
  );
  return Int32Array.from([...single, ...pairs]);
}

/** By pair: the cost of its second half, which is taken back when only the first was run. */
export function secondHalfCosts(costs: Int32Array): Int32Array {
  const seconds = new Int32Array(costs.length);
  PAIRS.forEach(([, second], i) => {
    seconds[FIRST_PAIR + i] = costs[OP[second]] as number;
  });
  return seconds;
}
