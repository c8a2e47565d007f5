/** Sums, products and distances of `math`, exact up to one rounding. */
import { raise, valueError } from '../../python/objects/exception.ts';
import { type Native, resumable } from '../../python/objects/native.ts';
import type { Value } from '../../python/objects/object.ts';
import { BINARY_OPERATORS } from '../../python/opcodes.ts';
import { float, PyTuple } from '../../python/objects/values.ts';
import { binary, collect, iterator, next } from '../../python/protocols/index.ts';
import { toDouble } from '../../python/types/float.ts';
import { sum } from '../../base/math/double-double.ts';
import { norm } from '../../base/math/norm.ts';

const MULTIPLY = BINARY_OPERATORS.findIndex(({ symbol }) => symbol === '*');

/** A sum of doubles kept as doubles that don't overlap, smallest first (Shewchuk 1997). */
class ExactSum {
  private readonly partials: number[] = [];
  private special = 0;
  private infinities = 0;

  add(x: number): void {
    if (!Number.isFinite(x)) {
      this.special += x;
      this.infinities += Number.isNaN(x) ? 0 : x > 0 ? 1 : -1;
      if (Number.isNaN(this.special) && !Number.isNaN(x) && this.infinities === 0) {
        throw valueError('-inf + inf in fsum');
      }
      return;
    }
    const { partials } = this;
    let rest = x;
    let kept = 0;
    for (const partial of partials) {
      const { hi, lo } = sum(rest, partial);
      if (lo !== 0) partials[kept++] = lo;
      rest = hi;
    }
    if (!Number.isFinite(rest)) throw raise('OverflowError', 'intermediate overflow in fsum');
    partials.length = kept;
    if (rest !== 0) partials.push(rest);
  }

  /** Rounded half to even. */
  total(): number {
    if (this.special !== 0 || Number.isNaN(this.special)) return this.special;
    const { partials } = this;
    let at = partials.length - 1;
    if (at < 0) return 0;
    let hi = partials[at]!;
    let lo = 0;
    while (at > 0 && lo === 0) {
      const step = sum(hi, partials[--at]!);
      hi = step.hi;
      lo = step.lo;
    }
    // A tie that the smaller parts would decide the other way.
    const below = partials[at - 1] ?? 0;
    if (at > 0 && ((lo < 0 && below < 0) || (lo > 0 && below > 0))) {
      const doubled = lo * 2;
      const up = hi + doubled;
      if (up - hi === doubled) hi = up;
    }
    return hi;
  }
}

function* doubles(values: readonly Value[]) {
  const numbers: number[] = [];
  for (const value of values) numbers.push(yield* toDouble(value));
  return numbers;
}

function* point(value: Value) {
  const items = value instanceof PyTuple ? value.items : yield* collect(value);
  return yield* doubles(items);
}

export const SUM_FUNCTIONS: readonly Native[] = [
  resumable('fsum(seq, /)', function* ([seq]: [Value]) {
    const total = new ExactSum();
    const source = yield* iterator(seq);
    for (;;) {
      const item = yield* next(source);
      if (item === undefined) return float(total.total());
      total.add(yield* toDouble(item));
    }
  }),
  resumable('prod(iterable, /, *, start=1)', function* ([iterable, start]: [Value, Value?]) {
    let result: Value = start ?? 1;
    const source = yield* iterator(iterable);
    for (;;) {
      const item = yield* next(source);
      if (item === undefined) return result;
      result = yield* binary(MULTIPLY, result, item);
    }
  }),
  resumable('hypot(*coordinates)', function* ([coordinates]: [PyTuple]) {
    return float(norm(yield* doubles(coordinates.items)));
  }),
  resumable('dist(p, q, /)', function* ([p, q]: [Value, Value]) {
    const from = yield* point(p);
    const to = yield* point(q);
    if (from.length !== to.length) {
      throw valueError('both points must have the same number of dimensions');
    }
    return float(norm(from.map((value, i) => value - to[i]!)));
  }),
];
