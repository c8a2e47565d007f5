/** Messages in several buffers, and what is told of them (sendmsg(2), recvmsg(2)). */
import type { Received } from '../../kernel/socket.ts';
import { EXCEPTIONS, Raised, typeError, valueError } from '../../python/objects/exception.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { list } from '../../python/objects/values.ts';
import { asSmallIndex, collect } from '../../python/protocols/index.ts';
import { writableBytes } from '../../python/types/memory-view.ts';
import { addressValue } from './addresses.ts';
import { MESSAGES } from './constants.ts';

/** Who sent it; nothing where there is no name. */
export function fromValue({ from }: Received): Value {
  const nameless = from === undefined || (from.family === 'unix' && from.path === '');
  return nameless ? NONE : addressValue(from);
}

/** The buffers of a call that takes several. */
export function* partsOf(buffers: Value, method: string): Resumable<Value[]> {
  try {
    return yield* collect(buffers);
  } catch (error) {
    if (!(error instanceof Raised) || error.exception.type !== EXCEPTIONS.TypeError) throw error;
    throw typeError(`${method}() argument 1 must be an iterable`);
  }
}

export function scatterTarget(buffer: Value): Uint8Array {
  const target = writableBytes(buffer);
  if (target !== undefined) return target;
  throw typeError(
    'recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers',
  );
}

/** Room for what never comes has to be of a size that could be. */
export function* checkAncillaryRoom(size: Value | undefined): Resumable<void> {
  if (size === undefined || (yield* asSmallIndex(size)) >= 0) return;
  throw valueError('invalid ancillary data buffer length');
}

/** What else is told of a message: ancillary data, of which there is none; flags; who sent it. */
export const messageValues = (received: Received): Value[] => [
  list([]),
  received.truncated === true ? MESSAGES.MSG_TRUNC : 0,
  fromValue(received),
];
