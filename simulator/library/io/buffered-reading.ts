/** BufferedReader, and the half of BufferedRandom that reads. */
import type { Context } from '../../python/context.ts';
import { raise, valueError } from '../../python/objects/exception.ts';
import { type Native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { PyBytes } from '../../python/objects/values.ts';
import { asSmallIndex } from '../../python/protocols/index.ts';
import { exclusively, flushPending, openRawOf, type PyBuffered } from './buffered.ts';
import { concatenate, NO_BYTES } from './bytes.ts';
import { writableArgument } from './file-io.ts';
import { sizeArgument } from './protocol.ts';
import { rawRead, rawReadAll } from './raw.ts';

const NEWLINE = 10;

function take(self: PyBuffered, count: number): Uint8Array {
  const start = self.at;
  self.at = Math.min(self.ahead.length, start + count);
  return self.ahead.subarray(start, self.at);
}

/** Reads from the raw file, past the buffer; undefined: nothing yet, without blocking. */
function* readPast(
  self: PyBuffered,
  raw: Value,
  count: number,
  context: Context,
): Resumable<Uint8Array | undefined> {
  const data = yield* rawRead(raw, count, context);
  if (data !== undefined && self.position !== undefined) self.position += data.length;
  return data;
}

/** Reads once into the free part of the buffer. How much came; undefined: nothing yet. */
function* fill(self: PyBuffered, raw: Value, context: Context): Resumable<number | undefined> {
  if (self.ahead.length >= self.size) self.forget();
  const data = yield* readPast(self, raw, self.size - self.ahead.length, context);
  if (data !== undefined) self.ahead = concatenate([self.ahead, data]);
  return data?.length;
}

/** More of what is missing: `directly` so much past the buffer; if that is nothing, through it. */
function* readPiece(
  self: PyBuffered,
  raw: Value,
  missing: number,
  directly: number,
  context: Context,
): Resumable<Uint8Array | undefined> {
  if (directly > 0) return yield* readPast(self, raw, directly, context);
  return (yield* fill(self, raw, context)) === undefined ? undefined : take(self, missing);
}

/** As much as was asked for, unless the file ends or would block. */
function* read(
  self: PyBuffered,
  raw: Value,
  count: number,
  context: Context,
): Resumable<Uint8Array | undefined> {
  if (count <= self.remaining) return take(self, count).slice();
  const pieces = [take(self, count)];
  let missing = count - pieces[0]!.length;
  self.forget();
  yield* flushPending(self, context);
  let blocked = false;
  while (missing > 0) {
    const piece = yield* readPiece(self, raw, missing, missing - (missing % self.size), context);
    blocked = piece === undefined;
    if (piece === undefined || piece.length === 0) break;
    pieces.push(piece);
    missing -= piece.length;
  }
  const data = concatenate(pieces);
  return blocked && data.length === 0 ? undefined : data.slice();
}

function* readAll(
  self: PyBuffered,
  raw: Value,
  context: Context,
): Resumable<Uint8Array | undefined> {
  const ahead = take(self, self.remaining).slice();
  self.forget();
  yield* flushPending(self, context);
  const rest = yield* rawReadAll(raw, context);
  if (rest === undefined) return ahead.length > 0 ? ahead : undefined;
  if (self.position !== undefined) self.position += rest.length;
  return concatenate([ahead, rest]);
}

/**
 * At most `count` bytes with at most one read of the raw file. What waits to be written is left waiting,
 * as in CPython: in a file for both, it will land behind what is read here.
 */
function* readOnce(
  self: PyBuffered,
  raw: Value,
  count: number,
  context: Context,
): Resumable<Uint8Array> {
  if (count === 0) return NO_BYTES;
  if (self.remaining > 0) return take(self, count).slice();
  self.forget();
  return (yield* readPast(self, raw, count, context)) ?? NO_BYTES;
}

function* readLine(
  self: PyBuffered,
  raw: Value,
  limit: number | undefined,
  context: Context,
): Resumable<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  while (limit === undefined || size < limit) {
    if (self.remaining === 0) {
      yield* flushPending(self, context);
      self.forget();
      const given = yield* fill(self, raw, context);
      if (given === undefined || given === 0) break;
    }
    const end = self.ahead.indexOf(NEWLINE, self.at) + 1;
    const there = (end || self.ahead.length) - self.at;
    const piece = take(self, Math.min(there, (limit ?? Infinity) - size));
    pieces.push(piece);
    size += piece.length;
    if (piece.at(-1) === NEWLINE) break;
  }
  return concatenate(pieces).slice();
}

function* peek(self: PyBuffered, raw: Value, context: Context): Resumable<Uint8Array> {
  yield* flushPending(self, context);
  if (self.remaining === 0) {
    self.forget();
    yield* fill(self, raw, context);
  }
  return self.ahead.slice(self.at);
}

/** For TextIOWrapper: what read1(count) gives. */
export function* bufferedRead1(
  self: PyBuffered,
  count: number,
  context: Context,
): Resumable<Uint8Array> {
  const raw = yield* openRawOf(self, 'read of');
  return yield* exclusively(self, context, () => readOnce(self, raw, count, context));
}

/** For TextIOWrapper: what read() gives. */
export function* bufferedReadAll(
  self: PyBuffered,
  context: Context,
): Resumable<Uint8Array | undefined> {
  const raw = yield* openRawOf(self, 'read of');
  return yield* exclusively(self, context, () => readAll(self, raw, context));
}

function answer(data: Uint8Array | undefined): Value {
  return data === undefined ? NONE : new PyBytes(data);
}

/**
 * Fills a target as far as it goes.
 *
 * @param once - with at most one read of the raw file.
 */
function* readInto(
  self: PyBuffered,
  raw: Value,
  target: Uint8Array,
  once: boolean,
  context: Context,
): Resumable<number | undefined> {
  const ahead = take(self, target.length);
  target.set(ahead);
  let written = ahead.length;
  if (written === target.length) return written;
  self.forget();
  yield* flushPending(self, context);
  while (written < target.length) {
    const missing = target.length - written;
    if (once && written > 0 && missing <= self.size) break;
    const directly = missing > self.size ? missing : 0;
    const piece = yield* readPiece(self, raw, missing, directly, context);
    if (piece === undefined && written === 0) return undefined;
    if (piece === undefined || piece.length === 0) break;
    target.set(piece, written);
    written += piece.length;
    if (once) break;
  }
  return written;
}

function readsInto(name: string, once: boolean): Native {
  return resumable(
    `${name}(self, buffer, /)`,
    function* ([self, buffer]: [PyBuffered, Value], context) {
      const target = writableArgument(buffer, name);
      const raw = yield* openRawOf(self, 'readinto of');
      const size = yield* exclusively(self, context, () =>
        readInto(self, raw, target, once, context),
      );
      return size ?? NONE;
    },
  );
}

export const READING: readonly Native[] = [
  resumable('read(self, size=-1, /)', function* ([self, size]: [PyBuffered, Value?], context) {
    const given = size === undefined || size === NONE ? -1 : size;
    const count = yield* sizeArgument(given);
    if (count === undefined && given !== -1) {
      yield* rejectNegative(self, given);
    }
    const raw = yield* openRawOf(self, 'read of');
    return answer(
      yield* exclusively(self, context, () =>
        count === undefined ? readAll(self, raw, context) : read(self, raw, count, context),
      ),
    );
  }),
  resumable('read1(self, size=-1, /)', function* ([self, size]: [PyBuffered, Value?], context) {
    const given = size === undefined ? -1 : yield* asSmallIndex(size);
    const raw = yield* openRawOf(self, 'read of');
    const count = given < 0 ? self.size : given;
    return new PyBytes(
      yield* exclusively(self, context, () => readOnce(self, raw, count, context)),
    );
  }),
  readsInto('readinto', false),
  readsInto('readinto1', true),
  resumable('peek(self, size=0, /)', function* ([self, size]: [PyBuffered, Value?], context) {
    if (size !== undefined) yield* asSmallIndex(size);
    const raw = yield* openRawOf(self, 'peek of');
    return new PyBytes(yield* exclusively(self, context, () => peek(self, raw, context)));
  }),
  resumable('readline(self, size=-1, /)', function* ([self, size]: [PyBuffered, Value?], context) {
    const limit = yield* sizeArgument(size);
    const raw = yield* openRawOf(self, 'readline of');
    return new PyBytes(
      yield* exclusively(self, context, () => readLine(self, raw, limit, context)),
    );
  }),
  resumable('__next__(self)', function* ([self]: [PyBuffered], context) {
    const raw = yield* openRawOf(self, 'readline of');
    const line = yield* exclusively(self, context, () => readLine(self, raw, undefined, context));
    if (line.length === 0) throw raise('StopIteration');
    return new PyBytes(line);
  }),
];

/** −1 and None ask for everything; other negative numbers are mistakes. */
function* rejectNegative(self: PyBuffered, size: Value): Resumable<void> {
  if ((yield* asSmallIndex(size)) === -1) return;
  if (self.raw !== undefined) throw valueError('read length must be non-negative or -1');
}
