/** BufferedWriter, and the half of BufferedRandom that writes. */
import type { Context } from '../../python/context.ts';
import { type Native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import {
  dropAhead,
  exclusively,
  flushPending,
  openRawOf,
  type PyBuffered,
  wouldBlock,
} from './buffered.ts';
import { consoleBelow } from './console.ts';
import { bytesArgument } from './protocol.ts';
import { rawWrite } from './raw.ts';
import { keepsBack } from './unwritten.ts';

function keep(self: PyBuffered, data: Uint8Array, context: Context): void {
  if (data.length === 0) return;
  self.pending.push(data);
  self.pendingSize += data.length;
  keepsBack(self, context.interpreter);
}

/** Keeps what fits; otherwise writes out what waits, and of the data what is more than a bufferful. */
function* write(self: PyBuffered, raw: Value, data: Uint8Array, context: Context): Resumable<void> {
  if (self.pendingSize === 0) yield* dropAhead(self, context);
  if (data.length <= self.size - self.pendingSize) {
    keep(self, data.slice(), context);
    return;
  }
  yield* flushPending(self, context);
  let rest = data;
  while (rest.length > self.size) {
    const written = yield* rawWrite(raw, rest, context);
    if (written === undefined) {
      keep(self, rest.slice(0, self.size), context);
      throw wouldBlock(data.length - rest.length + self.pendingSize);
    }
    rest = rest.subarray(written);
    if (self.position !== undefined) self.position += written;
  }
  keep(self, rest.slice(), context);
}

/** What write(data) does. What goes to the console is not kept back. */
export function* bufferedWrite(
  self: PyBuffered,
  data: Uint8Array,
  context: Context,
): Resumable<void> {
  const raw = yield* openRawOf(self, 'write to');
  const stream = consoleBelow(self, context);
  if (stream !== undefined) {
    context.interpreter.writeBytes(context, stream, data);
    return;
  }
  yield* exclusively(self, context, () => write(self, raw, data, context));
}

/** What flush() does. */
export function* bufferedFlush(self: PyBuffered, context: Context): Resumable<void> {
  yield* openRawOf(self, 'flush of');
  yield* exclusively(self, context, function* () {
    yield* flushPending(self, context);
    yield* dropAhead(self, context);
  });
}

export const WRITING: readonly Native[] = [
  resumable('write(self, data, /)', function* ([self, data]: [PyBuffered, Value], context) {
    const bytes = bytesArgument(data);
    yield* bufferedWrite(self, bytes, context);
    return bytes.length;
  }),
  resumable('flush(self)', function* ([self]: [PyBuffered], context) {
    yield* bufferedFlush(self, context);
    return NONE;
  }),
];
