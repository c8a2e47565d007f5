/** bytearray: what it can do beyond bytes. */
import type { Context } from '../context.ts';
import { bytesRepr } from '../formatting/string-text.ts';
import { raise, typeError, valueError } from '../objects/exception.ts';
import { native, resumable } from '../objects/native.ts';
import { NONE, NOT_IMPLEMENTED, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { BYTEARRAY_TYPE, PyBytes, PySlice } from '../objects/values.ts';
import { asSmallIndex, plainInt, plainText, typeName } from '../protocols/index.ts';
import { byteValue, contents, repeated, SHARED_MEMBERS } from './bytes.ts';
import { constructor, initializer } from './construct.ts';
import { install, type Member } from './install.ts';
import { bytesOf } from './memory-view.ts';
import { position, repetitions, select } from './slice.ts';

function* bytesFrom(value: Value, message: string, context: Context): Resumable<Uint8Array> {
  if (plainInt(value) !== undefined || plainText(value) !== undefined) throw typeError(message);
  return yield* contents(value, undefined, undefined, context, 'bytearray');
}

/**
 * Memory of another size is other memory: views of what was there before keep that. But a buffer that takes
 * bytes at its end and gives them away at its start is not copied each time.
 */
function replace(self: PyBytes, start: number, end: number, middle: Uint8Array): void {
  const { bytes } = self;
  if (middle.length === end - start) bytes.set(middle, start);
  else if (start === bytes.length) append(self, middle);
  else if (start === 0 && middle.length === 0) self.bytes = bytes.subarray(end);
  else {
    const made = new Uint8Array(start + middle.length + bytes.length - end);
    made.set(bytes.subarray(0, start));
    made.set(middle, start);
    made.set(bytes.subarray(end), start + middle.length);
    self.bytes = made;
    self.spare = 0;
  }
}

function append(self: PyBytes, more: Uint8Array): void {
  const { bytes } = self;
  const length = bytes.length + more.length;
  if (more.length > self.spare) {
    const memory = new Uint8Array(length + (length >> 3));
    memory.set(bytes);
    self.bytes = memory.subarray(0, length);
    self.spare = memory.length - length;
  } else {
    self.bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, length);
    self.spare -= more.length;
  }
  self.bytes.set(more, bytes.length);
}

function* assign(self: PyBytes, key: Value, value: Value, context: Context): Resumable<void> {
  if (!(key instanceof PySlice)) {
    const at = yield* position(key, self.bytes.length, 'bytearray');
    if (at === undefined) throw raise('IndexError', 'bytearray index out of range');
    self.bytes[at] = yield* byteValue(value);
    return;
  }
  const middle = yield* bytesFrom(
    value,
    'can assign only bytes, buffers, or iterables of ints in range(0, 256)',
    context,
  );
  const { start, stop, step, count } = yield* select(key, self.bytes.length);
  if (step === 1) {
    replace(self, start, Math.max(start, stop), middle);
    return;
  }
  if (middle.length !== count) {
    throw valueError(
      `attempt to assign bytes of size ${middle.length} to extended slice of size ${count}`,
    );
  }
  for (let i = 0; i < count; i++) self.bytes[start + i * step] = middle[i]!;
}

function* remove(self: PyBytes, key: Value): Resumable<void> {
  if (!(key instanceof PySlice)) {
    const at = yield* position(key, self.bytes.length, 'bytearray');
    if (at === undefined) throw raise('IndexError', 'bytearray index out of range');
    replace(self, at, at + 1, new Uint8Array(0));
    return;
  }
  const { start, stop, step, count } = yield* select(key, self.bytes.length);
  if (step === 1) {
    replace(self, start, Math.max(start, stop), new Uint8Array(0));
    return;
  }
  const gone = new Set(Array.from({ length: count }, (_, i) => start + i * step));
  self.bytes = self.bytes.filter((_, i) => !gone.has(i));
  self.spare = 0;
}

const asBytes = (self: Value): PyBytes => self as PyBytes;

const MEMBERS: readonly Member[] = [
  ...SHARED_MEMBERS,
  constructor(BYTEARRAY_TYPE, '*args, **kwargs', (cls) => new PyBytes(new Uint8Array(0), cls)),
  initializer(
    BYTEARRAY_TYPE,
    'source=None, encoding=None, errors=None',
    function* ([self, source, encoding, errors], context) {
      asBytes(self).bytes = yield* contents(source, encoding, errors, context, 'bytearray');
      asBytes(self).spare = 0;
      return NONE;
    },
  ),
  { name: '__hash__', value: NONE },
  native('__repr__(self, /)', ([self]) => `${asBytes(self).type.name}(${bytesRepr(self.bytes)})`),
  resumable('__setitem__(self, key, value, /)', function* ([self, key, value], context) {
    yield* assign(self, key, value, context);
    return NONE;
  }),
  resumable('__delitem__(self, key, /)', function* ([self, key]) {
    yield* remove(self, key);
    return NONE;
  }),
  native('__iadd__(self, value, /)', ([self, value]) => {
    const more = bytesOf(value);
    if (more === undefined) return NOT_IMPLEMENTED;
    replace(self, self.bytes.length, self.bytes.length, more.slice());
    return self;
  }),
  native('__imul__(self, value, /)', ([self, value], context) => {
    const count = repetitions(value);
    if (count === undefined) return NOT_IMPLEMENTED;
    self.bytes = repeated(self.bytes, count, (bytes) => context.interpreter.allocate(bytes));
    self.spare = 0;
    return self;
  }),
  resumable('append(self, item, /)', function* ([self, item]) {
    const byte = yield* byteValue(item);
    replace(self, self.bytes.length, self.bytes.length, Uint8Array.of(byte));
    return NONE;
  }),
  resumable('extend(self, iterable, /)', function* ([self, iterable], context) {
    const refusal = `can't extend bytearray with ${typeName(iterable)}`;
    const text = plainText(iterable);
    if (text === '') return NONE;
    // A text gives texts, and the first of them is refused as any item that is no integer.
    if (text !== undefined) yield* byteValue(iterable);
    const more = yield* bytesFrom(iterable, refusal, context);
    replace(self, self.bytes.length, self.bytes.length, more);
    return NONE;
  }),
  resumable('insert(self, index, item, /)', function* ([self, at, item]) {
    const { length } = asBytes(self).bytes;
    const wanted = yield* asSmallIndex(at);
    const where = Math.min(length, wanted < 0 ? Math.max(0, wanted + length) : wanted);
    replace(self, where, where, Uint8Array.of(yield* byteValue(item)));
    return NONE;
  }),
  resumable('pop(self, index=-1, /)', function* ([self, at]) {
    const { bytes } = asBytes(self);
    if (bytes.length === 0) throw raise('IndexError', 'pop from empty bytearray');
    const wanted = at === undefined ? -1 : yield* asSmallIndex(at);
    const where = wanted < 0 ? wanted + bytes.length : wanted;
    const byte = bytes[where];
    if (byte === undefined) throw raise('IndexError', 'pop index out of range');
    replace(self, where, where + 1, new Uint8Array(0));
    return byte;
  }),
  resumable('remove(self, value, /)', function* ([self, value]) {
    const at = asBytes(self).bytes.indexOf(yield* byteValue(value));
    if (at < 0) throw valueError('value not found in bytearray');
    replace(self, at, at + 1, new Uint8Array(0));
    return NONE;
  }),
  native('clear(self, /)', ([self]) => {
    asBytes(self).bytes = new Uint8Array(0);
    asBytes(self).spare = 0;
    return NONE;
  }),
  native('copy(self, /)', ([self]) => new PyBytes(asBytes(self).bytes.slice(), BYTEARRAY_TYPE)),
  native('reverse(self, /)', ([self]) => {
    asBytes(self).bytes.reverse();
    return NONE;
  }),
];

export function installByteArray(): void {
  install(BYTEARRAY_TYPE, MEMBERS);
}
