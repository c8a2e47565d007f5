/** The half of a TextIOWrapper that writes: text waits as bytes until there is a chunk of it. */
import type { Context } from '../../python/context.ts';
import { ENCODE_CHARACTER_NS, WRITE_TEXT_NS } from '../../python/costs.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { codePointLength } from '../../python/protocols/index.ts';
import { bufferedFlush, bufferedWrite } from './buffered-writing.ts';
import { concatenate } from './bytes.ts';
import { consoleBelow } from './console.ts';
import { bytesValue, invoke } from './protocol.ts';
import {
  bufferOf,
  encoderOf,
  isPlainBuffer,
  openBufferOf,
  type PyTextWrapper,
} from './text-wrapper-state.ts';
import { hasWritten, keepsBack } from './unwritten.ts';

const LONE_SURROGATE = /[\ud800-\udfff]/u;

/** Gives what waits to the buffer. */
export function* writePending(self: PyTextWrapper, context: Context): Resumable<void> {
  if (self.pendingBytes === 0) return;
  const data = concatenate(self.pending);
  self.pending.length = 0;
  self.pendingBytes = 0;
  hasWritten(self, context.interpreter);
  const buffer = bufferOf(self);
  if (isPlainBuffer(buffer)) yield* bufferedWrite(buffer, data, context);
  else yield* invoke(buffer, 'write', bytesValue(data));
}

/** How many characters were written: all. */
export function* writeText(
  self: PyTextWrapper,
  given: string,
  context: Context,
): Resumable<number> {
  const buffer = yield* openBufferOf(self);
  const encoder = encoderOf(self);
  const { newline, lineBuffering } = self;
  const translates = newline === '\r' || newline === '\r\n';
  const text = translates ? given.replaceAll('\n', newline) : given;
  context.charge(WRITE_TEXT_NS + text.length * ENCODE_CHARACTER_NS);
  const stream = self.consoleStream(context);
  if (stream !== undefined && !LONE_SURROGATE.test(text)) {
    context.interpreter.write(context, stream, text);
    return codePointLength(given);
  }
  const data = yield* encoder.encode(text, context);
  if (self.pendingBytes + data.length > self.chunkBytes) yield* writePending(self, context);
  if (data.length > 0) {
    self.pending.push(data);
    self.pendingBytes += data.length;
    keepsBack(self, context.interpreter);
  }
  const endsLine = lineBuffering && /[\r\n]/.test(text);
  const shows = consoleBelow(buffer, context) !== undefined;
  if (self.pendingBytes >= self.chunkBytes || endsLine || self.writeThrough || shows) {
    yield* writePending(self, context);
  }
  if (endsLine) yield* invoke(buffer, 'flush');
  self.forget();
  self.decoder?.reset();
  return codePointLength(given);
}

/** What flush() does. */
export function* flushText(self: PyTextWrapper, context: Context): Resumable<void> {
  const buffer = yield* openBufferOf(self);
  self.telling = self.seekable;
  yield* writePending(self, context);
  if (isPlainBuffer(buffer) && self.encoder !== undefined) yield* bufferedFlush(buffer, context);
  else yield* invoke(buffer, 'flush');
}
