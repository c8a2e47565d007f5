/** Arguments of the constructors and methods of `datetime`. */
import { stringRepr } from '../../python/formatting/string-text.ts';
import { type Raised, raise, typeError, valueError } from '../../python/objects/exception.ts';
import type { Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { index, plainText, typeName } from '../../python/protocols/index.ts';

/** A parameter that only a pickled state makes unnecessary. */
export function required(value: Value | undefined, name: string, position: number): Value {
  if (value !== undefined) return value;
  throw typeError(`function missing required argument '${name}' (pos ${position})`);
}

/** An argument that CPython keeps in a C int. */
export function* smallInteger(value: Value): Resumable<number> {
  const whole = yield* index(value);
  if (typeof whole === 'bigint') {
    throw raise('OverflowError', 'Python int too large to convert to C long');
  }
  if (whole >= 2 ** 31) throw raise('OverflowError', 'signed integer is greater than maximum');
  if (whole < -(2 ** 31)) throw raise('OverflowError', 'signed integer is less than minimum');
  return whole;
}

/** Several of them, those that are left out with their defaults. */
export function* smallIntegers(
  values: readonly (Value | undefined)[],
  defaults: readonly number[] = [],
): Resumable<number[]> {
  const numbers: number[] = [];
  for (const [i, value] of values.entries()) {
    numbers.push(value === undefined ? (defaults[i] ?? 0) : yield* smallInteger(value));
  }
  return numbers;
}

/** The one character between date and time. */
export function separatorArgument(value: Value | undefined): string {
  if (value === undefined) return 'T';
  const text = plainText(value);
  if (text !== undefined && Array.from(text).length === 1) return text;
  throw typeError(`isoformat() argument 1 must be a unicode character, not ${typeName(value)}`);
}

export function timespecArgument(value: Value | undefined, position: number): string {
  if (value === undefined) return 'auto';
  const text = plainText(value);
  if (text !== undefined) return text;
  throw typeError(`isoformat() argument ${position} must be str, not ${typeName(value)}`);
}

export function isoArgument(value: Value): string {
  const text = plainText(value);
  if (text !== undefined) return text;
  throw typeError('fromisoformat: argument must be str');
}

export function invalidIso(text: string): Raised {
  return valueError(`Invalid isoformat string: ${stringRepr(text)}`);
}
