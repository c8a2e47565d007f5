/**
 * A code object as CPython 3.11 would store it: `co_code`, `co_exceptiontable`, and which of our
 * instructions each code unit (two bytes) belongs to. A unit is an opcode and one byte of argument; larger
 * arguments are spread over EXTENDED_ARG units before it, and caches follow as units of their own.
 */
import type { Code } from '../code.ts';
import { exceptionBytes } from './exception-bytes.ts';
import { CACHE_ENTRIES, NUMBERS } from './opcodes.ts';
import { translate, type Translated } from './translation.ts';

export interface Assembled {
  readonly bytes: Uint8Array;
  /** Our instruction, for each code unit. */
  readonly owners: Int32Array;
  /** Where instructions of CPython begin, their EXTENDED_ARG units with them. */
  readonly firsts: readonly number[];
  /** Unit that stands for each of our instructions: where f_lasti is while it runs. */
  readonly units: Int32Array;
  readonly exceptionTable: Uint8Array;
}

const made = new WeakMap<Code, Assembled>();

export function assembled(code: Code): Assembled {
  let known = made.get(code);
  if (known === undefined) made.set(code, (known = assemble(code)));
  return known;
}

/** EXTENDED_ARG units that an argument needs. */
function extensions(arg: number): number {
  return arg > 0xffffff ? 3 : arg > 0xffff ? 2 : arg > 0xff ? 1 : 0;
}

const cachesOf = ({ name }: Translated): number => CACHE_ENTRIES[name] ?? 0;

const isBlockEnd = ({ name, pc, at }: Translated): boolean => name === 'NOP' && pc !== at;

interface Layout {
  readonly args: readonly number[];
  /** First unit of each of our instructions, and where the last one ends. */
  readonly starts: Int32Array;
  /** The same, behind the NOP of a block that ends there: no handler covers that. */
  readonly bodies: Int32Array;
  readonly size: number;
}

/** Sizes and distances depend on each other: repeated until no argument grows any more. */
function layOut(items: readonly Translated[], count: number): Layout {
  let args = items.map(({ arg }) => arg);
  for (;;) {
    const starts = new Int32Array(count + 1).fill(-1);
    const bodies = new Int32Array(count + 1).fill(-1);
    let unit = 0;
    const behind = items.map((item, i) => {
      if (starts[item.at] === -1) starts[item.at] = unit;
      if (bodies[item.at] === -1 && !isBlockEnd(item)) bodies[item.at] = unit;
      unit += extensions(args[i]!) + 1 + cachesOf(item);
      return unit;
    });
    starts[count] = unit;
    bodies[count] = unit;
    // What has no instruction there (PUSH_NULL behind its callable) is where the next one is.
    for (let pc = count - 1; pc >= 0; pc--) {
      if (starts[pc] === -1) starts[pc] = starts[pc + 1]!;
      if (bodies[pc] === -1) bodies[pc] = bodies[pc + 1]!;
    }
    const next = items.map(({ arg, target }, i) =>
      target === -1 ? arg : Math.abs(starts[target]! - behind[i]!),
    );
    const same = next.every((arg, i) => extensions(arg) === extensions(args[i]!));
    args = next;
    if (same) return { args, starts, bodies, size: unit };
  }
}

function assemble(code: Code): Assembled {
  const items = translate(code);
  const { args, starts, bodies, size } = layOut(items, code.ops.length);
  const bytes = new Uint8Array(size * 2);
  const owners = new Int32Array(size);
  const units = Int32Array.from(starts);
  const firsts: number[] = [];
  let unit = 0;
  const put = (name: string, byte: number, owner: number): void => {
    bytes[unit * 2] = NUMBERS[name]!;
    bytes[unit * 2 + 1] = byte;
    owners[unit++] = owner;
  };
  items.forEach((item, i) => {
    const arg = args[i]!;
    firsts.push(unit);
    for (let left = extensions(arg); left > 0; left--) {
      put('EXTENDED_ARG', (arg >>> (8 * left)) & 0xff, item.pc);
    }
    if (item.pc === item.at) units[item.pc] = unit;
    put(item.name, arg & 0xff, item.pc);
    for (let left = cachesOf(item); left > 0; left--) put('CACHE', 0, item.pc);
  });
  const exceptionTable = exceptionBytes(code, starts, bodies);
  return { bytes, owners, firsts, units, exceptionTable };
}

/** How many constants CPython's code would have: up to the last that it uses, and the first always. */
export function constantCount(code: Code): number {
  let count = Math.min(1, code.constants.length);
  for (const { name, arg } of translate(code)) {
    if (name === 'LOAD_CONST' || name === 'KW_NAMES') count = Math.max(count, arg + 1);
  }
  return count;
}
