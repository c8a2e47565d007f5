/** Messages in several buffers, and what is told of them (sendmsg(2), recvmsg(2)). */
import { ERRORS } from '../../kernel/errno.ts';
import type { Message } from '../../kernel/socket-calls.ts';
import {
  EXCEPTIONS,
  raise,
  Raised,
  typeError,
  valueError,
} from '../../python/objects/exception.ts';
import { resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { list, PyBytes, PyTuple, tuple } from '../../python/objects/values.ts';
import { asSmallIndex, collect, typeName } from '../../python/protocols/index.ts';
import { requiredBytes, writableBytes } from '../../python/types/memory-view.ts';
import { osError } from '../os-failure.ts';
import { addressValue } from './addresses.ts';
import { ANCILLARY, MESSAGES } from './constants.ts';

/** Who sent it; nothing where there is no name. */
export function fromValue({ from }: Message): Value {
  const nameless = from === undefined || (from.family === 'unix' && from.path === '');
  return nameless ? NONE : addressValue(from);
}

/** The buffers of a call that takes several. */
export function* partsOf(buffers: Value, method: string, argument = 1): Resumable<Value[]> {
  try {
    return yield* collect(buffers);
  } catch (error) {
    if (!(error instanceof Raised) || error.exception.type !== EXCEPTIONS.TypeError) throw error;
    throw typeError(`${method}() argument ${argument} must be an iterable`);
  }
}

export function scatterTarget(buffer: Value): Uint8Array {
  const target = writableBytes(buffer);
  if (target !== undefined) return target;
  throw typeError(
    'recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers',
  );
}

// Ancillary data as Linux lays it out (cmsg(3)): a header, and numbers of descriptors.
const HEADER_BYTES = 16;
const ALIGNMENT = 8;
const NUMBER_BYTES = 4;
const SIZE_MAX = 0x7fff_ffff;

/** `CMSG_LEN()`, `CMSG_SPACE()`. */
function* bytesWithHeader(length: Value, name: string, alignment: number): Resumable<number> {
  const bytes = yield* asSmallIndex(length);
  const padded = (count: number) => HEADER_BYTES + Math.ceil(count / alignment) * alignment;
  // As CPython has it: with all the room that padding could take.
  const least = alignment === 1 ? HEADER_BYTES : padded(1);
  if (bytes >= 0 && bytes <= SIZE_MAX - least) return padded(bytes);
  throw raise('OverflowError', `${name}() argument out of range`);
}

export const SIZE_FUNCTIONS = [
  resumable('CMSG_LEN(length, /)', ([length]: [Value]) => bytesWithHeader(length, 'CMSG_LEN', 1)),
  resumable('CMSG_SPACE(length, /)', ([length]: [Value]) =>
    bytesWithHeader(length, 'CMSG_SPACE', ALIGNMENT),
  ),
];

/** For how many descriptors there is room in so many bytes. */
export function* ancillaryRoom(size: Value | undefined): Resumable<number> {
  const bytes = size === undefined ? 0 : yield* asSmallIndex(size);
  if (bytes < 0 || bytes > SIZE_MAX) {
    throw valueError('invalid ancillary data buffer length');
  }
  return Math.max(0, Math.floor((bytes - HEADER_BYTES) / NUMBER_BYTES));
}

/** The descriptors in ancillary data, (level, type, bytes) each. */
export function* descriptorsIn(ancillary: Value | undefined): Resumable<readonly number[]> {
  if (ancillary === undefined) return [];
  const found: number[] = [];
  for (const item of yield* partsOf(ancillary, 'sendmsg', 2)) {
    const [level, type, data] = yield* itemOf(item);
    if (level !== ANCILLARY.SOL_SOCKET) continue;
    if (type !== ANCILLARY.SCM_RIGHTS) throw osError(ERRORS.EINVAL[0]);
    const { buffer, byteOffset, length } = data.slice();
    const view = new DataView(buffer, byteOffset);
    for (let at = 0; at + NUMBER_BYTES <= length; at += NUMBER_BYTES) {
      found.push(view.getInt32(at, true));
    }
  }
  return found;
}

function* itemOf(item: Value): Resumable<readonly [number, number, Uint8Array]> {
  if (!(item instanceof PyTuple) || item.items.length !== 3) {
    const wanted =
      item instanceof PyTuple
        ? `sequence of length 3, not ${item.items.length}`
        : `3-item sequence, not ${typeName(item)}`;
    throw typeError(`[sendmsg() ancillary data items]() argument must be ${wanted}`);
  }
  const [level, type, data] = item.items as [Value, Value, Value];
  return [yield* asSmallIndex(level), yield* asSmallIndex(type), requiredBytes(data)];
}

function ancillaryValue(descriptors: readonly number[]): Value {
  if (descriptors.length === 0) return list([]);
  const numbers = new PyBytes(new Uint8Array(Int32Array.from(descriptors).buffer));
  return list([tuple([ANCILLARY.SOL_SOCKET, ANCILLARY.SCM_RIGHTS, numbers])]);
}

/** What else is told of a message: ancillary data, flags, who sent it. */
export function messageValues(message: Message): Value[] {
  const { descriptors, filesLost, truncated } = message;
  const flags =
    (truncated === true ? MESSAGES.MSG_TRUNC : 0) | (filesLost ? MESSAGES.MSG_CTRUNC : 0);
  return [ancillaryValue(descriptors), flags, fromValue(message)];
}
