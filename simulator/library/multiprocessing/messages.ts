/**
 * Messages over a descriptor, as connections of `multiprocessing` send them: the length in four bytes, then
 * the bytes; of 2 GiB and more: −1, then eight bytes of length. The system calls are those that CPython's
 * Python code makes, and what that code costs is charged. It is none here, since pools and queues do little
 * else than to send messages.
 */
import type { Context } from '../../python/context.ts';
import { raise } from '../../python/objects/exception.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { writeForgotten } from '../io/unwritten.ts';
import { perform } from '../os-failure.ts';

/** CPython 3.11 for eight bytes through a pipe, less the same system calls made by themselves. */
const SEND_NS = 720;
const RECEIVE_NS = 830;

const LENGTH_MAX = 0x7fff_ffff;
const SHORT_HEADER = 4;
const LONG_HEADER = 12;
/** Up to here, the length and the bytes are put together and written at once. */
const JOINED_MAX = 16_384;

export function* sendMessage(fd: number, message: Uint8Array, context: Context): Resumable<void> {
  context.charge(SEND_NS);
  yield* writeForgotten(context);
  const header = headerOf(message.length);
  if (message.length > JOINED_MAX) {
    yield* writeAll(fd, header, context);
    return yield* writeAll(fd, message.slice(), context);
  }
  const joined = new Uint8Array(header.length + message.length);
  joined.set(header);
  joined.set(message, header.length);
  yield* writeAll(fd, joined, context);
}

/** The next message, or undefined: it is longer than it may be, and has not been read. */
export function* receiveMessage(
  fd: number,
  lengthMax: number,
  context: Context,
): Resumable<Uint8Array | undefined> {
  context.charge(RECEIVE_NS);
  yield* writeForgotten(context);
  const short = view(yield* readAll(fd, SHORT_HEADER, context)).getInt32(0);
  const size = short === -1 ? Number(view(yield* readAll(fd, 8, context)).getBigUint64(0)) : short;
  if (size > lengthMax) return undefined;
  return size === 0 ? new Uint8Array(0) : yield* readAll(fd, size, context);
}

function headerOf(length: number): Uint8Array {
  const header = new Uint8Array(length > LENGTH_MAX ? LONG_HEADER : SHORT_HEADER);
  view(header).setInt32(0, length > LENGTH_MAX ? -1 : length);
  if (length > LENGTH_MAX) view(header).setBigUint64(SHORT_HEADER, BigInt(length));
  return header;
}

function view({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function* writeAll(fd: number, data: Uint8Array, { interpreter }: Context): Resumable<void> {
  interpreter.allocate(data.length);
  let written = yield* perform(interpreter.files.write(fd, data));
  while (written < data.length) {
    written += yield* perform(interpreter.files.write(fd, data.subarray(written)));
  }
}

function* readAll(fd: number, size: number, { interpreter }: Context): Resumable<Uint8Array> {
  const first = yield* perform(interpreter.files.read(fd, size));
  if (first.length === size) return first;
  const data = new Uint8Array(size);
  let filled = 0;
  for (let part = first; ; part = yield* perform(interpreter.files.read(fd, size - filled))) {
    if (part.length === 0 && filled === 0) throw raise('EOFError');
    if (part.length === 0) throw raise('OSError', 'got end of file during message');
    data.set(part, filled);
    filled += part.length;
    if (filled === size) return data;
  }
}
