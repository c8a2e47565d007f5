/** memoryview: the methods. Items are bytes; other formats are not supported. */
import { raise, type Raised, typeError, valueError } from '../objects/exception.ts';
import { PyGetSet } from '../objects/function.ts';
import { native, resumable } from '../objects/native.ts';
import { NONE, NOT_IMPLEMENTED, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { list, PyBytes, PySlice, tuple } from '../objects/values.ts';
import { TupleIterator, plainInt, plainText, typeName } from '../protocols/index.ts';
import { byteValue } from './bytes.ts';
import { constructor } from './construct.ts';
import { hashBytes } from './hashing.ts';
import { install, type Member } from './install.ts';
import { bytesOf, MEMORYVIEW_TYPE, PyMemoryView } from './memory-view.ts';
import { addressOf } from './object.ts';
import { position, select } from './slice.ts';

function released(): Raised {
  return valueError('operation forbidden on released memoryview object');
}

/** The view with its bytes; ValueError after release(). */
function open(self: Value): { readonly view: PyMemoryView; readonly source: PyBytes } {
  const view = self as PyMemoryView;
  if (view.source === undefined) throw released();
  return { view, source: view.source };
}

function* at({ start, step, count }: PyMemoryView, key: Value): Resumable<number> {
  const offset = yield* position(key, count, 'memoryview');
  if (offset === undefined) throw raise('IndexError', 'index out of bounds on dimension 1');
  return start + offset * step;
}

function* part(self: Value, key: PySlice): Resumable<PyMemoryView> {
  const { view, source } = open(self);
  const { start, step, count } = yield* select(key, view.count);
  return new PyMemoryView(source, view.start + start * view.step, view.step * step, count);
}

function* assign(self: Value, key: Value, value: Value): Resumable<void> {
  const { view, source } = open(self);
  if (view.readOnly) throw typeError('cannot modify read-only memory');
  if (!(key instanceof PySlice)) {
    const where = yield* at(view, key);
    if (plainInt(value) === undefined) {
      throw typeError("memoryview: invalid type for format 'B'");
    }
    source.bytes[where] = yield* byteValue(value);
    return;
  }
  const bytes = bytesOf(value);
  if (bytes === undefined) {
    throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
  }
  const target = yield* part(self, key);
  if (target.count !== bytes.length) {
    throw valueError('memoryview assignment: lvalue and rvalue have different structures');
  }
  bytes.forEach((byte, i) => (source.bytes[target.start + i * target.step] = byte));
}

const MEMBERS: readonly Member[] = [
  constructor(MEMORYVIEW_TYPE, 'object', (_cls, [object]) => {
    if (object instanceof PyMemoryView) {
      const { view, source } = open(object);
      return new PyMemoryView(source, view.start, view.step, view.count);
    }
    if (object instanceof PyBytes) return new PyMemoryView(object, 0, 1, object.bytes.length);
    throw typeError(`memoryview: a bytes-like object is required, not '${typeName(object)}'`);
  }),
  native('__len__(self, /)', ([self]) => open(self).view.count),
  native('__iter__(self, /)', ([self]) => new TupleIterator([...open(self).view.copy()])),
  resumable('__getitem__(self, key, /)', function* ([self, key]) {
    const { view, source } = open(self);
    return key instanceof PySlice ? yield* part(view, key) : source.bytes[yield* at(view, key)]!;
  }),
  resumable('__setitem__(self, key, value, /)', function* ([self, key, value]) {
    yield* assign(self, key, value);
    return NONE;
  }),
  ...[true, false].map((equal) =>
    native(`${equal ? '__eq__' : '__ne__'}(self, value, /)`, ([self, value]) => {
      const other = bytesOf(value);
      if (other === undefined) return NOT_IMPLEMENTED;
      const own = (self as PyMemoryView).copy();
      const same = own.length === other.length && own.every((byte, i) => byte === other[i]);
      return same === equal;
    }),
  ),
  native('__hash__(self, /)', ([self]) => {
    const { view } = open(self);
    if (!view.readOnly) throw valueError('cannot hash writable memoryview object');
    return hashBytes(view.copy());
  }),
  native('__repr__(self, /)', ([self], context) => {
    const view = self as PyMemoryView;
    const kind = view.source === undefined ? 'released memory' : 'memory';
    return `<${kind} at ${addressOf(view, context)}>`;
  }),
  native("tobytes(self, order='C')", ([self]) => new PyBytes(open(self).view.copy())),
  native('tolist(self, /)', ([self]) => list([...open(self).view.copy()])),
  native('hex(self, /)', ([self]) =>
    Array.from(open(self).view.copy(), (byte) => byte.toString(16).padStart(2, '0')).join(''),
  ),
  native('toreadonly(self, /)', ([self]) => {
    const { view } = open(self);
    return new PyMemoryView(new PyBytes(view.copy()), 0, 1, view.count);
  }),
  native('cast(self, format, shape=None)', ([self, format]) => {
    if (!['B', 'b', 'c'].includes(plainText(format) ?? '')) {
      throw valueError('memoryview: destination format must be one byte wide here');
    }
    return self;
  }),
  native('release(self, /)', ([self]) => {
    (self as PyMemoryView).source = undefined;
    return NONE;
  }),
  native('__enter__(self, /)', ([self]) => open(self).view),
  native('__exit__(self, /, *args)', ([self]) => {
    (self as PyMemoryView).source = undefined;
    return NONE;
  }),
  new PyGetSet('obj', (self) => open(self).source),
  new PyGetSet('nbytes', (self) => open(self).view.count),
  new PyGetSet('itemsize', () => 1),
  new PyGetSet('format', () => 'B'),
  new PyGetSet('ndim', () => 1),
  new PyGetSet('shape', (self) => tuple([open(self).view.count])),
  new PyGetSet('strides', (self) => tuple([open(self).view.step])),
  new PyGetSet('readonly', (self) => open(self).view.readOnly),
  new PyGetSet('contiguous', (self) => open(self).view.step === 1),
];

export function installMemoryView(): void {
  install(MEMORYVIEW_TYPE, MEMBERS);
}
