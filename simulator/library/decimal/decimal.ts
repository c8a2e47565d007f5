/** `decimal.Decimal` as a value: what it holds, how it is keyed, and what can be taken for one. */
import { decompose } from '../../python/formatting/float-digits.ts';
import {
  builtinType,
  CUSTOM,
  type KeyAnswer,
  PyObject,
  type PyType,
  STRUCTURED_KEY,
  type Value,
} from '../../python/objects/object.ts';
import { plainInt } from '../../python/protocols/index.ts';
import { HASH_MODULUS } from '../../python/types/hashing.ts';
import { type Integer, normalise, powerModulo } from '../../python/types/integer.ts';
import {
  type Dec,
  finite,
  fromInteger,
  infinity,
  nan,
  order,
  stripZeros,
  toDouble,
  toWhole,
} from './number.ts';

export const DECIMAL_TYPE = builtinType('Decimal', { module: 'decimal', layout: 'other' });

/** Keys of numbers longer than this are texts: no int or float of the program's equals them. */
const KEY_DIGITS_MAX = 400;

export class PyDecimal extends PyObject {
  readonly value: Dec;

  constructor(value: Dec, type: PyType = DECIMAL_TYPE) {
    super(type);
    this.value = value;
  }

  /** That of the equal int or float where there is one. */
  override key(): KeyAnswer {
    const { value } = this;
    if (this.type.hashing === 'custom' || value.kind === 'snan') return CUSTOM;
    if (value.kind === 'nan') return this;
    if (value.kind === 'infinity') return value.negative ? -Infinity : Infinity;
    const { coefficient, exponent } = stripZeros(value.coefficient, value.exponent);
    if (coefficient === 0n) return 0;
    if (exponent >= 0 && exponent < KEY_DIGITS_MAX) return normalise(toWhole(value));
    const double = toDouble(value);
    if (Number.isFinite(double) && double !== 0 && order(fromDouble(double), value) === 0) {
      return double;
    }
    return `${STRUCTURED_KEY}D${value.negative ? '-' : ''}${coefficient}e${exponent}`;
  }
}

/** The exact value of a double. */
export function fromDouble(value: number): Dec {
  const negative = value < 0 || Object.is(value, -0);
  if (Number.isNaN(value)) return nan();
  if (!Number.isFinite(value)) return infinity(negative);
  const { mantissa, exponent } = decompose(Math.abs(value));
  if (exponent >= 0) return finite(negative, mantissa << BigInt(exponent), 0);
  let whole = mantissa;
  let power = -exponent;
  while (power > 0 && whole % 2n === 0n && whole !== 0n) {
    whole /= 2n;
    power -= 1;
  }
  if (whole === 0n) return finite(negative, 0n, 0);
  // A half is five tenths.
  return finite(negative, whole * 5n ** BigInt(power), -power);
}

/** What arithmetic takes for a decimal: one, or an int. Undefined for everything else. */
export function toDec(value: Value): Dec | undefined {
  if (value instanceof PyDecimal) return value.value;
  const whole = plainInt(value);
  return whole === undefined ? undefined : fromInteger(BigInt(whole));
}

const HASH_INFINITY = 314159;

/** Library reference, "Hashing of numeric types". Not for nans. */
export function hashDecimal(value: Dec): Integer {
  if (value.kind === 'infinity') return value.negative ? -HASH_INFINITY : HASH_INFINITY;
  const base = value.exponent >= 0 ? 10n : powerModulo(10, HASH_MODULUS - 2n, HASH_MODULUS);
  const power = powerModulo(base, BigInt(Math.abs(value.exponent)), HASH_MODULUS);
  const size = (value.coefficient * BigInt(power)) % HASH_MODULUS;
  const hash = value.negative ? -size : size;
  return normalise(hash === -1n ? -2n : hash);
}
