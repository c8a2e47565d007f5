/** Making decimals of other values (Library reference, "class decimal.Decimal"), and other values of them. */
import type { Context } from '../../python/context.ts';
import { raise, typeError, valueError } from '../../python/objects/exception.ts';
import type { Value } from '../../python/objects/object.ts';
import { PyFloat, PyList, PyTuple } from '../../python/objects/values.ts';
import { plainInt, plainText, typeName } from '../../python/protocols/index.ts';
import { type Integer, normalise } from '../../python/types/integer.ts';
import { type PyContext, settle } from './context.ts';
import { CONVERSION_SYNTAX, FLOAT_OPERATION } from './conditions.ts';
import { fromDouble, toDec } from './decimal.ts';
import {
  type Dec,
  finite,
  infinity,
  isNan,
  nan,
  powerOfTen,
  stripZeros,
  toNearestWhole,
  toWhole,
} from './number.ts';
import { parse, parseLoosely } from './text.ts';

/**
 * The decimal of a value: exactly.
 *
 * @param strict - as a context reads texts: without space around them and underscores in them
 */
export function decimalOf(value: Value, strict: boolean, own: PyContext, context: Context): Dec {
  const known = toDec(value);
  if (known !== undefined) return known;
  const text = plainText(value);
  if (text !== undefined) {
    const parsed = strict ? parse(text) : parseLoosely(text);
    if (parsed !== undefined) return parsed;
    settle(own, CONVERSION_SYNTAX, context);
    return nan();
  }
  if (value instanceof PyFloat) {
    settle(own, FLOAT_OPERATION, context);
    return fromDouble(value.value);
  }
  if (value instanceof PyTuple || value instanceof PyList) return fromParts(value.items);
  throw typeError(`conversion from ${typeName(value)} to Decimal is not supported`);
}

/** Sign, digits and exponent, as as_tuple() gives them. */
function fromParts(items: readonly Value[]): Dec {
  if (items.length !== 3) throw valueError('argument must be a sequence of length 3');
  const [sign, digits, exponent] = items as [Value, Value, Value];
  const signNumber = plainInt(sign);
  if (signNumber !== 0 && signNumber !== 1) {
    throw valueError('sign must be an integer with the value 0 or 1');
  }
  const negative = signNumber === 1;
  const letter = plainText(exponent);
  if (letter === 'F') return infinity(negative);
  const power = plainInt(exponent);
  if (letter !== undefined && letter !== 'n' && letter !== 'N') {
    throw valueError("string argument in the third position must be 'F', 'n' or 'N'");
  }
  if (letter === undefined && power === undefined) {
    throw valueError('exponent must be an integer');
  }
  const coefficient = coefficientOf(digits);
  if (letter === undefined) return finite(negative, coefficient, Number(power));
  return { kind: letter === 'n' ? 'nan' : 'snan', negative, coefficient, exponent: 0 };
}

function coefficientOf(digits: Value): bigint {
  const wrong = (): ReturnType<typeof valueError> =>
    valueError('coefficient must be a tuple of digits');
  if (!(digits instanceof PyTuple || digits instanceof PyList)) throw wrong();
  let text = '0';
  for (const digit of digits.items) {
    const number = plainInt(digit);
    if (number === undefined || number < 0 || number > 9) throw wrong();
    text += String(number);
  }
  return BigInt(text);
}

/** Refuses what is no number with a value; `what` is what it cannot be converted to. */
function checkFinite(value: Dec, what: string): void {
  if (isNan(value)) throw valueError(`cannot convert NaN to ${what}`);
  if (value.kind === 'infinity') {
    throw raise('OverflowError', `cannot convert Infinity to ${what}`);
  }
}

const BYTES_PER_DIGIT = 0.42;

/** The int that a number is cut off or rounded to. */
export function integerOf(
  value: Dec,
  mode: 'truncate' | 'floor' | 'ceiling' | 'nearest',
  { interpreter }: Context,
): Integer {
  checkFinite(value, 'integer');
  if (value.exponent > 1000) interpreter.allocate(value.exponent * BYTES_PER_DIGIT);
  if (value.exponent > 10_000_000) throw raise('MemoryError');
  if (mode === 'nearest') return normalise(toNearestWhole(value));
  const whole = toWhole(value);
  const cut = value.exponent < 0 && value.coefficient % powerOfTen(-value.exponent) !== 0n;
  if (cut && mode === 'floor' && value.negative) return normalise(whole - 1n);
  if (cut && mode === 'ceiling' && !value.negative) return normalise(whole + 1n);
  return normalise(whole);
}

export function integerRatio(value: Dec): readonly [Integer, Integer] {
  checkFinite(value, 'integer ratio');
  const { coefficient, exponent } = stripZeros(value.coefficient, value.exponent);
  const signedCoefficient = value.negative ? -coefficient : coefficient;
  if (coefficient === 0n) return [0, 1];
  if (exponent >= 0) return [normalise(signedCoefficient * powerOfTen(exponent)), 1];
  const denominator = powerOfTen(-exponent);
  const common = greatestCommonDivisor(coefficient, denominator);
  return [normalise(signedCoefficient / common), normalise(denominator / common)];
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** float(value); a signaling nan has none. */
export function floatOf(value: Dec): number {
  const sign = value.negative ? -1 : 1;
  switch (value.kind) {
    case 'snan':
      throw valueError('cannot convert signaling NaN to float');
    case 'nan':
      return NaN;
    case 'infinity':
      return sign * Infinity;
    case 'finite':
      return sign * Number(`${value.coefficient}e${value.exponent}`);
  }
}
