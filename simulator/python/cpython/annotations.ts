/**
 * Annotations of functions: we build a dict of them, CPython 3.11 a tuple of names and values by turns, which
 * is a constant when the values are.
 */
import type { Code } from '../code.ts';
import { constantKey } from '../compiler/constant-pool.ts';
import { isJump } from '../disassembler.ts';
import * as op from '../opcode-numbers.ts';
import { stackDepths } from './depths.ts';
import { beginning } from './nulls.ts';

export interface Annotations {
  /** Constant that CPython loads before an instruction: the name of what follows. */
  readonly names: ReadonlyMap<number, number>;
  /** What stands for BUILD_CONST_KEY_MAP. */
  readonly maps: ReadonlyMap<number, { readonly name: string; readonly arg: number }>;
  /** Instructions that CPython has not. */
  readonly dropped: ReadonlySet<number>;
}

const ANNOTATIONS = 4;

export function findAnnotations(code: Code): Annotations {
  const { args, constants, ops } = code;
  const names = new Map<number, number>();
  const maps = new Map<number, { name: string; arg: number }>();
  const dropped = new Set<number>();
  const found = [...ops.keys()].filter((pc) => isAnnotations(code, pc));
  if (found.length === 0) return { names, maps, dropped };
  const indexes = new Map(constants.map((constant, i) => [constantKey(constant), i]));
  const depths = stackDepths(code);
  const jumps = [...ops.keys()].filter((pc) => isJump(ops[pc]!));
  for (const pc of found) {
    const count = args[pc]!;
    const keys = constants[args[pc - 1]!] as { readonly tuple: readonly string[] };
    dropped.add(pc - 1);
    const starts: number[] = [];
    let end = pc - 1;
    for (let i = count - 1; i >= 0; i--) {
      end = beginning(code, depths, jumps, end, depths[pc - 1]! - count + i);
      starts.unshift(end);
    }
    if (starts.every((start, i) => start === pc - 1 - count + i && ops[start] === op.LOAD_CONST)) {
      const tuple = starts.flatMap((start, i) => [keys.tuple[i], constants[args[start]!]]);
      for (const start of starts) dropped.add(start);
      maps.set(pc, { name: 'LOAD_CONST', arg: indexes.get(constantKey({ tuple }))! });
      continue;
    }
    starts.forEach((start, i) => names.set(start, indexes.get(constantKey(keys.tuple[i]))!));
    maps.set(pc, { name: 'BUILD_TUPLE', arg: count * 2 });
  }
  return { names, maps, dropped };
}

/** Only what is closed over and the code follow before MAKE_FUNCTION. */
function isAnnotations({ args, ops }: Code, pc: number): boolean {
  if (ops[pc] !== op.BUILD_CONST_KEY_MAP) return false;
  let at = pc + 1;
  while (ops[at] === op.LOAD_CLOSURE) at++;
  if (ops[at] === op.BUILD_TUPLE) at++;
  return (
    ops[at] === op.LOAD_CONST &&
    ops[at + 1] === op.MAKE_FUNCTION &&
    (args[at + 1]! & ANNOTATIONS) !== 0
  );
}
