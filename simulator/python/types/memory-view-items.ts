/** memoryview: items by their places, read and written in the view's format. */
import { raise, typeError, valueError } from '../objects/exception.ts';
import { type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { list, PyBytes, PyTuple } from '../objects/values.ts';
import { index, plainInt, specialMethod } from '../protocols/index.ts';
import { isRaised } from '../protocols/attributes.ts';
import type { PyMemoryView } from './memory-view.ts';
import { type Layout, layoutOf } from './packing/layout.ts';
import { packField, StructProblem, unpackField } from './packing/values.ts';

/** The layout of one item. What array.array calls `w` is none that memoryview can read. */
function itemLayout(format: string): Layout {
  const layout = layoutOf(format);
  if (typeof layout !== 'string' && layout.fields.length === 1) return layout;
  throw raise('NotImplementedError', `memoryview: format ${format} not supported`);
}

function dataOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function readItem(view: PyMemoryView, place: number): Value {
  const { fields, littleEndian } = itemLayout(view.layout.format);
  return unpackField(dataOf(view.memory!), place, fields[0]!, littleEndian);
}

/** All items, in lists of lists where there is more than one dimension. */
export function readItems(view: PyMemoryView): Value {
  const { shape, strides, format, start } = view.layout;
  const layout = itemLayout(format);
  const data = dataOf(view.memory!);
  const read = (dimension: number, from: number): Value => {
    const length = shape[dimension];
    if (length === undefined) {
      return unpackField(data, from, layout.fields[0]!, layout.littleEndian);
    }
    const stride = strides[dimension]!;
    return list(Array.from({ length }, (_, i) => read(dimension + 1, from + i * stride)));
  };
  return read(0, start);
}

/** TypeError for what is no value of the format, ValueError for what is none that it can hold. */
export function* writeItem(view: PyMemoryView, place: number, value: Value): Resumable<void> {
  const { format } = view.layout;
  const layout = itemLayout(format);
  const field = layout.fields[0]!;
  const wrongType = typeError(`memoryview: invalid type for format '${format}'`);
  const fits =
    field.letter === 'c'
      ? value instanceof PyBytes
      : 'fd?'.includes(field.letter) ||
        plainInt(value) !== undefined ||
        specialMethod(value, '__index__') !== undefined;
  if (!fits) throw wrongType;
  try {
    yield* packField(dataOf(view.memory!), place, field, value, layout);
  } catch (thrown) {
    if (!(thrown instanceof StructProblem) && !isRaised(thrown, 'TypeError')) throw thrown;
    if ('fd'.includes(field.letter)) throw wrongType;
    throw valueError(`memoryview: invalid value for format '${format}'`);
  }
}

function* along(view: PyMemoryView, dimension: number, key: Value): Resumable<number> {
  const { shape, strides } = view.layout;
  const length = shape[dimension]!;
  const wanted = yield* index(key);
  const at = wanted < 0 ? Number(wanted) + length : Number(wanted);
  if (at < 0 || at >= length) {
    throw raise('IndexError', `index out of bounds on dimension ${dimension + 1}`);
  }
  return at * strides[dimension]!;
}

function isIndex(value: Value): boolean {
  return plainInt(value) !== undefined || specialMethod(value, '__index__') !== undefined;
}

/** Where the item lies that an index, or a tuple of one for each dimension, means. */
export function* placeOf(view: PyMemoryView, key: Value): Resumable<number> {
  const { shape, start } = view.layout;
  const dimensions = shape.length;
  if (isIndex(key)) {
    if (dimensions === 0) throw typeError('invalid indexing of 0-dim memory');
    if (dimensions > 1) {
      throw raise('NotImplementedError', 'multi-dimensional sub-views are not implemented');
    }
    return start + (yield* along(view, 0, key));
  }
  if (!(key instanceof PyTuple) || !key.items.every(isIndex)) {
    throw typeError('memoryview: invalid slice key');
  }
  const { length } = key.items;
  if (length > dimensions) {
    throw typeError(`cannot index ${dimensions}-dimension view with ${length}-element tuple`);
  }
  if (length < dimensions) {
    throw raise('NotImplementedError', 'sub-views are not implemented');
  }
  let place = start;
  for (const [i, item] of key.items.entries()) place += yield* along(view, i, item);
  return place;
}
