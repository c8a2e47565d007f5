/** `array.array`: taking items from elsewhere, and giving them. */
import type { Context } from '../../python/context.ts';
import { raise, typeError, valueError } from '../../python/objects/exception.ts';
import { PyIterator } from '../../python/objects/iterator.ts';
import { builtinType, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { PyBytes, PyList, PySlice } from '../../python/objects/values.ts';
import {
  collect,
  plainInt,
  plainText,
  specialMethod,
  typeName,
} from '../../python/protocols/index.ts';
import { install } from '../../python/types/install.ts';
import { ITERATOR_MEMBERS } from '../../python/types/iterators.ts';
import { requiredBytes } from '../../python/types/memory-view.ts';
import { position, select } from '../../python/types/slice.ts';
import { itemBytesOf, PyArray } from './array-object.ts';

/** `timeit -s "from array import array;a=list(range(10000))" "array('i', a)"`, per item. */
const ITEM_NS = 25;

const ITERATOR_TYPE = builtinType('arrayiterator', { module: 'array', layout: 'other' });
install(ITERATOR_TYPE, ITERATOR_MEMBERS);

export class ArrayIterator extends PyIterator {
  private readonly array: PyArray;
  private at = 0;

  constructor(array: PyArray) {
    super(ITERATOR_TYPE);
    this.array = array;
  }

  next(): Value | undefined {
    return this.at < this.array.count ? this.array.item(this.at++) : undefined;
  }
}

/** The bytes of many items. */
export function* packed(
  code: string,
  values: readonly Value[],
  context: Context,
): Resumable<Uint8Array> {
  context.charge(values.length * ITEM_NS);
  const parts: Uint8Array[] = [];
  for (const value of values) parts.push(yield* itemBytesOf(code, value));
  const bytes = new Uint8Array(parts.length * (parts[0]?.length ?? 0));
  parts.forEach((part, i) => bytes.set(part, i * part.length));
  context.interpreter.allocate(bytes.length);
  return bytes;
}

/** The characters of a text, as items of an array of those. */
export function* textItems(text: string, context: Context): Resumable<Uint8Array> {
  return yield* packed('u', Array.from(text), context);
}

export function rawItems(array: PyArray, bytes: Uint8Array): Uint8Array {
  if (bytes.length % array.itemBytes === 0) return bytes;
  throw valueError('bytes length not a multiple of item size');
}

/** What array(code, initializer) holds. */
export function* initialItems(
  array: PyArray,
  given: Value,
  context: Context,
): Resumable<Uint8Array> {
  const { typeCode: code } = array;
  const text = plainText(given);
  if (text !== undefined) {
    if (code === 'u') return yield* textItems(text, context);
    throw typeError(`cannot use a str to initialize an array with typecode '${code}'`);
  }
  if (given instanceof PyArray) {
    if (given.typeCode === code) return given.bytes.slice();
    if (given.typeCode === 'u') {
      throw typeError(`cannot use a unicode array to initialize an array with typecode '${code}'`);
    }
    return yield* packed(code, given.items(), context);
  }
  if (given instanceof PyBytes) return rawItems(array, given.bytes.slice());
  return yield* packed(code, yield* collect(given), context);
}

/** What extend() and += add. */
export function* addedItems(array: PyArray, given: Value, context: Context): Resumable<Uint8Array> {
  if (!(given instanceof PyArray)) {
    return yield* packed(array.typeCode, yield* collect(given), context);
  }
  if (given.typeCode === array.typeCode) return given.bytes.slice();
  throw typeError('can only extend with array of same kind');
}

function checkKey(key: Value): void {
  if (plainInt(key) === undefined && specialMethod(key, '__index__') === undefined) {
    throw typeError('array indices must be integers');
  }
}

export function* getItem(array: PyArray, key: Value): Resumable {
  if (!(key instanceof PySlice)) {
    checkKey(key);
    const at = yield* position(key, array.count, 'array');
    if (at === undefined) throw raise('IndexError', 'array index out of range');
    return array.item(at);
  }
  const { start, step, count } = yield* select(key, array.count);
  const { itemBytes, bytes } = array;
  if (step === 1) return array.like(bytes.slice(start * itemBytes, (start + count) * itemBytes));
  const picked = new Uint8Array(count * itemBytes);
  for (let i = 0; i < count; i++) {
    const from = (start + i * step) * itemBytes;
    picked.set(bytes.subarray(from, from + itemBytes), i * itemBytes);
  }
  return array.like(picked);
}

/** @param value - undefined: to be deleted. */
export function* setItem(array: PyArray, key: Value, value: Value | undefined): Resumable<void> {
  const { itemBytes } = array;
  if (!(key instanceof PySlice)) {
    checkKey(key);
    const at = yield* position(key, array.count, 'array');
    if (at === undefined) throw raise('IndexError', 'array assignment index out of range');
    const bytes =
      value === undefined ? new Uint8Array(0) : yield* itemBytesOf(array.typeCode, value);
    array.replace(at, at + 1, bytes);
    return;
  }
  if (value !== undefined && !(value instanceof PyArray)) {
    throw typeError(`can only assign array (not "${typeName(value)}") to array slice`);
  }
  if (value !== undefined && value.typeCode !== array.typeCode) {
    throw typeError('bad argument type for built-in operation');
  }
  const { start, stop, step, count } = yield* select(key, array.count);
  const given = value?.bytes.slice() ?? new Uint8Array(0);
  if (step === 1) {
    array.replace(start, Math.max(start, stop), given);
    return;
  }
  if (value === undefined) {
    const places = Array.from({ length: count }, (_, i) => start + i * step);
    for (const at of places.sort((a, b) => b - a)) array.replace(at, at + 1, given);
    return;
  }
  if (given.length !== count * itemBytes) {
    const size = given.length / itemBytes;
    throw valueError(`attempt to assign array of size ${size} to extended slice of size ${count}`);
  }
  for (let i = 0; i < count; i++) {
    const at = start + i * step;
    array.replace(at, at + 1, given.subarray(i * itemBytes, (i + 1) * itemBytes));
  }
}

/** fromlist(): all or nothing. */
export function* listItems(array: PyArray, given: Value, context: Context): Resumable<Uint8Array> {
  if (given instanceof PyList) return yield* packed(array.typeCode, given.items.slice(), context);
  throw typeError('arg must be list');
}

export function bytesArgument(value: Value): Uint8Array {
  return requiredBytes(value).slice();
}
