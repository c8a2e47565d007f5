/** Keys from passwords: PBKDF2 and scrypt. */
import { hmac } from '@noble/hashes/hmac.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import type { Context } from '../../python/context.ts';
import { raise, typeError, valueError } from '../../python/objects/exception.ts';
import { resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { PyBytes } from '../../python/objects/values.ts';
import { asSmallIndex, plainText, typeName } from '../../python/protocols/index.ts';
import { bytesOf } from '../../python/types/memory-view.ts';
import { type Algorithm, ALGORITHMS } from './algorithms.ts';

/** Bytes that one round of PBKDF2 hashes: two blocks and the padding of two digests. */
const ROUND_BLOCKS = 4;
/** So many rounds are done at once; what they are worth where instructions are counted. */
const SLICE_ROUNDS = 2000;
const SLICE_INSTRUCTIONS = 400_000;
const SCRYPT_MEMORY = 32 * 1024 * 1024;
/** `hashlib.scrypt(b'a', salt=b'b', n=16384, r=8, p=1)`, over n·r·p. */
const SCRYPT_BLOCK_NS = 500;

function bytesArgument(value: Value): Uint8Array {
  const bytes = bytesOf(value);
  if (bytes !== undefined) return bytes;
  throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
}

function algorithmNamed(value: Value): Algorithm {
  const name = plainText(value);
  if (name === undefined) {
    throw typeError(`pbkdf2_hmac() argument 'hash_name' must be str, not ${typeName(value)}`);
  }
  const algorithm = ALGORITHMS.get(name.toLowerCase());
  if (algorithm !== undefined) return algorithm;
  throw valueError('[digital envelope routines] unsupported');
}

/** RFC 8018, section 5.2. */
function* derive(
  algorithm: Algorithm,
  password: Uint8Array,
  salt: Uint8Array,
  rounds: number,
  length: number,
  context: Context,
): Resumable<Uint8Array> {
  const prf = hmac.create(algorithm.function, password);
  const { outputLen, blockLen } = algorithm.function;
  const roundNs = ROUND_BLOCKS * blockLen * algorithm.byteNs;
  const key = new Uint8Array(length);
  for (let block = 1, at = 0; at < length; block++, at += outputLen) {
    const number = Uint8Array.of(block >>> 24, block >>> 16, block >>> 8, block);
    let last: Uint8Array = prf.clone().update(salt).update(number).digest();
    const sum = last.slice();
    for (let round = 1; round < rounds; round++) {
      last = prf.clone().update(last).digest();
      for (let i = 0; i < outputLen; i++) sum[i]! ^= last[i]!;
      if (round % SLICE_ROUNDS !== 0) continue;
      context.interpreter.count(SLICE_INSTRUCTIONS);
      yield* context.interpreter.workWithoutGil(context, SLICE_ROUNDS * roundNs);
    }
    context.charge((rounds % SLICE_ROUNDS) * roundNs);
    key.set(sum.subarray(0, length - at), at);
  }
  return key;
}

export const PBKDF2 = resumable(
  'pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)',
  function* (
    [name, password, salt, iterations, dklen]: [Value, Value, Value, Value, Value?],
    context,
  ) {
    const algorithm = algorithmNamed(name);
    const key = bytesArgument(password);
    const seasoning = bytesArgument(salt);
    const rounds = yield* asSmallIndex(iterations);
    if (rounds < 1) throw valueError('iteration value must be greater than 0.');
    const length =
      dklen === undefined || dklen === NONE
        ? algorithm.function.outputLen
        : yield* asSmallIndex(dklen);
    if (length < 1) throw valueError('key length must be greater than 0.');
    context.interpreter.allocate(length);
    return new PyBytes(yield* derive(algorithm, key, seasoning, rounds, length, context));
  },
);

export const SCRYPT = resumable(
  'scrypt(password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64)',
  function* (
    [password, salt, n, r, p, maxmem, dklen]: [
      Value,
      Value?,
      Value?,
      Value?,
      Value?,
      Value?,
      Value?,
    ],
    context,
  ) {
    const key = bytesArgument(password);
    if (salt === undefined || salt === NONE) throw typeError('salt is required');
    const seasoning = bytesArgument(salt);
    if (n === undefined || n === NONE) throw typeError('n is required and must be an unsigned int');
    if (r === undefined || r === NONE) throw typeError('r is required and must be an unsigned int');
    if (p === undefined || p === NONE) throw typeError('p is required and must be an unsigned int');
    const rounds = yield* asSmallIndex(n);
    if (rounds < 2 || !Number.isInteger(Math.log2(rounds))) {
      throw valueError('n must be a power of 2.');
    }
    const size = yield* asSmallIndex(r);
    const lanes = yield* asSmallIndex(p);
    const limit = maxmem === undefined ? 0 : yield* asSmallIndex(maxmem);
    const length = dklen === undefined ? 64 : yield* asSmallIndex(dklen);
    if (length < 1) throw valueError('dklen must be greater than 0 and smaller than 2147483647');
    const memory = 128 * size * (rounds + lanes + 2);
    if (memory > (limit === 0 ? SCRYPT_MEMORY : limit)) {
      throw valueError('[digital envelope routines] memory limit exceeded');
    }
    context.interpreter.allocate(memory);
    if (size < 1 || lanes < 1)
      throw raise('ValueError', 'Invalid parameter combination for n, r, p and maxmem.');
    const derived = scrypt(key, seasoning, { N: rounds, r: size, p: lanes, dkLen: length });
    const ns = rounds * size * lanes * SCRYPT_BLOCK_NS;
    yield* context.interpreter.workWithoutGil(context, ns);
    return new PyBytes(derived);
  },
);
