/**
 * exp and ln of decimals to as many digits as asked for, in binary fixed point on big integers: series
 * after bringing the argument close to 0, and one step of Halley's method from the host's double.
 */
import { type Dec, powerOfTen, shifted, signed, toDouble } from './number.ts';

/** A real number as a multiple of 2^−bits; off by a few units at most. */
interface Fixed {
  readonly value: bigint;
  readonly bits: number;
}

const LOG2_OF_10 = Math.log2(10);

/** Bits that hold so many decimal digits, and some to spare. */
const bitsFor = (digits: number): number => Math.ceil(digits * LOG2_OF_10) + 16;

/** atanh(1 / n), by its series. */
function inverseTangent(n: bigint, bits: number): bigint {
  const square = n * n;
  let power = (1n << BigInt(bits)) / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power /= square;
    sum += power / k;
  }
  return sum;
}

/** ln(10), by a formula of Machin's kind. */
export function lnOfTen(bits: number): bigint {
  const inner = bits + 16;
  const sum =
    46n * inverseTangent(31n, inner) +
    34n * inverseTangent(49n, inner) +
    20n * inverseTangent(161n, inner);
  return sum >> 16n;
}

/** A finite number in fixed point. */
function toFixed(value: Dec, bits: number): bigint {
  const numerator = signed(value) << BigInt(bits);
  return value.exponent >= 0
    ? shifted(numerator, value.exponent)
    : numerator / powerOfTen(-value.exponent);
}

/** exp of a fixed-point number between −1 and 3. */
function exponential(x: bigint, bits: number): bigint {
  // Halving the argument costs a squaring each time, and saves terms of the series.
  const halvings = Math.ceil(Math.sqrt(bits)) + 2;
  const inner = BigInt(bits + 2 * halvings);
  const small = (x << BigInt(2 * halvings)) >> BigInt(halvings);
  let term = 1n << inner;
  let sum = term;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * small) >> inner) / n;
    sum += term;
  }
  for (let i = 0; i < halvings; i++) sum = (sum * sum) >> inner;
  return sum >> BigInt(2 * halvings);
}

/** exp(x) = fraction × 10^power, the fraction between 1 and 10 in fixed point. */
export function exponentialOf(
  x: Dec,
  digits: number,
): { readonly fraction: Fixed; readonly power: number } {
  const bits = bitsFor(digits);
  const reach = Math.max(0, Math.ceil(Math.log2(Math.abs(toDouble(x)) + 1)));
  const wide = bits + reach;
  const ln10 = lnOfTen(wide);
  const argument = toFixed(x, wide);
  let power = argument / ln10;
  if (argument < 0n && power * ln10 !== argument) power -= 1n;
  const rest = (argument - power * ln10) >> BigInt(reach);
  return { fraction: { value: exponential(rest, bits), bits }, power: Number(power) };
}

/** ln of a positive number in fixed point; `digits` behind the point. */
export function logarithmOf(x: Dec, digits: number): Fixed {
  // The exponent apart, the number lies between 0.1 and 10, and near 1 it stays as it is.
  const length = x.coefficient.toString().length;
  const near = x.exponent + length === 1 || x.exponent + length === 0;
  const power = near ? 0 : x.exponent + length;
  const mantissa: Dec = { ...x, exponent: x.exponent - power };
  const bits = bitsFor(digits) + Math.ceil(Math.log2(Math.abs(power) + 1));
  const m = toFixed(mantissa, bits);
  const one = 1n << BigInt(bits);
  // The double of m − 1 is good even where m is close to 1.
  let guess = fixedDouble(Math.log1p(ratio(m - one, bits)), bits);
  // The double is good to 50 bits behind the point, and each step makes three times as many of them.
  for (let good = 50; good < bits; good *= 3) {
    const e = exponential(guess, bits);
    guess += (2n * (m - e) * one) / (m + e);
  }
  return { value: guess + BigInt(power) * lnOfTen(bits), bits };
}

/** A fixed-point number as a double. */
function ratio(value: bigint, bits: number): number {
  const size = value < 0n ? -value : value;
  const excess = Math.max(0, size.toString(2).length - 60);
  const result = Number(size >> BigInt(excess)) * 2 ** (excess - bits);
  return value < 0n ? -result : result;
}

function fixedDouble(value: number, bits: number): bigint {
  const precise = 60;
  const fixed = BigInt(Math.round(value * 2 ** precise));
  return bits >= precise ? fixed << BigInt(bits - precise) : fixed >> BigInt(precise - bits);
}

/** A fixed-point number as a coefficient with so many digits behind the point. */
export function toDigits({ value, bits }: Fixed, places: number): bigint {
  const scaled = value * powerOfTen(places);
  return scaled >> BigInt(bits);
}
