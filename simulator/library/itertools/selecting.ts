/** islice, compress, takewhile, dropwhile and filterfalse: some of the items of an iterable. */
import { typeError, valueError } from '../../python/objects/exception.ts';
import { PyResumableIterator } from '../../python/objects/iterator.ts';
import { NONE, type PyType, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import type { PyTuple } from '../../python/objects/values.ts';
import { index, isRaised, iterator, next, truth } from '../../python/protocols/index.ts';
import { iteratorType } from './iterator-type.ts';

class Slice extends PyResumableIterator {
  private source: Value | undefined;
  private taken = 0;
  private wanted: number;
  private readonly stop: number;
  private readonly step: number;

  constructor(type: PyType, source: Value, start: number, stop: number, step: number) {
    super(type);
    this.source = source;
    this.wanted = start;
    this.stop = stop;
    this.step = step;
  }

  *advance(): Resumable<Value | undefined> {
    const { source, stop } = this;
    if (source === undefined) return undefined;
    while (this.taken < this.wanted) {
      if ((yield* next(source)) === undefined) return this.end();
      this.taken++;
    }
    if (this.taken >= stop) return this.end();
    const item = yield* next(source);
    if (item === undefined) return this.end();
    this.taken++;
    this.wanted = Math.min(this.wanted + this.step, stop);
    return item;
  }

  private end(): undefined {
    this.source = undefined;
  }
}

/** A bound of islice(); undefined when it is no int from 0. */
function* bound(value: Value, fallback: number, least: number): Resumable<number | undefined> {
  if (value === NONE) return fallback;
  let whole: number | bigint;
  try {
    whole = yield* index(value);
  } catch (error) {
    if (isRaised(error, 'TypeError')) return undefined;
    throw error;
  }
  return whole < least || typeof whole === 'bigint' ? undefined : whole;
}

export const ISLICE_TYPE = iteratorType(
  'islice',
  'iterable, /, *bounds',
  function* (type, [iterable, bounds]: [Value, PyTuple]) {
    const { items } = bounds;
    if (items.length < 1 || items.length > 3) {
      const side = items.length < 1 ? 'at least 2' : 'at most 4';
      throw typeError(`islice expected ${side} arguments, got ${items.length + 1}`);
    }
    const range = 'must be None or an integer: 0 <= x <= sys.maxsize.';
    const [first, second, third] = items.length === 1 ? [NONE, items[0]!] : items;
    const stop = yield* bound(second!, Infinity, 0);
    const start = yield* bound(first!, 0, 0);
    if (stop === undefined) throw valueError(`Stop argument for islice() ${range}`);
    if (start === undefined) {
      throw valueError(`Indices for islice() ${range}`);
    }
    const step = third === undefined ? 1 : yield* bound(third, 1, 1);
    if (step === undefined) {
      throw valueError('Step for islice() must be a positive integer or None.');
    }
    return new Slice(type, yield* iterator(iterable), start, stop, step);
  },
);

class Compress extends PyResumableIterator {
  private readonly data: Value;
  private readonly selectors: Value;

  constructor(type: PyType, data: Value, selectors: Value) {
    super(type);
    this.data = data;
    this.selectors = selectors;
  }

  *advance(): Resumable<Value | undefined> {
    for (;;) {
      const item = yield* next(this.data);
      if (item === undefined) return undefined;
      const selector = yield* next(this.selectors);
      if (selector === undefined) return undefined;
      if (yield* truth(selector)) return item;
    }
  }
}

export const COMPRESS_TYPE = iteratorType(
  'compress',
  'data, selectors',
  function* (type, [data, selectors]: [Value, Value]) {
    return new Compress(type, yield* iterator(data), yield* iterator(selectors));
  },
);

/** The three that ask a predicate. */
abstract class Predicated extends PyResumableIterator {
  protected readonly predicate: Value;
  protected readonly source: Value;

  constructor(type: PyType, predicate: Value, source: Value) {
    super(type);
    this.predicate = predicate;
    this.source = source;
  }

  protected *holds(item: Value): Resumable<boolean> {
    return yield* truth(yield* call(this.predicate, [item]));
  }
}

class TakeWhile extends Predicated {
  private ended = false;

  *advance(): Resumable<Value | undefined> {
    if (this.ended) return undefined;
    const item = yield* next(this.source);
    if (item === undefined) return undefined;
    if (yield* this.holds(item)) return item;
    this.ended = true;
    return undefined;
  }
}

class DropWhile extends Predicated {
  private started = false;

  *advance(): Resumable<Value | undefined> {
    for (;;) {
      const item = yield* next(this.source);
      if (item === undefined || this.started) return item;
      if (yield* this.holds(item)) continue;
      this.started = true;
      return item;
    }
  }
}

class FilterFalse extends Predicated {
  *advance(): Resumable<Value | undefined> {
    for (;;) {
      const item = yield* next(this.source);
      if (item === undefined) return undefined;
      const found = this.predicate === NONE ? yield* truth(item) : yield* this.holds(item);
      if (!found) return item;
    }
  }
}

const predicated = (
  name: string,
  make: new (type: PyType, predicate: Value, source: Value) => Predicated,
): PyType =>
  iteratorType(
    name,
    'predicate, iterable, /',
    function* (type, [predicate, iterable]: [Value, Value]) {
      return new make(type, predicate, yield* iterator(iterable));
    },
  );

export const TAKEWHILE_TYPE = predicated('takewhile', TakeWhile);
export const DROPWHILE_TYPE = predicated('dropwhile', DropWhile);
export const FILTERFALSE_TYPE = predicated('filterfalse', FilterFalse);
