/** Hash algorithms: what they are called and what they cost. */
import { blake2b, blake2s } from '@noble/hashes/blake2.js';
import type { hmac } from '@noble/hashes/hmac.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512, shake128, shake256 } from '@noble/hashes/sha3.js';
import type { Hash } from '@noble/hashes/utils.js';

export interface Hasher extends Hash<Hasher> {
  /** Output of any length, for those that have no length of their own. */
  xof?(length: number): Uint8Array;
}

/** A hash function as the library of them has it. */
export type HashFunction = Parameters<typeof hmac.create>[0];

export interface Algorithm {
  readonly function: HashFunction;
  readonly create: () => Hasher;
  /** `hashlib.new(name, b'x' * 2000000)`, per byte. */
  readonly byteNs: number;
}

function row(hash: HashFunction, byteNs: number): Algorithm {
  return { function: hash, create: () => hash.create() as Hasher, byteNs };
}

export const ALGORITHMS: ReadonlyMap<string, Algorithm> = new Map([
  ['blake2b', row(blake2b, 1.5)],
  ['blake2s', row(blake2s, 2.4)],
  ['md5', row(md5, 1.7)],
  ['ripemd160', row(ripemd160, 4)],
  ['sha1', row(sha1, 1.2)],
  ['sha224', row(sha224, 2.6)],
  ['sha256', row(sha256, 2.6)],
  ['sha384', row(sha384, 1.7)],
  ['sha3_224', row(sha3_224, 3.1)],
  ['sha3_256', row(sha3_256, 3.2)],
  ['sha3_384', row(sha3_384, 4.2)],
  ['sha3_512', row(sha3_512, 6)],
  ['sha512', row(sha512, 1.7)],
  ['sha512_224', row(sha512_224, 1.7)],
  ['sha512_256', row(sha512_256, 1.7)],
  ['shake_128', row(shake128, 2.6)],
  ['shake_256', row(shake256, 3.2)],
]);
