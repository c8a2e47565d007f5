/**
 * Correctly rounded decimal digits of a double. JavaScript's toFixed and toPrecision round ties up
 * and stop at 100 digits; Python rounds ties to even and does not stop, so the exact value of the
 * double is divided out in big integers.
 */

/** A finite double as mantissa × 2^exponent, exactly. The sign goes with the mantissa. */
export function decompose(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  return {
    mantissa: bits >> 63n === 1n ? -mantissa : mantissa,
    exponent: (biased === 0 ? 1 : biased) - 1075,
  };
}

/** numerator / denominator to the nearest integer, ties to even; both not negative. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator - quotient * denominator) * 2n;
  if (twice > denominator || (twice === denominator && (quotient & 1n) === 1n)) {
    return quotient + 1n;
  }
  return quotient;
}

/** |value| × 10^places to the nearest integer, ties to even; places may be negative. */
export function scaled(value: number, places: number): bigint {
  const { mantissa, exponent } = decompose(Math.abs(value));
  let numerator = mantissa;
  let denominator = 1n;
  if (places >= 0) numerator *= 10n ** BigInt(places);
  else denominator *= 10n ** BigInt(-places);
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  return divideHalfEven(numerator, denominator);
}

/** Digits d₁d₂… that stand for d₁.d₂… × 10^exponent. */
export interface Digits {
  readonly digits: string;
  readonly exponent: number;
}

/** The shortest digits that read back as the same double; finite, sign ignored. */
export function shortestDigits(value: number): Digits {
  const text = Math.abs(value).toExponential();
  const at = text.indexOf('e');
  return { digits: text.slice(0, at).replace('.', ''), exponent: Number(text.slice(at + 1)) };
}

/** `count` ≥ 1 significant digits, correctly rounded; finite, sign ignored. */
export function significantDigits(value: number, count: number): Digits {
  if (value === 0) return { digits: '0'.repeat(count), exponent: 0 };
  // The exponent of the shortest digits is the right one or, just below a power of ten, one more.
  let { exponent } = shortestDigits(value);
  let digits = scaled(value, count - 1 - exponent).toString();
  if (digits.length < count) {
    exponent -= 1;
    digits = scaled(value, count - 1 - exponent).toString();
  }
  if (digits.length > count) {
    exponent += 1;
    digits = scaled(value, count - 1 - exponent).toString();
  }
  return { digits, exponent };
}

/** |value| with exactly `places` decimals, correctly rounded: what %.{places}f prints. */
export function fixedText(value: number, places: number): string {
  const digits = scaled(value, places)
    .toString()
    .padStart(places + 1, '0');
  if (places === 0) return digits;
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The nearest double to numerator / denominator (denominator > 0), ties to even. */
export function nearestQuotient(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const negative = numerator < 0n;
  const top = negative ? -numerator : numerator;
  // Scale so that the quotient has 55 bits or more, keep a sticky bit, and let Number() round once.
  const shift = 66 - (bitLength(top) - bitLength(denominator));
  const dividend = shift > 0 ? top << BigInt(shift) : top;
  const divisor = shift < 0 ? denominator << BigInt(-shift) : denominator;
  const quotient = dividend / divisor;
  const sticky = quotient * divisor === dividend ? quotient : quotient | 1n;
  const result = scaleByPowerOfTwo(sticky, -shift);
  return negative ? -result : result;
}

/** value × 2^exponent, rounded once even when the result is subnormal. */
export function scaleByPowerOfTwo(value: bigint, exponent: number): number {
  const bits = bitLength(value);
  const lowest = bits + exponent - 53;
  // Below the normal range fewer bits fit: round to those here, since a second rounding would err.
  if (lowest < -1074) {
    const drop = BigInt(-1074 - exponent);
    return Number(divideHalfEven(value, 1n << drop)) * 2 ** -1074;
  }
  const rounded = Number(value);
  if (exponent > -1000) return bits + exponent > 1100 ? Infinity : rounded * 2 ** exponent;
  return rounded * 2 ** (exponent + 500) * 2 ** -500;
}

/** Number of bits of |value|. */
export function bitLength(value: bigint): number {
  const hex = (value < 0n ? -value : value).toString(16);
  return hex === '0' ? 0 : (hex.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(hex[0]!, 16)));
}
