/**
 * Hashing and dict keys. A value's key (objects/object.ts) answers equality without running code; only
 * objects with a `__hash__`/`__eq__` of the program's own, and tuples that hold such, take the long
 * way: hash, then compare with the keys of that hash one by one.
 */
import { typeError } from '../objects/exception.ts';
import type { PyDict, PyObject } from '../objects/object.ts';
import {
  CUSTOM,
  type HashKey,
  keyOf,
  NONE,
  typeOf,
  UNHASHABLE,
  type Value,
} from '../objects/object.ts';
import { PyTuple } from '../objects/values.ts';
import type { Resumable } from '../objects/resumable.ts';
import { callSpecial, typeName } from './attributes.ts';
import { equals } from './comparison.ts';
import { plainInt } from './numbers.ts';

/** The error for a value, or for what is in a tuple. */
function unhashable(value: Value): ReturnType<typeof typeError> {
  if (value instanceof PyTuple && value.type.lookup('__hash__') !== NONE) {
    const inner = value.items.find((item) => keyOf(item) === UNHASHABLE);
    if (inner !== undefined) return unhashable(inner);
  }
  return typeError(`unhashable type: '${typeName(value)}'`);
}

/** hash(value). */
export function* hash(value: Value): Resumable<number | bigint> {
  const method = typeOf(value).lookup('__hash__');
  if (method === undefined || method === NONE) throw unhashable(value);
  const result = plainInt(yield* callSpecial(method, value, []));
  if (result === undefined) throw typeError('__hash__ method should return an integer');
  return result;
}

/** The key to use with `dict` for a value when no code needs to run; undefined otherwise. */
export function quickKey(value: Value): HashKey | undefined {
  const key = keyOf(value);
  if (key === UNHASHABLE) throw unhashable(value);
  return key === CUSTOM ? undefined : key;
}

/**
 * The key under which `value` is, or would be, found in `dict`. TypeError when it is unhashable. For
 * an object with its own equality it is the equal key that is already there, else the object itself,
 * which is then registered under its hash (harmless when nothing is stored).
 */
export function* keyIn(dict: PyDict, value: Value): Resumable<HashKey> {
  const quick = quickKey(value);
  if (quick !== undefined) return quick;
  const object = value as PyObject;
  const code = yield* hash(value);
  const registered = (dict.custom ??= new Map<number | bigint, PyObject[]>());
  let bucket = registered.get(code);
  if (bucket === undefined) registered.set(code, (bucket = []));
  for (const candidate of bucket) {
    if (candidate !== object && !dict.has(candidate)) continue;
    if (yield* equals(candidate, object)) return candidate;
  }
  bucket.push(object);
  return object;
}
