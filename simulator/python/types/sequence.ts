/** What list and tuple share: comparison, search, subscription. */
import { raise, typeError, valueError } from '../objects/exception.ts';
import { type Native, resumable } from '../objects/native.ts';
import { NOT_IMPLEMENTED, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PySlice } from '../objects/values.ts';
import { COMPARISONS } from '../opcodes.ts';
import {
  compare,
  EQUAL,
  equals,
  index,
  NOT_EQUAL,
  plainInt,
  specialMethod,
  quickCompare,
  repr,
} from '../protocols/index.ts';
import { COMPARE_ITEM_NS } from '../costs.ts';
import { pick, position, select } from './slice.ts';

/** Compares item by item: the first difference decides, else the length. */
function* compareItems(
  operator: number,
  left: readonly Value[],
  right: readonly Value[],
): Resumable {
  if (left.length !== right.length) {
    if (operator === EQUAL) return false;
    if (operator === NOT_EQUAL) return true;
  }
  for (let i = 0; i < left.length && i < right.length; i++) {
    const a = left[i]!;
    const b = right[i]!;
    if (a === b || (yield* equals(a, b))) continue;
    if (operator === EQUAL) return false;
    if (operator === NOT_EQUAL) return true;
    return yield* compare(operator, a, b);
  }
  return quickCompare(operator, left.length, right.length) as boolean;
}

/** The six comparison methods; `itemsOf` answers undefined for what is not of the same kind. */
export function sequenceComparisons(
  itemsOf: (value: Value) => readonly Value[] | undefined,
): Native[] {
  return COMPARISONS.map(({ method }, operator) =>
    resumable(`${method}(self, value, /)`, function* ([self, value], context) {
      const left = itemsOf(self);
      const right = itemsOf(value);
      if (left === undefined || right === undefined) return NOT_IMPLEMENTED;
      if (left.length > 20) context.charge(left.length * COMPARE_ITEM_NS);
      return yield* compareItems(operator, left, right);
    }),
  );
}

/** `sequence[key]`: an item, or the items a slice selects. */
export function* subscript(
  items: readonly Value[],
  key: Value,
  kind: string,
): Resumable<Value | Value[]> {
  if (key instanceof PySlice) return pick(items, yield* select(key, items.length));
  const at = yield* position(key, items.length, kind);
  if (at === undefined) throw raise('IndexError', `${kind} index out of range`);
  return items[at]!;
}

/** Index of the first item equal to `wanted`; −1: none. */
export function* indexOf(
  items: readonly Value[],
  wanted: Value,
  from = 0,
  to = Infinity,
): Resumable<number> {
  for (let i = from; i < items.length && i < to; i++) {
    if (items[i] === wanted || (yield* equals(items[i]!, wanted))) return i;
  }
  return -1;
}

/** A bound of `index(value, start, stop)`. */
export function* searchBound(
  value: Value | undefined,
  length: number,
  fallback: number,
): Resumable<number> {
  if (value === undefined) return fallback;
  if (plainInt(value) === undefined && specialMethod(value, '__index__') === undefined) {
    throw typeError('slice indices must be integers or have an __index__ method');
  }
  const at = Number(yield* index(value));
  return at < 0 ? Math.max(0, at + length) : at;
}

/** The row `index(self, value, start, stop)`. */
export function* indexMethod(
  items: readonly Value[],
  [wanted, start, stop]: (Value | undefined)[],
  kind: string,
): Resumable {
  const from = yield* searchBound(start, items.length, 0);
  const to = yield* searchBound(stop, items.length, Infinity);
  const at = yield* indexOf(items, wanted!, from, to);
  if (at >= 0) return at;
  throw valueError(
    kind === 'list'
      ? `${yield* repr(wanted!)} is not in list`
      : `${kind}.index(x): x not in ${kind}`,
  );
}

/** How many items are equal to `wanted`. */
export function* countOf(items: readonly Value[], wanted: Value): Resumable<number> {
  let count = 0;
  for (let i = 0; i < items.length; i++) {
    if (items[i] === wanted || (yield* equals(items[i]!, wanted))) count++;
  }
  return count;
}

/** Items repeated; `allocate` raises MemoryError for what no machine holds. */
export function repeatItems(
  items: readonly Value[],
  count: number,
  allocate: (bytes: number) => void,
): Value[] {
  const length = items.length * count;
  if (length > 10_000) allocate(length * 8);
  if (length > 2 ** 27) throw raise('MemoryError');
  if (items.length === 1) return new Array<Value>(count).fill(items[0]!);
  const repeated: Value[] = [];
  for (let i = 0; i < count; i++) for (const item of items) repeated.push(item);
  return repeated;
}
