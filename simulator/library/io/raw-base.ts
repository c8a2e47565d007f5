/** `_io._RawIOBase`: bytes without a buffer, read by readinto(). */
import { raise } from '../../python/objects/exception.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { BYTEARRAY_TYPE, PyBytes } from '../../python/objects/values.ts';
import { asSmallIndex } from '../../python/protocols/index.ts';
import { install } from '../../python/types/install.ts';
import { concatenate } from './bytes.ts';
import { invoke, readResult, sizeArgument } from './protocol.ts';
import { RAW_BASE } from './types.ts';

/** io.DEFAULT_BUFFER_SIZE: as much as is read at a time where nobody says how much. */
export const DEFAULT_BUFFER_SIZE = 8192;

/** One readinto() of at most `count` bytes; undefined: nothing yet, without blocking. */
export function* readInto(raw: Value, count: number): Resumable<Uint8Array | undefined> {
  const target = new PyBytes(new Uint8Array(count), BYTEARRAY_TYPE);
  const given = yield* invoke(raw, 'readinto', target);
  if (given === NONE) return undefined;
  const size = yield* asSmallIndex(given);
  if (size < 0 || size > count) {
    throw raise(
      'OSError',
      `raw readinto() returned invalid length ${size} (should have been between 0 and ${count})`,
    );
  }
  return target.bytes.slice(0, size);
}

const notImplemented = (spec: string) =>
  native(spec, () => {
    throw raise('NotImplementedError');
  });

install(RAW_BASE, [
  notImplemented('readinto(self, buffer, /)'),
  notImplemented('write(self, data, /)'),
  resumable('read(self, size=-1, /)', function* ([self, size]: [Value, Value?]) {
    const count = yield* sizeArgument(size);
    if (count === undefined) return yield* invoke(self, 'readall');
    const data = yield* readInto(self, count);
    return data === undefined ? NONE : new PyBytes(data);
  }),
  resumable('readall(self)', function* ([self]: [Value]) {
    const pieces: Uint8Array[] = [];
    for (;;) {
      const piece = readResult('read', yield* invoke(self, 'read', DEFAULT_BUFFER_SIZE));
      if (piece === undefined && pieces.length === 0) return NONE;
      if (piece === undefined || piece.length === 0) return new PyBytes(concatenate(pieces));
      pieces.push(piece);
    }
  }),
]);
