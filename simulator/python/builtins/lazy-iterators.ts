/** enumerate, map, filter, zip and reversed: types whose instances are iterators over others. */
import { typeError, valueError } from '../objects/exception.ts';
import { PyIterator, PyResumableIterator } from '../objects/iterator.ts';
import { builtinType, NONE, type PyType, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { type PyTuple, tuple } from '../objects/values.ts';
import {
  getItem,
  index,
  iterator,
  length,
  next,
  specialMethod,
  truth,
  typeName,
} from '../protocols/index.ts';
import { resumableConstructor } from '../types/construct.ts';
import { install, type Member } from '../types/install.ts';
import { add, type Integer } from '../types/integer.ts';
import { ITERATOR_MEMBERS } from '../types/iterators.ts';

export const ENUMERATE_TYPE = builtinType('enumerate', { layout: 'other' });
export const MAP_TYPE = builtinType('map', { layout: 'other' });
export const FILTER_TYPE = builtinType('filter', { layout: 'other' });
export const ZIP_TYPE = builtinType('zip', { layout: 'other' });
export const REVERSED_TYPE = builtinType('reversed', { layout: 'other' });

/** Over an iterator that runs no Python code: most of them. */
class QuickEnumerate extends PyIterator {
  private readonly source: PyIterator;
  private count: Integer;

  constructor(source: PyIterator, start: Integer, type: PyType) {
    super(type);
    this.source = source;
    this.count = start;
  }

  next(): Value | undefined {
    const item = this.source.next();
    if (item === undefined) return undefined;
    const count = this.count;
    this.count = add(count, 1);
    return tuple([count, item]);
  }
}

class Enumerate extends PyResumableIterator {
  private readonly source: Value;
  private count: Integer;

  constructor(source: Value, start: Integer, type: PyType) {
    super(type);
    this.source = source;
    this.count = start;
  }

  *advance(): Resumable<Value | undefined> {
    const item = yield* next(this.source);
    if (item === undefined) return undefined;
    const count = this.count;
    this.count = add(count, 1);
    return tuple([count, item]);
  }
}

class MapIterator extends PyResumableIterator {
  private readonly callee: Value;
  private readonly sources: readonly Value[];

  constructor(callee: Value, sources: readonly Value[], type: PyType) {
    super(type);
    this.callee = callee;
    this.sources = sources;
  }

  *advance(): Resumable<Value | undefined> {
    const args: Value[] = [];
    for (const source of this.sources) {
      const item = yield* next(source);
      if (item === undefined) return undefined;
      args.push(item);
    }
    return yield* call(this.callee, args);
  }
}

class FilterIterator extends PyResumableIterator {
  private readonly predicate: Value;
  private readonly source: Value;

  constructor(predicate: Value, source: Value, type: PyType) {
    super(type);
    this.predicate = predicate;
    this.source = source;
  }

  *advance(): Resumable<Value | undefined> {
    for (;;) {
      const item = yield* next(this.source);
      if (item === undefined) return undefined;
      const answer = this.predicate === NONE ? item : yield* call(this.predicate, [item]);
      if (yield* truth(answer)) return item;
    }
  }
}

class QuickZip extends PyIterator {
  private readonly sources: readonly PyIterator[];

  constructor(sources: readonly PyIterator[], type: PyType) {
    super(type);
    this.sources = sources;
  }

  next(): Value | undefined {
    const items: Value[] = [];
    for (const source of this.sources) {
      const item = source.next();
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items.length === 0 ? undefined : tuple(items);
  }
}

class Zip extends PyResumableIterator {
  private readonly sources: readonly Value[];
  private readonly strict: boolean;

  constructor(sources: readonly Value[], strict: boolean, type: PyType) {
    super(type);
    this.sources = sources;
    this.strict = strict;
  }

  *advance(): Resumable<Value | undefined> {
    const items: Value[] = [];
    for (const source of this.sources) {
      const item = yield* next(source);
      if (item === undefined) {
        if (this.strict) yield* this.checkLengths(items.length);
        return undefined;
      }
      items.push(item);
    }
    return items.length === 0 ? undefined : tuple(items);
  }

  /** Source `ended` has ended: with strict=True all must, the first ones not earlier. */
  private *checkLengths(ended: number): Resumable<void> {
    const plural = (count: number): string => (count === 1 ? ' ' : 's 1-');
    if (ended > 0) {
      throw valueError(
        `zip() argument ${ended + 1} is shorter than argument${plural(ended)}${ended}`,
      );
    }
    for (let i = 1; i < this.sources.length; i++) {
      if ((yield* next(this.sources[i]!)) !== undefined) {
        throw valueError(`zip() argument ${i + 1} is longer than argument${plural(i)}${i}`);
      }
    }
  }
}

/** Over a sequence by its indexes, backwards. */
class Reversed extends PyResumableIterator {
  private readonly sequence: Value;
  private position: number;

  constructor(sequence: Value, size: number, type: PyType) {
    super(type);
    this.sequence = sequence;
    this.position = size;
  }

  *advance(): Resumable<Value | undefined> {
    if (this.position <= 0) return undefined;
    return yield* getItem(this.sequence, --this.position);
  }
}

function* iterators(values: readonly Value[]): Resumable<Value[]> {
  const sources: Value[] = [];
  for (const value of values) sources.push(yield* iterator(value));
  return sources;
}

const TABLE: readonly (readonly [PyType, Member])[] = [
  [
    ENUMERATE_TYPE,
    resumableConstructor(ENUMERATE_TYPE, 'iterable, start=0', function* (cls, [iterable, start]) {
      const first = start === undefined ? 0 : yield* index(start);
      const source = yield* iterator(iterable);
      return source instanceof PyIterator
        ? new QuickEnumerate(source, first, cls)
        : new Enumerate(source, first, cls);
    }),
  ],
  [
    MAP_TYPE,
    resumableConstructor(MAP_TYPE, '*args', function* (cls, [args]) {
      const [callee, ...iterables] = (args as PyTuple).items;
      if (callee === undefined || iterables.length === 0) {
        throw typeError('map() must have at least two arguments.');
      }
      return new MapIterator(callee, yield* iterators(iterables), cls);
    }),
  ],
  [
    FILTER_TYPE,
    resumableConstructor(FILTER_TYPE, 'function, iterable, /', function* (cls, [callee, iterable]) {
      return new FilterIterator(callee, yield* iterator(iterable), cls);
    }),
  ],
  [
    ZIP_TYPE,
    resumableConstructor(ZIP_TYPE, '*iterables, strict=False', function* (cls, [args, strict]) {
      const sources = yield* iterators((args as PyTuple).items);
      const isStrict = strict !== undefined && (yield* truth(strict));
      return !isStrict && sources.every((source) => source instanceof PyIterator)
        ? new QuickZip(sources, cls)
        : new Zip(sources, isStrict, cls);
    }),
  ],
  [
    REVERSED_TYPE,
    resumableConstructor(REVERSED_TYPE, 'sequence, /', function* (cls, [sequence]) {
      const method = specialMethod(sequence, '__reversed__');
      if (method !== undefined) return yield* call(method, []);
      const indexed =
        specialMethod(sequence, '__getitem__') !== undefined &&
        specialMethod(sequence, 'keys') === undefined;
      if (!indexed) throw typeError(`'${typeName(sequence)}' object is not reversible`);
      return new Reversed(sequence, yield* length(sequence), cls);
    }),
  ],
];

export function installLazyIterators(): void {
  for (const [type, constructor] of TABLE) install(type, [...ITERATOR_MEMBERS, constructor]);
}
