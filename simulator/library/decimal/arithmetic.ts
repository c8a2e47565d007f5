/** Addition, multiplication and division (General Decimal Arithmetic specification). */
import { DIVISION_BY_ZERO, DIVISION_IMPOSSIBLE, DIVISION_UNDEFINED } from './conditions.ts';
import { finish, invalid, nanOf, type Setting, tiny } from './finish.ts';
import {
  adjusted,
  type Dec,
  digitsOf,
  finite,
  infinity,
  isInfinite,
  isZero,
  powerOfTen,
  shifted,
  signed,
  stripZeros,
  ZERO,
} from './number.ts';
import { CLAMPED } from './conditions.ts';

export const negated = (value: Dec): Dec => ({ ...value, negative: !value.negative });
export const absolute = (value: Dec): Dec => ({ ...value, negative: false });

export function add(setting: Setting, a: Dec, b: Dec): Dec {
  const special = nanOf(setting, a, b);
  if (special !== undefined) return special;
  if (isInfinite(a)) {
    return isInfinite(b) && a.negative !== b.negative ? invalid(setting) : a;
  }
  if (isInfinite(b)) return b;
  return finish(setting, exactSum(setting, a, b));
}

export function subtract(setting: Setting, a: Dec, b: Dec): Dec {
  // The sign of a nan stays.
  return nanOf(setting, a, b) ?? add(setting, a, negated(b));
}

/** The sum before rounding; a number too small to be seen is replaced by one that is just so. */
function exactSum(setting: Setting, a: Dec, b: Dec): Dec {
  const exponent = Math.min(a.exponent, b.exponent);
  if (isZero(a) && isZero(b)) {
    const negative = a.negative === b.negative ? a.negative : setting.rounding === 'ROUND_FLOOR';
    return finite(negative, 0n, exponent);
  }
  if (isZero(a) || isZero(b)) return withZero(setting, isZero(a) ? b : a, exponent);
  const [large, small] = adjusted(a) >= adjusted(b) ? [a, b] : [b, a];
  const seen = negligible(setting, large, small) ?? small;
  const low = Math.min(large.exponent, seen.exponent);
  const sum =
    shifted(signed(large), large.exponent - low) + shifted(signed(seen), seen.exponent - low);
  if (sum === 0n) return finite(setting.rounding === 'ROUND_FLOOR', 0n, exponent);
  return finite(sum < 0n, sum < 0n ? -sum : sum, low);
}

/** The sum with a zero keeps the smaller exponent as far as the precision goes. */
function withZero({ precision }: Setting, value: Dec, exponent: number): Dec {
  // One more than fits, so that it shows when zeros fall away.
  const room = Math.max(exponent, value.exponent + digitsOf(value.coefficient) - precision - 1);
  if (room >= value.exponent) return value;
  return finite(value.negative, shifted(value.coefficient, value.exponent - room), room);
}

/** Something with the sign of `small` that rounds the sum the same way; undefined: small counts. */
function negligible({ precision }: Setting, large: Dec, small: Dec): Dec | undefined {
  const digits = digitsOf(large.coefficient);
  const lowest = large.exponent + Math.min(0, digits - precision - 2) - 1;
  const floor = Math.min(large.exponent - 1, lowest);
  if (adjusted(small) >= floor) return undefined;
  return finite(small.negative, 1n, floor);
}

export function multiply(setting: Setting, a: Dec, b: Dec): Dec {
  const product = multiplyExactly(setting, a, b);
  return finish(setting, product);
}

function multiplyExactly(setting: Setting, a: Dec, b: Dec): Dec {
  const special = nanOf(setting, a, b);
  if (special !== undefined) return special;
  const negative = a.negative !== b.negative;
  if (isInfinite(a) || isInfinite(b)) {
    return isZero(a) || isZero(b) ? invalid(setting) : infinity(negative);
  }
  return finite(negative, a.coefficient * b.coefficient, a.exponent + b.exponent);
}

/** a × b + c, rounded once. */
export function fusedMultiplyAdd(setting: Setting, a: Dec, b: Dec, c: Dec): Dec {
  const own: Setting = { ...setting, status: 0 };
  const product = multiplyExactly(own, a, b);
  setting.status |= own.status;
  return own.status === 0 ? add(setting, product, c) : product;
}

export function divide(setting: Setting, a: Dec, b: Dec): Dec {
  const special = nanOf(setting, a, b);
  if (special !== undefined) return special;
  const negative = a.negative !== b.negative;
  if (isInfinite(a)) return isInfinite(b) ? invalid(setting) : infinity(negative);
  if (isInfinite(b)) {
    setting.status |= CLAMPED;
    return finite(negative, 0n, tiny(setting));
  }
  if (isZero(b)) {
    if (isZero(a)) return invalid(setting, DIVISION_UNDEFINED);
    setting.status |= DIVISION_BY_ZERO;
    return infinity(negative);
  }
  return finish(setting, quotient(setting, a, b, negative));
}

function quotient({ precision }: Setting, a: Dec, b: Dec, negative: boolean): Dec {
  const ideal = a.exponent - b.exponent;
  if (isZero(a)) return finite(negative, 0n, ideal);
  const shift = Math.max(0, digitsOf(b.coefficient) - digitsOf(a.coefficient) + precision + 1);
  const dividend = shifted(a.coefficient, shift);
  const whole = dividend / b.coefficient;
  const exponent = ideal - shift;
  if (whole * b.coefficient === dividend) {
    const { coefficient, exponent: power } = stripZeros(whole, exponent, ideal);
    return finite(negative, coefficient, power);
  }
  // A digit behind the last one that counts tells that there is more.
  return finite(negative, whole * 10n + 1n, exponent - 1);
}

/** The whole quotient, towards zero, and the rest; undefined when the quotient has too many digits. */
function integerDivision(
  { precision }: Setting,
  a: Dec,
  b: Dec,
): { readonly quotient: bigint; readonly rest: bigint; readonly exponent: number } | undefined {
  const exponent = Math.min(a.exponent, b.exponent);
  if (isZero(a) || adjusted(a) < adjusted(b)) {
    return { quotient: 0n, rest: shifted(a.coefficient, a.exponent - exponent), exponent };
  }
  if (adjusted(a) - adjusted(b) > precision) return undefined;
  const dividend = shifted(a.coefficient, a.exponent - exponent);
  const divisor = shifted(b.coefficient, b.exponent - exponent);
  const whole = dividend / divisor;
  if (digitsOf(whole) > precision) return undefined;
  return { quotient: whole, rest: dividend - whole * divisor, exponent };
}

/** a // b and a % b; towards zero, the rest with the sign of a. */
export function divideWithRest(setting: Setting, a: Dec, b: Dec): readonly [Dec, Dec] {
  const special = nanOf(setting, a, b);
  if (special !== undefined) return [special, special];
  const negative = a.negative !== b.negative;
  if (isInfinite(a)) {
    if (isInfinite(b)) return [invalid(setting), invalid(setting)];
    return [infinity(negative), invalid(setting)];
  }
  if (isInfinite(b)) return [finite(negative, 0n, 0), finish(setting, a)];
  if (isZero(b)) {
    if (isZero(a)) {
      const undefinedResult = invalid(setting, DIVISION_UNDEFINED);
      return [undefinedResult, undefinedResult];
    }
    setting.status |= DIVISION_BY_ZERO;
    return [infinity(negative), invalid(setting)];
  }
  const parts = integerDivision(setting, a, b);
  if (parts === undefined) {
    const impossible = invalid(setting, DIVISION_IMPOSSIBLE);
    return [impossible, impossible];
  }
  return [
    finish(setting, finite(negative, parts.quotient, 0)),
    finish(setting, finite(a.negative, parts.rest, parts.exponent)),
  ];
}

export function divideInteger(setting: Setting, a: Dec, b: Dec): Dec {
  const special = nanOf(setting, a, b);
  if (special !== undefined) return special;
  const negative = a.negative !== b.negative;
  if (isInfinite(a)) return isInfinite(b) ? invalid(setting) : infinity(negative);
  if (!isInfinite(b) && isZero(b)) {
    if (isZero(a)) return invalid(setting, DIVISION_UNDEFINED);
    setting.status |= DIVISION_BY_ZERO;
    return infinity(negative);
  }
  if (isInfinite(b)) return finite(negative, 0n, 0);
  const parts = integerDivision(setting, a, b);
  return parts === undefined
    ? invalid(setting, DIVISION_IMPOSSIBLE)
    : finish(setting, finite(negative, parts.quotient, 0));
}

export function remainder(setting: Setting, a: Dec, b: Dec): Dec {
  const early = remainderOfSpecial(setting, a, b);
  if (early !== undefined) return early;
  const parts = integerDivision(setting, a, b);
  if (parts === undefined) return invalid(setting, DIVISION_IMPOSSIBLE);
  return finish(setting, finite(a.negative, parts.rest, parts.exponent));
}

/** a − n × b with the whole number n nearest to a / b, ties to even. */
export function remainderNear(setting: Setting, a: Dec, b: Dec): Dec {
  const early = remainderOfSpecial(setting, a, b);
  if (early !== undefined) return early;
  // A quotient of just under a half is no whole step, but rounds to one.
  const parts = integerDivision({ ...setting, precision: setting.precision + 1 }, a, b);
  if (parts === undefined) return invalid(setting, DIVISION_IMPOSSIBLE);
  const divisor = shifted(b.coefficient, b.exponent - parts.exponent);
  const twice = parts.rest * 2n;
  const up = twice > divisor || (twice === divisor && parts.quotient % 2n === 1n);
  const whole = up ? parts.quotient + 1n : parts.quotient;
  if (whole >= powerOfTen(setting.precision)) return invalid(setting, DIVISION_IMPOSSIBLE);
  const rest = up ? divisor - parts.rest : parts.rest;
  return finish(setting, finite(up !== a.negative, rest, parts.exponent));
}

function remainderOfSpecial(setting: Setting, a: Dec, b: Dec): Dec | undefined {
  const special = nanOf(setting, a, b);
  if (special !== undefined) return special;
  if (isInfinite(a)) return invalid(setting);
  if (isInfinite(b)) return finish(setting, a);
  if (!isZero(b)) return undefined;
  return isZero(a) ? invalid(setting, DIVISION_UNDEFINED) : invalid(setting);
}

export function plus(setting: Setting, value: Dec): Dec {
  const special = nanOf(setting, value);
  if (special !== undefined) return special;
  return isZero(value)
    ? add(setting, { ...ZERO, exponent: value.exponent }, value)
    : finish(setting, value);
}

export function minus(setting: Setting, value: Dec): Dec {
  const special = nanOf(setting, value);
  if (special !== undefined) return special;
  return plus(setting, negated(value));
}

export function magnitude(setting: Setting, value: Dec): Dec {
  const special = nanOf(setting, value);
  return special ?? finish(setting, absolute(value));
}
