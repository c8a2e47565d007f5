/** Addresses of sockets as programs write them. */
import { ANY_HOSTS, BROADCAST_HOST, FAMILY_NUMBERS } from '../../kernel/socket-address.ts';
import type { AddressFamily, InternetFamily, SocketAddress } from '../../kernel/socket-address.ts';
import type { Context } from '../../python/context.ts';
import { EXCEPTIONS, raise, typeError } from '../../python/objects/exception.ts';
import { builtinType, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { PyBytes, PyTuple } from '../../python/objects/values.ts';
import { asSmallIndex, typeName } from '../../python/protocols/index.ts';
import { requiredBytes } from '../../python/types/memory-view.ts';
import { decodePath, encodePath } from '../path-argument.ts';
import { FAMILIES } from './constants.ts';
import { hostArgument, internetAddressValue, resolveHost } from './lookup.ts';

export const HOST_ERROR = builtinType('herror', { module: 'socket', base: EXCEPTIONS.OSError });

const FAMILY_OF_NUMBER: Readonly<Record<number, AddressFamily>> = {
  [FAMILIES.AF_UNIX]: 'unix',
  [FAMILIES.AF_INET]: 'inet',
  [FAMILIES.AF_INET6]: 'inet6',
};

/** Undefined: there are no sockets of this family. */
export const familyOf = (number: number): AddressFamily | undefined => FAMILY_OF_NUMBER[number];
export const familyNumber = (family: AddressFamily): number => FAMILY_NUMBERS[family];

/** The label of a flow of IPv6 has 20 bits. */
const FLOW_MAX = 0xf_ffff;

/** Of an address of a Unix socket on Linux. */
const UNIX_PATH_BYTES = 108;

/** What an address of a family has to be, and how many values it may have. */
const SHAPES = {
  inet: ['AF_INET', 'AF_INET address must be a pair (host, port)', 2],
  inet6: ['AF_INET6', 'AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])', 4],
} as const;

/** The host of an address; nothing means all hosts. */
function* hostOf(name: string, family: InternetFamily, context: Context): Resumable<string> {
  if (name === '') return ANY_HOSTS[family];
  if (name === '<broadcast>' && family === 'inet') return BROADCAST_HOST;
  return (yield* resolveHost(name, family, context)).host;
}

/** As unix(7) has it: the path of a file ends with a NUL, an abstract name is as long as it is. */
function unixPath(value: Value): string {
  const { bytes } =
    typeof value === 'string' ? encodePath(value) : new PyBytes(requiredBytes(value));
  const room = bytes[0] === 0 ? UNIX_PATH_BYTES : UNIX_PATH_BYTES - 1;
  if (bytes.length > room) throw raise('OSError', 'AF_UNIX path too long');
  return decodePath(new PyBytes(bytes));
}

/** @param method - the caller, for errors. */
export function* addressArgument(
  value: Value,
  family: AddressFamily,
  method: string,
  context: Context,
): Resumable<SocketAddress> {
  if (family === 'unix') {
    return { family, path: unixPath(value) };
  }
  const [name, shape, most] = SHAPES[family];
  if (!(value instanceof PyTuple)) {
    throw typeError(`${method}(): ${name} address must be tuple, not ${typeName(value)}`);
  }
  const { length } = value.items;
  if (length < 2 || length > most) throw typeError(shape);
  const [host, wanted] = value.items as [Value, Value];
  const text = hostArgument(host, (kind) => `str, bytes or bytearray expected, not ${kind}`);
  const port = yield* asSmallIndex(wanted);
  if (port < 0 || port > 65_535) throw raise('OverflowError', `${method}(): port must be 0-65535.`);
  const flow = length > 2 ? yield* asSmallIndex(value.items[2]!) : 0;
  if (flow < 0 || flow > FLOW_MAX) {
    throw raise('OverflowError', `${method}(): flowinfo must be 0-${FLOW_MAX}.`);
  }
  return { family, host: yield* hostOf(text, family, context), port };
}

export function addressValue(address: SocketAddress): Value {
  if (address.family !== 'unix') return internetAddressValue(address);
  const { path } = address;
  // Abstract names are bytes.
  return path.startsWith('\0') ? encodePath(path) : path;
}

/** The host of `gethostbyname()`, which knows version 4 only. */
export const hostByName = (name: string, context: Context): Resumable<string> =>
  hostOf(name, 'inet', context);
