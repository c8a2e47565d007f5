/**
 * The order in which a set shows its elements. CPython's follows the hash table; for small ints the hash
 * is the number itself, so programs print `{1, 2, 3}` and expect it. Sets of ints are therefore laid out
 * as CPython's table would be; all others keep the order of insertion, which is as good as any.
 */
import type { Value } from '../objects/object.ts';
import type { PySet } from '../objects/values.ts';

/** Larger sets keep the order of insertion: nobody reads them in order. */
const SIZE_MAX = 10_000;
const LINEAR_PROBES = 9;

/** The elements in the order of iteration, as a new array. */
export function orderedElements(set: PySet): Value[] {
  const elements: Value[] = [];
  let plain = set.size > 1 && set.size <= SIZE_MAX;
  for (const [key, entry] of set.elements.entries) {
    elements.push(entry.key);
    if (typeof key !== 'number' || !Number.isInteger(key)) plain = false;
  }
  return plain ? tableOrder(elements, [...set.elements.entries.keys()] as number[]) : elements;
}

/** Inserts one by one, growing the table as CPython does, and reads it out. */
function tableOrder(elements: readonly Value[], keys: readonly number[]): Value[] {
  let size = 8;
  let table = new Int32Array(size).fill(-1);
  for (let i = 0; i < keys.length; i++) {
    table[freeSlot(table, keys[i]!)] = i;
    const used = i + 1;
    if (used * 5 < (size - 1) * 3) continue;
    const least = used > 50_000 ? used * 2 : used * 4;
    while (size <= least) size *= 2;
    const grown = new Int32Array(size).fill(-1);
    for (const element of table) {
      if (element >= 0) grown[freeSlot(grown, keys[element]!)] = element;
    }
    table = grown;
  }
  const ordered: Value[] = [];
  for (const element of table) if (element >= 0) ordered.push(elements[element]!);
  return ordered;
}

/** A few neighbouring slots first, then a jump that brings in more bits of the hash. */
function freeSlot(table: Int32Array, key: number): number {
  const size = table.length;
  const hash = key === -1 ? -2 : key;
  let at = ((hash % size) + size) % size;
  let perturb: bigint | undefined;
  for (;;) {
    const last = at + LINEAR_PROBES < size ? at + LINEAR_PROBES : at;
    for (let slot = at; slot <= last; slot++) if (table[slot]! < 0) return slot;
    perturb = (perturb ?? BigInt.asUintN(64, BigInt(hash))) >> 5n;
    at = Number((BigInt(at) * 5n + 1n + perturb) % BigInt(size));
  }
}
