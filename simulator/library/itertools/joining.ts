/** chain, zip_longest, starmap, pairwise and accumulate: items put together in other ways. */
import { PyResumableIterator } from '../../python/objects/iterator.ts';
import { asClassMethod, resumable } from '../../python/objects/native.ts';
import { NONE, type PyType, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import type { PyTuple } from '../../python/objects/values.ts';
import { tuple } from '../../python/objects/values.ts';
import { BINARY_OPERATORS } from '../../python/opcodes.ts';
import { binary, collect, iterator, next } from '../../python/protocols/index.ts';
import { iteratorType } from './iterator-type.ts';

const ADD = BINARY_OPERATORS.findIndex(({ symbol }) => symbol === '+');

class Chain extends PyResumableIterator {
  private iterables: Value | undefined;
  private current: Value | undefined = undefined;

  constructor(type: PyType, iterables: Value) {
    super(type);
    this.iterables = iterables;
  }

  *advance(): Resumable<Value | undefined> {
    for (;;) {
      if (this.current === undefined) {
        if (this.iterables === undefined) return undefined;
        const iterable = yield* next(this.iterables);
        if (iterable === undefined) {
          this.iterables = undefined;
          return undefined;
        }
        this.current = yield* iterator(iterable);
      }
      const item = yield* next(this.current);
      if (item !== undefined) return item;
      this.current = undefined;
    }
  }
}

export const CHAIN_TYPE = iteratorType(
  'chain',
  '*iterables',
  function* (type, [iterables]: [PyTuple]) {
    return new Chain(type, yield* iterator(iterables));
  },
  [
    asClassMethod(
      resumable('from_iterable(cls, iterable, /)', function* ([cls, iterable]: [PyType, Value]) {
        return new Chain(cls, yield* iterator(iterable));
      }),
    ),
  ],
);

class ZipLongest extends PyResumableIterator {
  private readonly sources: (Value | undefined)[];
  private readonly fill: Value;
  private active: number;

  constructor(type: PyType, sources: Value[], fill: Value) {
    super(type);
    this.sources = sources;
    this.active = sources.length;
    this.fill = fill;
  }

  *advance(): Resumable<Value | undefined> {
    if (this.active === 0) return undefined;
    const items: Value[] = [];
    for (const [i, source] of this.sources.entries()) {
      let item = source === undefined ? undefined : yield* next(source);
      if (item === undefined) {
        if (source !== undefined) {
          this.sources[i] = undefined;
          this.active--;
          if (this.active === 0) return undefined;
        }
        item = this.fill;
      }
      items.push(item);
    }
    return tuple(items);
  }
}

export const ZIP_LONGEST_TYPE = iteratorType(
  'zip_longest',
  '*iterables, fillvalue=None',
  function* (type, [iterables, fill]: [PyTuple, Value | undefined]) {
    const sources: Value[] = [];
    for (const iterable of iterables.items) sources.push(yield* iterator(iterable));
    return new ZipLongest(type, sources, fill ?? NONE);
  },
);

class StarMap extends PyResumableIterator {
  private readonly callee: Value;
  private readonly source: Value;

  constructor(type: PyType, callee: Value, source: Value) {
    super(type);
    this.callee = callee;
    this.source = source;
  }

  *advance(): Resumable<Value | undefined> {
    const args = yield* next(this.source);
    return args === undefined ? undefined : yield* call(this.callee, yield* collect(args));
  }
}

export const STARMAP_TYPE = iteratorType(
  'starmap',
  'function, iterable, /',
  function* (type, [callee, iterable]: [Value, Value]) {
    return new StarMap(type, callee, yield* iterator(iterable));
  },
);

class Pairwise extends PyResumableIterator {
  private readonly source: Value;
  private previous: Value | undefined = undefined;

  constructor(type: PyType, source: Value) {
    super(type);
    this.source = source;
  }

  *advance(): Resumable<Value | undefined> {
    const first = this.previous ?? (yield* next(this.source));
    if (first === undefined) return undefined;
    const second = yield* next(this.source);
    this.previous = second;
    return second === undefined ? undefined : tuple([first, second]);
  }
}

export const PAIRWISE_TYPE = iteratorType(
  'pairwise',
  'iterable, /',
  function* (type, [iterable]: [Value]) {
    return new Pairwise(type, yield* iterator(iterable));
  },
);

class Accumulate extends PyResumableIterator {
  private readonly source: Value;
  private readonly combine: Value;
  private readonly initial: Value | undefined;
  private total: Value | undefined = undefined;

  constructor(type: PyType, source: Value, combine: Value, initial: Value | undefined) {
    super(type);
    this.source = source;
    this.combine = combine;
    this.initial = initial;
  }

  *advance(): Resumable<Value | undefined> {
    if (this.total === undefined && this.initial !== undefined) {
      this.total = this.initial;
      return this.total;
    }
    const item = yield* next(this.source);
    if (item === undefined) return undefined;
    if (this.total === undefined) this.total = item;
    else if (this.combine === NONE) this.total = yield* binary(ADD, this.total, item);
    else this.total = yield* call(this.combine, [this.total, item]);
    return this.total;
  }
}

export const ACCUMULATE_TYPE = iteratorType(
  'accumulate',
  'iterable, func=None, *, initial=None',
  function* (type, [iterable, func, initial]: [Value, Value?, Value?]) {
    const start = initial === NONE ? undefined : initial;
    return new Accumulate(type, yield* iterator(iterable), func ?? NONE, start);
  },
);
