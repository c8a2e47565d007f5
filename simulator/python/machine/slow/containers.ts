/** Building, unpacking and searching containers when it may take Python code. */
import { raise, typeError } from '../../objects/exception.ts';
import { newDict, NONE, PyDict, type Value } from '../../objects/object.ts';
import { call, type Resumable } from '../../objects/resumable.ts';
import { list, PyList, PySet, PyTuple } from '../../objects/values.ts';
import * as op from '../../opcode-numbers.ts';
import * as protocols from '../../protocols/index.ts';
import { addAll } from '../../types/set-algebra.ts';
import type { Frame } from '../frame.ts';

export const { getItem, setItem, deleteItem } = protocols;

/** `item in container` for exact built-in containers; undefined when it takes more. */
export function quickContains(container: Value, item: Value): boolean | undefined {
  if (typeof container === 'string') {
    return typeof item === 'string' ? container.includes(item) : undefined;
  }
  if (typeof container !== 'object' || container.type.heap) return undefined;
  if (container instanceof PyDict) {
    const key = protocols.quickKey(item);
    return key === undefined ? undefined : container.has(key);
  }
  if (container instanceof PySet) {
    const key = protocols.quickKey(item);
    return key === undefined ? undefined : container.elements.has(key);
  }
  if (container instanceof PyTuple || container instanceof PyList) {
    return quickSearch(container.items, item);
  }
  return undefined;
}

/** Looks for a text among texts and numbers; whatever else there is before it must be asked. */
function quickSearch(items: readonly Value[], wanted: Value): boolean | undefined {
  if (typeof wanted !== 'string') return undefined;
  for (const item of items) {
    if (item === wanted) return true;
    if (typeof item === 'object' && item !== NONE) return undefined;
  }
  return false;
}

export function* contains(container: Value, item: Value, negated: boolean): Resumable {
  return (yield* protocols.contains(container, item)) !== negated;
}

/** A dict of keys and values in turn. */
export function* buildMap(items: readonly Value[]): Resumable {
  const dict = newDict();
  for (let i = 0; i < items.length; i += 2) {
    const key = items[i] as Value;
    dict.set(yield* protocols.keyIn(dict, key), items[i + 1] as Value, key);
  }
  return dict;
}

export function* addToSet(set: PySet, item: Value): Resumable<void> {
  const key = yield* protocols.keyIn(set.elements, item);
  if (!set.elements.has(key)) set.elements.set(key, NONE, item);
}

export function* buildSet(items: readonly Value[]): Resumable {
  const set = new PySet();
  for (const item of items) yield* addToSet(set, item);
  return set;
}

/** LIST_EXTEND, SET_UPDATE, DICT_UPDATE, DICT_MERGE; `callee` is what the last one's error names. */
export function* extend(
  opcode: number,
  target: Value,
  source: Value,
  callee: Value | undefined,
): Resumable<void> {
  if (opcode === op.LIST_EXTEND) {
    const items = (target as PyList).items;
    for (const item of yield* unpackable(source)) items.push(item);
    return;
  }
  if (opcode === op.SET_UPDATE) {
    yield* addAll(target as PySet, source);
    return;
  }
  yield* mergeMapping(target as PyDict, source, opcode === op.DICT_MERGE ? callee : undefined);
}

function* unpackable(source: Value): Resumable<Value[]> {
  try {
    return yield* protocols.collect(source);
  } catch (error) {
    if (!protocols.isRaised(error, 'TypeError') || isIterable(source)) throw error;
    throw typeError(`Value after * must be an iterable, not ${protocols.typeName(source)}`);
  }
}

function isIterable(value: Value): boolean {
  return (
    protocols.specialMethod(value, '__iter__') !== undefined ||
    protocols.specialMethod(value, '__getitem__') !== undefined
  );
}

function* mergeMapping(target: PyDict, source: Value, callee: Value | undefined): Resumable<void> {
  const keysMethod = yield* protocols.findAttribute(source, 'keys');
  if (keysMethod === undefined) {
    throw typeError(
      callee === undefined
        ? `'${protocols.typeName(source)}' object is not a mapping`
        : `${yield* functionText(callee)} argument after ** must be a mapping, not ${protocols.typeName(source)}`,
    );
  }
  for (const key of yield* protocols.collect(yield* call(keysMethod, []))) {
    const slot = yield* protocols.keyIn(target, key);
    if (callee !== undefined && target.has(slot)) {
      throw typeError(
        `${yield* functionText(callee)} got multiple values for keyword argument '${yield* protocols.str(key)}'`,
      );
    }
    target.set(slot, yield* protocols.getItem(source, key), key);
  }
}

/** How TypeErrors name what was called: `module.function()`. */
export function* functionText(callee: Value): Resumable<string> {
  const name = yield* protocols.findAttribute(callee, '__qualname__');
  if (typeof name !== 'string') return yield* protocols.str(callee);
  const module = yield* protocols.findAttribute(callee, '__module__');
  return typeof module === 'string' && module !== 'builtins' ? `${module}.${name}()` : `${name}()`;
}

function* checkIterable(source: Value): Resumable {
  if (!isIterable(source)) {
    throw typeError(`cannot unpack non-iterable ${protocols.typeName(source)} object`);
  }
  return yield* protocols.iterator(source);
}

/** Exactly `count` items of an iterable, as a list. */
export function* unpack(source: Value, count: number): Resumable {
  const iterator = yield* checkIterable(source);
  const items: Value[] = [];
  for (;;) {
    const item = yield* protocols.next(iterator);
    if (item === undefined) break;
    if (items.length === count) {
      throw raise('ValueError', `too many values to unpack (expected ${count})`);
    }
    items.push(item);
  }
  if (items.length < count) {
    throw raise(
      'ValueError',
      `not enough values to unpack (expected ${count}, got ${items.length})`,
    );
  }
  return list(items);
}

/** `a, *b, c = source`: pushes the parts so that the first ends up on top. */
export function* unpackStarred(
  frame: Frame,
  source: Value,
  before: number,
  after: number,
): Resumable<void> {
  yield* checkIterable(source);
  const items = yield* protocols.collect(source);
  if (items.length < before + after) {
    throw raise(
      'ValueError',
      `not enough values to unpack (expected at least ${before + after}, got ${items.length})`,
    );
  }
  const middle = list(items.slice(before, items.length - after));
  const parts = [...items.slice(0, before), middle, ...items.slice(items.length - after)];
  for (const part of parts.reverse()) frame.stack[frame.sp++] = part;
}

export function* lengthOf(value: Value): Resumable {
  return yield* protocols.length(value);
}
