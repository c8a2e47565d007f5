/**
 * `co_exceptiontable`: for each row the first unit, the count of units, the handler's unit, and depth and
 * lasti in one number. Numbers are in groups of six bits, the highest first; 64 marks that more groups
 * follow, 128 the first byte of a row.
 */
import type { Code } from '../code.ts';
import { NOP } from '../opcode-numbers.ts';

const GROUP_BITS = 6;
const MORE = 64;
const ROW_START = 128;

/**
 * @param starts - the unit each instruction begins with
 * @param bodies - the unit of each instruction that a handler covers first
 */
export function exceptionBytes(code: Code, starts: Int32Array, bodies: Int32Array): Uint8Array {
  const { ops, exceptionTable: table } = code;
  const bytes: number[] = [];
  for (let row = 0; row < table.length; row += 5) {
    const first = bodies[table[row]!]!;
    let last = table[row + 1]!;
    // A step without effect at the end is outside.
    while (last > table[row]! && ops[last - 1] === NOP) last--;
    const end = starts[last]!;
    const target = starts[table[row + 2]!]!;
    if (first >= end) continue;
    const at = bytes.length;
    for (const value of [first, end - first, target, table[row + 3]! * 2 + table[row + 4]!]) {
      pushNumber(bytes, value);
    }
    bytes[at]! |= ROW_START;
  }
  return Uint8Array.from(bytes);
}

function pushNumber(bytes: number[], value: number): void {
  let groups = 1;
  while (value >>> (GROUP_BITS * groups) > 0) groups++;
  for (let left = groups - 1; left >= 0; left--) {
    const group = (value >>> (GROUP_BITS * left)) & (MORE - 1);
    bytes.push(left > 0 ? group | MORE : group);
  }
}
