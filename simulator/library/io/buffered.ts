/**
 * What BufferedReader, BufferedWriter and BufferedRandom hold, and how its two halves, what was read ahead
 * and what waits to be written, stay consistent with the position of the raw file.
 */
import { ERRORS } from '../../kernel/errno.ts';
import type { Context } from '../../python/context.ts';
import {
  EXCEPTIONS,
  newException,
  raise,
  Raised,
  valueError,
} from '../../python/objects/exception.ts';
import { PyFile } from '../../python/objects/file.ts';
import type { Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { repr } from '../../python/protocols/index.ts';
import { concatenate, NO_BYTES } from './bytes.ts';
import { isClosed } from './protocol.ts';
import { rawSeek, rawTell, rawWrite } from './raw.ts';
import { Turn } from './turn.ts';
import { hasWritten } from './unwritten.ts';

export class PyBuffered extends PyFile {
  /** Undefined before __init__() and after detach(). */
  raw: Value | undefined = undefined;
  detached = false;
  size = 0;
  /** Of the raw file, where it is known. */
  position: number | undefined = undefined;
  /** Read from the raw file, and from `at` on not yet by anyone. */
  ahead: Uint8Array = NO_BYTES;
  at = 0;
  /** Not yet written. */
  readonly pending: Uint8Array[] = [];
  pendingSize = 0;
  readonly turn = new Turn();

  override get knownClosed(): boolean | undefined {
    const { raw } = this;
    return raw instanceof PyFile && !raw.type.heap ? raw.knownClosed : undefined;
  }

  get remaining(): number {
    return this.ahead.length - this.at;
  }

  forget(): void {
    this.ahead = NO_BYTES;
    this.at = 0;
  }

  override measure(visit: (value: Value) => void): number {
    if (this.raw !== undefined) visit(this.raw);
    return this.ahead.length + this.pendingSize;
  }
}

export function rawOf(self: PyBuffered): Value {
  if (self.raw !== undefined) return self.raw;
  throw valueError(
    self.detached ? 'raw stream has been detached' : 'I/O operation on uninitialized object',
  );
}

/** The raw file; ValueError when it is closed. @param what - "read of", in the error. */
export function* openRawOf(self: PyBuffered, what: string): Resumable {
  const raw = rawOf(self);
  if (yield* isClosed(raw)) throw valueError(`${what} closed file`);
  return raw;
}

/** One thread at a time is in the methods of a buffer. */
export function* exclusively<Result>(
  self: PyBuffered,
  context: Context,
  body: () => Resumable<Result>,
): Resumable<Result> {
  if (self.turn.user === context.thread) {
    throw raise('RuntimeError', `reentrant call inside ${yield* repr(self)}`);
  }
  return yield* self.turn.take(context, body);
}

/** Writes out what waits. */
export function* flushPending(self: PyBuffered, context: Context): Resumable<void> {
  if (self.pendingSize === 0) return;
  const raw = rawOf(self);
  let rest = concatenate(self.pending);
  self.pending.length = 0;
  try {
    while (rest.length > 0) {
      const written = yield* rawWrite(raw, rest, context);
      if (written === undefined) throw wouldBlock(0);
      rest = rest.subarray(written);
      if (self.position !== undefined) self.position += written;
    }
  } finally {
    if (rest.length > 0) self.pending.push(rest);
    self.pendingSize = rest.length;
    if (rest.length === 0) hasWritten(self, context.interpreter);
  }
}

export function wouldBlock(written: number): Raised {
  const text = 'write could not complete without blocking';
  return new Raised(newException(EXCEPTIONS.BlockingIOError, ERRORS.EAGAIN[0], text, written));
}

/** Puts the raw file where the reader is: what was read ahead is forgotten. */
export function* dropAhead(self: PyBuffered, context: Context): Resumable<void> {
  const { remaining } = self;
  if (remaining > 0) self.position = yield* rawSeek(rawOf(self), -remaining, 1, context);
  self.forget();
}

/** Where the next byte is read or written. */
export function* tell(self: PyBuffered, context: Context): Resumable<number> {
  self.position = yield* rawTell(rawOf(self), context);
  return self.position - self.remaining + self.pendingSize;
}
