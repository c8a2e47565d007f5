/** `_hashlib`: the parts of `hashlib` and `hmac` that aren't written in Python. */
import type { Interpreter } from '../python/context.ts';
import { typeError, valueError } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import type { PyDict, Value } from '../python/objects/object.ts';
import { list } from '../python/objects/values.ts';
import { plainText, typeName } from '../python/protocols/index.ts';
import { bytesOf } from '../python/types/memory-view.ts';
import { ALGORITHMS } from './hashing/algorithms.ts';
import './hashing/blake2.ts';
import {
  BLAKE2B_TYPE,
  BLAKE2S_TYPE,
  feed,
  HASH_TYPE,
  PyHash,
  XOF_TYPE,
} from './hashing/hash-type.ts';
import { PBKDF2, SCRYPT } from './hashing/key-derivation.ts';
import { namespace } from './library-module.ts';

/** Bytes to compare: both bytes-like, or both ASCII texts. */
function comparable(a: Value, b: Value): readonly [ArrayLike<number>, ArrayLike<number>] {
  const [left, right] = [plainText(a), plainText(b)];
  if (left !== undefined && right !== undefined) {
    const codes = [left, right].map((text) => Array.from(text, (each) => each.charCodeAt(0)));
    if (codes.some((each) => each.some((code) => code > 0x7f))) {
      throw typeError('comparing strings with non-ASCII characters is not supported');
    }
    return [codes[0]!, codes[1]!];
  }
  const [first, second] = [bytesOf(a), bytesOf(b)];
  if (first !== undefined && second !== undefined) return [first, second];
  const known = first ?? second;
  if (known !== undefined) {
    const other = first === undefined ? a : b;
    throw typeError(`a bytes-like object is required, not '${typeName(other)}'`);
  }
  throw typeError(
    'unsupported operand types(s) or combination of types: ' +
      `'${typeName(a)}' and '${typeName(b)}'`,
  );
}

const FUNCTIONS = [
  resumable(
    'new(name, string=b"", *, usedforsecurity=True)',
    function* ([given, data]: [Value, Value?], context) {
      const name = plainText(given);
      if (name === undefined) throw typeError('name must be a string');
      const known = name.toLowerCase();
      const algorithm = ALGORITHMS.get(known);
      if (algorithm === undefined) throw valueError(`unsupported hash type ${name}`);
      const type = known.startsWith('shake') ? XOF_TYPE : HASH_TYPE;
      const hash = new PyHash(type, known, algorithm.create(), algorithm.byteNs);
      if (data !== undefined) yield* feed(hash, data, context);
      return hash;
    },
  ),
  native('compare_digest(a, b, /)', ([a, b]: [Value, Value]) => {
    const [left, right] = comparable(a, b);
    return left.length === right.length && Array.from(left).every((byte, i) => byte === right[i]);
  }),
  PBKDF2,
  SCRYPT,
];

export function createHashlib(_interpreter: Interpreter): PyDict {
  return namespace('_hashlib', FUNCTIONS, {
    HASH: HASH_TYPE,
    HASHXOF: XOF_TYPE,
    algorithms: list([...ALGORITHMS.keys()]),
    blake2b: BLAKE2B_TYPE,
    blake2s: BLAKE2S_TYPE,
  });
}
