/** Sorting: stable, by `<` alone, with keys computed first. */
import type { Context } from '../context.ts';
import { NONE, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { FLOAT_TYPE, PyFloat, PyTuple, TUPLE_TYPE } from '../objects/values.ts';
import { compareStrings, lessThan } from '../protocols/index.ts';
import { SORT_COMPARISON_NS } from '../costs.ts';

interface Keyed {
  readonly key: Value;
  readonly item: Value;
}

/** Sorts an array in place. */
export function* sortItems(
  items: Value[],
  key: Value | undefined,
  descending: boolean,
  context: Context,
): Resumable<void> {
  const keyed: Keyed[] = [];
  if (key === undefined || key === NONE) for (const item of items) keyed.push({ key: item, item });
  else for (const item of items) keyed.push({ key: yield* call(key, [item]), item });
  // Sorting the reversed list and reversing the result keeps equal items in their order.
  if (descending) keyed.reverse();
  const sorted = sortPlain(keyed) ?? (yield* mergeSort(keyed));
  if (descending) sorted.reverse();
  sorted.forEach((entry, i) => (items[i] = entry.item));
  const comparisons = items.length * Math.log2(items.length + 1);
  context.charge(comparisons * SORT_COMPARISON_NS[kindOf(keyed[0]?.key)]);
}

function kindOf(key: Value | undefined): keyof typeof SORT_COMPARISON_NS {
  if (typeof key === 'string') return 'text';
  return typeof key === 'number' || key instanceof PyFloat ? 'number' : 'other';
}

/** Thrown by {@link comparePlain} when it takes the protocol to tell. */
const NOT_PLAIN = { reason: 'not plain' };

/** Natively, when all keys are plain numbers, strings, or tuples of such; else undefined. */
function sortPlain(keyed: readonly Keyed[]): Keyed[] | undefined {
  if (keyed.length < 2) return keyed.slice();
  const kind = typeof keyed[0]!.key;
  if (kind === 'number' && keyed.every(({ key }) => typeof key === 'number')) {
    return keyed.slice().sort((a, b) => (a.key as number) - (b.key as number));
  }
  if (kind === 'string' && keyed.every(({ key }) => typeof key === 'string')) {
    return keyed.slice().sort((a, b) => compareStrings(a.key as string, b.key as string));
  }
  try {
    return keyed.slice().sort((a, b) => comparePlain(a.key, b.key));
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

function comparePlain(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  const x = plainNumber(a);
  const y = plainNumber(b);
  if (x !== undefined && y !== undefined) return x < y ? -1 : x > y ? 1 : 0;
  if (!isPlainTuple(a) || !isPlainTuple(b)) throw NOT_PLAIN;
  const length = Math.min(a.items.length, b.items.length);
  for (let i = 0; i < length; i++) {
    if (a.items[i] === b.items[i]) continue;
    const order = comparePlain(a.items[i]!, b.items[i]!);
    if (order !== 0) return order;
  }
  return a.items.length - b.items.length;
}

function isPlainTuple(value: Value): value is PyTuple {
  return value instanceof PyTuple && value.type === TUPLE_TYPE;
}

/** nan has no place in an order, so a list that holds one takes the long way. */
function plainNumber(value: Value): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (!(value instanceof PyFloat) || value.type !== FLOAT_TYPE) return undefined;
  return Number.isNaN(value.value) ? undefined : value.value;
}

/** Lists shorter than this are sorted by insertion alone. */
const INSERTION_MAX = 64;

/**
 * Natural runs, made longer by binary insertion, then merged in pairs. Short lists make the very
 * comparisons CPython makes, in its order: programs can see them, and errors name the operands.
 */
function* mergeSort(keyed: readonly Keyed[]): Resumable<Keyed[]> {
  const least = runLength(keyed.length);
  let runs: Keyed[][] = [];
  for (let i = 0; i < keyed.length;) {
    const run = yield* nextRun(keyed, i, least);
    runs.push(run);
    i += run.length;
  }
  while (runs.length > 1) {
    const merged: Keyed[][] = [];
    for (let i = 0; i < runs.length; i += 2) {
      const right = runs[i + 1];
      merged.push(right === undefined ? runs[i]! : yield* merge(runs[i]!, right));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

/** Such that the number of runs is a power of two or a little less. */
function runLength(length: number): number {
  let rest = length;
  let odd = 0;
  while (rest >= INSERTION_MAX) {
    odd |= rest & 1;
    rest >>= 1;
  }
  return rest + odd;
}

/** The sorted (or strictly descending) items from `start` on, and more until there are `least`. */
function* nextRun(keyed: readonly Keyed[], start: number, least: number): Resumable<Keyed[]> {
  const run = [keyed[start]!];
  let at = start + 1;
  if (at < keyed.length) {
    const descending = yield* lessThan(keyed[at]!.key, keyed[at - 1]!.key);
    run.push(keyed[at++]!);
    while (
      at < keyed.length &&
      (yield* lessThan(keyed[at]!.key, keyed[at - 1]!.key)) === descending
    ) {
      run.push(keyed[at++]!);
    }
    if (descending) run.reverse();
  }
  for (; run.length < least && at < keyed.length; at++) {
    const entry = keyed[at]!;
    let low = 0;
    let high = run.length;
    while (low < high) {
      const middle = low + ((high - low) >> 1);
      if (yield* lessThan(entry.key, run[middle]!.key)) high = middle;
      else low = middle + 1;
    }
    run.splice(low, 0, entry);
  }
  return run;
}

function* merge(left: readonly Keyed[], right: readonly Keyed[]): Resumable<Keyed[]> {
  const merged: Keyed[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    // Equal items: the left one first, which keeps the sort stable.
    if (yield* lessThan(right[j]!.key, left[i]!.key)) merged.push(right[j++]!);
    else merged.push(left[i++]!);
  }
  while (i < left.length) merged.push(left[i++]!);
  while (j < right.length) merged.push(right[j++]!);
  return merged;
}
