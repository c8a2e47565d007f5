/** The half of a TextIOWrapper that reads: bytes are decoded a chunk at a time. */
import type { Context } from '../../python/context.ts';
import { DECODE_CHARACTER_NS, READ_LINE_NS } from '../../python/costs.ts';
import { typeError } from '../../python/objects/exception.ts';
import type { Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { codePointLength, findAttribute, typeName } from '../../python/protocols/index.ts';
import { unitOffset } from '../../python/types/code-points.ts';
import { bytesOf } from '../../python/types/memory-view.ts';
import { bufferedRead1, bufferedReadAll } from './buffered-reading.ts';
import { concatenate } from './bytes.ts';
import { lineEnd } from './line-end.ts';
import { invoke } from './protocol.ts';
import {
  decoderOf,
  isPlainBuffer,
  openBufferOf,
  type PyTextWrapper,
} from './text-wrapper-state.ts';
import { writePending } from './text-writing.ts';

function bytesFrom(method: string, value: Value): Uint8Array {
  const bytes = bytesOf(value);
  if (bytes !== undefined) return bytes;
  throw typeError(
    `underlying ${method}() should have returned a bytes-like object, not '${typeName(value)}'`,
  );
}

function* readOnce(buffer: Value, count: number, context: Context): Resumable<Uint8Array> {
  if (isPlainBuffer(buffer)) return yield* bufferedRead1(buffer, count, context);
  const method = (yield* findAttribute(buffer, 'read1')) === undefined ? 'read' : 'read1';
  return bytesFrom(method, yield* invoke(buffer, method, count));
}

/** Decodes the next chunk. False: there is no more, nor anything held back. */
function* readChunk(
  self: PyTextWrapper,
  buffer: Value,
  count: number,
  context: Context,
): Resumable<boolean> {
  const decoder = decoderOf(self);
  const before = decoder.state;
  const data = yield* readOnce(buffer, count, context);
  self.text = yield* decoder.decode(data, data.length === 0, context);
  self.used = 0;
  self.snapshot = { flags: before.flags, bytes: concatenate([before.pending, data]) };
  context.charge(self.text.length * DECODE_CHARACTER_NS);
  return data.length > 0 || self.text !== '';
}

/** The next characters of what has been decoded, at most `count`. */
function take(self: PyTextWrapper, count: number): string {
  const rest = self.used === 0 ? self.text : self.text.slice(self.used);
  const piece = rest.slice(0, unitOffset(rest, count));
  self.used += piece.length;
  return piece;
}

/** At most `count` characters; fewer only at the end. */
export function* readText(self: PyTextWrapper, count: number, context: Context): Resumable<string> {
  const buffer = yield* openBufferOf(self);
  decoderOf(self);
  yield* writePending(self, context);
  let text = take(self, count);
  let missing = count - codePointLength(text);
  while (missing > 0) {
    const more = yield* readChunk(self, buffer, Math.max(self.chunkBytes, missing), context);
    const piece = take(self, missing);
    text += piece;
    missing -= codePointLength(piece);
    if (!more) break;
  }
  return text;
}

export function* readAllText(self: PyTextWrapper, context: Context): Resumable<string> {
  const buffer = yield* openBufferOf(self);
  const decoder = decoderOf(self);
  yield* writePending(self, context);
  const data = isPlainBuffer(buffer)
    ? yield* bufferedReadAll(buffer, context)
    : bytesFrom('read', yield* invoke(buffer, 'read'));
  const rest = self.text.slice(self.used);
  const text = yield* decoder.decode(data ?? new Uint8Array(0), true, context);
  context.charge(text.length * DECODE_CHARACTER_NS);
  self.forget();
  return rest + text;
}

/** A line with its end, or as much of it as `limit` characters. */
export function* readLineOf(
  self: PyTextWrapper,
  limit: number | undefined,
  context: Context,
): Resumable<string> {
  const buffer = yield* openBufferOf(self);
  decoderOf(self);
  yield* writePending(self, context);
  let line = '';
  let left = limit ?? Infinity;
  for (;;) {
    if (self.used >= self.text.length) {
      const more = yield* readChunk(self, buffer, self.chunkBytes, context);
      if (!more) {
        self.forget();
        break;
      }
      if (self.text === '') continue;
    }
    const end = lineEnd(self.text, self.used, self.newline, line);
    const stop = end ?? self.text.length;
    let piece = self.text.slice(self.used, stop);
    let complete = end !== undefined;
    const length = limit === undefined ? 0 : codePointLength(piece);
    if (limit !== undefined && length >= left) {
      piece = piece.slice(0, unitOffset(piece, left));
      complete = true;
    }
    self.used += piece.length;
    line += piece;
    left -= length;
    if (complete) break;
  }
  context.charge(READ_LINE_NS);
  return line;
}
