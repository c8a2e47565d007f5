/** The buffer protocol: objects that show their memory, and memoryview, a look at a part of it. */
import { type Raised, typeError, valueError } from '../objects/exception.ts';
import { builtinType, PyObject, type PyType, type Value } from '../objects/object.ts';
import { BYTEARRAY_TYPE, PyBytes } from '../objects/values.ts';
import { typeName } from '../protocols/index.ts';

export const MEMORYVIEW_TYPE = builtinType('memoryview', {
  layout: 'other',
  subclassable: false,
  hashing: 'custom',
});

/** An object other than bytes and bytearray with items of one kind in writable memory (array.array). */
export abstract class PyBufferObject extends PyObject {
  /** As of `struct`: one letter. */
  abstract readonly format: string;
  abstract readonly itemBytes: number;
  /** The memory as it is now: another after the object's size has changed. */
  abstract get bytes(): Uint8Array;
}

/** Where items lie in memory. Lengths are in items, strides and `start` in bytes. */
export interface ViewLayout {
  readonly format: string;
  readonly itemBytes: number;
  readonly start: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly readOnly: boolean;
}

/** Strides of items that lie one behind the other, the last dimension's closest. */
export function packedStrides(shape: readonly number[], itemBytes: number): number[] {
  const strides: number[] = [];
  let stride = itemBytes;
  for (const length of shape.toReversed()) {
    strides.unshift(stride);
    stride *= length;
  }
  return strides;
}

export class PyMemoryView extends PyObject {
  /** Whose memory it is. */
  readonly owner: PyObject;
  /** All of the owner's; undefined after release(). */
  memory: Uint8Array | undefined;
  readonly layout: ViewLayout;

  constructor(owner: PyObject, memory: Uint8Array, layout: ViewLayout) {
    super(MEMORYVIEW_TYPE);
    this.owner = owner;
    this.memory = memory;
    this.layout = layout;
  }

  get itemCount(): number {
    return this.layout.shape.reduce((product, length) => product * length, 1);
  }

  get byteCount(): number {
    return this.itemCount * this.layout.itemBytes;
  }

  /** Whether items lie one behind the other. */
  get contiguous(): boolean {
    const { shape, strides, itemBytes } = this.layout;
    const packed = packedStrides(shape, itemBytes);
    return (
      this.itemCount === 0 || shape.every((length, i) => length === 1 || strides[i] === packed[i])
    );
  }

  /** The bytes seen, as they lie one behind the other: the memory itself where it can be. */
  get seen(): Uint8Array {
    const { memory = new Uint8Array(0), layout } = this;
    const { start, itemBytes } = layout;
    if (this.contiguous) return memory.subarray(start, start + this.byteCount);
    const bytes = new Uint8Array(this.byteCount);
    let at = 0;
    for (const place of this.places()) {
      bytes.set(memory.subarray(place, place + itemBytes), at);
      at += itemBytes;
    }
    return bytes;
  }

  /** Where each item begins, the last dimension running fastest. */
  *places(dimension = 0, from = this.layout.start): Generator<number> {
    const { shape, strides } = this.layout;
    const length = shape[dimension];
    if (length === undefined) {
      yield from;
      return;
    }
    const inner = dimension === shape.length - 1;
    for (let i = 0; i < length; i++) {
      const place = from + i * strides[dimension]!;
      if (inner) yield place;
      else yield* this.places(dimension + 1, place);
    }
  }

  override measure(visit: (value: Value) => void): number {
    if (this.memory !== undefined) visit(this.owner);
    return 0;
  }
}

function layoutOf(value: PyBytes | PyBufferObject): ViewLayout {
  const isBytes = value instanceof PyBytes;
  const format = isBytes ? 'B' : value.format;
  const itemBytes = isBytes ? 1 : value.itemBytes;
  const readOnly = isBytes && !isByteArray(value.type);
  const shape = [value.bytes.length / itemBytes];
  return { format, itemBytes, start: 0, shape, strides: [itemBytes], readOnly };
}

function isByteArray(type: PyType): boolean {
  return type.isSubtypeOf(BYTEARRAY_TYPE);
}

/** A view of all of an object's memory; undefined when it shows none. */
export function viewOf(value: Value): PyMemoryView | undefined {
  if (value instanceof PyMemoryView) return value;
  if (!(value instanceof PyBytes || value instanceof PyBufferObject)) return undefined;
  return new PyMemoryView(value, value.bytes, layoutOf(value));
}

/** A view of bytes, of the first `size` of a file's for example. */
export function bytesView(bytes: PyBytes, size = bytes.bytes.length): PyMemoryView {
  return new PyMemoryView(bytes, bytes.bytes, { ...layoutOf(bytes), shape: [size] });
}

export function released(): Raised {
  return valueError('operation forbidden on released memoryview object');
}

/** The bytes of a bytes-like object; undefined for others. Not to be changed. */
export function bytesOf(value: Value): Uint8Array | undefined {
  if (value instanceof PyBytes || value instanceof PyBufferObject) return value.bytes;
  if (!(value instanceof PyMemoryView)) return undefined;
  if (value.memory === undefined) throw released();
  return value.seen;
}

/** The bytes of a bytes-like object; TypeError for others. */
export function requiredBytes(value: Value): Uint8Array {
  const bytes = bytesOf(value);
  if (bytes !== undefined) return bytes;
  throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
}

/** The memory of an object, to be written to; undefined when it has none or it is not in one piece. */
export function writableBytes(value: Value): Uint8Array | undefined {
  if (value instanceof PyBytes) return isByteArray(value.type) ? value.bytes : undefined;
  if (value instanceof PyBufferObject) return value.bytes;
  if (!(value instanceof PyMemoryView) || value.memory === undefined) return undefined;
  return value.layout.readOnly || !value.contiguous ? undefined : value.seen;
}
