/**
 * tell() and seek() of a TextIOWrapper. A position is that of the byte behind the last character given;
 * where decoding cannot begin there, it also says how the decoder stands, how many bytes to feed it and how
 * many characters to skip, each in 32 bits above the 64 of the position, as in CPython.
 */
import type { Context } from '../../python/context.ts';
import { raise } from '../../python/objects/exception.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { asSmallIndex, codePointLength } from '../../python/protocols/index.ts';
import { unitOffset } from '../../python/types/code-points.ts';
import { type Integer, normalise } from '../../python/types/integer.ts';
import { bytesOf } from '../../python/types/memory-view.ts';
import { NO_BYTES } from './bytes.ts';
import type { IncrementalDecoder } from './incremental-decoder.ts';
import { invoke } from './protocol.ts';
import { openBufferOf, type PyTextWrapper, type Snapshot } from './text-wrapper-state.ts';
import { flushText, writePending } from './text-writing.ts';
import { unsupported } from './types.ts';

interface Cookie {
  readonly position: number;
  readonly flags: number;
  readonly bytesToFeed: number;
  readonly charactersToSkip: number;
  /** The decoder has to be told that its input ends there. */
  readonly atEnd: boolean;
}

const FIELD = 32n;
const MASK = (1n << FIELD) - 1n;

function pack({ position, flags, bytesToFeed, charactersToSkip, atEnd }: Cookie): Integer {
  if (flags === 0 && bytesToFeed === 0 && charactersToSkip === 0 && !atEnd) return position;
  const fields = [flags, bytesToFeed, charactersToSkip, atEnd ? 1 : 0];
  const high = fields.reduceRight((value, field) => (value << FIELD) | BigInt(field), 0n);
  return normalise((high << (2n * FIELD)) | BigInt(position));
}

function unpack(cookie: Integer): Cookie {
  const value = BigInt(cookie);
  const field = (index: bigint): number => Number((value >> (FIELD * index)) & MASK);
  return {
    position: Number(value & ((1n << (2n * FIELD)) - 1n)),
    flags: field(2n),
    bytesToFeed: field(3n),
    charactersToSkip: field(4n),
    atEnd: field(5n) === 1,
  };
}

/** What tell() says, and seek() takes. */
export function* tellText(self: PyTextWrapper, context: Context): Resumable<Integer> {
  const buffer = yield* openBufferOf(self);
  if (!self.seekable) throw unsupported('underlying stream is not seekable');
  if (!self.telling) throw raise('OSError', 'telling position disabled by next() call');
  yield* writePending(self, context);
  yield* invoke(self, 'flush');
  const position = yield* asSmallIndex(yield* invoke(buffer, 'tell'));
  const { decoder, snapshot } = self;
  if (decoder === undefined || snapshot === undefined) return position;
  const used = codePointLength(self.text.slice(0, self.used));
  const start = position - snapshot.bytes.length;
  return pack(yield* locate(decoder, snapshot, start, used, context));
}

/** Decodes the chunk again, byte by byte, as far as it has been used. */
function* locate(
  decoder: IncrementalDecoder,
  { flags, bytes }: Snapshot,
  start: number,
  used: number,
  context: Context,
): Resumable<Cookie> {
  const before = decoder.state;
  decoder.state = { pending: NO_BYTES, flags };
  // The last place where decoding can begin: how many bytes and characters lie before it.
  let safe = { bytes: 0, characters: 0, flags };
  let fed = 0;
  let characters = 0;
  while (characters < used && fed < bytes.length) {
    characters += codePointLength(
      yield* decoder.decode(bytes.subarray(fed, fed + 1), false, context),
    );
    fed++;
    const { pending, flags: reached } = decoder.state;
    if (pending.length === 0 && characters <= used)
      safe = { bytes: fed, characters, flags: reached };
  }
  const atEnd = characters < used;
  decoder.state = before;
  return {
    position: start + safe.bytes,
    flags: safe.flags,
    bytesToFeed: used === safe.characters ? 0 : fed - safe.bytes,
    charactersToSkip: used - safe.characters,
    atEnd: used !== safe.characters && atEnd,
  };
}

/** Goes to a position that tell() has told. */
export function* seekTo(self: PyTextWrapper, cookie: Integer, context: Context): Resumable<void> {
  const buffer = yield* openBufferOf(self);
  const { position, flags, bytesToFeed, charactersToSkip, atEnd } = unpack(cookie);
  yield* flushText(self, context);
  yield* invoke(buffer, 'seek', position);
  self.forget();
  const { decoder } = self;
  if (decoder !== undefined) {
    if (cookie === 0) decoder.reset();
    else decoder.state = { pending: NO_BYTES, flags };
    if (charactersToSkip > 0) {
      const bytes = bytesOf(yield* invoke(buffer, 'read', bytesToFeed)) ?? NO_BYTES;
      self.snapshot = { flags, bytes };
      self.text = yield* decoder.decode(bytes, atEnd, context);
      if (codePointLength(self.text) < charactersToSkip) {
        throw raise('OSError', "can't restore logical file position");
      }
      self.used = unitOffset(self.text, charactersToSkip);
    }
  }
  if (self.encoder !== undefined) self.encoder.atStart = position === 0;
}

/** Goes to the end. */
export function* seekToEnd(self: PyTextWrapper, context: Context): Resumable<number> {
  const buffer = yield* openBufferOf(self);
  yield* flushText(self, context);
  self.forget();
  self.decoder?.reset();
  const position = yield* asSmallIndex(yield* invoke(buffer, 'seek', 0, 2));
  if (self.encoder !== undefined) self.encoder.atStart = position === 0;
  return position;
}
