/** Operations other than arithmetic (General Decimal Arithmetic specification, "Miscellaneous…"). */
import { absolute, add, subtract } from './arithmetic.ts';
import {
  CLAMPED,
  DIVISION_BY_ZERO,
  INEXACT,
  INVALID_OPERATION,
  OVERFLOW,
  ROUNDED,
  SUBNORMAL,
  UNDERFLOW,
} from './conditions.ts';
import { finish, invalid, nanOf, type Setting, tiny, top } from './finish.ts';
import {
  adjusted,
  type Dec,
  digitsOf,
  finite,
  fromInteger,
  infinity,
  isFinite,
  isInfinite,
  isNan,
  isZero,
  order,
  orderOfSizes,
  powerOfTen,
  shifted,
  signed,
  stripZeros,
} from './number.ts';
import { divideRounded, type Rounding } from './rounding.ts';

const fromOrder = (sign: number): Dec => fromInteger(BigInt(Math.sign(sign)));

export function compare(setting: Setting, a: Dec, b: Dec): Dec {
  return nanOf(setting, a, b) ?? fromOrder(order(a, b));
}

/** As compare(), but quiet nans signal, too. */
export function compareSignal(setting: Setting, a: Dec, b: Dec): Dec {
  const special = nanOf(setting, a, b);
  if (special !== undefined) setting.status |= INVALID_OPERATION;
  return special ?? fromOrder(order(a, b));
}

const KIND_ORDER = { finite: 0, infinity: 1, snan: 2, nan: 3 } as const;

/** The order of all representations: of nans, and of equal numbers by their exponents. */
export function totalOrder(a: Dec, b: Dec): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const sign = a.negative ? -1 : 1;
  const kinds = KIND_ORDER[a.kind] - KIND_ORDER[b.kind];
  if (kinds !== 0 || a.kind === 'infinity') return Math.sign(kinds) * sign;
  if (isNan(a)) {
    return (a.coefficient < b.coefficient ? -1 : a.coefficient > b.coefficient ? 1 : 0) * sign;
  }
  const sizes = orderOfSizes(a, b);
  return Math.sign(sizes === 0 ? a.exponent - b.exponent : sizes) * sign + 0;
}

export const compareTotal = (_: Setting, a: Dec, b: Dec): Dec => fromOrder(totalOrder(a, b));
export const compareTotalMagnitude = (_: Setting, a: Dec, b: Dec): Dec =>
  fromOrder(totalOrder(absolute(a), absolute(b)));

/** max, min and the same by magnitude: a number wins over a quiet nan. */
function extreme(sign: 1 | -1, byMagnitude: boolean) {
  return (setting: Setting, a: Dec, b: Dec): Dec => {
    if (isNan(a) || isNan(b)) {
      if (a.kind === 'nan' && !isNan(b)) return finish(setting, b);
      if (b.kind === 'nan' && !isNan(a)) return finish(setting, a);
      return nanOf(setting, a, b)!;
    }
    const first = byMagnitude ? order(absolute(a), absolute(b)) : order(a, b);
    const decided = first === 0 ? totalOrder(a, b) : first;
    return finish(setting, decided * sign >= 0 ? a : b);
  };
}

export const maximum = extreme(1, false);
export const minimum = extreme(-1, false);
export const maximumMagnitude = extreme(1, true);
export const minimumMagnitude = extreme(-1, true);

/** The next representable number below (FLOOR) or above (CEILING). */
function neighbour(setting: Setting, value: Dec, rounding: Rounding): Dec {
  const special = nanOf(setting, value);
  if (special !== undefined) return special;
  const down = rounding === 'ROUND_FLOOR';
  if (isInfinite(value)) {
    if (value.negative === down) return value;
    return finite(value.negative, powerOfTen(setting.precision) - 1n, top(setting));
  }
  const quiet: Setting = { ...setting, rounding, status: 0 };
  const rounded = finish(quiet, value);
  if ((quiet.status & INEXACT) !== 0) return rounded;
  const step = finite(false, 1n, tiny(setting) - 1);
  return down ? subtract(quiet, value, step) : add(quiet, value, step);
}

export const nextMinus = (setting: Setting, value: Dec): Dec =>
  neighbour(setting, value, 'ROUND_FLOOR');
export const nextPlus = (setting: Setting, value: Dec): Dec =>
  neighbour(setting, value, 'ROUND_CEILING');

export function nextToward(setting: Setting, a: Dec, b: Dec): Dec {
  const special = nanOf(setting, a, b);
  if (special !== undefined) return special;
  const direction = order(a, b);
  if (direction === 0) return { ...a, negative: b.negative };
  const result = direction < 0 ? nextPlus(setting, a) : nextMinus(setting, a);
  if (isInfinite(result)) setting.status |= OVERFLOW | ROUNDED | INEXACT;
  else if (adjusted(result) < setting.exponentMin) {
    setting.status |= UNDERFLOW | SUBNORMAL | ROUNDED | INEXACT;
    if (isZero(result)) setting.status |= CLAMPED;
  }
  return result;
}

/** With this exponent; digits that fall away are rounded. Nothing is checked. */
function rescale(setting: Setting, value: Dec, exponent: number, rounding: Rounding): Dec {
  const { negative, coefficient } = value;
  const dropped = exponent - value.exponent;
  if (dropped <= 0) return finite(negative, shifted(coefficient, -dropped), exponent);
  if (coefficient === 0n) return finite(negative, 0n, exponent);
  setting.status |= ROUNDED;
  // Far below the last digit it makes no difference how far.
  const far = dropped > digitsOf(coefficient) + 1;
  const { quotient, exact } = far
    ? divideRounded(1n, 100n, negative, rounding)
    : divideRounded(coefficient, powerOfTen(dropped), negative, rounding);
  if (!exact) setting.status |= INEXACT;
  return finite(negative, quotient, exponent);
}

/** a with the exponent of b. */
export function quantize(setting: Setting, a: Dec, b: Dec): Dec {
  const special = nanOf(setting, a, b);
  if (special !== undefined) return special;
  if (isInfinite(a) || isInfinite(b)) {
    return isInfinite(a) && isInfinite(b) ? a : invalid(setting);
  }
  const { exponent } = b;
  if (exponent > setting.exponentMax || exponent < tiny(setting)) return invalid(setting);
  if (!isZero(a)) {
    const first = adjusted(a);
    if (first - exponent >= setting.precision || first > setting.exponentMax) {
      return invalid(setting);
    }
  }
  const own: Setting = { ...setting, status: 0 };
  const result = rescale(own, a, exponent, setting.rounding);
  const tooLong = digitsOf(result.coefficient) > setting.precision;
  if (tooLong || (!isZero(result) && adjusted(result) > setting.exponentMax)) {
    return invalid(setting);
  }
  const finished = finish(own, result);
  setting.status |= own.status & ~UNDERFLOW;
  return finished;
}

function integral(setting: Setting, value: Dec, rounding: Rounding): Dec {
  const special = nanOf(setting, value);
  if (special !== undefined) return special;
  if (isInfinite(value) || value.exponent >= 0) return value;
  return rescale(setting, value, 0, rounding);
}

export function toIntegralExact(setting: Setting, value: Dec): Dec {
  return integral(setting, value, setting.rounding);
}

/** The same without telling whether it was rounded. */
export function toIntegralValue(setting: Setting, value: Dec): Dec {
  const own: Setting = { ...setting, status: 0 };
  const result = integral(own, value, setting.rounding);
  setting.status |= own.status & INVALID_OPERATION;
  return result;
}

/** Without zeros at the end. */
export function normalize(setting: Setting, value: Dec): Dec {
  const special = nanOf(setting, value);
  if (special !== undefined) return special;
  if (isInfinite(value)) return value;
  const result = finish(setting, value);
  if (!isFinite(result)) return result;
  if (isZero(result)) return finite(result.negative, 0n, 0);
  const high = setting.clamp ? top(setting) : setting.exponentMax;
  const { coefficient, exponent } = stripZeros(result.coefficient, result.exponent, high);
  return finite(result.negative, coefficient, exponent);
}

/** The exponent of the first digit, as a number. */
export function logB(setting: Setting, value: Dec): Dec {
  const special = nanOf(setting, value);
  if (special !== undefined) return special;
  if (isInfinite(value)) return infinity(false);
  if (isZero(value)) {
    setting.status |= DIVISION_BY_ZERO;
    return infinity(true);
  }
  return finish(setting, fromInteger(BigInt(adjusted(value))));
}

/** A whole number with exponent 0; undefined for all others. */
function wholeOf(value: Dec): number | undefined {
  if (!isFinite(value) || value.exponent !== 0) return undefined;
  return Number(signed(value));
}

export function scaleB(setting: Setting, a: Dec, b: Dec): Dec {
  const special = nanOf(setting, a, b);
  if (special !== undefined) return special;
  const places = wholeOf(b);
  const most = 2 * (setting.exponentMax + setting.precision);
  if (places === undefined || Math.abs(places) > most) return invalid(setting);
  if (isInfinite(a)) return a;
  return finish(setting, { ...a, exponent: a.exponent + places });
}

/** The places of rotate and shift: at most as many as the precision. */
function placesOf({ precision }: Setting, value: Dec): number | undefined {
  const places = wholeOf(value);
  return places === undefined || Math.abs(places) > precision ? undefined : places;
}

export function shift(setting: Setting, a: Dec, b: Dec): Dec {
  const special = nanOf(setting, a, b);
  if (special !== undefined) return special;
  const places = placesOf(setting, b);
  if (places === undefined) return invalid(setting);
  if (isInfinite(a)) return a;
  const coefficient = a.coefficient % powerOfTen(setting.precision);
  const moved = places >= 0 ? shifted(coefficient, places) : coefficient / powerOfTen(-places);
  return { ...a, coefficient: moved % powerOfTen(setting.precision) };
}

export function rotate(setting: Setting, a: Dec, b: Dec): Dec {
  const special = nanOf(setting, a, b);
  if (special !== undefined) return special;
  const places = placesOf(setting, b);
  if (places === undefined) return invalid(setting);
  if (isInfinite(a)) return a;
  const { precision } = setting;
  const left = places >= 0 ? places : precision + places;
  const coefficient = a.coefficient % powerOfTen(precision);
  const unit = powerOfTen(precision - left);
  return { ...a, coefficient: (coefficient % unit) * powerOfTen(left) + coefficient / unit };
}

/** The digits of a number that consists of nothing but 0 and 1; undefined for all others. */
function logicalDigits(value: Dec): string | undefined {
  if (!isFinite(value) || value.negative || value.exponent !== 0) return undefined;
  const text = value.coefficient.toString();
  return /^[01]*$/.test(text) ? text : undefined;
}

function logical(decide: (a: boolean, b: boolean) => boolean) {
  return (setting: Setting, a: Dec, b: Dec): Dec => {
    const left = logicalDigits(a);
    const right = logicalDigits(b);
    if (left === undefined || right === undefined) return invalid(setting);
    const length = Math.max(left.length, right.length);
    const other = right.padStart(length, '0');
    const digits = Array.from(left.padStart(length, '0'), (digit, i) =>
      decide(digit === '1', other[i] === '1') ? '1' : '0',
    );
    return fromInteger(BigInt(digits.slice(-setting.precision).join('')));
  };
}

export const logicalAnd = logical((a, b) => a && b);
export const logicalOr = logical((a, b) => a || b);
export const logicalXor = logical((a, b) => a !== b);

export function logicalInvert(setting: Setting, value: Dec): Dec {
  const digits = logicalDigits(value);
  if (digits === undefined) return invalid(setting);
  const flipped = Array.from(digits.padStart(setting.precision, '0'), (digit) =>
    digit === '1' ? '0' : '1',
  );
  return fromInteger(BigInt(flipped.slice(-setting.precision).join('')));
}

export function sameQuantum(a: Dec, b: Dec): boolean {
  if (isNan(a) || isNan(b)) return isNan(a) && isNan(b);
  if (isInfinite(a) || isInfinite(b)) return isInfinite(a) && isInfinite(b);
  return a.exponent === b.exponent;
}

export function isNormal({ exponentMin }: Setting, value: Dec): boolean {
  return isFinite(value) && !isZero(value) && adjusted(value) >= exponentMin;
}

export function isSubnormal({ exponentMin }: Setting, value: Dec): boolean {
  return isFinite(value) && !isZero(value) && adjusted(value) < exponentMin;
}

export function numberClass(setting: Setting, value: Dec): string {
  if (value.kind === 'nan') return 'NaN';
  if (value.kind === 'snan') return 'sNaN';
  const sign = value.negative ? '-' : '+';
  if (isInfinite(value)) return `${sign}Infinity`;
  if (isZero(value)) return `${sign}Zero`;
  return sign + (isSubnormal(setting, value) ? 'Subnormal' : 'Normal');
}
