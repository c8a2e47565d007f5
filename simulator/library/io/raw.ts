/**
 * The raw file below a buffer: a FileIO is asked directly, anything else by its methods, with what they
 * answer checked.
 */
import type { Whence } from '../../kernel/open-file.ts';
import type { Context } from '../../python/context.ts';
import { raise } from '../../python/objects/exception.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { BYTEARRAY_TYPE, PyBytes } from '../../python/objects/values.ts';
import { asSmallIndex, findAttribute, typeName } from '../../python/protocols/index.ts';
import { bytesOf, bytesView } from '../../python/types/memory-view.ts';
import { concatenate } from './bytes.ts';
import { PyFileIO, readAllRaw, readRaw, seekRaw, writeRaw } from './file-io.ts';
import { invoke, positionResult } from './protocol.ts';
import { FILE_IO } from './types.ts';

function plainFile(raw: Value): raw is PyFileIO {
  return raw instanceof PyFileIO && raw.type === FILE_IO;
}

/** At most `count` bytes; undefined: nothing yet, without blocking. */
export function* rawRead(
  raw: Value,
  count: number,
  context: Context,
): Resumable<Uint8Array | undefined> {
  if (plainFile(raw)) return yield* readRaw(raw, count, context);
  const target = new PyBytes(new Uint8Array(count), BYTEARRAY_TYPE);
  const given = yield* invoke(raw, 'readinto', bytesView(target));
  if (given === NONE) return undefined;
  const size = yield* lengthResult('readinto', given, count);
  return target.bytes.slice(0, size);
}

/** Everything that is left; undefined: nothing yet, without blocking. */
export function* rawReadAll(raw: Value, context: Context): Resumable<Uint8Array | undefined> {
  if (plainFile(raw)) return yield* readAllRaw(raw, context);
  const readAll = yield* findAttribute(raw, 'readall');
  if (readAll !== undefined) return bytesResult('readall', yield* invoke(raw, 'readall'));
  const pieces: Uint8Array[] = [];
  for (;;) {
    const piece = bytesResult('read', yield* invoke(raw, 'read'));
    if (piece === undefined && pieces.length === 0) return undefined;
    if (piece === undefined || piece.length === 0) return concatenate(pieces);
    pieces.push(piece);
  }
}

/** How much was written; undefined: nothing can be, without blocking. */
export function* rawWrite(
  raw: Value,
  data: Uint8Array,
  context: Context,
): Resumable<number | undefined> {
  if (plainFile(raw)) return yield* writeRaw(raw, data, context);
  const view = bytesView(new PyBytes(data));
  const written = yield* invoke(raw, 'write', view);
  return written === NONE ? undefined : yield* lengthResult('write', written, data.length);
}

export function* rawSeek(
  raw: Value,
  offset: number,
  whence: Whence,
  context: Context,
): Resumable<number> {
  if (plainFile(raw)) return yield* seekRaw(raw, offset, whence, context);
  return yield* positionResult(yield* invoke(raw, 'seek', offset, whence));
}

export function* rawTell(raw: Value, context: Context): Resumable<number> {
  if (plainFile(raw)) return yield* seekRaw(raw, 0, 1, context);
  return yield* positionResult(yield* invoke(raw, 'tell'));
}

function* lengthResult(method: string, value: Value, most: number): Resumable<number> {
  const size = yield* asSmallIndex(value);
  if (size >= 0 && size <= most) return size;
  throw raise(
    'OSError',
    `raw ${method}() returned invalid length ${size} (should have been between 0 and ${most})`,
  );
}

function bytesResult(method: string, value: Value): Uint8Array | undefined {
  if (value === NONE) return undefined;
  const bytes = bytesOf(value);
  if (bytes !== undefined) return bytes;
  throw raise('TypeError', `${method}() should return bytes, not ${typeName(value)}`);
}
