/** Values to bytes and back, as `struct` lays them out. */
import { raise } from '../../objects/exception.ts';
import type { Value } from '../../objects/object.ts';
import type { Resumable } from '../../objects/resumable.ts';
import { float, PyBytes } from '../../objects/values.ts';
import { index, plainInt, specialMethod, truth } from '../../protocols/index.ts';
import { toDouble } from '../float.ts';
import { type Integer, normalise } from '../integer.ts';
import { isRaised } from '../../protocols/attributes.ts';
import { decodeHalf, encodeHalf } from './half.ts';
import type { Field, Layout } from './layout.ts';

/** What `struct.error` is told. */
export class StructProblem {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

const SHORT_NAMES: Readonly<Record<string, string>> = {
  b: 'byte',
  B: 'ubyte',
  h: 'short',
  H: 'ushort',
};
const PASCAL_MAX = 255;

function* integerOf(value: Value): Resumable<Integer> {
  if (plainInt(value) === undefined && specialMethod(value, '__index__') === undefined) {
    throw new StructProblem('required argument is not an integer');
  }
  return yield* index(value);
}

function* packInteger(value: Value, { letter, size }: Field): Resumable<bigint> {
  const number = BigInt(yield* integerOf(value));
  const bits = BigInt(8 * size);
  const signed = letter === letter.toLowerCase();
  const low = signed ? -(1n << (bits - 1n)) : 0n;
  const high = signed ? (1n << (bits - 1n)) - 1n : (1n << bits) - 1n;
  if (number >= low && number <= high) return number;
  const short = SHORT_NAMES[letter];
  if (short !== undefined)
    throw new StructProblem(`${short} format requires ${low} <= number <= ${high}`);
  // CPython's own: a number that fits no C long at all, or is negative where none may be.
  const fitsLong = number < 1n << 63n && number >= (signed ? -(1n << 63n) : 0n);
  throw new StructProblem(
    size === 4 && fitsLong
      ? `'${letter}' format requires ${low} <= number <= ${high}`
      : 'argument out of range',
  );
}

function* doubleOf(value: Value): Resumable<number> {
  try {
    return yield* toDouble(value);
  } catch (thrown) {
    if (!isRaised(thrown, 'TypeError')) throw thrown;
    throw new StructProblem('required argument is not a float');
  }
}

function* packFloat(
  view: DataView,
  at: number,
  value: Value,
  letter: string,
  { littleEndian: little, native }: Layout,
): Resumable<void> {
  const number = yield* doubleOf(value);
  if (letter === 'd') view.setFloat64(at, number, little);
  else if (letter === 'f') {
    if (!native && Number.isFinite(number) && !Number.isFinite(Math.fround(number))) {
      throw raise('OverflowError', 'float too large to pack with f format');
    }
    view.setFloat32(at, number, little);
  } else {
    const half = encodeHalf(number);
    if (half === undefined) throw raise('OverflowError', 'float too large to pack with e format');
    view.setUint16(at, half, little);
  }
}

/** Writes a value at its place behind `start`. */
export function* packField(
  view: DataView,
  start: number,
  field: Field,
  value: Value,
  layout: Layout,
): Resumable<void> {
  const { littleEndian: little } = layout;
  const { letter, offset, size } = field;
  const at = start + offset;
  switch (letter) {
    case 'c':
      if (!(value instanceof PyBytes) || value.bytes.length !== 1) {
        throw new StructProblem('char format requires a bytes object of length 1');
      }
      view.setUint8(at, value.bytes[0]!);
      return;
    case '?':
      view.setUint8(at, (yield* truth(value)) ? 1 : 0);
      return;
    case 's':
    case 'p': {
      if (!(value instanceof PyBytes))
        throw new StructProblem(`argument for '${letter}' must be a bytes object`);
      const head = letter === 'p' && size > 0 ? 1 : 0;
      const bytes = value.bytes.subarray(0, size - head);
      if (head === 1) view.setUint8(at, Math.min(bytes.length, PASCAL_MAX));
      new Uint8Array(view.buffer, view.byteOffset).set(bytes, at + head);
      return;
    }
    case 'e':
    case 'f':
    case 'd':
      yield* packFloat(view, at, value, letter, layout);
      return;
    default: {
      const number =
        letter === 'P' ? BigInt(yield* integerOf(value)) : yield* packInteger(value, field);
      if (size === 1) view.setUint8(at, Number(number & 0xffn));
      else if (size === 2) view.setUint16(at, Number(number & 0xffffn), little);
      else if (size === 4) view.setUint32(at, Number(number & 0xffffffffn), little);
      else view.setBigUint64(at, BigInt.asUintN(64, number), little);
    }
  }
}

/** The value at a place behind `start`. */
export function unpackField(
  view: DataView,
  start: number,
  { letter, offset, size }: Field,
  little: boolean,
): Value {
  const at = start + offset;
  const bytes = (from: number, count: number): PyBytes =>
    new PyBytes(new Uint8Array(view.buffer, view.byteOffset + from, count).slice());
  switch (letter) {
    case 'c':
    case 's':
      return bytes(at, size);
    case 'p':
      return size === 0 ? bytes(at, 0) : bytes(at + 1, Math.min(view.getUint8(at), size - 1));
    case '?':
      return view.getUint8(at) !== 0;
    case 'e':
      return float(decodeHalf(view.getUint16(at, little)));
    case 'f':
      return float(view.getFloat32(at, little));
    case 'd':
      return float(view.getFloat64(at, little));
    default: {
      const signed = letter !== 'P' && letter === letter.toLowerCase();
      if (size === 1) return signed ? view.getInt8(at) : view.getUint8(at);
      if (size === 2) return signed ? view.getInt16(at, little) : view.getUint16(at, little);
      if (size === 4) return signed ? view.getInt32(at, little) : view.getUint32(at, little);
      return normalise(signed ? view.getBigInt64(at, little) : view.getBigUint64(at, little));
    }
  }
}
