/** What a TextIOWrapper holds, and whether it can be used. */
import type { Context } from '../../python/context.ts';
import { valueError } from '../../python/objects/exception.ts';
import { PyFile } from '../../python/objects/file.ts';
import type { Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import type { Stream } from '../../trace/trace.ts';
import { PyBuffered } from './buffered.ts';
import { consoleBelow } from './console.ts';
import type { IncrementalDecoder } from './incremental-decoder.ts';
import type { IncrementalEncoder } from './incremental-encoder.ts';
import { checkOpen } from './protocol.ts';
import { Turn } from './turn.ts';
import {
  BUFFERED_RANDOM,
  BUFFERED_READER,
  BUFFERED_WRITER,
  TEXT_WRAPPER,
  unsupported,
} from './types.ts';

export const CHUNK_BYTES = 8192;

/** Where the decoder stood before the last chunk, and the chunk: from these a position is told. */
export interface Snapshot {
  readonly flags: number;
  readonly bytes: Uint8Array;
}

export class PyTextWrapper extends PyFile {
  /** Undefined before __init__() and after detach(). */
  buffer: Value | undefined = undefined;
  detached = false;
  encoding = '';
  errors = 'strict';
  /** As given; undefined: None. */
  newline: string | undefined = undefined;
  lineBuffering = false;
  writeThrough = false;
  seekable = false;
  /** False while lines are taken by next(), which reads ahead too far to tell where it is. */
  telling = false;
  chunkBytes = CHUNK_BYTES;
  /** Undefined: not readable. */
  decoder: IncrementalDecoder | undefined = undefined;
  /** Undefined: not writable. */
  encoder: IncrementalEncoder | undefined = undefined;
  /** Decoded, and from `used` on (in UTF-16 units) not yet given to anyone. */
  text = '';
  used = 0;
  snapshot: Snapshot | undefined = undefined;
  /** Encoded, but not yet written to the buffer. */
  readonly pending: Uint8Array[] = [];
  pendingBytes = 0;

  override get knownClosed(): boolean | undefined {
    const { buffer } = this;
    return buffer instanceof PyFile && !buffer.type.heap ? buffer.knownClosed : undefined;
  }

  readonly turn = new Turn();

  /** Forgets what was read ahead. */
  forget(): void {
    this.text = '';
    this.used = 0;
    this.snapshot = undefined;
  }

  override measure(visit: (value: Value) => void): number {
    if (this.buffer !== undefined) visit(this.buffer);
    return this.text.length + this.pendingBytes;
  }

  override consoleStream(context: Context): Stream | undefined {
    const { buffer, encoding } = this;
    const direct = this.type === TEXT_WRAPPER && /^utf-?8$/i.test(encoding);
    return direct && buffer !== undefined ? consoleBelow(buffer, context) : undefined;
  }
}

/** The buffer that is neither missing nor detached. */
export function bufferOf(self: PyTextWrapper): Value {
  if (self.buffer !== undefined) return self.buffer;
  throw valueError(
    self.detached ? 'underlying buffer has been detached' : 'I/O operation on uninitialized object',
  );
}

export function* openBufferOf(self: PyTextWrapper): Resumable {
  const buffer = bufferOf(self);
  yield* checkOpen(buffer);
  return buffer;
}

export function decoderOf(self: PyTextWrapper): IncrementalDecoder {
  if (self.decoder === undefined) throw unsupported('not readable');
  return self.decoder;
}

export function encoderOf(self: PyTextWrapper): IncrementalEncoder {
  if (self.encoder === undefined) throw unsupported('not writable');
  return self.encoder;
}

/** Without the GIL, one thread at a time is in the methods of a text file; with it, they are not safe. */
export function* inTurn<Result>(
  self: PyTextWrapper,
  context: Context,
  body: () => Resumable<Result>,
): Resumable<Result> {
  const alone = context.interpreter.gilEnabled || self.turn.user === context.thread;
  return yield* alone ? body() : self.turn.take(context, body);
}

/** Whether a buffer is one of ours, to be asked directly. */
export function isPlainBuffer(buffer: Value): buffer is PyBuffered {
  return (
    buffer instanceof PyBuffered &&
    (buffer.type === BUFFERED_READER ||
      buffer.type === BUFFERED_WRITER ||
      buffer.type === BUFFERED_RANDOM)
  );
}
