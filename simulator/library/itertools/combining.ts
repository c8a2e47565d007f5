/**
 * product, permutations, combinations and combinations_with_replacement. Each holds indexes into its
 * pools and steps them to the next selection in lexicographic order.
 */
import { valueError } from '../../python/objects/exception.ts';
import { PyIterator } from '../../python/objects/iterator.ts';
import { NONE, type PyType, type Value } from '../../python/objects/object.ts';
import { type PyTuple, tuple } from '../../python/objects/values.ts';
import { collect } from '../../python/protocols/index.ts';
import { countOf } from './counting.ts';
import { iteratorType } from './iterator-type.ts';

/** @returns the indexes of the next selection, in place; false after the last one. */
type Step = (indexes: number[]) => boolean;

class Selections extends PyIterator {
  private indexes: number[] | undefined;
  private readonly pick: (indexes: readonly number[]) => Value[];
  private readonly step: Step;
  private started = false;

  /** @param first - undefined: there are no selections at all. */
  constructor(
    type: PyType,
    first: number[] | undefined,
    pick: (indexes: readonly number[]) => Value[],
    step: Step,
  ) {
    super(type);
    this.indexes = first;
    this.pick = pick;
    this.step = step;
  }

  next(): Value | undefined {
    if (this.indexes === undefined) return undefined;
    if (this.started && !this.step(this.indexes)) {
      this.indexes = undefined;
      return undefined;
    }
    this.started = true;
    return tuple(this.pick(this.indexes));
  }
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

const pickFrom =
  (pool: readonly Value[]) =>
  (indexes: readonly number[]): Value[] =>
    indexes.map((i) => pool[i]!);

export const PRODUCT_TYPE = iteratorType(
  'product',
  '*iterables, repeat=1',
  function* (type, [iterables, repeat]: [PyTuple, Value | undefined]) {
    const times =
      repeat === undefined
        ? 1
        : yield* countOf(repeat, () => valueError('repeat argument cannot be negative'));
    const once: Value[][] = [];
    for (const iterable of iterables.items) once.push(yield* collect(iterable));
    const pools = Array.from({ length: times }, () => once).flat();
    const step: Step = (indexes) => {
      for (let i = indexes.length - 1; i >= 0; i--) {
        indexes[i]!++;
        if (indexes[i]! < pools[i]!.length) return true;
        indexes[i] = 0;
      }
      return false;
    };
    return new Selections(
      type,
      pools.some((pool) => pool.length === 0) ? undefined : pools.map(() => 0),
      (indexes) => indexes.map((index, i) => pools[i]![index]!),
      step,
    );
  },
);

const notNegative = () => valueError('r must be non-negative');

export const PERMUTATIONS_TYPE = iteratorType(
  'permutations',
  'iterable, r=None',
  function* (type, [iterable, r]: [Value, Value | undefined]) {
    const pool = yield* collect(iterable);
    const size = pool.length;
    const taken = r === undefined || r === NONE ? size : yield* countOf(r, notNegative);
    // At place i there are size − i choices left; `cycles` counts them down.
    const cycles = Array.from({ length: taken }, (_, i) => size - i);
    const step: Step = (indexes) => {
      for (let i = taken - 1; i >= 0; i--) {
        cycles[i]!--;
        if (cycles[i]! > 0) {
          const other = size - cycles[i]!;
          [indexes[i], indexes[other]] = [indexes[other]!, indexes[i]!];
          return true;
        }
        indexes.push(indexes.splice(i, 1)[0]!);
        cycles[i] = size - i;
      }
      return false;
    };
    const pick = pickFrom(pool);
    return new Selections(
      type,
      taken > size ? undefined : upTo(size),
      (indexes) => pick(indexes.slice(0, taken)),
      step,
    );
  },
);

export const COMBINATIONS_TYPE = iteratorType(
  'combinations',
  'iterable, r',
  function* (type, [iterable, r]: [Value, Value]) {
    const pool = yield* collect(iterable);
    const taken = yield* countOf(r, notNegative);
    const step: Step = (indexes) => {
      let i = taken - 1;
      while (i >= 0 && indexes[i] === pool.length - taken + i) i--;
      if (i < 0) return false;
      indexes[i]!++;
      for (let j = i + 1; j < taken; j++) indexes[j] = indexes[j - 1]! + 1;
      return true;
    };
    return new Selections(
      type,
      taken > pool.length ? undefined : upTo(taken),
      pickFrom(pool),
      step,
    );
  },
);

export const COMBINATIONS_WITH_REPLACEMENT_TYPE = iteratorType(
  'combinations_with_replacement',
  'iterable, r',
  function* (type, [iterable, r]: [Value, Value]) {
    const pool = yield* collect(iterable);
    const taken = yield* countOf(r, notNegative);
    const step: Step = (indexes) => {
      let i = taken - 1;
      while (i >= 0 && indexes[i] === pool.length - 1) i--;
      if (i < 0) return false;
      indexes.fill(indexes[i]! + 1, i);
      return true;
    };
    const none = pool.length === 0 && taken > 0;
    return new Selections(
      type,
      none ? undefined : new Array<number>(taken).fill(0),
      pickFrom(pool),
      step,
    );
  },
);
