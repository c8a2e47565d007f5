/**
 * Instructions as the loop runs them: opcode and argument in one word, so that one load brings both, and
 * the opcode of an instruction that is followed by its partner is the pair's (opcodes.ts, PAIRS). A pair
 * is only ever an accelerator: it costs and counts what its halves do, and the loop runs them one by one
 * where the pair's plain case does not apply or the budget may end between them.
 *
 * Between the halves of some pairs no budget ends: nobody could tell the second half from a part of the
 * first. That holds for the halves run one by one as well, so that it does not matter how they are run.
 */
import type { Code } from '../code.ts';
import { FIRST_PAIR, OP, OPCODE_NAMES, OPCODE_WEIGHTS, PAIRS } from '../opcodes.ts';
import { mayBeLocal } from './local-instructions.ts';

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

/**
 * Which pairs are not divided. A backward jump is always a place to stop at: it may jump to itself, and
 * a thread that has to wait for another place would go on for ever.
 */
const UNDIVIDED = Uint8Array.from({ length: FIRST_PAIR + PAIRS.length }, (_, number) => {
  const second = PAIRS[number - FIRST_PAIR]?.[1];
  return second !== undefined && second !== 'JUMP_BACKWARD' && mayBeLocal(OP[second]) ? 1 : 0;
});

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

/** Of fresh words: 1 for each second half that belongs to an undivided pair. */
export function joinedHalves(words: Int32Array): Uint8Array {
  return Uint8Array.from(words, (_, at) =>
    at === 0 ? 0 : (UNDIVIDED[(words[at - 1] as number) & OPCODE_MASK] as number),
  );
}

/** Nanoseconds of every opcode and every pair. */
export function opcodeCosts(instructionNs: number): Int32Array {
  const single = OPCODE_WEIGHTS.map((weight) => Math.max(1, Math.round(weight * instructionNs)));
  const pairs = PAIRS.map(
    ([first, second]) => (single[OP[first]] as number) + (single[OP[second]] as number),
  );
  return Int32Array.from([...single, ...pairs]);
}

/**
 * By opcode: with so much left of a budget or less, it ends before the instruction (0), or in the middle of
 * a pair that may be divided.
 */
export function leastRooms(costs: Int32Array): Int32Array {
  const rooms = new Int32Array(costs.length);
  PAIRS.forEach(([first], i) => {
    const pair = FIRST_PAIR + i;
    if (UNDIVIDED[pair] === 0) rooms[pair] = costs[OP[first]] as number;
  });
  return rooms;
}

/** By pair: the cost of its second half, which is taken back when only the first was run. */
export function secondHalfCosts(costs: Int32Array): Int32Array {
  const seconds = new Int32Array(costs.length);
  PAIRS.forEach(([, second], i) => {
    seconds[FIRST_PAIR + i] = costs[OP[second]] as number;
  });
  return seconds;
}
