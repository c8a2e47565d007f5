/**
 * Arithmetic of Python's int: a JS number while it fits in ±(2^53 − 1), a bigint beyond, never −0.
 * Every operation normalises its result.
 */
import { raise, type Raised, valueError } from '../objects/exception.ts';
import { bitLength, nearestQuotient } from '../formatting/float-digits.ts';

export type Integer = number | bigint;

const MAX = BigInt(Number.MAX_SAFE_INTEGER);

/** V8 refuses larger ones, and a real program would have run out of patience before. */
const BITS_MAX = 2 ** 30;

/** The one representation of a whole number. */
export function normalise(value: bigint): Integer {
  return value <= MAX && value >= -MAX ? Number(value) : value;
}

/** A double without a fraction as an int. */
export function fromWhole(value: number): Integer {
  return Number.isSafeInteger(value) ? value + 0 : BigInt(value);
}

export function add(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return normalise(BigInt(a) + BigInt(b));
}

export function subtract(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return normalise(BigInt(a) - BigInt(b));
}

export function multiply(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return normalise(BigInt(a) * BigInt(b));
}

export function negate(a: Integer): Integer {
  return typeof a === 'number' ? 0 - a : normalise(-a);
}

/** a // b, towards minus infinity; b ≠ 0. */
export function floorDivide(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const remainder = a % b;
    const quotient = (a - remainder) / b;
    return remainder !== 0 && remainder < 0 !== b < 0 ? quotient - 1 : quotient + 0;
  }
  const dividend = BigInt(a);
  const divisor = BigInt(b);
  const quotient = dividend / divisor;
  const remainder = dividend - quotient * divisor;
  return normalise(remainder !== 0n && remainder < 0n !== divisor < 0n ? quotient - 1n : quotient);
}

/** a % b, with the sign of b; b ≠ 0. */
export function modulo(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const remainder = a % b;
    return remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder + 0;
  }
  const divisor = BigInt(b);
  const remainder = BigInt(a) % divisor;
  return normalise(
    remainder !== 0n && remainder < 0n !== divisor < 0n ? remainder + divisor : remainder,
  );
}

/** a / b correctly rounded; b ≠ 0. */
export function trueDivide(a: Integer, b: Integer): number {
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  const divisor = BigInt(b);
  if (a === 0) return divisor < 0n ? -0 : 0;
  const result =
    divisor < 0n ? nearestQuotient(-BigInt(a), -divisor) : nearestQuotient(BigInt(a), divisor);
  if (!Number.isFinite(result)) {
    throw raise('OverflowError', 'integer division result too large for a float');
  }
  return result;
}

/** Bits of |a|. */
export function bitsOf(a: Integer): number {
  if (typeof a === 'bigint') return bitLength(a);
  const size = Math.abs(a);
  return size < 2 ** 32 ? 32 - Math.clz32(size) : 64 - Math.clz32(Math.floor(size / 2 ** 32));
}

/** What a big result takes; `allocate` raises MemoryError beyond the limit. */
export type Allocate = (bytes: number) => void;

function checkBits(bits: number, allocate: Allocate): void {
  if (bits < 1_000_000) return;
  allocate(Math.ceil(bits / 8));
  if (bits > BITS_MAX) throw raise('MemoryError');
}

/** a ** b for b ≥ 0. */
export function power(a: Integer, b: Integer, allocate: Allocate): Integer {
  if (b === 0 || a === 1) return 1;
  if (a === 0) return 0;
  if (a === -1) return modulo(b, 2) === 0 ? 1 : -1;
  if (typeof b === 'bigint') throw raise('MemoryError');
  if (typeof a === 'number') {
    const small = smallPower(a, b);
    if (small !== undefined) return small;
  }
  checkBits(bitsOf(a) * b, allocate);
  return normalise(BigInt(a) ** BigInt(b));
}

/** By squaring, while it stays exact; undefined when it does not. */
function smallPower(base: number, exponent: number): number | undefined {
  if (exponent > 64) return undefined;
  let result = 1;
  let square = base;
  for (let rest = exponent; ; square *= square) {
    if (rest & 1) {
      result *= square;
      if (!Number.isSafeInteger(result)) return undefined;
    }
    rest >>= 1;
    if (rest === 0) return result;
    if (Math.abs(square) > 94906265) return undefined;
  }
}

/** pow(a, b, m): Python's sign rules, and inverses for negative b. */
export function powerModulo(a: Integer, b: Integer, m: Integer): Integer {
  if (m === 0) throw valueError('pow() 3rd argument cannot be 0');
  const modulus = BigInt(m);
  const size = modulus < 0n ? -modulus : modulus;
  let base = BigInt(modulo(a, normalise(size)));
  let exponent = BigInt(b);
  if (exponent < 0n) {
    base = inverse(base, size);
    exponent = -exponent;
  }
  let result = 1n % size;
  for (; exponent > 0n; exponent >>= 1n) {
    if ((exponent & 1n) === 1n) result = (result * base) % size;
    base = (base * base) % size;
  }
  return normalise(modulus < 0n && result !== 0n ? result + modulus : result);
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [remainder, next] = [modulus, value];
  let [factor, nextFactor] = [0n, 1n];
  while (next !== 0n) {
    const quotient = remainder / next;
    [remainder, next] = [next, remainder - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  if (remainder !== 1n) throw valueError('base is not invertible for the given modulus');
  return factor < 0n ? factor + modulus : factor;
}

export function shiftLeft(a: Integer, b: Integer, allocate: Allocate): Integer {
  if (b < 0) throw valueError('negative shift count');
  if (a === 0) return 0;
  if (typeof b === 'bigint') throw raise('OverflowError', 'too many digits in integer');
  if (typeof a === 'number' && b < 53) {
    const shifted = a * 2 ** b;
    if (Number.isSafeInteger(shifted)) return shifted;
  }
  checkBits(bitsOf(a) + b, allocate);
  return normalise(BigInt(a) << BigInt(b));
}

export function shiftRight(a: Integer, b: Integer): Integer {
  if (b < 0) throw valueError('negative shift count');
  if (typeof b === 'bigint') return a < 0 ? -1 : 0;
  if (typeof a === 'number') return b > 60 ? (a < 0 ? -1 : 0) : Math.floor(a / 2 ** b);
  return normalise(a >> BigInt(b));
}

const WORD = 2 ** 32;

/** &, | and ^ on two's complement of unlimited length. */
export function bitwise(operator: '&' | '|' | '^', a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    if ((a | 0) === a && (b | 0) === b) return bits32(operator, a, b);
    if (a >= 0 && b >= 0) {
      const low = bits32(operator, (a % WORD) | 0, (b % WORD) | 0) >>> 0;
      const high = bits32(operator, Math.floor(a / WORD), Math.floor(b / WORD));
      return high * WORD + low;
    }
  }
  const x = BigInt(a);
  const y = BigInt(b);
  return normalise(operator === '&' ? x & y : operator === '|' ? x | y : x ^ y);
}

function bits32(operator: '&' | '|' | '^', a: number, b: number): number {
  return operator === '&' ? a & b : operator === '|' ? a | b : a ^ b;
}

export function invert(a: Integer): Integer {
  return subtract(-1, a);
}

export function absolute(a: Integer): Integer {
  return a < 0 ? negate(a) : a;
}

/** float(a); OverflowError when there is no such double. */
export function toFloat(a: Integer): number {
  if (typeof a === 'number') return a;
  const float = Number(a);
  if (!Number.isFinite(float)) throw raise('OverflowError', 'int too large to convert to float');
  return float;
}

/** int(x) of a float: towards zero. */
export function fromFloat(value: number): Integer {
  if (Number.isNaN(value)) throw valueError('cannot convert float NaN to integer');
  if (!Number.isFinite(value)) {
    throw raise('OverflowError', 'cannot convert float infinity to integer');
  }
  return fromWhole(Math.trunc(value));
}

/** round(a, digits) for digits < 0: half to even. */
export function roundInteger(a: Integer, digits: Integer): Integer {
  if (digits >= 0) return a;
  if (typeof digits === 'bigint' || -digits > bitsOf(a)) return 0;
  const unit = 10n ** BigInt(-digits);
  const value = BigInt(a);
  const size = value < 0n ? -value : value;
  const down = (size / unit) * unit;
  const twice = (size - down) * 2n;
  const up = twice > unit || (twice === unit && (down / unit) % 2n === 1n);
  const rounded = up ? down + unit : down;
  return normalise(value < 0n ? -rounded : rounded);
}

export function divisionByZero(message: string): Raised {
  return raise('ZeroDivisionError', message);
}
