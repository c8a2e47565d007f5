/** range. */
import { raise, valueError } from '../objects/exception.ts';
import { PyGetSet } from '../objects/function.ts';
import { native, resumable } from '../objects/native.ts';
import { NOT_IMPLEMENTED, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PyFloat, PyRange, PySlice, RANGE_TYPE } from '../objects/values.ts';
import { equals, hash, index, plainInt, RangeIterator, repr } from '../protocols/index.ts';
import { resumableConstructor } from './construct.ts';
import { hashTuple } from './hashing.ts';
import { install, type Member } from './install.ts';
import { position, select } from './slice.ts';
import { NONE } from '../objects/object.ts';

function* bound(value: Value): Resumable<number> {
  const whole = yield* index(value);
  if (typeof whole === 'bigint') {
    throw raise('OverflowError', 'Python int too large to convert to C ssize_t');
  }
  return whole;
}

function* at(self: PyRange, key: Value): Resumable {
  if (key instanceof PySlice) {
    const { start, stop, step } = yield* select(key, self.length);
    return new PyRange(
      self.start + start * self.step,
      self.start + stop * self.step,
      self.step * step,
    );
  }
  const offset = yield* position(key, self.length, 'range');
  if (offset === undefined) throw raise('IndexError', 'range object index out of range');
  return self.start + offset * self.step;
}

/** Position of a value in a range; −1: not in it. */
function* find(self: PyRange, value: Value): Resumable<number> {
  const whole = value instanceof PyFloat ? value.value : plainInt(value);
  if (typeof whole === 'number') {
    const offset = (whole - self.start) / self.step;
    return Number.isInteger(offset) && offset >= 0 && offset < self.length ? offset : -1;
  }
  if (typeof whole === 'bigint') return -1;
  for (let i = 0; i < self.length; i++) {
    if (yield* equals(self.start + i * self.step, value)) return i;
  }
  return -1;
}

function areEqual(a: PyRange, b: PyRange): boolean {
  return a.key() === b.key();
}

function reversed(self: PyRange): PyRange {
  const last = self.start + (self.length - 1) * self.step;
  return self.length === 0
    ? new PyRange(0, 0, 1)
    : new PyRange(last, self.start - self.step, -self.step);
}

const MEMBERS: readonly Member[] = [
  resumableConstructor(RANGE_TYPE, 'start, stop=None, step=1, /', function* (_cls, args) {
    const [first, second, third] = args as (Value | undefined)[];
    if (second === undefined) return new PyRange(0, yield* bound(first!), 1);
    const start = yield* bound(first!);
    const stop = yield* bound(second);
    const step = third === undefined ? 1 : yield* bound(third);
    if (step === 0) throw valueError('range() arg 3 must not be zero');
    return new PyRange(start, stop, step);
  }),
  native('__repr__(self, /)', ([self]: [PyRange]) =>
    self.step === 1
      ? `range(${self.start}, ${self.stop})`
      : `range(${self.start}, ${self.stop}, ${self.step})`,
  ),
  native('__len__(self, /)', ([self]: [PyRange]) => self.length),
  native('__bool__(self, /)', ([self]: [PyRange]) => self.length > 0),
  native('__iter__(self, /)', ([self]: [PyRange]) => new RangeIterator(self)),
  native('__reversed__(self, /)', ([self]: [PyRange]) => new RangeIterator(reversed(self))),
  resumable('__getitem__(self, key, /)', function* ([self, key]: [PyRange, Value]) {
    return yield* at(self, key);
  }),
  resumable('__contains__(self, key, /)', function* ([self, key]: [PyRange, Value]) {
    return (yield* find(self, key)) >= 0;
  }),
  native('__eq__(self, value, /)', ([self, value]) =>
    value instanceof PyRange ? areEqual(self, value) : NOT_IMPLEMENTED,
  ),
  native('__ne__(self, value, /)', ([self, value]) =>
    value instanceof PyRange ? !areEqual(self, value) : NOT_IMPLEMENTED,
  ),
  resumable('__hash__(self, /)', function* ([self]: [PyRange]) {
    const { length, start, step } = self;
    const parts = [length, length > 0 ? start : NONE, length > 1 ? step : NONE];
    const hashes: (number | bigint)[] = [];
    for (const part of parts) hashes.push(yield* hash(part));
    return hashTuple(hashes);
  }),
  resumable('index(self, value, /)', function* ([self, value]: [PyRange, Value]) {
    const offset = yield* find(self, value);
    if (offset < 0) throw valueError(`${yield* repr(value)} is not in range`);
    return offset;
  }),
  resumable('count(self, value, /)', function* ([self, value]: [PyRange, Value]) {
    return (yield* find(self, value)) >= 0 ? 1 : 0;
  }),
  new PyGetSet('start', (self) => (self as PyRange).start),
  new PyGetSet('stop', (self) => (self as PyRange).stop),
  new PyGetSet('step', (self) => (self as PyRange).step),
];

export function installRange(): void {
  install(RANGE_TYPE, MEMBERS);
}
