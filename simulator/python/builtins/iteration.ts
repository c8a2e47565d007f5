/** iter, next, len, sorted, and the texts of values: repr, ascii, format. */
import { typeError } from '../objects/exception.ts';
import { PyResumableIterator } from '../objects/iterator.ts';
import { type Native, resumable, withQuick } from '../objects/native.ts';
import { builtinType, PyObject, typeOf, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { list } from '../objects/values.ts';
import {
  ascii,
  collect,
  equals,
  format,
  iterator,
  length,
  next,
  textArgument,
  quickLength,
  repr,
  specialMethod,
  truth,
  typeName,
} from '../protocols/index.ts';
import { install } from '../types/install.ts';
import { ITERATOR_MEMBERS } from '../types/iterators.ts';
import { AnextAwaitable } from '../types/anext-awaitable.ts';
import { sortItems } from '../types/sort.ts';

const CALLABLE_ITERATOR_TYPE = builtinType('callable_iterator', { layout: 'other' });

/** `iter(callable, sentinel)`: calls until the sentinel comes. */
class CallableIterator extends PyResumableIterator {
  private callee: Value | undefined;
  private readonly sentinel: Value;

  constructor(callee: Value, sentinel: Value) {
    super(CALLABLE_ITERATOR_TYPE);
    this.callee = callee;
    this.sentinel = sentinel;
  }

  *advance(): Resumable<Value | undefined> {
    if (this.callee === undefined) return undefined;
    const value = yield* call(this.callee, []);
    if (!(yield* equals(value, this.sentinel))) return value;
    this.callee = undefined;
    return undefined;
  }
}

/** next(x): StopIteration with its value, unlike the protocol, which drops it. */
function* advance(source: Value, fallback: Value | undefined): Resumable {
  const method = source instanceof PyObject ? specialMethod(source, '__next__') : undefined;
  if (method === undefined) throw typeError(`'${typeName(source)}' object is not an iterator`);
  if (fallback === undefined) return yield* call(method, []);
  return (yield* next(source)) ?? fallback;
}

export const ITERATION_FUNCTIONS: readonly Native[] = [
  resumable('iter(object, sentinel=None, /)', function* ([object, sentinel]) {
    if (sentinel === undefined) return yield* iterator(object);
    if (typeOf(object).lookup('__call__') === undefined && !isType(object)) {
      throw typeError('iter(v, w): v must be callable');
    }
    return new CallableIterator(object, sentinel);
  }),
  resumable('next(iterator, default=None, /)', function* ([source, fallback]) {
    return yield* advance(source, fallback);
  }),
  resumable('aiter(async_iterable, /)', function* ([source]) {
    const method = specialMethod(source, '__aiter__');
    if (method === undefined) {
      throw typeError(`'${typeName(source)}' object is not an async iterable`);
    }
    const made = yield* call(method, []);
    if (specialMethod(made, '__anext__') === undefined) {
      throw typeError(`aiter() returned not an async iterator of type '${typeName(made)}'`);
    }
    return made;
  }),
  resumable('anext(async_iterator, default=None, /)', function* ([source, fallback]) {
    const method = specialMethod(source, '__anext__');
    if (method === undefined) {
      throw typeError(`'${typeName(source)}' object is not an async iterator`);
    }
    const awaited = yield* call(method, []);
    return fallback === undefined ? awaited : new AnextAwaitable(awaited, fallback);
  }),
  withQuick(
    resumable('len(obj, /)', function* ([object]) {
      return yield* length(object);
    }),
    (object) => quickLength(object),
  ),
  resumable('sorted(iterable, /, *, key=None, reverse=False)', function* (given, context) {
    const [iterable, key, reverse] = given as [Value, Value?, Value?];
    const items = yield* collect(iterable);
    const descending = reverse !== undefined && (yield* truth(reverse));
    yield* sortItems(items, key, descending, context);
    return list(items);
  }),
  resumable('repr(obj, /)', function* ([object]) {
    return yield* repr(object);
  }),
  resumable('ascii(obj, /)', function* ([object]) {
    return yield* ascii(object);
  }),
  resumable("format(value, format_spec='', /)", function* ([value, spec]) {
    return yield* format(value, spec === undefined ? '' : textArgument(spec, 'format', ' 2'));
  }),
];

function isType(value: Value): boolean {
  return typeOf(value).layout === 'type';
}

export function installCallableIterator(): void {
  install(CALLABLE_ITERATOR_TYPE, ITERATOR_MEMBERS);
}
