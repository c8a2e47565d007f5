/** bytes, and what bytearray shares with it. */
import type { Context } from '../context.ts';
import { formatPercent } from '../formatting/percent.ts';
import { bytesRepr } from '../formatting/string-text.ts';
import { raise, typeError, valueError } from '../objects/exception.ts';
import { PyIterator } from '../objects/iterator.ts';
import { asClassMethod, asStatic, native, resumable } from '../objects/native.ts';
import { builtinType, NONE, NOT_IMPLEMENTED, type PyType, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { BYTEARRAY_TYPE, BYTES_TYPE, list, PyBytes, PySlice, tuple } from '../objects/values.ts';
import { COMPARISONS } from '../opcodes.ts';
import {
  collect,
  index,
  plainInt,
  plainText,
  quickCompare,
  specialMethod,
  textArgument,
  truth,
  typeName,
} from '../protocols/index.ts';
import { fromText, TEXT_METHODS, toText } from './bytes-text.ts';
import { decodeBytes, encodeText } from './codecs.ts';
import { hexDigits } from './bytes-hex.ts';
import { resumableConstructor } from './construct.ts';
import { hashBytes } from './hashing.ts';
import { install, type Member } from './install.ts';
import { bytesOf } from './memory-view.ts';
import { joinable } from './str-search.ts';
import { pick, position, repetitions, select } from './slice.ts';

const BYTES_ITERATOR_TYPE = builtinType('bytes_iterator', { layout: 'other' });
const BYTEARRAY_ITERATOR_TYPE = builtinType('bytearray_iterator', { layout: 'other' });
export const BYTES_ITERATOR_TYPES: readonly PyType[] = [
  BYTES_ITERATOR_TYPE,
  BYTEARRAY_ITERATOR_TYPE,
];

class BytesIterator extends PyIterator {
  private readonly source: PyBytes;
  private position = 0;

  constructor(source: PyBytes) {
    super(source.type.isSubtypeOf(BYTEARRAY_TYPE) ? BYTEARRAY_ITERATOR_TYPE : BYTES_ITERATOR_TYPE);
    this.source = source;
  }

  next(): Value | undefined {
    return this.source.bytes[this.position++];
  }
}

/** The type without the program's own subclass: what operations give. */
function plainType(self: PyBytes): PyType {
  return self.type.isSubtypeOf(BYTEARRAY_TYPE) ? BYTEARRAY_TYPE : BYTES_TYPE;
}

const made = (self: PyBytes, bytes: Uint8Array): PyBytes => new PyBytes(bytes, plainType(self));

/** A number from 0 to 255. */
export function* byteValue(value: Value, kind = 'byte'): Resumable<number> {
  const whole = yield* index(value);
  if (whole < 0 || whole > 255) {
    throw valueError(
      kind === 'bytes' ? 'bytes must be in range(0, 256)' : 'byte must be in range(0, 256)',
    );
  }
  return Number(whole);
}

/** What bytes(source, encoding, errors) and bytearray(…) hold. */
export function* contents(
  source: Value | undefined,
  encoding: Value | undefined,
  errors: Value | undefined,
  context: Context,
  kind: 'bytes' | 'bytearray' = 'bytes',
): Resumable<Uint8Array> {
  const codec = codecName(encoding, 'encoding', kind);
  const handler = codecName(errors, 'errors', kind);
  if (source === undefined) {
    if (codec === undefined && handler === undefined) return new Uint8Array(0);
    throw typeError(
      codec === undefined
        ? 'errors without a string argument'
        : 'encoding without a string argument',
    );
  }
  const method = specialMethod(source, '__bytes__');
  if (method !== undefined && !(source instanceof PyBytes && !source.type.heap)) {
    const result = bytesOf(yield* call(method, []));
    if (result !== undefined) return result;
    throw typeError(`__bytes__ returned non-bytes (type ${typeName(source)})`);
  }
  const text = plainText(source);
  if (text !== undefined) {
    if (encoding === undefined) throw typeError('string argument without an encoding');
    return yield* encodeText(text, codec, handler, context);
  }
  if (encoding !== undefined) throw typeError('encoding without a string argument');
  if (errors !== undefined) throw typeError('errors without a string argument');
  const bytes = bytesOf(source);
  if (bytes !== undefined) return bytes.slice();
  if (plainInt(source) !== undefined || specialMethod(source, '__index__') !== undefined) {
    const size = yield* index(source);
    if (size < 0) throw valueError('negative count');
    context.interpreter.allocate(Number(size));
    return new Uint8Array(Number(size));
  }
  if (
    specialMethod(source, '__iter__') === undefined &&
    specialMethod(source, '__getitem__') === undefined
  ) {
    throw typeError(`cannot convert '${typeName(source)}' object to ${kind}`);
  }
  const numbers: number[] = [];
  for (const item of yield* collect(source)) numbers.push(yield* byteValue(item, 'bytes'));
  return Uint8Array.from(numbers);
}

/** An argument of bytes(), str() and the like that names an encoding or how to take errors. */
export function codecName(
  value: Value | undefined,
  name: 'encoding' | 'errors',
  callee: string,
): string | undefined {
  return value === undefined ? undefined : textArgument(value, callee, ` '${name}'`);
}

function concatenated(self: PyBytes, other: Uint8Array): PyBytes {
  const bytes = new Uint8Array(self.bytes.length + other.length);
  bytes.set(self.bytes);
  bytes.set(other, self.bytes.length);
  return made(self, bytes);
}

export function repeated(
  bytes: Uint8Array,
  count: number,
  allocate: (bytes: number) => void,
): Uint8Array {
  const size = bytes.length * count;
  if (size > 100_000) allocate(size);
  if (size > 2 ** 31) throw raise('MemoryError');
  const result = new Uint8Array(size);
  if (size === 0) return result;
  result.set(bytes);
  // Each time what is there already is copied behind itself.
  for (let done = bytes.length; done < size; done *= 2) result.copyWithin(done, 0, done);
  return result;
}

function requiredBytes(value: Value): Uint8Array {
  const bytes = bytesOf(value);
  if (bytes !== undefined) return bytes;
  throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
}

function hexArgument(value: Value): string {
  const text = plainText(value);
  if (text !== undefined) return text;
  throw typeError(`fromhex() argument must be str, not ${typeName(value)}`);
}

/** Lexicographic order by byte value. */
function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

function* item(self: PyBytes, key: Value): Resumable {
  const { bytes } = self;
  if (key instanceof PySlice) {
    const selection = yield* select(key, bytes.length);
    const { start, step, count } = selection;
    const part =
      step === 1 ? bytes.slice(start, start + count) : Uint8Array.from(pick([...bytes], selection));
    return made(self, part);
  }
  const name = plainType(self) === BYTES_TYPE ? 'byte' : 'bytearray';
  const at = yield* position(key, bytes.length, name);
  if (at === undefined) {
    throw raise(
      'IndexError',
      name === 'byte' ? 'index out of range' : 'bytearray index out of range',
    );
  }
  return bytes[at]!;
}

function parseHex(text: string): Uint8Array {
  const numbers: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (/[ \t-\r]/.test(text[i]!)) continue;
    const pair = text.slice(i, i + 2);
    if (!/^[0-9a-f]{2}$/i.test(pair)) {
      const bad = /^[0-9a-f]/i.test(pair) ? i + 1 : i;
      throw valueError(`non-hexadecimal number found in fromhex() arg at position ${bad}`);
    }
    numbers.push(Number.parseInt(pair, 16));
    i++;
  }
  return Uint8Array.from(numbers);
}

function splitLines(bytes: Uint8Array, keepEnds: boolean): string[] {
  const parts = toText(bytes).split(/(\r\n|\n|\r)/);
  const lines: string[] = [];
  for (let i = 0; i < parts.length; i += 2) {
    const end = parts[i + 1] ?? '';
    if (parts[i] === '' && end === '') break;
    lines.push(parts[i]! + (keepEnds ? end : ''));
  }
  return lines;
}

const multiply = native('__mul__(self, value, /)', ([self, value], context) => {
  const count = repetitions(value);
  if (count === undefined) return NOT_IMPLEMENTED;
  if (count === 1 && self.type === BYTES_TYPE) return self;
  const allocate = (bytes: number): void => context.interpreter.allocate(bytes);
  return made(self, repeated((self as PyBytes).bytes, count, allocate));
});

/** Rows of both types. */
/** What bytes.hex() puts between: one ASCII character, as text or as a byte. */
export const SHARED_MEMBERS: readonly Member[] = [
  ...TEXT_METHODS,
  native('__add__(self, value, /)', ([self, value]) => {
    const other = bytesOf(value);
    return other === undefined ? NOT_IMPLEMENTED : concatenated(self, other);
  }),
  multiply,
  native('__rmul__(self, value, /)', (args, context) => multiply.run!(args, context)),
  resumable('__mod__(self, value, /)', function* ([self, value]) {
    const template = String.fromCharCode(...(self as PyBytes).bytes);
    return made(self, fromText(yield* formatPercent(template, value, true)));
  }),
  native('__rmod__(self, value, /)', () => NOT_IMPLEMENTED),
  ...COMPARISONS.map(({ method }, operator) =>
    native(`${method}(self, value, /)`, ([self, value]) => {
      // Bytes know bytes only; a memoryview says itself what it is equal to.
      const known = value instanceof PyBytes || plainType(self) === BYTEARRAY_TYPE;
      const other = known ? bytesOf(value) : undefined;
      if (other === undefined) return NOT_IMPLEMENTED;
      return quickCompare(operator, compareBytes((self as PyBytes).bytes, other), 0) as boolean;
    }),
  ),
  native('__len__(self, /)', ([self]) => (self as PyBytes).bytes.length),
  native('__iter__(self, /)', ([self]) => new BytesIterator(self)),
  resumable('__getitem__(self, key, /)', function* ([self, key]) {
    return yield* item(self, key);
  }),
  resumable('__contains__(self, key, /)', function* ([self, key]) {
    const wanted = bytesOf(key);
    if (wanted !== undefined) return toText((self as PyBytes).bytes).includes(toText(wanted));
    if (plainInt(key) === undefined && specialMethod(key, '__index__') === undefined) {
      throw typeError(`a bytes-like object is required, not '${typeName(key)}'`);
    }
    return (self as PyBytes).bytes.includes(yield* byteValue(key));
  }),
  resumable(
    "decode(self, /, encoding='utf-8', errors='strict')",
    function* ([self, encoding, errors], context) {
      const codec = codecName(encoding, 'encoding', 'decode');
      const handler = codecName(errors, 'errors', 'decode');
      return yield* decodeBytes((self as PyBytes).bytes, codec, handler, context);
    },
  ),
  resumable('hex(self, sep=None, bytes_per_sep=1)', function* ([self, separator, every]) {
    return yield* hexDigits((self as PyBytes).bytes, separator, every);
  }),
  asClassMethod(
    resumable('fromhex(cls, string, /)', function* ([cls, text]) {
      const bytes = new PyBytes(parseHex(hexArgument(text)));
      return cls === BYTES_TYPE ? bytes : yield* call(cls, [bytes]);
    }),
  ),
  resumable('join(self, iterable, /)', function* ([self, iterable]) {
    const parts: string[] = [];
    for (const [i, part] of (yield* joinable(iterable)).entries()) {
      const bytes = bytesOf(part);
      if (bytes === undefined) {
        throw typeError(
          `sequence item ${i}: expected a bytes-like object, ${typeName(part)} found`,
        );
      }
      parts.push(toText(bytes));
    }
    return made(self, fromText(parts.join(toText((self as PyBytes).bytes))));
  }),
  resumable('splitlines(self, /, keepends=False)', function* ([self, keepEnds]) {
    const keep = keepEnds !== undefined && (yield* truth(keepEnds));
    return list(splitLines(self.bytes, keep).map((line) => made(self, fromText(line))));
  }),
  native("translate(self, table, /, delete=b'')", ([self, table, removed]) => {
    const mapping = table === NONE ? undefined : requiredBytes(table);
    if (mapping !== undefined && mapping.length !== 256) {
      throw valueError('translation table must be 256 characters long');
    }
    const gone = removed === undefined ? new Uint8Array(0) : requiredBytes(removed);
    const kept = (self as PyBytes).bytes.filter((byte) => !gone.includes(byte));
    return made(self, mapping === undefined ? kept : kept.map((byte) => mapping[byte]!));
  }),
  asStatic(
    native('maketrans(frm, to, /)', ([from, to]) => {
      const source = requiredBytes(from);
      const target = requiredBytes(to);
      if (source.length !== target.length) {
        throw valueError('maketrans arguments must have same length');
      }
      const table = Uint8Array.from({ length: 256 }, (_, i) => i);
      source.forEach((byte, i) => (table[byte] = target[i]!));
      return new PyBytes(table);
    }),
  ),
];

const MEMBERS: readonly Member[] = [
  ...SHARED_MEMBERS,
  resumableConstructor(
    BYTES_TYPE,
    'source=None, encoding=None, errors=None',
    function* (cls, [source, encoding, errors], context) {
      return new PyBytes(yield* contents(source, encoding, errors, context), cls);
    },
  ),
  native('__hash__(self, /)', ([self]) => hashBytes((self as PyBytes).bytes)),
  native('__repr__(self, /)', ([self]) => bytesRepr((self as PyBytes).bytes)),
  native('__bytes__(self, /)', ([self]) => made(self, (self as PyBytes).bytes)),
  native('__getnewargs__(self, /)', ([self]) => tuple([made(self, (self as PyBytes).bytes)])),
];

export function installBytes(): void {
  install(BYTES_TYPE, MEMBERS);
}
