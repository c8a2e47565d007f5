/** Ranges whose bounds or values are beyond 2^53: rare, so apart from the quick PyRange. */
import { PyIterator } from '../objects/iterator.ts';
import {
  builtinType,
  type KeyAnswer,
  PyObject,
  STRUCTURED_KEY,
  type Value,
} from '../objects/object.ts';
import { PyRange, RANGE_TYPE } from '../objects/values.ts';
import { add, floorDivide, type Integer, multiply, negate, subtract } from './integer.ts';

export const LONG_RANGE_ITERATOR_TYPE = builtinType('longrange_iterator', { layout: 'other' });

export class PyBigRange extends PyObject {
  readonly start: Integer;
  readonly stop: Integer;
  readonly step: Integer;
  readonly length: Integer;

  constructor(start: Integer, stop: Integer, step: Integer) {
    super(RANGE_TYPE);
    this.start = start;
    this.stop = stop;
    this.step = step;
    const distance = step < 0 ? subtract(start, stop) : subtract(stop, start);
    const stride = step < 0 ? negate(step) : step;
    this.length = distance > 0 ? add(floorDivide(subtract(distance, 1), stride), 1) : 0;
  }

  override key(): KeyAnswer {
    const { length, start, step } = this;
    return `${STRUCTURED_KEY}r${length},${length > 0 ? start : ''},${length > 1 ? step : ''}`;
  }
}

export type AnyRange = PyRange | PyBigRange;

/** A range of whichever kind holds these numbers, the values between them included. */
export function makeRange(start: Integer, stop: Integer, step: Integer): AnyRange {
  const small =
    typeof start === 'number' &&
    typeof stop === 'number' &&
    typeof step === 'number' &&
    Math.abs(start) + Math.abs(stop) + Math.abs(step) <= Number.MAX_SAFE_INTEGER;
  return small ? new PyRange(start, stop, step) : new PyBigRange(start, stop, step);
}

/** The value at a position that is within the range. */
export function valueAt({ start, step }: AnyRange, offset: Integer): Integer {
  return add(start, multiply(offset, step));
}

export class BigRangeIterator extends PyIterator {
  private readonly range: AnyRange;
  private position: Integer = 0;

  constructor(range: AnyRange) {
    super(LONG_RANGE_ITERATOR_TYPE);
    this.range = range;
  }

  next(): Value | undefined {
    if (this.position >= this.range.length) return undefined;
    const value = valueAt(this.range, this.position);
    this.position = add(this.position, 1);
    return value;
  }
}
