/**
 * Where a frame may go on when a trace function sets its `f_lineno` (Data model, "Frame objects"): what
 * the stack holds there must be what it holds where the frame stands, or the lower part of it.
 */
import type { Code } from '../code.ts';
import { endsFlow, stackEffect, stackEffectWhenTaken } from '../compiler/stack-effects.ts';
import { isJump } from '../disassembler.ts';
import { valueError } from '../objects/exception.ts';
import * as op from '../opcode-numbers.ts';
import { linesOf } from './lines.ts';

/** What a place on the stack holds, as far as it matters. */
export type Kind = 'object' | 'null' | 'iterator' | 'exception' | 'origin';
export type Kinds = readonly Kind[];

/** The operands before each instruction, the lowest first; undefined where no path leads. */
export function stackKinds(code: Code): readonly (Kinds | undefined)[] {
  const { ops, args, exceptionTable: table } = code;
  const found = new Array<Kinds | undefined>(ops.length).fill(undefined);
  const open: [pc: number, kinds: Kinds][] = [[0, []]];
  for (;;) {
    const start = open.pop() ?? nextHandler(table, found);
    if (start === undefined) return found;
    let [pc, kinds] = start;
    for (; pc < ops.length && found[pc] === undefined; pc++) {
      found[pc] = kinds;
      const opcode = ops[pc]!;
      const arg = args[pc]!;
      if (isJump(opcode)) {
        open.push([arg, grown(kinds, stackEffectWhenTaken(opcode, arg))]);
      }
      if (endsFlow(opcode)) break;
      kinds = after(opcode, isJump(opcode) ? 0 : arg, kinds);
    }
  }
}

/** A handler that some path may lead to, and that has not been looked into. */
function nextHandler(
  table: Int32Array,
  found: readonly (Kinds | undefined)[],
): [pc: number, kinds: Kinds] | undefined {
  for (let row = 0; row < table.length; row += 5) {
    const [start, , handler, depth, lasti] = table.subarray(row, row + 5) as unknown as number[];
    const kinds = found[start!];
    if (kinds === undefined || found[handler!] !== undefined) continue;
    const origin: Kind[] = lasti === 1 ? ['origin'] : [];
    return [handler!, [...kinds.slice(0, depth), ...origin, 'exception']];
  }
  return undefined;
}

function after(opcode: number, arg: number, kinds: Kinds): Kinds {
  switch (opcode) {
    case op.PUSH_NULL:
    case op.LOAD_METHOD:
      // In CPython it stands below what is to be called, in place of an instance.
      return [...kinds.slice(0, -1), 'null', 'object'];
    case op.GET_ITER:
    case op.GET_AITER:
      return [...kinds.slice(0, -1), 'iterator'];
    case op.PUSH_EXC_INFO:
      return [...kinds, 'exception'];
    case op.COPY:
      return [...kinds, kinds.at(-arg)!];
    case op.SWAP: {
      const swapped = [...kinds];
      swapped[swapped.length - arg] = kinds.at(-1)!;
      swapped[swapped.length - 1] = kinds.at(-arg)!;
      return swapped;
    }
    default:
      return grown(kinds, stackEffect(opcode, arg));
  }
}

function grown(kinds: Kinds, by: number): Kinds {
  if (by <= 0) return kinds.slice(0, kinds.length + by);
  return [...kinds, ...new Array<Kind>(by).fill('object')];
}

/**
 * The instruction to go on with.
 *
 * @param kinds - what is on the stack where the frame stands
 */
export function jumpTarget(code: Code, kinds: Kinds | undefined, line: number): number {
  if (line < code.firstLine) throw valueError(`line ${line} comes before the current code block`);
  const starts = lineStarts(linesOf(code));
  const wanted = Math.min(...[...starts.values()].filter((start) => start >= line));
  if (wanted === Infinity) throw valueError(`line ${line} comes after the current code block`);
  const all = stackKinds(code);
  let best: number | undefined;
  let problem: string | undefined;
  for (const [pc, start] of starts) {
    if (start !== wanted) continue;
    const target = all[pc];
    if (kinds !== undefined && target !== undefined && isLowerPart(target, kinds)) {
      if (best === undefined || target.length > all[best]!.length) best = pc;
    } else {
      problem ??= kinds === undefined ? "can't jump from unreachable code" : obstacle(target);
    }
  }
  if (best !== undefined) return best;
  throw valueError(problem ?? 'cannot find bytecode for specified line');
}

/** Lines by the instructions at which they begin. */
function lineStarts(lines: Int32Array): Map<number, number> {
  const starts = new Map<number, number>();
  let last = -1;
  lines.forEach((line, pc) => {
    if (line === -1 || line === last) return;
    starts.set(pc, line);
    last = line;
  });
  return starts;
}

function isLowerPart(target: Kinds, kinds: Kinds): boolean {
  return (
    target.length <= kinds.length &&
    target.every((kind, i) => {
      if (kind === 'object') return kinds[i] !== 'null';
      return kind === 'null' || kind === kinds[i];
    })
  );
}

/** Why nobody can go there from elsewhere. */
function obstacle(target: Kinds | undefined): string {
  switch (target?.at(-1)) {
    case undefined:
      return target === undefined
        ? "can't jump into an exception handler, or code may be unreachable"
        : 'incompatible stacks';
    case 'exception':
      return "can't jump into an 'except' block as there's no exception";
    case 'origin':
      return "can't jump into a re-raising block as there's no location";
    case 'iterator':
      return "can't jump into the body of a for loop";
    default:
      return 'incompatible stacks';
  }
}
