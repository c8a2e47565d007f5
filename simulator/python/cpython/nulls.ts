/**
 * Where CPython 3.11 pushes the NULL of a call: before the callable, which we push first. So the beginning of
 * the expression that makes the callable is searched for.
 */
import type { Code } from '../code.ts';
import { isJump } from '../disassembler.ts';
import * as op from '../opcode-numbers.ts';
import { stackDepths } from './depths.ts';

export interface Nulls {
  /** How many are pushed before each instruction, with the place of ours. */
  readonly before: ReadonlyMap<number, readonly number[]>;
  /** Calls of `__exit__` at the end of a `with` block, for which CPython pushes none. */
  readonly exits: ReadonlySet<number>;
}

export function findNulls(code: Code): Nulls {
  const before = new Map<number, number[]>();
  const exits = new Set<number>();
  const { ops } = code;
  const nulls = [...ops.keys()].filter((pc) => ops[pc] === op.PUSH_NULL);
  if (nulls.length === 0) return { before, exits };
  const depths = stackDepths(code);
  const jumps = [...ops.keys()].filter((pc) => isJump(ops[pc]!));
  for (const pc of nulls) {
    if (isExit(code, pc)) {
      exits.add(pc + EXIT_ARGUMENTS + 1);
      continue;
    }
    const start = beginning(code, depths, jumps, pc, depths[pc]! - 1);
    before.set(start, [...(before.get(start) ?? []), pc]);
  }
  return { before, exits };
}

const EXIT_ARGUMENTS = 3;

/** The three times None of an exit stand where the whole statement does, as no argument of a call can. */
function isExit({ ops, args, columns, endColumns, endLines, lines }: Code, pc: number): boolean {
  const end = pc + EXIT_ARGUMENTS + 1;
  if (ops[end] !== op.CALL || args[end] !== EXIT_ARGUMENTS) return false;
  for (let at = pc + 1; at < end; at++) {
    if (ops[at] !== op.LOAD_CONST) return false;
    for (const table of [lines, endLines, columns, endColumns]) {
      if (table[at] !== table[end]) return false;
    }
  }
  return true;
}

/** Where the stack was `depth` deep last before `pc`, so that nothing jumps into what follows. */
export function beginning(
  { args }: Code,
  depths: Int32Array,
  jumps: readonly number[],
  pc: number,
  depth: number,
): number {
  let start = pc;
  for (;;) {
    do start--;
    while (start > 0 && depths[start]! !== depth);
    const from = start;
    if (start === 0 || !jumps.some((at) => at < from && args[at]! > from && args[at]! <= pc)) {
      return start;
    }
  }
}
