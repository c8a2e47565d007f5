/** Adding to and combining sets, with elements that may have a `__hash__` and `__eq__` of their own. */
import {
  CUSTOM,
  DICT_TYPE,
  type HashKey,
  NONE,
  PyDict,
  type PyType,
  type Value,
} from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { FROZENSET_TYPE, PySet, SET_TYPE } from '../objects/values.ts';
import { collect, keyIn, quickKey } from '../protocols/index.ts';
import { makeRoom, merged, orderedElements } from './set-order.ts';

/** A key of one dict as the key of the same value in another. */
export function* keyAcross(dict: PyDict, key: HashKey, original: Value): Resumable<HashKey> {
  return typeof key === 'object' && key.key() === CUSTOM ? yield* keyIn(dict, original) : key;
}

/** The key of a value in a dict. */
export function* keyFor(dict: PyDict, value: Value): Resumable<HashKey> {
  return quickKey(value) ?? (yield* keyIn(dict, value));
}

export function* addElement(set: PySet, value: Value): Resumable<void> {
  const key = yield* keyFor(set.elements, value);
  // The element that came first stays: {1} | {True} is {1}.
  if (!set.elements.has(key)) set.elements.set(key, NONE, value);
}

/** Adds the elements of any iterable. */
export function* addAll(set: PySet, iterable: Value): Resumable<void> {
  if (iterable instanceof PySet) {
    for (const value of merged(set, iterable)) yield* addElement(set, value);
    return;
  }
  if (iterable instanceof PyDict && iterable.type === DICT_TYPE) makeRoom(set, iterable.size);
  for (const value of yield* collect(iterable)) yield* addElement(set, value);
}

/** The iterable itself when it is a set, else a set of what it holds. */
export function* asSet(iterable: Value): Resumable<PySet> {
  if (iterable instanceof PySet) return iterable;
  const set = new PySet();
  yield* addAll(set, iterable);
  return set;
}

/** The type of the result of an operation on `set`: set or frozenset, not a subclass. */
function resultType(set: PySet): PyType {
  return set.type.isSubtypeOf(FROZENSET_TYPE) ? FROZENSET_TYPE : SET_TYPE;
}

export function* copySet(set: PySet, type: PyType = resultType(set)): Resumable<PySet> {
  const copy = new PySet(type);
  yield* addAll(copy, set);
  return copy;
}

/** The elements of `set` whose presence in `other` is as wanted. */
function* filtered(set: PySet, other: PySet, wanted: boolean, type: PyType): Resumable<PySet> {
  const result = new PySet(type);
  for (const value of orderedElements(set)) {
    const key = yield* keyFor(other.elements, value);
    if (other.elements.has(key) === wanted) yield* addElement(result, value);
  }
  return result;
}

export function* union(set: PySet, other: PySet): Resumable<PySet> {
  const result = yield* copySet(set);
  yield* addAll(result, other);
  return result;
}

export function* intersection(set: PySet, other: PySet): Resumable<PySet> {
  const type = resultType(set);
  // The smaller one is gone through, as in CPython: it gives the order and the elements.
  return other.size > set.size
    ? yield* filtered(set, other, true, type)
    : yield* filtered(other, set, true, type);
}

export function* difference(set: PySet, other: PySet): Resumable<PySet> {
  // From a set that is much larger the few are taken away, as in CPython: that leaves the table as it was.
  if (set.size >> 2 <= other.size) return yield* filtered(set, other, false, resultType(set));
  const result = yield* copySet(set);
  yield* removeAll(result, other);
  return result;
}

/** Takes from `set` what `other` has. */
export function* removeAll(set: PySet, other: PySet): Resumable<void> {
  for (const [key, entry] of [...other.elements.entries]) {
    set.elements.delete(yield* keyAcross(set.elements, key, entry.key));
  }
}

/** Takes from `set` what `other` has not. */
export function* keepAll(set: PySet, other: PySet): Resumable<void> {
  replaceElements(set, yield* intersection(set, other));
}

/** As CPython does it: in a copy of the other one the elements of `set` change sides. */
export function* symmetricDifference(set: PySet, other: PySet): Resumable<PySet> {
  const result = yield* copySet(other, resultType(set));
  yield* toggleAll(result, set);
  return result;
}

/** Takes from `set` what `other` has too, and adds the rest of it. */
export function* toggleAll(set: PySet, other: PySet): Resumable<void> {
  for (const value of orderedElements(other)) {
    const key = yield* keyFor(set.elements, value);
    if (set.elements.delete(key) === undefined) set.elements.set(key, NONE, value);
  }
}

export function* isSubset(set: PySet, other: PySet): Resumable<boolean> {
  if (set.size > other.size) return false;
  for (const [key, entry] of set.elements.entries) {
    if (!other.elements.has(yield* keyAcross(other.elements, key, entry.key))) return false;
  }
  return true;
}

/** Makes `set` hold exactly what `source` holds. */
function replaceElements(set: PySet, source: PySet): void {
  set.elements.clear();
  set.rooms = source.rooms;
  for (const [key, entry] of source.elements.entries) set.elements.set(key, NONE, entry.key);
  set.elements.custom = source.elements.custom;
}
