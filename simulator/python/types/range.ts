/** range. */
import { raise, typeError, valueError } from '../objects/exception.ts';
import { PyGetSet } from '../objects/function.ts';
import { native, resumable } from '../objects/native.ts';
import { NONE, NOT_IMPLEMENTED, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PyFloat, PyRange, PySlice, RANGE_TYPE } from '../objects/values.ts';
import {
  equals,
  hash,
  index,
  iterator,
  next,
  plainInt,
  RangeIterator,
  repr,
  specialMethod,
  typeName,
} from '../protocols/index.ts';
import { type AnyRange, BigRangeIterator, makeRange, PyBigRange, valueAt } from './big-range.ts';
import { resumableConstructor } from './construct.ts';
import { hashTuple } from './hashing.ts';
import { install, type Member } from './install.ts';
import { add, floorDivide, type Integer, modulo, multiply, negate, subtract } from './integer.ts';
import { select } from './slice.ts';

/** A length that fits a machine word, as len() and slices need it. */
function checkedLength({ length }: AnyRange): number {
  if (typeof length === 'number') return length;
  throw raise('OverflowError', 'Python int too large to convert to C ssize_t');
}

function* at(self: AnyRange, key: Value): Resumable {
  if (key instanceof PySlice) {
    const { start, stop, step } = yield* select(key, checkedLength(self));
    return makeRange(valueAt(self, start), valueAt(self, stop), multiply(self.step, step));
  }
  if (plainInt(key) === undefined && specialMethod(key, '__index__') === undefined) {
    throw typeError(`range indices must be integers or slices, not ${typeName(key)}`);
  }
  const wanted = yield* index(key);
  const offset = wanted < 0 ? add(wanted, self.length) : wanted;
  if (offset < 0 || offset >= self.length) {
    throw raise('IndexError', 'range object index out of range');
  }
  return valueAt(self, offset);
}

/** The whole number a value is without more ado; subclasses of int may compare as they like. */
function exactNumber(value: Value): Integer | undefined {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      return value instanceof PyFloat && Number.isSafeInteger(value.value)
        ? value.value
        : undefined;
  }
}

/** Position of a value in a range; −1: not in it. */
function* find(self: AnyRange, value: Value): Resumable<Integer> {
  const whole = exactNumber(value);
  if (whole !== undefined) {
    const distance = subtract(whole, self.start);
    if (modulo(distance, self.step) !== 0) return -1;
    const offset = floorDivide(distance, self.step);
    return offset >= 0 && offset < self.length ? offset : -1;
  }
  if (value instanceof PyFloat) return -1;
  const source = yield* iterator(self);
  for (let i = 0; ; i++) {
    const item = yield* next(source);
    if (item === undefined) return -1;
    if (yield* equals(item, value)) return i;
  }
}

function isRange(value: Value): value is AnyRange {
  return value instanceof PyRange || value instanceof PyBigRange;
}

function reversed(self: AnyRange): AnyRange {
  if (self.length === 0) return new PyRange(0, 0, 1);
  const last = valueAt(self, subtract(self.length, 1));
  return makeRange(last, subtract(self.start, self.step), negate(self.step));
}

function iterate(range: AnyRange): RangeIterator | BigRangeIterator {
  return range instanceof PyRange ? new RangeIterator(range) : new BigRangeIterator(range);
}

const MEMBERS: readonly Member[] = [
  resumableConstructor(RANGE_TYPE, 'start, stop=None, step=1, /', function* (_cls, args) {
    const [first, second, third] = args as (Value | undefined)[];
    if (second === undefined) return makeRange(0, yield* index(first!), 1);
    const start = yield* index(first!);
    const stop = yield* index(second);
    const step = third === undefined ? 1 : yield* index(third);
    if (step === 0) throw valueError('range() arg 3 must not be zero');
    return makeRange(start, stop, step);
  }),
  native('__repr__(self, /)', ([self]: [AnyRange]) =>
    self.step === 1
      ? `range(${self.start}, ${self.stop})`
      : `range(${self.start}, ${self.stop}, ${self.step})`,
  ),
  native('__len__(self, /)', ([self]: [AnyRange]) => checkedLength(self)),
  native('__bool__(self, /)', ([self]: [AnyRange]) => self.length > 0),
  native('__iter__(self, /)', ([self]: [AnyRange]) => iterate(self)),
  native('__reversed__(self, /)', ([self]: [AnyRange]) => iterate(reversed(self))),
  resumable('__getitem__(self, key, /)', function* ([self, key]: [AnyRange, Value]) {
    return yield* at(self, key);
  }),
  resumable('__contains__(self, key, /)', function* ([self, key]: [AnyRange, Value]) {
    return (yield* find(self, key)) >= 0;
  }),
  native('__eq__(self, value, /)', ([self, value]: [AnyRange, Value]) =>
    isRange(value) ? self.key() === value.key() : NOT_IMPLEMENTED,
  ),
  native('__ne__(self, value, /)', ([self, value]: [AnyRange, Value]) =>
    isRange(value) ? self.key() !== value.key() : NOT_IMPLEMENTED,
  ),
  resumable('__hash__(self, /)', function* ([self]: [AnyRange]) {
    const { length, start, step } = self;
    const parts = [length, length > 0 ? start : NONE, length > 1 ? step : NONE];
    const hashes: Integer[] = [];
    for (const part of parts) hashes.push(yield* hash(part));
    return hashTuple(hashes);
  }),
  resumable('index(self, value, /)', function* ([self, value]: [AnyRange, Value]) {
    const offset = yield* find(self, value);
    if (offset < 0) {
      throw valueError(
        plainInt(value) === undefined
          ? 'sequence.index(x): x not in sequence'
          : `${yield* repr(value)} is not in range`,
      );
    }
    return offset;
  }),
  resumable('count(self, value, /)', function* ([self, value]: [AnyRange, Value]) {
    if (exactNumber(value) !== undefined) return (yield* find(self, value)) >= 0 ? 1 : 0;
    let count = 0;
    const source = yield* iterator(self);
    for (;;) {
      const item = yield* next(source);
      if (item === undefined) return count;
      if (yield* equals(item, value)) count++;
    }
  }),
  new PyGetSet('start', (self) => (self as AnyRange).start),
  new PyGetSet('stop', (self) => (self as AnyRange).stop),
  new PyGetSet('step', (self) => (self as AnyRange).step),
];

export function installRange(): void {
  install(RANGE_TYPE, MEMBERS);
}
