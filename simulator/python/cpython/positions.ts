/** Where each code unit comes from, as CPython 3.11 tells it: (line, end line, column, end column). */
import type { Code } from '../code.ts';
import { endsFlow } from '../compiler/stack-effects.ts';
import { isJump } from '../disassembler.ts';
import * as op from '../opcode-numbers.ts';
import type { Assembled } from './assembly.ts';

/** −1: not known. */
export type Position = readonly [line: number, endLine: number, column: number, endColumn: number];

const NOWHERE: Position = [-1, -1, -1, -1];

export function positionsOf(code: Code, { owners }: Assembled): readonly Position[] {
  const targets = new Set(code.args.filter((_arg, pc) => isJump(code.ops[pc]!)));
  const known = Array.from(code.ops, (_opcode, pc) =>
    targets.has(pc) && isMeeting(code, pc) ? NOWHERE : positionAt(code, pc),
  );
  return Array.from(owners, (pc) => known[pc]!);
}

function positionAt(code: Code, pc: number): Position {
  const { ops, lines, endLines, columns, endColumns } = code;
  const line = lines[pc]!;
  if (line < 0 || isCleanup(code, pc)) return NOWHERE;
  const before = pc - 1;
  if (ops[pc] === op.RETURN_GENERATOR || ops[before] === op.RETURN_GENERATOR) {
    return [line, endLines[pc]!, -1, -1];
  }
  // A module begins before its first line.
  if (line === 0) return ops[pc] === op.RESUME ? [0, 1, 0, 0] : NOWHERE;
  return [line, endLines[pc]!, columns[pc]!, endColumns[pc]!];
}

/** A handler that failed passes its exception on: COPY 3, POP_EXCEPT, RERAISE 1. */
function isCleanup({ ops, args }: Code, pc: number): boolean {
  for (let start = Math.max(0, pc - 2); start <= pc; start++) {
    const found =
      ops[start] === op.COPY &&
      args[start] === 3 &&
      ops[start + 1] === op.POP_EXCEPT &&
      ops[start + 2] === op.RERAISE;
    if (found) return true;
  }
  return false;
}

/** Here the jump back to the next item belongs to the last condition. */
const COMPREHENSIONS: ReadonlySet<string> = new Set([
  '<listcomp>',
  '<setcomp>',
  '<dictcomp>',
  '<genexpr>',
]);

/** A jump of the compiler's own where paths meet: it belongs to no statement. */
function isMeeting(code: Code, pc: number): boolean {
  const { ops, columns, lines, name } = code;
  if (ops[pc] !== op.JUMP_FORWARD && ops[pc] !== op.JUMP_BACKWARD) return false;
  if (COMPREHENSIONS.has(name)) return false;
  const before = pc - 1;
  return columns[pc] === columns[before] && lines[pc] === lines[before] && !endsFlow(ops[before]!);
}
