/** Hash objects: what update() is given goes in, digest() comes out. */
import type { Context } from '../../python/context.ts';
import { typeError, valueError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { native, resumable } from '../../python/objects/native.ts';
import {
  builtinType,
  NONE,
  PyObject,
  type PyType,
  type Value,
} from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { PyBytes } from '../../python/objects/values.ts';
import { asSmallIndex, plainText } from '../../python/protocols/index.ts';
import { install, type Member } from '../../python/types/install.ts';
import { bytesOf } from '../../python/types/memory-view.ts';
import type { Hasher } from './algorithms.ts';

/** A call of update() or digest(): `timeit -s "import hashlib" "hashlib.sha256(b'a')"`. */
const CALL_NS = 250;
/** From this size on the GIL is let go meanwhile. Library reference, "hashlib". */
const ALONE_BYTES = 2048;

export const HASH_TYPE = hashType('HASH', '_hashlib');
export const XOF_TYPE = hashType('HASHXOF', '_hashlib');
export const BLAKE2B_TYPE = hashType('blake2b', '_blake2');
export const BLAKE2S_TYPE = hashType('blake2s', '_blake2');

function hashType(name: string, module: string): PyType {
  return builtinType(name, { module, layout: 'other', subclassable: false });
}

export class PyHash extends PyObject {
  readonly name: string;
  readonly hasher: Hasher;
  readonly byteNs: number;

  constructor(type: PyType, name: string, hasher: Hasher, byteNs: number) {
    super(type);
    this.name = name;
    this.hasher = hasher;
    this.byteNs = byteNs;
  }
}

export function hashable(value: Value): Uint8Array {
  const bytes = bytesOf(value);
  if (bytes !== undefined) return bytes;
  throw typeError(
    plainText(value) === undefined
      ? 'object supporting the buffer API required'
      : 'Strings must be encoded before hashing',
  );
}

/** Puts bytes in. A copy of them, since other threads may run meanwhile, and change them. */
export function* feed(hash: PyHash, data: Value, context: Context): Resumable<void> {
  const bytes = hashable(data);
  hash.hasher.update(bytes);
  const ns = CALL_NS + bytes.length * hash.byteNs;
  if (bytes.length < ALONE_BYTES) context.charge(ns);
  else yield* context.interpreter.workWithoutGil(context, ns);
}

export function hexadecimal(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

function digestOf({ hasher }: PyHash, context: Context): Uint8Array {
  context.charge(CALL_NS);
  return hasher.clone().digest();
}

function* outputOf({ hasher }: PyHash, length: Value, context: Context): Resumable<Uint8Array> {
  const size = yield* asSmallIndex(length);
  if (size < 0) throw valueError('value must be positive');
  context.interpreter.allocate(size);
  context.charge(CALL_NS + size);
  return size === 0 ? new Uint8Array(0) : hasher.clone().xof!(size);
}

const SHARED: readonly Member[] = [
  new PyGetSet('name', (self) => (self as PyHash).name),
  new PyGetSet('block_size', (self) => (self as PyHash).hasher.blockLen),
  resumable('update(self, obj, /)', function* ([self, data]: [PyHash, Value], context) {
    yield* feed(self, data, context);
    return NONE;
  }),
  native('copy(self, /)', ([{ type, name, hasher, byteNs }]: [PyHash]) => {
    return new PyHash(type, name, hasher.clone(), byteNs);
  }),
];

const FIXED: readonly Member[] = [
  ...SHARED,
  new PyGetSet('digest_size', (self) => (self as PyHash).hasher.outputLen),
  native('digest(self, /)', ([self]: [PyHash], context) => new PyBytes(digestOf(self, context))),
  native('hexdigest(self, /)', ([self]: [PyHash], context) => hexadecimal(digestOf(self, context))),
];

const REPR = native(
  '__repr__(self, /)',
  ([self]: [PyHash], { interpreter }) =>
    `<${self.name} ${self.type.shownName} object @ 0x${interpreter.idOf(self).toString(16)}>`,
);

install(HASH_TYPE, [...FIXED, REPR]);
install(XOF_TYPE, [
  ...SHARED,
  new PyGetSet('digest_size', () => 0),
  resumable('digest(self, /, length)', function* ([self, length]: [PyHash, Value], context) {
    return new PyBytes(yield* outputOf(self, length, context));
  }),
  resumable('hexdigest(self, /, length)', function* ([self, length]: [PyHash, Value], context) {
    return hexadecimal(yield* outputOf(self, length, context));
  }),
  REPR,
]);
for (const type of [BLAKE2B_TYPE, BLAKE2S_TYPE]) install(type, FIXED);
