/** slice, and what a slice selects of a sequence. */
import { typeError, valueError } from '../objects/exception.ts';
import { PyGetSet } from '../objects/function.ts';
import { resumable } from '../objects/native.ts';
import { NONE, NOT_IMPLEMENTED, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PySlice, SLICE_TYPE, tuple } from '../objects/values.ts';
import { compare, index, plainInt, repr, specialMethod, typeName } from '../protocols/index.ts';
import { constructor } from './construct.ts';
import { install, type Member } from './install.ts';

/** Positions start, start + step, … of which there are `count`, all within the sequence. */
export interface Selection {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly count: number;
}

/** A bound of a slice, clipped to the safe integers; undefined for None. */
function* bound(value: Value): Resumable<number | undefined> {
  if (typeof value === 'number') return value;
  if (value === NONE) return undefined;
  if (plainInt(value) === undefined && specialMethod(value, '__index__') === undefined) {
    throw typeError('slice indices must be integers or None or have an __index__ method');
  }
  const whole = yield* index(value);
  return typeof whole === 'number'
    ? whole
    : whole < 0n
      ? Number.MIN_SAFE_INTEGER
      : Number.MAX_SAFE_INTEGER;
}

/** What `slice` selects of a sequence of `length` items. */
export function* select(slice: PySlice, length: number): Resumable<Selection> {
  const step = (yield* bound(slice.step)) ?? 1;
  if (step === 0) throw valueError('slice step cannot be zero');
  const low = step < 0 ? -1 : 0;
  const high = step < 0 ? length - 1 : length;
  const clip = (position: number): number => {
    const absolute = position < 0 ? position + length : position;
    return absolute < low ? low : absolute > high ? high : absolute;
  };
  const from = yield* bound(slice.start);
  const to = yield* bound(slice.stop);
  const start = from === undefined ? (step < 0 ? high : low) : clip(from);
  const stop = to === undefined ? (step < 0 ? low : high) : clip(to);
  const distance = step < 0 ? start - stop : stop - start;
  const count = distance <= 0 ? 0 : Math.floor((distance - 1) / Math.abs(step)) + 1;
  return { start, stop, step, count };
}

/** The selected items of an array. */
export function pick<Item>(items: readonly Item[], { start, step, count }: Selection): Item[] {
  if (step === 1) return items.slice(start, start + count);
  const picked = new Array<Item>(count);
  for (let i = 0; i < count; i++) picked[i] = items[start + i * step]!;
  return picked;
}

/** Position for `sequence[key]`, from the end when negative; undefined: out of range. */
export function* position(key: Value, length: number, kind: string): Resumable<number | undefined> {
  let at: number | bigint;
  if (typeof key === 'number') at = key;
  else if (plainInt(key) !== undefined || specialMethod(key, '__index__') !== undefined) {
    at = yield* index(key);
  } else {
    // str words it in its own way.
    throw typeError(
      kind === 'string'
        ? `string indices must be integers, not '${typeName(key)}'`
        : `${kind} indices must be integers or slices, not ${typeName(key)}`,
    );
  }
  if (typeof at === 'bigint') return undefined;
  if (at < 0) at += length;
  return at >= 0 && at < length ? at : undefined;
}

const parts = (slice: PySlice): Value[] => [slice.start, slice.stop, slice.step];

const MEMBERS: readonly Member[] = [
  constructor(SLICE_TYPE, 'start, stop=None, step=None, /', (_cls, [start, stop, step]) =>
    stop === undefined ? new PySlice(NONE, start, NONE) : new PySlice(start, stop, step ?? NONE),
  ),
  resumable('__repr__(self, /)', function* ([self]: [PySlice]) {
    const texts: string[] = [];
    for (const part of parts(self)) texts.push(yield* repr(part));
    return `slice(${texts.join(', ')})`;
  }),
  ...[2, 3].map((operator) =>
    resumable(
      operator === 2 ? '__eq__(self, value, /)' : '__ne__(self, value, /)',
      function* ([self, value]: [PySlice, Value]) {
        if (!(value instanceof PySlice)) return NOT_IMPLEMENTED;
        return yield* compare(operator, tuple(parts(self)), tuple(parts(value)));
      },
    ),
  ),
  { name: '__hash__', value: NONE },
  resumable('indices(self, len, /)', function* ([self, length]: [PySlice, Value]) {
    const size = Number(yield* index(length));
    if (size < 0) throw valueError('length should not be negative');
    const { start, stop, step } = yield* select(self, size);
    return tuple([start, stop, step]);
  }),
  new PyGetSet('start', (self) => (self as PySlice).start),
  new PyGetSet('stop', (self) => (self as PySlice).stop),
  new PyGetSet('step', (self) => (self as PySlice).step),
];

export function installSlice(): void {
  install(SLICE_TYPE, MEMBERS);
}

/** A count of repetitions for `sequence * count`; undefined when the operand is no whole number. */
export function repetitions(value: Value): number | undefined {
  const whole = plainInt(value);
  if (whole === undefined) return undefined;
  return whole <= 0 ? 0 : Number(whole);
}
