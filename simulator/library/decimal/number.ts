/**
 * Decimal numbers as data (General Decimal Arithmetic specification, "Abstract representation"): a sign,
 * a whole coefficient and a power of ten, or an infinity, or not a number. Exponents are doubles, so
 * those beyond ±2^53 are only nearly kept.
 */
import { divideHalfEven } from '../../python/formatting/float-digits.ts';

export type Kind = 'finite' | 'infinity' | 'nan' | 'snan';

export interface Dec {
  readonly kind: Kind;
  readonly negative: boolean;
  /** Of a nan: its payload. */
  readonly coefficient: bigint;
  /** 0 unless it is finite. */
  readonly exponent: number;
}

export function finite(negative: boolean, coefficient: bigint, exponent: number): Dec {
  return { kind: 'finite', negative, coefficient, exponent };
}

export function infinity(negative: boolean): Dec {
  return { kind: 'infinity', negative, coefficient: 0n, exponent: 0 };
}

export function nan(negative = false, payload = 0n): Dec {
  return { kind: 'nan', negative, coefficient: payload, exponent: 0 };
}

export const ONE = finite(false, 1n, 0);
export const ZERO = finite(false, 0n, 0);

export function fromInteger(value: bigint, exponent = 0): Dec {
  return finite(value < 0n, value < 0n ? -value : value, exponent);
}

export const isNan = ({ kind }: Dec): boolean => kind === 'nan' || kind === 'snan';
export const isFinite = ({ kind }: Dec): boolean => kind === 'finite';
export const isInfinite = ({ kind }: Dec): boolean => kind === 'infinity';
export const isZero = ({ kind, coefficient }: Dec): boolean =>
  kind === 'finite' && coefficient === 0n;

/** The value as a whole number with a sign, of a finite number and without its exponent. */
export const signed = ({ negative, coefficient }: Dec): bigint =>
  negative ? -coefficient : coefficient;

/** 10 ** power. */
export function powerOfTen(power: number): bigint {
  return 10n ** BigInt(power);
}

const LOG10_OF_2 = Math.log10(2);
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** How many decimal digits a coefficient has; 1 for 0. */
export function digitsOf(coefficient: bigint): number {
  if (coefficient <= SAFE) return String(Number(coefficient)).length;
  const hex = coefficient.toString(16);
  const bits = hex.length * 4 - Math.clz32(Number.parseInt(hex[0]!, 16)) + 28;
  // Between these two there is at most one power of ten.
  const least = Math.floor((bits - 1) * LOG10_OF_2);
  const most = Math.floor(bits * LOG10_OF_2);
  if (least === most) return least + 1;
  return coefficient >= powerOfTen(most) ? most + 1 : most;
}

/** The exponent of the first digit. */
export function adjusted({ coefficient, exponent }: Dec): number {
  return exponent + digitsOf(coefficient) - 1;
}

/** Without sign: d × 10^e → d × 10^(e − shift) × 10^shift, the coefficient only. */
export function shifted(coefficient: bigint, places: number): bigint {
  return places <= 0 ? coefficient : coefficient * powerOfTen(places);
}

/** The numeric order of two finite numbers or infinities: negative, 0 or positive. */
export function order(a: Dec, b: Dec): number {
  const sign = ({ negative }: Dec): number => (negative ? -1 : 1);
  if (isInfinite(a) || isInfinite(b)) {
    const size = (value: Dec): number => (isInfinite(value) ? sign(value) : 0);
    return size(a) - size(b);
  }
  if (a.coefficient === 0n || b.coefficient === 0n) {
    const size = (value: Dec): number => (value.coefficient === 0n ? 0 : sign(value));
    return size(a) - size(b);
  }
  if (a.negative !== b.negative) return sign(a);
  return orderOfSizes(a, b) * sign(a);
}

/** The order of two finite numbers without their signs. */
export function orderOfSizes(a: Dec, b: Dec): number {
  if (a.coefficient === 0n || b.coefficient === 0n) {
    return (a.coefficient === 0n ? 0 : 1) - (b.coefficient === 0n ? 0 : 1);
  }
  const distance = adjusted(a) - adjusted(b);
  if (distance !== 0) return distance;
  const left = shifted(a.coefficient, a.exponent - b.exponent);
  const right = shifted(b.coefficient, b.exponent - a.exponent);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Without zeros at the end; the coefficient 0 stays as it is. */
export function stripZeros(
  coefficient: bigint,
  exponent: number,
  exponentMax = Infinity,
): { readonly coefficient: bigint; readonly exponent: number } {
  let rest = coefficient;
  let power = exponent;
  if (rest === 0n) return { coefficient: rest, exponent: power };
  const zeros = /0*$/.exec(rest.toString())![0].length;
  const dropped = Math.min(zeros, Math.max(0, exponentMax - exponent));
  rest /= powerOfTen(dropped);
  power += dropped;
  return { coefficient: rest, exponent: power };
}

/** The double nearest to a finite number. */
export function toDouble({ negative, coefficient, exponent }: Dec): number {
  const size = Number(`${coefficient}e${exponent}`);
  return negative ? -size : size;
}

/** numerator / denominator as a fraction in lowest terms is not needed: only whether it is whole. */
export function toWhole({ negative, coefficient, exponent }: Dec): bigint {
  const size = exponent >= 0 ? shifted(coefficient, exponent) : coefficient / powerOfTen(-exponent);
  return negative ? -size : size;
}

/** The nearest whole number, ties to even. */
export function toNearestWhole({ negative, coefficient, exponent }: Dec): bigint {
  const size =
    exponent >= 0
      ? shifted(coefficient, exponent)
      : divideHalfEven(coefficient, powerOfTen(-exponent));
  return negative ? -size : size;
}
