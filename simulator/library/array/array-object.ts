/** `array.array`: what it holds, and its items as bytes. */
import { raise, type Raised, typeError } from '../../python/objects/exception.ts';
import { builtinType, type PyType, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { index, plainText } from '../../python/protocols/index.ts';
import { toDouble } from '../../python/types/float.ts';
import type { Integer } from '../../python/types/integer.ts';
import { PyBufferObject } from '../../python/types/memory-view.ts';
import { type Layout, layoutOf } from '../../python/types/packing/layout.ts';
import { unpackField } from '../../python/types/packing/values.ts';

export const ARRAY_TYPE = builtinType('array', {
  module: 'array',
  layout: 'other',
  hashing: 'unhashable',
});

/** In the order of `array.typecodes`. */
export const TYPE_CODES = 'bBuhHiIlLqQfd';

/** Characters are kept as their code points, which memoryview calls `w`. */
const CHARACTER_BYTES = 4;

function itemLayout(typeCode: string): Layout {
  return layoutOf(typeCode === 'u' ? 'I' : typeCode) as Layout;
}

export class PyArray extends PyBufferObject {
  readonly typeCode: string;
  readonly format: string;
  readonly itemBytes: number;
  private readonly layout: Layout;
  /** How many items there are; there may be room for more. */
  count = 0;
  private memory = new Uint8Array(0);
  private data = new DataView(this.memory.buffer);

  constructor(typeCode: string, type: PyType = ARRAY_TYPE) {
    super(type);
    this.typeCode = typeCode;
    this.format = typeCode === 'u' ? 'w' : typeCode;
    this.layout = itemLayout(typeCode);
    this.itemBytes = typeCode === 'u' ? CHARACTER_BYTES : this.layout.size;
  }

  get bytes(): Uint8Array {
    return this.memory.subarray(0, this.count * this.itemBytes);
  }

  item(at: number): Value {
    const value = unpackField(
      this.data,
      at * this.itemBytes,
      this.layout.fields[0]!,
      this.layout.littleEndian,
    );
    return this.typeCode === 'u' ? String.fromCodePoint(value as number) : value;
  }

  items(): Value[] {
    return Array.from({ length: this.count }, (_, i) => this.item(i));
  }

  /** Puts `bytes` in the place of the items from `start` to `end`. */
  replace(start: number, end: number, bytes: Uint8Array): void {
    const { itemBytes, count } = this;
    const from = start * itemBytes;
    const to = end * itemBytes;
    if (bytes.length === to - from) {
      this.memory.set(bytes, from);
      return;
    }
    const size = count * itemBytes;
    const after = size + bytes.length - (to - from);
    const tail = to < size ? this.memory.slice(to, size) : undefined;
    if (after > this.memory.length) {
      const memory = new Uint8Array(Math.max(after, 2 * this.memory.length));
      memory.set(this.memory.subarray(0, from));
      this.memory = memory;
      this.data = new DataView(memory.buffer);
    }
    this.memory.set(bytes, from);
    if (tail !== undefined) this.memory.set(tail, from + bytes.length);
    this.count = after / itemBytes;
  }

  /** A new plain array of the same kind. */
  like(bytes: Uint8Array): PyArray {
    const made = new PyArray(this.typeCode);
    made.replace(0, 0, bytes);
    return made;
  }

  override measure(): number {
    return this.memory.length;
  }
}

/** What CPython calls the kinds of whole numbers that it checks by hand. */
const NAMES: Readonly<Record<string, readonly [string, number, number]>> = {
  b: ['signed char', -0x80, 0x7f],
  B: ['unsigned byte integer', 0, 0xff],
  h: ['signed short integer', -0x8000, 0x7fff],
  H: ['unsigned short', 0, 0xffff],
  i: ['signed integer', -0x80000000, 0x7fffffff],
};

/** As which C type CPython reads the number first, which may be too narrow for it already. */
const READ_AS: Readonly<Record<string, string>> = { b: 'h', B: 'h', h: 'h', H: 'i', i: 'i' };

function overflow(message: string): Raised {
  return raise('OverflowError', message);
}

function checkNarrow(code: string, value: bigint): void {
  if (value >= 1n << 63n || value < -(1n << 63n)) {
    throw overflow('Python int too large to convert to C long');
  }
  for (const kind of [READ_AS[code]!, code]) {
    const [, low, high] = NAMES[kind]!;
    // A byte is read as one, whatever it is.
    const [name] = code === 'B' ? NAMES[code]! : NAMES[kind]!;
    if (value < low) throw overflow(`${name} is less than minimum`);
    if (value > high) throw overflow(`${name} is greater than maximum`);
  }
}

function checkWide(code: string, value: bigint): void {
  const unsigned = code === 'I' || code === 'L' || code === 'Q';
  if (unsigned && value < 0) {
    throw overflow(
      code === 'Q'
        ? "can't convert negative int to unsigned"
        : "can't convert negative value to unsigned int",
    );
  }
  const bits = unsigned ? 64n : 63n;
  if (value >= 1n << bits || value < -(1n << 63n)) {
    if (code === 'q' || code === 'Q') throw overflow('int too big to convert');
    throw overflow(`Python int too large to convert to C ${unsigned ? 'unsigned ' : ''}long`);
  }
  if (code === 'I' && value > 0xffffffff) throw overflow('unsigned int is greater than maximum');
}

function checkInteger(code: string, value: Integer): void {
  if (code in NAMES) checkNarrow(code, BigInt(value));
  else checkWide(code, BigInt(value));
}

/** The bytes of one item. TypeError and OverflowError for what is none. */
export function* itemBytesOf(code: string, value: Value): Resumable<Uint8Array> {
  if (code === 'u') {
    const text = plainText(value);
    const point = text?.codePointAt(0);
    if (point === undefined || text!.length !== (point > 0xffff ? 2 : 1)) {
      throw typeError('array item must be unicode character');
    }
    return numberBytes('I', BigInt(point));
  }
  if (code === 'd' || code === 'f') {
    const number = yield* toDouble(value);
    return new Uint8Array(
      (code === 'd' ? Float64Array.of(number) : Float32Array.of(number)).buffer,
    );
  }
  const number = yield* index(value);
  checkInteger(code, number);
  return numberBytes(code, BigInt(number));
}

function numberBytes(code: string, value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, value), true);
  return bytes.subarray(0, itemLayout(code).size);
}
