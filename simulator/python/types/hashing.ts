/**
 * Hashes of the built-in values. Numbers and tuples hash as in CPython on 64 bits (library reference,
 * "Hashing of numeric types"), so that programs that print hash(42) agree; CPython salts the hash of
 * str anew in every run, ours is fixed.
 */
import { decompose } from '../formatting/float-digits.ts';
import { type Integer, normalise } from './integer.ts';

/** sys.hash_info.modulus. */
export const HASH_MODULUS = (1n << 61n) - 1n;
const INFINITY_HASH = 314159;
const MASK = (1n << 64n) - 1n;

/** −1 means "error" in CPython's C interface, so no hash is −1. */
function notMinusOne(hash: Integer): Integer {
  return hash === -1 ? -2 : hash;
}

export function hashInteger(value: Integer): Integer {
  if (typeof value === 'number') return notMinusOne(value);
  return notMinusOne(normalise(value % HASH_MODULUS));
}

/** Not for nan, which hashes by identity. */
export function hashFloat(value: number): Integer {
  if (!Number.isFinite(value)) return value > 0 ? INFINITY_HASH : -INFINITY_HASH;
  if (Number.isSafeInteger(value)) return notMinusOne(value + 0);
  const { mantissa, exponent } = decompose(Math.abs(value));
  // 2^61 ≡ 1, so a power of two only counts modulo 61.
  const shift = BigInt(((exponent % 61) + 61) % 61);
  const hash = (mantissa << shift) % HASH_MODULUS;
  return notMinusOne(normalise(value < 0 ? -hash : hash));
}

export function hashComplex(real: number, imaginary: number): Integer {
  const hash = BigInt(hashFloat(real)) + 1000003n * BigInt(hashFloat(imaginary));
  return notMinusOne(normalise(BigInt.asIntN(64, hash)));
}

/** FNV-1a in two lanes over the UTF-16 units: 52 bits, deterministic. */
export function hashString(text: string): number {
  if (text === '') return 0;
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + i), 0x85ebca6b);
  }
  return (high & 0xfffff) * 2 ** 32 + (low >>> 0);
}

export function hashBytes(bytes: Uint8Array): number {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return hashString(text);
}

const PRIME_1 = 11400714785074694791n;
const PRIME_2 = 14029467366897019727n;
const PRIME_5 = 2870177450012600261n;

/** Hash of a tuple from those of its items: the xxHash round CPython uses. */
export function hashTuple(hashes: readonly Integer[]): Integer {
  let accumulator = PRIME_5;
  for (const hash of hashes) {
    accumulator = (accumulator + BigInt.asUintN(64, BigInt(hash)) * PRIME_2) & MASK;
    accumulator = ((accumulator << 31n) | (accumulator >> 33n)) & MASK;
    accumulator = (accumulator * PRIME_1) & MASK;
  }
  accumulator = (accumulator + (BigInt(hashes.length) ^ (PRIME_5 ^ 3527539n))) & MASK;
  if (accumulator === MASK) return 1546275796;
  return normalise(BigInt.asIntN(64, accumulator));
}

/** Hash of a frozenset from those of its elements: the same in whatever order they come. */
export function hashFrozenSet(hashes: readonly Integer[]): Integer {
  let hash = 0n;
  for (const item of hashes) {
    const bits = BigInt.asUintN(64, BigInt(item));
    hash ^= ((bits ^ 89869747n ^ (bits << 16n)) * 3644798167n) & MASK;
  }
  hash ^= (BigInt(hashes.length) + 1n) * 1927868237n;
  hash &= MASK;
  hash ^= (hash >> 11n) ^ (hash >> 25n);
  hash = (hash * 69069n + 907133923n) & MASK;
  return hash === MASK ? 590923713 : normalise(BigInt.asIntN(64, hash));
}
