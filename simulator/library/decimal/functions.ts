/** Roots, exponentials, logarithms and powers, rounded as if they had been exact. */
import { divide, multiply, subtract } from './arithmetic.ts';
import { INEXACT, ROUNDED } from './conditions.ts';
import { finish, invalid, nanOf, type Setting, tiny } from './finish.ts';
import {
  adjusted,
  type Dec,
  digitsOf,
  finite,
  fromInteger,
  infinity,
  isFinite,
  isInfinite,
  isZero,
  ONE,
  order,
  powerOfTen,
  shifted,
  stripZeros,
  toDouble,
  toWhole,
  ZERO,
} from './number.ts';
import { divideRounded } from './rounding.ts';
import { exponentialOf, lnOfTen, logarithmOf, toDigits } from './transcendental.ts';

/** A positive number with an error of at most ten units of its last digit. */
interface Approximation {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** The digits of a coefficient that fit, rounded. */
function leading(coefficient: bigint, { precision, rounding }: Setting, negative: boolean): string {
  const dropped = digitsOf(coefficient) - precision;
  if (dropped <= 0) return coefficient.toString();
  const unit = powerOfTen(dropped);
  const { quotient } = divideRounded(coefficient, unit, negative, rounding);
  return `${quotient}e${dropped}`;
}

/** Carries out what is rounded half to even whatever the setting says. */
function inHalfEven(setting: Setting, body: (own: Setting) => Dec): Dec {
  const own: Setting = { ...setting, rounding: 'ROUND_HALF_EVEN' };
  const result = body(own);
  setting.status |= own.status;
  return result;
}

const GUARD_DIGITS = 8;
const ERROR = 10n;

/**
 * What is not a decimal number with few digits, rounded as the setting says.
 *
 * @param approximate - computes it to about so many digits
 */
function rounded(
  setting: Setting,
  negative: boolean,
  approximate: (digits: number) => Approximation,
): Dec {
  const { precision } = setting;
  for (let digits = precision + GUARD_DIGITS; ; digits += precision + GUARD_DIGITS) {
    const { coefficient, exponent } = approximate(digits);
    const low = leading(coefficient - ERROR, setting, negative);
    const sure = low === leading(coefficient + ERROR, setting, negative);
    // Three times the digits and still on the edge: it is the edge.
    const edge = digits > 3 * (precision + GUARD_DIGITS);
    if (!sure && !edge) continue;
    const result = sure
      ? finite(negative, coefficient * 10n + 1n, exponent - 1)
      : finite(negative, nearest(coefficient, precision + 2), exponent);
    setting.status |= INEXACT | ROUNDED;
    return finish(setting, result);
  }
}

/** A coefficient rounded to so many digits, with zeros behind them. */
function nearest(coefficient: bigint, count: number): bigint {
  const unit = powerOfTen(Math.max(0, digitsOf(coefficient) - count));
  return divideRounded(coefficient, unit, false, 'ROUND_HALF_EVEN').quotient * unit;
}

function integerRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(16).length * 4 + 2) >> 1);
  for (;;) {
    const better = (root + value / root) >> 1n;
    if (better >= root) return root;
    root = better;
  }
}

export function squareRoot(setting: Setting, value: Dec): Dec {
  const special = nanOf(setting, value);
  if (special !== undefined) return special;
  const ideal = Math.floor(value.exponent / 2);
  if (isZero(value)) return finish(setting, finite(value.negative, 0n, ideal));
  if (value.negative) return invalid(setting);
  if (isInfinite(value)) return value;
  const even = value.exponent - 2 * ideal;
  const coefficient = shifted(value.coefficient, even);
  const places = Math.max(0, setting.precision + 2 - (digitsOf(coefficient) >> 1));
  const radicand = shifted(coefficient, 2 * places);
  const root = integerRoot(radicand);
  const exact = root * root === radicand;
  const stripped = stripZeros(root, ideal - places, ideal);
  const result = exact
    ? finite(false, stripped.coefficient, stripped.exponent)
    : finite(false, root * 10n + 1n, ideal - places - 1);
  return inHalfEven(setting, (own) => finish(own, result));
}

export function exponential(setting: Setting, value: Dec): Dec {
  const special = nanOf(setting, value);
  if (special !== undefined) return special;
  if (isInfinite(value)) return value.negative ? ZERO : value;
  if (isZero(value)) return ONE;
  return inHalfEven(setting, (own) => {
    const beyond = outOfReach(own, toDouble(value) / Math.LN10);
    if (beyond !== undefined) return beyond;
    if (adjusted(value) < -own.precision - 3) return padded(own, false);
    return rounded(own, false, (digits) => {
      const { fraction, power: tens } = exponentialOf(value, digits);
      return { coefficient: toDigits(fraction, digits), exponent: tens - digits };
    });
  });
}

/** 10 ** power where that over- or underflows for sure. */
function outOfReach(setting: Setting, tens: number, negative = false): Dec | undefined {
  const { exponentMax } = setting;
  if (tens > exponentMax + 2) return finish(setting, finite(negative, 1n, exponentMax + 1));
  const low = tiny(setting) - 2;
  return tens < low ? finish(setting, finite(negative, 1n, low)) : undefined;
}

/** For results on the way: only the precision is limited. */
function wideSetting(precision: number): Setting {
  return {
    precision,
    rounding: 'ROUND_HALF_EVEN',
    exponentMin: -Number.MAX_SAFE_INTEGER,
    exponentMax: Number.MAX_SAFE_INTEGER,
    clamp: false,
    status: 0,
  };
}

/** The exponent of the first digit of ln(x), or a little less. */
function logarithmMagnitude(x: Dec): number {
  const power = adjusted(x);
  if (power > 0 || power < -1) return 0;
  return Math.min(0, adjusted(subtract(wideSetting(1), x, ONE)) - 2);
}

export function naturalLogarithm(setting: Setting, value: Dec): Dec {
  const early = logarithmOfSpecial(setting, value);
  if (early !== undefined) return early;
  if (order(value, ONE) === 0) return ZERO;
  const magnitude = logarithmMagnitude(value);
  const approximate = (digits: number): Approximation => {
    const places = digits - magnitude;
    const coefficient = toDigits(logarithmOf(value, places), places);
    return { coefficient: coefficient < 0n ? -coefficient : coefficient, exponent: -places };
  };
  return inHalfEven(setting, (own) => rounded(own, order(value, ONE) < 0, approximate));
}

export function commonLogarithm(setting: Setting, value: Dec): Dec {
  const early = logarithmOfSpecial(setting, value);
  if (early !== undefined) return early;
  const { coefficient, exponent } = stripZeros(value.coefficient, value.exponent);
  if (coefficient === 1n) {
    return inHalfEven(setting, (own) => finish(own, fromInteger(BigInt(exponent))));
  }
  const magnitude = logarithmMagnitude(value) - 1;
  const approximate = (digits: number): Approximation => {
    const places = digits - magnitude;
    const { value: natural, bits } = logarithmOf(value, places);
    const common = { value: (natural << BigInt(bits)) / lnOfTen(bits), bits };
    const scaled = toDigits(common, places);
    return { coefficient: scaled < 0n ? -scaled : scaled, exponent: -places };
  };
  return inHalfEven(setting, (own) => rounded(own, order(value, ONE) < 0, approximate));
}

function logarithmOfSpecial(setting: Setting, value: Dec): Dec | undefined {
  const special = nanOf(setting, value);
  if (special !== undefined) return special;
  if (isZero(value)) return infinity(true);
  if (value.negative) return invalid(setting);
  return isInfinite(value) ? value : undefined;
}

/** Whether a finite number is whole, and odd. */
function parity(value: Dec): 'even' | 'odd' | 'fraction' {
  if (isZero(value)) return 'even';
  const { coefficient, exponent } = stripZeros(value.coefficient, value.exponent);
  if (exponent < 0) return 'fraction';
  return exponent === 0 && coefficient % 2n === 1n ? 'odd' : 'even';
}

export function power(setting: Setting, a: Dec, b: Dec): Dec {
  const special = nanOf(setting, a, b);
  if (special !== undefined) return special;
  if (isZero(b)) return isZero(a) ? invalid(setting) : ONE;
  const kind = isFinite(b) ? parity(b) : 'even';
  if (a.negative && kind === 'fraction' && !isZero(a)) return invalid(setting);
  const negative = a.negative && kind === 'odd';
  if (isZero(a)) return b.negative ? infinity(negative) : finite(negative, 0n, 0);
  if (isInfinite(b)) return powerOfInfinite(setting, a, b);
  if (isInfinite(a)) return b.negative ? finite(negative, 0n, 0) : infinity(negative);
  const size: Dec = { ...a, negative: false };
  if (order(size, ONE) === 0) return powerOfOne(setting, a, b, negative);
  const tens = roughLogarithm(size) * toDouble(b);
  if (kind === 'fraction' || adjusted(b) > WHOLE_POWER_MAX || isFarOut(setting, size, b, tens)) {
    return outOfReach(setting, tens, negative) ?? realPower(setting, size, b, negative);
  }
  return wholePower(setting, size, toWhole(b), negative);
}

/** Whether CPython sees at a glance that a power over- or underflows: by the number of digits. */
function isFarOut(setting: Setting, a: Dec, b: Dec, tens: number): boolean {
  const bound = tens < 0 ? -tiny(setting) : setting.exponentMax;
  return logarithmOrder(a) + adjusted(b) > lengthOf(bound);
}

const lengthOf = (value: number): number => String(Math.abs(value)).length;

/** A lower bound of the exponent of log10(x). */
function logarithmOrder(x: Dec): number {
  const first = adjusted(x);
  if (first > 0) return lengthOf(first) - 1;
  if (first < -1) return lengthOf(first + 1) - 1;
  const distance = subtract(wideSetting(1), x, ONE);
  return adjusted(distance) - (distance.negative ? 1 : 2);
}

/** Exponents with more digits than this are taken for any real number. */
const WHOLE_POWER_MAX = 12;

const roughLogarithm = (x: Dec): number =>
  x.exponent + digitsOf(x.coefficient) + Math.log10(leadingFraction(x.coefficient));

/** 0.d1d2d3… of a coefficient. */
function leadingFraction(coefficient: bigint): number {
  return Number(`0.${coefficient.toString().slice(0, 20)}`);
}

function powerOfInfinite(setting: Setting, a: Dec, b: Dec): Dec {
  if (a.negative) return invalid(setting);
  const sizes = isInfinite(a) ? 1 : order(a, ONE);
  if (sizes === 0) return padded(setting, false);
  return sizes > 0 === b.negative ? ZERO : infinity(false);
}

/** 1 with all the digits of the precision: what is not known to be exact. */
function padded(setting: Setting, negative: boolean): Dec {
  setting.status |= INEXACT | ROUNDED;
  const { precision } = setting;
  return finite(negative, powerOfTen(precision - 1), 1 - precision);
}

function powerOfOne(setting: Setting, a: Dec, b: Dec, negative: boolean): Dec {
  if (parity(b) === 'fraction') return padded(setting, negative);
  // The zeros behind the point multiply, as far as the precision goes.
  const places = BigInt(-a.exponent) * (b.negative ? 0n : toWhole(b));
  const most = BigInt(setting.precision - 1);
  if (places > most) {
    setting.status |= ROUNDED;
    return finite(negative, powerOfTen(setting.precision - 1), 1 - setting.precision);
  }
  const zeros = Math.max(0, Number(places));
  return finite(negative, powerOfTen(zeros), -zeros);
}

/**
 * By squaring, with digits to spare, but in the range of exponents of the setting: as in CPython a power
 * that leaves it on the way is zero or an infinity, however it is rounded.
 */
function wholePower(setting: Setting, a: Dec, exponent: bigint, negative: boolean): Dec {
  const count = exponent < 0n ? -exponent : exponent;
  const own: Setting = {
    ...setting,
    precision: setting.precision + 2 + digitsOf(count) + (exponent < 0n ? 1 : 0),
    rounding: 'ROUND_HALF_EVEN',
    clamp: false,
    status: 0,
  };
  const base = exponent < 0n ? divide(own, ONE, a) : a;
  let result = base;
  for (const bit of count.toString(2).slice(1)) {
    result = multiply(own, result, result);
    if (bit === '1') result = multiply(own, result, base);
  }
  setting.status |= own.status;
  if (!isInfinite(result)) return finish(setting, { ...result, negative });
  return finish(setting, finite(negative, 1n, setting.exponentMax + 1));
}

/** exp(b × ln(a)). */
function realPower(setting: Setting, a: Dec, b: Dec, negative: boolean): Dec {
  return rounded(setting, negative, (digits) => {
    const wide = wideSetting(digits + Math.max(0, adjusted(b)) + 20);
    const product = multiply(wide, b, naturalLogarithm(wide, a));
    const { fraction, power: tens } = exponentialOf(product, digits);
    return { coefficient: toDigits(fraction, digits), exponent: tens - digits };
  });
}

/** a ** b % modulus, of whole numbers, exactly. */
export function modularPower(setting: Setting, a: Dec, b: Dec, modulus: Dec): Dec {
  const special = nanOf(setting, a, b, modulus);
  if (special !== undefined) return special;
  const operands = [a, b, modulus];
  if (!operands.every((value) => isFinite(value) && parity(value) !== 'fraction')) {
    return invalid(setting);
  }
  if ((b.negative && !isZero(b)) || isZero(modulus) || (isZero(a) && isZero(b)))
    return invalid(setting);
  if (adjusted(modulus) >= setting.precision) return invalid(setting);
  const m = toWhole({ ...modulus, negative: false });
  let base = toWhole({ ...a, negative: false }) % m;
  let exponent = toWhole(b);
  const odd = exponent % 2n === 1n;
  let result = 1n % m;
  for (; exponent > 0n; exponent >>= 1n) {
    if (exponent % 2n === 1n) result = (result * base) % m;
    base = (base * base) % m;
  }
  return finite(a.negative && odd, result, 0);
}
