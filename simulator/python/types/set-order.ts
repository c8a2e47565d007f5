/**
 * The order in which a set shows its elements. CPython's follows the hash table; for small ints the hash
 * is the number itself, so programs print `{1, 2, 3}` and expect it. Sets of ints are therefore laid out
 * as CPython's table would be, but for what elements that were taken away leave behind in it; all others keep
 * the order of insertion: CPython salts the hash of text, so a program that prints such a set has another order
 * in each of its runs and can expect none.
 */
import type { Value } from '../objects/object.ts';
import type { PySet } from '../objects/values.ts';

/** Larger sets keep the order of insertion: nobody reads them in order. */
const SIZE_MAX = 10_000;
const LINEAR_PROBES = 9;
const TABLE_MIN = 8;

/** The elements in the order of iteration, as a new array. */
export function orderedElements(set: PySet): Value[] {
  const elements: Value[] = [];
  let plain = set.size > 1 && set.size <= SIZE_MAX;
  for (const [key, entry] of set.elements.entries) {
    elements.push(entry.key);
    if (typeof key !== 'number' || !Number.isInteger(key)) plain = false;
  }
  if (!plain) return elements;
  return tableOrder(set, [...set.elements.entries.keys()] as number[]).map((i) => elements[i]!);
}

/** Before the elements of another set or of a dict are added, the table gets room for them at once. */
export function makeRoom(set: PySet, added: number): void {
  const used = set.size;
  if (used + added < fullAt(tableSize(set))) return;
  set.rooms = [...(set.rooms ?? []), { used, size: sizeFor((used + added) * 2) }];
}

/**
 * The elements of `source` in the order in which they come to `set`. A table that is as large as that of
 * the empty set they come to is copied as it is, which is to say that the same happens to the copy.
 */
export function merged(set: PySet, source: PySet): Value[] {
  makeRoom(set, source.size);
  if (set.size > 0 || tableSize(set) !== tableSize(source)) return orderedElements(source);
  set.rooms = source.rooms;
  return [...source.entries()].map(({ key }) => key);
}

/** With so many elements a table is too full. */
function fullAt(size: number): number {
  return Math.ceil(((size - 1) * 3) / 5);
}

function sizeFor(least: number): number {
  let size = TABLE_MIN;
  while (size <= least) size *= 2;
  return size;
}

/** What a table grows to that has become too full. */
function grownSize(used: number): number {
  return sizeFor(used > 50_000 ? used * 2 : used * 4);
}

function tableSize({ size: used, rooms = [] }: PySet): number {
  let size = TABLE_MIN;
  for (const room of rooms) {
    size = sizeWith(Math.min(room.used, used), size);
    size = Math.max(size, room.size);
  }
  return sizeWith(used, size);
}

/** The size of a table that has come to hold so many. */
function sizeWith(used: number, from: number): number {
  let size = from;
  while (fullAt(size) <= used) size = grownSize(fullAt(size));
  return size;
}

/** Inserts one by one, growing the table as CPython does, and reads it out: numbers of keys. */
function tableOrder({ rooms = [] }: PySet, keys: readonly number[]): number[] {
  let table = new Int32Array(TABLE_MIN).fill(-1);
  const resize = (size: number): void => {
    const resized = new Int32Array(size).fill(-1);
    for (const i of table) if (i >= 0) resized[freeSlot(resized, keys[i]!)] = i;
    table = resized;
  };
  for (let i = 0; i < keys.length; i++) {
    for (const { used, size } of rooms) if (used === i && size > table.length) resize(size);
    table[freeSlot(table, keys[i]!)] = i;
    if (i + 1 >= fullAt(table.length)) resize(grownSize(i + 1));
  }
  return [...table.filter((i) => i >= 0)];
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
