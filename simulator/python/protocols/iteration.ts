/** Iteration (Library reference, "Iterator Types"): iter(), next(), and taking everything at once. */
import { raise, typeError } from '../objects/exception.ts';
import { PyNative } from '../objects/function.ts';
import { PyGenerator, GENERATOR_TYPE } from '../objects/generator.ts';
import { PyIterator, PyResumableIterator } from '../objects/iterator.ts';
import { builtinType, NONE, PyDict, PyObject, typeOf, type Value } from '../objects/object.ts';
import { type Resumable, SendRequest } from '../objects/resumable.ts';
import { PyList, PyRange, PySet, PyTuple } from '../objects/values.ts';
import { callSpecial, isRaised, typeName } from './attributes.ts';

export const LIST_ITERATOR_TYPE = builtinType('list_iterator', { layout: 'other' });
export const TUPLE_ITERATOR_TYPE = builtinType('tuple_iterator', { layout: 'other' });
export const RANGE_ITERATOR_TYPE = builtinType('range_iterator', { layout: 'other' });
export const STR_ITERATOR_TYPE = builtinType('str_iterator', { layout: 'other' });
export const SEQUENCE_ITERATOR_TYPE = builtinType('iterator', { layout: 'other' });

/** Over a list: sees changes made while it runs, as CPython's does. */
export class ListIterator extends PyIterator {
  list: PyList | undefined;
  position = 0;

  constructor(list: PyList) {
    super(LIST_ITERATOR_TYPE);
    this.list = list;
  }

  next(): Value | undefined {
    const items = this.list?.items;
    if (items === undefined) return undefined;
    if (this.position < items.length) return items[this.position++];
    this.list = undefined;
    return undefined;
  }
}

export class TupleIterator extends PyIterator {
  readonly items: readonly Value[];
  position = 0;

  constructor(items: readonly Value[]) {
    super(TUPLE_ITERATOR_TYPE);
    this.items = items;
  }

  next(): Value | undefined {
    return this.position < this.items.length ? this.items[this.position++] : undefined;
  }
}

export class RangeIterator extends PyIterator {
  value: number;
  remaining: number;
  readonly stride: number;

  constructor(range: PyRange) {
    super(RANGE_ITERATOR_TYPE);
    this.value = range.start;
    this.remaining = range.length;
    this.stride = range.step;
  }

  next(): Value | undefined {
    if (this.remaining <= 0) return undefined;
    this.remaining--;
    const value = this.value;
    this.value = value + this.stride;
    return value;
  }
}

/** Over the code points of a string. */
export class StrIterator extends PyIterator {
  readonly text: string;
  position = 0;

  constructor(text: string) {
    super(STR_ITERATOR_TYPE);
    this.text = text;
  }

  next(): Value | undefined {
    const point = this.text.codePointAt(this.position);
    if (point === undefined) return undefined;
    const character = String.fromCodePoint(point);
    this.position += character.length;
    return character;
  }
}

/** Over an object that only has `__getitem__`: 0, 1, 2 … until IndexError. */
export class SequenceIterator extends PyResumableIterator {
  readonly sequence: Value;
  position = 0;
  finished = false;

  constructor(sequence: Value) {
    super(SEQUENCE_ITERATOR_TYPE);
    this.sequence = sequence;
  }

  *advance(): Resumable<Value | undefined> {
    if (this.finished) return undefined;
    const method = typeOf(this.sequence).lookup('__getitem__') as Value;
    try {
      return yield* callSpecial(method, this.sequence, [this.position++]);
    } catch (error) {
      if (!isRaised(error, 'IndexError') && !isRaised(error, 'StopIteration')) throw error;
      this.finished = true;
      return undefined;
    }
  }
}

/** The iterator of an exact built-in; undefined when `__iter__` must be asked. */
export function quickIterator(value: Value): Value | undefined {
  if (typeof value === 'string') return new StrIterator(value);
  if (typeof value !== 'object') return undefined;
  if (value instanceof PyGenerator) return value.type === GENERATOR_TYPE ? value : undefined;
  if (value instanceof PyIterator) return value;
  if (value.type.heap) return undefined;
  if (value instanceof PyList) return new ListIterator(value);
  if (value instanceof PyTuple) return new TupleIterator(value.items);
  if (value instanceof PyRange) return new RangeIterator(value);
  const method = value.type.lookup('__iter__');
  return method instanceof PyNative
    ? method.native.quick?.(value, undefined, undefined)
    : undefined;
}

/** iter(value). */
export function* iterator(value: Value): Resumable {
  const quick = quickIterator(value);
  if (quick !== undefined) return quick;
  const type = typeOf(value);
  const method = type.lookup('__iter__');
  if (method === undefined) {
    if (type.lookup('__getitem__') !== undefined && !(value instanceof PyDict)) {
      return new SequenceIterator(value);
    }
    throw typeError(`'${typeName(value)}' object is not iterable`);
  }
  if (method === NONE) throw typeError(`'${typeName(value)}' object is not iterable`);
  const result = yield* callSpecial(method, value, []);
  if (
    !(result instanceof PyIterator) &&
    !(result instanceof PyResumableIterator) &&
    typeOf(result).lookup('__next__') === undefined
  ) {
    throw typeError(`iter() returned non-iterator of type '${typeName(result)}'`);
  }
  return result;
}

/** The next value of an iterator; undefined when it is exhausted. */
export function* next(source: Value): Resumable<Value | undefined> {
  if (source instanceof PyIterator) return source.next();
  if (source instanceof PyResumableIterator) return yield* source.advance();
  if (source instanceof PyGenerator && source.type === GENERATOR_TYPE) {
    return (yield new SendRequest(source, NONE, 'undefined')) as Value | undefined;
  }
  const method = typeOf(source).lookup('__next__');
  if (method === undefined || method === NONE) {
    throw typeError(`'${typeName(source)}' object is not an iterator`);
  }
  try {
    return yield* callSpecial(method, source, []);
  } catch (error) {
    if (isRaised(error, 'StopIteration')) return undefined;
    throw error;
  }
}

/** The items of an exact built-in collection as a new array; undefined for everything else. */
export function quickCollect(value: Value): Value[] | undefined {
  if (typeof value === 'string') return Array.from(value);
  if (typeof value !== 'object' || value.type.heap) return undefined;
  if (value instanceof PyList || value instanceof PyTuple) return value.items.slice();
  if (value instanceof PyDict) return Array.from(value.entries.values(), (entry) => entry.key);
  if (value instanceof PySet) return Array.from(value.entries(), (entry) => entry.key);
  if (value instanceof PyRange) {
    const items = new Array<Value>(value.length);
    for (let i = 0; i < value.length; i++) items[i] = value.start + i * value.step;
    return items;
  }
  return undefined;
}

/** All items of an iterable as a new array. */
export function* collect(value: Value): Resumable<Value[]> {
  const quick = quickCollect(value);
  if (quick !== undefined) return quick;
  const source = yield* iterator(value);
  const items: Value[] = [];
  if (source instanceof PyIterator) {
    for (let item = source.next(); item !== undefined; item = source.next()) items.push(item);
    return items;
  }
  for (;;) {
    const item = yield* next(source);
    if (item === undefined) return items;
    items.push(item);
    if (items.length > 50_000_000) throw raise('MemoryError');
  }
}

/** Whether a value is an object that has been made for iterating over (not a collection). */
export function isIterator(value: Value): boolean {
  return value instanceof PyObject && value.type.lookup('__next__') !== undefined;
}
