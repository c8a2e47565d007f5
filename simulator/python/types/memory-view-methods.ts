/** memoryview: the methods. */
import { raise, typeError, valueError } from '../objects/exception.ts';
import { PyGetSet } from '../objects/function.ts';
import { native, resumable } from '../objects/native.ts';
import { ELLIPSIS, NONE, NOT_IMPLEMENTED, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PyBytes, PyList, PySlice, PyTuple, tuple } from '../objects/values.ts';
import {
  asSmallIndex,
  equals,
  hash,
  plainInt,
  plainText,
  textArgument,
  TupleIterator,
  typeName,
} from '../protocols/index.ts';
import { hexDigits } from './bytes-hex.ts';
import { constructor } from './construct.ts';
import { hashBytes } from './hashing.ts';
import { install, type Member } from './install.ts';
import {
  MEMORYVIEW_TYPE,
  packedStrides,
  PyMemoryView,
  released,
  type ViewLayout,
  viewOf,
} from './memory-view.ts';
import { placeOf, readItem, readItems, writeItem } from './memory-view-items.ts';
import { addressOf } from './object.ts';
import { layoutOf } from './packing/layout.ts';
import { select } from './slice.ts';

/** The view, if it has not been released. */
function open(self: Value): PyMemoryView {
  const view = self as PyMemoryView;
  if (view.memory === undefined) throw released();
  return view;
}

function derived(view: PyMemoryView, changes: Partial<ViewLayout>): PyMemoryView {
  return new PyMemoryView(view.owner, view.memory!, { ...view.layout, ...changes });
}

/** Part of the first dimension. */
function* part(view: PyMemoryView, key: PySlice): Resumable<PyMemoryView> {
  const { start, shape, strides } = view.layout;
  if (shape.length === 0) throw typeError('invalid indexing of 0-dim memory');
  const { start: first, step, count } = yield* select(key, shape[0]!);
  return derived(view, {
    start: count === 0 ? start : start + first * strides[0]!,
    shape: [count, ...shape.slice(1)],
    strides: [strides[0]! * step, ...strides.slice(1)],
  });
}

function* getItem(self: Value, key: Value): Resumable {
  const view = open(self);
  if (key instanceof PySlice) return yield* part(view, key);
  if (view.layout.shape.length === 0 && key === ELLIPSIS) return view;
  return readItem(view, yield* placeOf(view, key));
}

/** Letters alone, native order: `@B` and `B` are the same. */
function plainFormat(format: string): string {
  return format.replace(/^@/, '');
}

function* assign(self: Value, key: Value, value: Value): Resumable<void> {
  const view = open(self);
  if (view.layout.readOnly) throw typeError('cannot modify read-only memory');
  if (!(key instanceof PySlice)) {
    if (view.layout.shape.length > 1 && plainInt(key) !== undefined) {
      throw raise('NotImplementedError', 'sub-views are not implemented');
    }
    yield* writeItem(view, yield* placeOf(view, key), value);
    return;
  }
  if (view.layout.shape.length > 1) {
    throw raise(
      'NotImplementedError',
      'memoryview slice assignments are currently restricted to ndim = 1',
    );
  }
  const source = viewOf(value);
  if (source === undefined) {
    throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
  }
  const target = yield* part(view, key);
  const { itemBytes, format, shape } = target.layout;
  const same =
    plainFormat(source.layout.format) === plainFormat(format) &&
    source.layout.shape.length === 1 &&
    source.layout.shape[0] === shape[0];
  if (!same) {
    throw valueError('memoryview assignment: lvalue and rvalue have different structures');
  }
  // A copy first: the two may overlap.
  const bytes = source.seen.slice();
  let at = 0;
  for (const place of target.places()) {
    target.memory!.set(bytes.subarray(at, at + itemBytes), place);
    at += itemBytes;
  }
}

function* isEqual(self: Value, other: Value): Resumable<boolean | undefined> {
  if (self === other && (self as PyMemoryView).memory === undefined) return true;
  const a = self as PyMemoryView;
  const b = viewOf(other);
  if (b === undefined) return undefined;
  if (a.memory === undefined || b.memory === undefined) return false;
  const shapes = [a.layout.shape, b.layout.shape].map((shape) => shape.join());
  if (shapes[0] !== shapes[1]) return false;
  const formats = [a, b].map(({ layout }) => plainFormat(layout.format));
  if (formats[0] === formats[1] && !/[fde?]/.test(formats[0]!)) {
    const [left, right] = [a.seen, b.seen];
    return left.every((byte, i) => byte === right[i]);
  }
  return yield* equals(readItems(a), readItems(b));
}

const DIMENSIONS_MAX = 64;

function* shapeOf(value: Value): Resumable<number[]> {
  if (!(value instanceof PyTuple || value instanceof PyList)) {
    throw typeError('shape must be a list or a tuple');
  }
  if (value.items.length > DIMENSIONS_MAX) {
    throw valueError(`memoryview: number of dimensions must not exceed ${DIMENSIONS_MAX}`);
  }
  const shape: number[] = [];
  for (const item of value.items) {
    if (plainInt(item) === undefined) {
      throw typeError('memoryview.cast(): elements of shape must be integers');
    }
    const length = yield* asSmallIndex(item);
    if (length <= 0) {
      throw valueError('memoryview.cast(): elements of shape must be integers > 0');
    }
    shape.push(length);
  }
  return shape;
}

const CAST_FORMAT = /^@?[cbB?hHiIlLqQnNfdP]$/;
const BYTE_FORMAT = /^@?[cbB]$/;

function* cast(self: Value, format: Value, shape: Value | undefined): Resumable {
  const view = open(self);
  const wanted = textArgument(format, 'cast', " 'format'");
  const dimensions = shape === undefined ? undefined : yield* shapeOf(shape);
  if (!view.contiguous) throw typeError('memoryview: casts are restricted to C-contiguous views');
  const before = view.layout;
  if ((dimensions !== undefined || before.shape.length !== 1) && before.shape.length !== 1) {
    if ((dimensions?.length ?? 1) !== 1) {
      throw typeError('memoryview: cast must be 1D -> ND or ND -> 1D');
    }
  }
  if (!CAST_FORMAT.test(wanted)) {
    throw valueError(
      'memoryview: destination format must be a native single character format prefixed ' +
        "with an optional '@'",
    );
  }
  if (!BYTE_FORMAT.test(before.format) && !BYTE_FORMAT.test(wanted)) {
    throw typeError('memoryview: cannot cast between two non-byte formats');
  }
  const layout = layoutOf(wanted);
  const itemBytes = typeof layout === 'string' ? 1 : layout.size;
  if (view.byteCount % itemBytes !== 0) {
    throw typeError('memoryview: length is not a multiple of itemsize');
  }
  const after = dimensions ?? [view.byteCount / itemBytes];
  const items = after.reduce((product, length) => product * length, 1);
  if (items * itemBytes !== view.byteCount) {
    throw typeError('memoryview: product(shape) * itemsize != buffer size');
  }
  const strides = packedStrides(after, itemBytes);
  return derived(view, { format: wanted, itemBytes, shape: after, strides });
}

/** The bytes in C order, or with the first dimension running fastest. */
function bytesInOrder(view: PyMemoryView, order: Value | undefined): Uint8Array {
  const name = order === undefined || order === NONE ? 'C' : plainText(order);
  if (name !== 'C' && name !== 'F' && name !== 'A') {
    throw valueError("order must be 'C', 'F' or 'A'");
  }
  if (name !== 'F' || view.layout.shape.length < 2) return view.seen.slice();
  const { shape, strides } = view.layout;
  const turned = { shape: shape.toReversed(), strides: strides.toReversed() };
  return derived(view, turned).seen.slice();
}

function* hashOf(self: PyMemoryView): Resumable {
  const { format, readOnly } = open(self).layout;
  if (!readOnly) throw valueError('cannot hash writable memoryview object');
  if (!BYTE_FORMAT.test(format)) {
    throw valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  }
  yield* hash(self.owner);
  return hashBytes(self.seen);
}

const field = (name: string, read: (view: PyMemoryView) => Value): PyGetSet =>
  new PyGetSet(name, (self) => read(open(self)));

const MEMBERS: readonly Member[] = [
  constructor(MEMORYVIEW_TYPE, 'object', (_cls, [object]) => {
    const view = viewOf(object);
    if (view !== undefined) return derived(open(view), {});
    throw typeError(`memoryview: a bytes-like object is required, not '${typeName(object)}'`);
  }),
  native('__len__(self, /)', ([self]) => open(self).layout.shape[0] ?? 1),
  native('__iter__(self, /)', ([self]) => {
    const view = open(self);
    if (view.layout.shape.length > 1) {
      throw raise('NotImplementedError', 'multi-dimensional sub-views are not implemented');
    }
    return new TupleIterator(Array.from(view.places(), (place) => readItem(view, place)));
  }),
  resumable('__getitem__(self, key, /)', function* ([self, key]) {
    return yield* getItem(self, key);
  }),
  resumable('__setitem__(self, key, value, /)', function* ([self, key, value]) {
    yield* assign(self, key, value);
    return NONE;
  }),
  native('__delitem__(self, key, /)', ([self]) => {
    throw typeError(
      open(self).layout.readOnly ? 'cannot modify read-only memory' : 'cannot delete memory',
    );
  }),
  ...[true, false].map((equal) =>
    resumable(`${equal ? '__eq__' : '__ne__'}(self, value, /)`, function* ([self, value]) {
      const same = yield* isEqual(self, value);
      return same === undefined ? NOT_IMPLEMENTED : same === equal;
    }),
  ),
  resumable('__hash__(self, /)', function* ([self]) {
    return yield* hashOf(self);
  }),
  native('__repr__(self, /)', ([self], context) => {
    const view = self as PyMemoryView;
    const kind = view.memory === undefined ? 'released memory' : 'memory';
    return `<${kind} at ${addressOf(view, context)}>`;
  }),
  native(
    "tobytes(self, order='C')",
    ([self, order]) => new PyBytes(bytesInOrder(open(self), order)),
  ),
  native('tolist(self, /)', ([self]) => readItems(open(self))),
  resumable('hex(self, sep=None, bytes_per_sep=1)', function* ([self, separator, every]) {
    return yield* hexDigits(open(self).seen, separator, every);
  }),
  native('toreadonly(self, /)', ([self]) => derived(open(self), { readOnly: true })),
  resumable('cast(self, format, shape=None)', function* ([self, format, shape]) {
    return yield* cast(self, format, shape);
  }),
  native('release(self, /)', ([self]) => {
    (self as PyMemoryView).memory = undefined;
    return NONE;
  }),
  native('__enter__(self, /)', ([self]) => open(self)),
  native('__exit__(self, /, *args)', ([self]) => {
    (self as PyMemoryView).memory = undefined;
    return NONE;
  }),
  field('obj', ({ owner }) => owner),
  field('nbytes', ({ byteCount }) => byteCount),
  field('itemsize', ({ layout }) => layout.itemBytes),
  field('format', ({ layout }) => layout.format),
  field('ndim', ({ layout }) => layout.shape.length),
  field('shape', ({ layout }) => tuple([...layout.shape])),
  field('strides', ({ layout }) => tuple([...layout.strides])),
  field('suboffsets', () => tuple([])),
  field('readonly', ({ layout }) => layout.readOnly),
  field('c_contiguous', ({ contiguous }) => contiguous),
  field('f_contiguous', (view) => view.contiguous && view.layout.shape.length < 2),
  field('contiguous', ({ contiguous }) => contiguous),
];

export function installMemoryView(): void {
  install(MEMORYVIEW_TYPE, MEMBERS);
}
