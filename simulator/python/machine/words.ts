/**
 * Instructions as the loop runs them: opcode and argument in one word, so that one load brings both. The
 * opcode of an instruction that begins a sequence (opcodes.ts, SEQUENCES) is the sequence's; the words
 * behind it stay as they are, so that jumps to them work and the loop finds their arguments. A sequence
 * is only ever an accelerator: it costs and counts what its parts do, and the loop runs them one by one
 * where the sequence's plain case does not apply or the budget may end within it.
 */
import type { Code } from '../code.ts';
import { FIRST_SEQUENCE, FORMS, OP, OPCODE_NAMES, OPCODE_WEIGHTS, SEQUENCES } from '../opcodes.ts';
import { mayBeLocal } from './local-instructions.ts';

/** A word is the opcode in the low byte and the argument above it. */
export const OPCODE_MASK = 0xff;
export const ARGUMENT_SHIFT = 8;

interface Sequence {
  readonly opcode: number;
  readonly parts: readonly number[];
}

/** The longest ones first. */
const LONGEST_FIRST: readonly Sequence[] = SEQUENCES.map((names, i) => ({
  opcode: FIRST_SEQUENCE + i,
  parts: names.map((name) => OP[name]),
})).sort((a, b) => b.parts.length - a.parts.length);

/** By the instruction that they begin with. */
const SEQUENCES_FROM = OPCODE_NAMES.map((_, opcode) =>
  LONGEST_FIRST.filter(({ parts }) => parts[0] === opcode),
);

/** The instruction at `at` alone. */
export function wordOf({ ops, args }: Code, at: number): number {
  return ops[at]! | (args[at]! << ARGUMENT_SHIFT);
}

/** The same in a form of its own. */
export function formOf(code: Code, at: number, opcode: number): number {
  return opcode | (code.args[at]! << ARGUMENT_SHIFT);
}

/** All instructions of a code object; each begins the longest sequence that stands there. */
export function wordsOf({ ops, args }: Code): Int32Array {
  const words = new Int32Array(ops.length);
  for (let at = 0; at < ops.length; at++) {
    words[at] = (longestAt(ops, at)?.opcode ?? ops[at]!) | (args[at]! << ARGUMENT_SHIFT);
  }
  return words;
}

/** The longest sequence that begins there; undefined: the instruction stands alone. */
function longestAt(ops: Uint8Array, at: number): Sequence | undefined {
  return SEQUENCES_FROM[ops[at]!]!.find(({ parts }) =>
    parts.every((part, i) => ops[at + i] === part),
  );
}

/**
 * Whether no budget ends before an instruction that follows another one in a sequence, since nobody could tell it
 * from a part of that. A backward jump is always a place to stop at: it may jump to itself, and a thread that has to
 * wait for another place would go on for ever.
 */
function isJoined(opcode: number): boolean {
  const jumpsBack = opcode === OP.JUMP_BACKWARD || opcode === OP.POP_JUMP_BACKWARD_IF_TRUE;
  return !jumpsBack && mayBeLocal(opcode);
}

/** 1 for each instruction that is joined to the one before it: see {@link isJoined}. */
export function joinedParts({ ops }: Code): Uint8Array {
  const joined = new Uint8Array(ops.length);
  for (let at = 0; at < ops.length;) {
    const parts = longestAt(ops, at)?.parts ?? [ops[at]!];
    for (let i = 1; i < parts.length; i++) joined[at + i] = isJoined(parts[i]!) ? 1 : 0;
    at += parts.length;
  }
  return joined;
}

/** Nanoseconds of every opcode, every sequence and every form. */
export function opcodeCosts(instructionNs: number): Int32Array {
  const single = OPCODE_WEIGHTS.map((weight) => Math.max(1, Math.round(weight * instructionNs)));
  const sequences = SEQUENCES.map((names) => sumOf(names, single));
  return Int32Array.from([...single, ...sequences, ...FORMS.map(([, name]) => single[OP[name]]!)]);
}

function sumOf(names: readonly (keyof typeof OP)[], costs: ArrayLike<number>): number {
  return names.reduce((sum, name) => sum + costs[OP[name]]!, 0);
}

/** By sequence: the cost of all behind its first instruction, which is taken back when only that was run. */
export function restCosts(costs: Int32Array): Int32Array {
  return costs.map((cost, opcode) => {
    const first = SEQUENCES[opcode - FIRST_SEQUENCE]?.[0];
    return first === undefined ? 0 : cost - costs[OP[first]]!;
  });
}

/**
 * By opcode: with so much left of a budget or less, it ends before the instruction (0), or in the middle of
 * a sequence, before a part that is not joined to the one before it.
 */
export function leastRooms(costs: Int32Array): Int32Array {
  return costs.map((_, opcode) => {
    const parts = SEQUENCES[opcode - FIRST_SEQUENCE] ?? [];
    const last = parts.findLastIndex((name, i) => i > 0 && !isJoined(OP[name]));
    return last === -1 ? 0 : sumOf(parts.slice(0, last), costs);
  });
}
