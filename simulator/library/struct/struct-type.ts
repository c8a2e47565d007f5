/** `struct.Struct`: a format, read, with what is done by it. */
import type { Context } from '../../python/context.ts';
import {
  EXCEPTIONS,
  PyException,
  Raised,
  raise,
  typeError,
} from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { PyIterator } from '../../python/objects/iterator.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { builtinType, NONE, PyObject, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { PyBytes, type PyTuple, tuple } from '../../python/objects/values.ts';
import { asSmallIndex, plainText, typeName } from '../../python/protocols/index.ts';
import { constructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { ITERATOR_MEMBERS } from '../../python/types/iterators.ts';
import { requiredBytes, writableBytes } from '../../python/types/memory-view.ts';
import { type Layout, layoutOf } from '../../python/types/packing/layout.ts';
import { packField, StructProblem, unpackField } from '../../python/types/packing/values.ts';

export const ERROR = builtinType('error', { module: 'struct', base: EXCEPTIONS.Exception });
export const STRUCT_TYPE = builtinType('Struct', { module: '_struct', layout: 'other' });
const ITERATOR_TYPE = builtinType('unpack_iterator', { module: '_struct', layout: 'other' });

/** `timeit -s "import struct;s=struct.Struct('100i')" "s.unpack(b'abcd'*100)"`, per value. */
const VALUE_NS = 12;

function problem(message: string): Raised {
  return new Raised(new PyException(ERROR, tuple([message])));
}

export class PyStruct extends PyObject {
  readonly format: string;
  readonly layout: Layout;

  constructor(format: Value) {
    super(STRUCT_TYPE);
    this.format = formatText(format);
    const layout = layoutOf(this.format);
    if (typeof layout === 'string') throw problem(layout);
    this.layout = layout;
  }
}

function formatText(format: Value): string {
  const text = plainText(format);
  if (text !== undefined) {
    const at = Array.from(text).findIndex((character) => character > '\x7f');
    if (at < 0) return text;
    throw raise('UnicodeEncodeError', 'ascii', text, at, at + 1, 'ordinal not in range(128)');
  }
  if (format instanceof PyBytes) return String.fromCharCode(...format.bytes);
  throw typeError(`Struct() argument 1 must be a str or bytes object, not ${typeName(format)}`);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function* packed(
  { layout }: PyStruct,
  view: DataView,
  start: number,
  values: readonly Value[],
): Resumable<void> {
  try {
    for (const [i, field] of layout.fields.entries()) {
      yield* packField(view, start, field, values[i]!, layout);
    }
  } catch (thrown) {
    throw thrown instanceof StructProblem ? problem(thrown.message) : thrown;
  }
}

function checkCount(
  { layout }: PyStruct,
  name: string,
  values: readonly Value[],
  context: Context,
): void {
  const wanted = layout.fields.length;
  context.charge(wanted * VALUE_NS);
  if (values.length === wanted) return;
  throw problem(`${name} expected ${wanted} items for packing (got ${values.length})`);
}

export function* pack(self: PyStruct, values: readonly Value[], context: Context): Resumable {
  checkCount(self, 'pack', values, context);
  context.interpreter.allocate(self.layout.size);
  const bytes = new Uint8Array(self.layout.size);
  yield* packed(self, viewOf(bytes), 0, values);
  return new PyBytes(bytes);
}

export function* packInto(self: PyStruct, given: readonly Value[], context: Context): Resumable {
  const [buffer, offset, ...values] = given;
  if (buffer === undefined) throw problem('pack_into expected buffer argument');
  if (offset === undefined) throw problem('pack_into expected offset argument');
  checkCount(self, 'pack_into', values, context);
  const target = writableBytes(buffer);
  if (target === undefined) {
    throw typeError(`argument must be read-write bytes-like object, not ${typeName(buffer)}`);
  }
  const start = place(yield* asSmallIndex(offset), target.length, self.layout.size, 'pack_into');
  target.fill(0, start, start + self.layout.size);
  yield* packed(self, viewOf(target), start, values);
  return NONE;
}

/** Where to begin in a buffer: negative offsets count from its end. */
function place(
  offset: number,
  length: number,
  size: number,
  name: 'pack_into' | 'unpack_from',
): number {
  if (offset < 0) {
    if (offset + size > 0) {
      const what = name === 'pack_into' ? 'no space to pack' : 'not enough data to unpack';
      throw problem(`${what} ${size} bytes at offset ${offset}`);
    }
    if (offset + length < 0)
      throw problem(`offset ${offset} out of range for ${length}-byte buffer`);
    return offset + length;
  }
  if (length - offset >= size) return offset;
  throw problem(
    `${name} requires a buffer of at least ${size + offset} bytes for ` +
      `${name === 'pack_into' ? 'packing' : 'unpacking'} ${size} bytes at offset ${offset} ` +
      `(actual buffer size is ${length})`,
  );
}

function unpacked({ layout }: PyStruct, view: DataView, start: number): PyTuple {
  return tuple(layout.fields.map((field) => unpackField(view, start, field, layout.littleEndian)));
}

export function unpack(self: PyStruct, buffer: Value, context: Context): Value {
  const bytes = requiredBytes(buffer);
  const { size, fields } = self.layout;
  if (bytes.length !== size) throw problem(`unpack requires a buffer of ${size} bytes`);
  context.charge(fields.length * VALUE_NS);
  return unpacked(self, viewOf(bytes), 0);
}

export function* unpackFrom(
  self: PyStruct,
  buffer: Value,
  offset: Value | undefined,
  context: Context,
): Resumable {
  const bytes = requiredBytes(buffer);
  const from = offset === undefined ? 0 : yield* asSmallIndex(offset);
  const start = place(from, bytes.length, self.layout.size, 'unpack_from');
  context.charge(self.layout.fields.length * VALUE_NS);
  return unpacked(self, viewOf(bytes), start);
}

export function iterUnpack(self: PyStruct, buffer: Value): Value {
  const { size } = self.layout;
  if (size === 0) throw problem('cannot iteratively unpack with a struct of length 0');
  const bytes = requiredBytes(buffer);
  if (bytes.length % size !== 0) {
    throw problem(`iterative unpacking requires a buffer of a multiple of ${size} bytes`);
  }
  return new UnpackIterator(self, bytes);
}

class UnpackIterator extends PyIterator {
  private readonly struct: PyStruct;
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(struct: PyStruct, bytes: Uint8Array) {
    super(ITERATOR_TYPE);
    this.struct = struct;
    this.bytes = bytes;
  }

  next(): Value | undefined {
    if (this.at >= this.bytes.length) return undefined;
    const values = unpacked(this.struct, viewOf(this.bytes), this.at);
    this.at += this.struct.layout.size;
    return values;
  }
}

install(ITERATOR_TYPE, ITERATOR_MEMBERS);

install(STRUCT_TYPE, [
  constructor(STRUCT_TYPE, 'format', (_type, [format]: [Value]) => new PyStruct(format)),
  new PyGetSet('format', (self) => (self as PyStruct).format),
  new PyGetSet('size', (self) => (self as PyStruct).layout.size),
  resumable('pack(self, /, *values)', ([self, { items }]: [PyStruct, PyTuple], context) =>
    pack(self, items, context),
  ),
  resumable('pack_into(self, /, *values)', ([self, { items }]: [PyStruct, PyTuple], context) =>
    packInto(self, items, context),
  ),
  native('unpack(self, buffer, /)', ([self, buffer]: [PyStruct, Value], context) =>
    unpack(self, buffer, context),
  ),
  resumable(
    'unpack_from(self, /, buffer, offset=0)',
    ([self, buffer, offset]: [PyStruct, Value, Value?], context) =>
      unpackFrom(self, buffer, offset, context),
  ),
  native('iter_unpack(self, buffer, /)', ([self, buffer]: [PyStruct, Value]) =>
    iterUnpack(self, buffer),
  ),
]);
