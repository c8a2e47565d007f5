/**
 * Instructions as the loop runs them: opcode and argument in one word, so that one load brings both, and
 * the opcode of an instruction that is followed by its partner is the pair's (opcodes.ts, PAIRS). A pair
 * is only ever an accelerator: it costs and counts what its halves do, and the loop runs them one by one
 * where the pair's plain case does not apply or the budget may end between them.
 */
import type { Code } from '../code.ts';
import { FIRST_PAIR, OP, OPCODE_NAMES, OPCODE_WEIGHTS, PAIRS } from '../opcodes.ts';

/** A word is the opcode in the low byte and the argument above it. */
export const OPCODE_MASK = 0xff;
export const ARGUMENT_SHIFT = 8;
/** A pair's argument is its second half's above its first half's; pairs whose arguments do not fit are none. */
export const FIRST_MASK = 0xfff;
export const SECOND_SHIFT = 12;
const SECOND_MAX = 0x7ff;

const NUMBER_OF_PAIR: ReadonlyMap<number, number> = new Map(
  PAIRS.map(([first, second], i) => [keyOf(OP[first], OP[second]), FIRST_PAIR + i]),
);

function keyOf(first: number, second: number): number {
  return first * OPCODE_NAMES.length + second;
}

/** The instruction at `at` alone. */
export function wordOf({ ops, args }: Code, at: number): number {
  return (ops[at] as number) | ((args[at] as number) << ARGUMENT_SHIFT);
}

/** All instructions of a code object, paired from the left. */
export function wordsOf(code: Code): Int32Array {
  const { ops, args } = code;
  const words = Int32Array.from(ops, (_, at) => wordOf(code, at));
  for (let i = 0; i + 1 < ops.length; i++) {
    const pair = NUMBER_OF_PAIR.get(keyOf(ops[i] as number, ops[i + 1] as number));
    const first = args[i] as number;
    const second = args[i + 1] as number;
    if (pair === undefined || first > FIRST_MASK || second > SECOND_MAX) continue;
    words[i] = pair | ((first | (second << SECOND_SHIFT)) << ARGUMENT_SHIFT);
    i++;
  }
  return words;
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
