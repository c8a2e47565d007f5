/** Addresses as programs write them, and names of hosts. */
import type { AddressFamily, SocketAddress } from '../../kernel/socket-address.ts';
import type { Context } from '../../python/context.ts';
import { EXCEPTIONS, raise, Raised, typeError } from '../../python/objects/exception.ts';
import { builtinType, NONE, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { PyBytes, PyTuple, tuple } from '../../python/objects/values.ts';
import { asSmallIndex, typeName } from '../../python/protocols/index.ts';
import { newOSError } from '../../python/types/os-error.ts';
import { perform } from '../os-failure.ts';
import { LOOKUP_ERRORS } from './constants.ts';

export const LOOKUP_ERROR = builtinType('gaierror', {
  module: 'socket',
  base: EXCEPTIONS.OSError,
});
export const HOST_ERROR = builtinType('herror', { module: 'socket', base: EXCEPTIONS.OSError });

const LOOKUP_TEXTS: Readonly<Record<number, string>> = {
  [LOOKUP_ERRORS.EAI_BADFLAGS]: 'Bad value for ai_flags',
  [LOOKUP_ERRORS.EAI_NONAME]: 'Name or service not known',
  [LOOKUP_ERRORS.EAI_FAMILY]: 'ai_family not supported',
  [LOOKUP_ERRORS.EAI_SOCKTYPE]: 'ai_socktype not supported',
  [LOOKUP_ERRORS.EAI_SERVICE]: 'Servname not supported for ai_socktype',
};

export function lookupError(code: number): Raised {
  return new Raised(newOSError(LOOKUP_ERROR, code, LOOKUP_TEXTS[code]!, NONE, NONE));
}

/** The four numbers of an address with dots; undefined when it is none. */
export function parseHost(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) return undefined;
  const numbers = parts.map(Number);
  return numbers.every((number) => number < 256) ? numbers : undefined;
}

/** The address of a host with dots; asks a name server for names of others. */
export function* resolveHost(host: string, { interpreter }: Context): Resumable<string> {
  if (host === '') return '0.0.0.0';
  if (host === '<broadcast>') return '255.255.255.255';
  const numbers = parseHost(host);
  if (numbers !== undefined) return numbers.join('.');
  const address = yield* perform(interpreter.sockets.resolve(host.toLowerCase()));
  if (address === undefined) throw lookupError(LOOKUP_ERRORS.EAI_NONAME);
  return address;
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

export function hostArgument(value: Value, what: string): string {
  if (typeof value === 'string') return value;
  if (value instanceof PyBytes) return latin(value.bytes);
  throw typeError(`${what} must be str, bytes or bytearray, not ${typeName(value)}`);
}

/** @param method - the caller, for errors. */
export function* addressArgument(
  value: Value,
  family: AddressFamily,
  method: string,
  context: Context,
): Resumable<SocketAddress> {
  if (family === 'unix') {
    if (typeof value === 'string') return { family, path: value };
    if (value instanceof PyBytes) {
      return {
        family,
        path: latin(value.bytes),
      };
    }
    throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
  }
  if (!(value instanceof PyTuple)) {
    throw typeError(`${method}(): AF_INET address must be tuple, not ${typeName(value)}`);
  }
  if (value.items.length !== 2) throw typeError('AF_INET address must be a pair (host, port)');
  const [host, wanted] = value.items as [Value, Value];
  const name = hostArgument(host, 'host name');
  const port = yield* asSmallIndex(wanted);
  if (port < 0 || port > 65_535) throw raise('OverflowError', `${method}(): port must be 0-65535.`);
  return { family, host: yield* resolveHost(name, context), port };
}

export function addressValue(address: SocketAddress): Value {
  return address.family === 'unix' ? address.path : tuple([address.host, address.port]);
}
