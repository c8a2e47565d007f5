/** Names of hosts and services, and the addresses that go with them (getaddrinfo(3), hosts(5), services(5)). */
import { ANY_HOSTS, LOOPBACK_HOSTS, OWN_HOST } from '../../kernel/socket-address.ts';
import type { InternetFamily } from '../../kernel/socket-address.ts';
import type { Context } from '../../python/context.ts';
import { EXCEPTIONS, raise, Raised, typeError } from '../../python/objects/exception.ts';
import { builtinType, NONE, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { list, PyBytes, tuple } from '../../python/objects/values.ts';
import { asSmallIndex, plainInt, typeName } from '../../python/protocols/index.ts';
import { newOSError } from '../../python/types/os-error.ts';
import { perform } from '../os-failure.ts';
import { FAMILIES, LOOKUP, LOOKUP_ERRORS, TYPES } from './constants.ts';
import { serviceNamed } from './services.ts';
import { formatVersion6, parseShortVersion4, parseVersion6 } from './version6.ts';

export const LOOKUP_ERROR = builtinType('gaierror', {
  module: 'socket',
  base: EXCEPTIONS.OSError,
});

const LOOKUP_TEXTS: Readonly<Record<number, string>> = {
  [LOOKUP_ERRORS.EAI_BADFLAGS]: 'Bad value for ai_flags',
  [LOOKUP_ERRORS.EAI_NONAME]: 'Name or service not known',
  [LOOKUP_ERRORS.EAI_NODATA]: 'No address associated with hostname',
  [LOOKUP_ERRORS.EAI_FAMILY]: 'ai_family not supported',
  [LOOKUP_ERRORS.EAI_SOCKTYPE]: 'ai_socktype not supported',
  [LOOKUP_ERRORS.EAI_SERVICE]: 'Servname not supported for ai_socktype',
  [LOOKUP_ERRORS.EAI_ADDRFAMILY]: 'Address family for hostname not supported',
};

export function lookupError(code: number): Raised {
  return new Raised(newOSError(LOOKUP_ERROR, code, LOOKUP_TEXTS[code]!, NONE, NONE));
}

export const HOST_NAME = 'timeslice';

/** Kinds of sockets that an address can be used with, and their protocols. */
const KINDS = [
  [TYPES.SOCK_STREAM, 6, 'tcp'],
  [TYPES.SOCK_DGRAM, 17, 'udp'],
  [TYPES.SOCK_RAW, 0, 'raw'],
] as const;

const NUMBERS = { inet: FAMILIES.AF_INET, inet6: FAMILIES.AF_INET6 } as const;

interface HostAddress {
  readonly family: InternetFamily;
  readonly host: string;
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** @param refusal - what is said to something that is no text */
export function hostArgument(value: Value, refusal: (kind: string) => string): string {
  if (typeof value === 'string') return value;
  if (value instanceof PyBytes) return latin(value.bytes);
  throw typeError(refusal(typeName(value)));
}

/** An address that is written as such. */
function numericAddress(text: string): HostAddress | undefined {
  const numbers = parseShortVersion4(text);
  if (numbers !== undefined) return { family: 'inet', host: numbers.join('.') };
  const bytes = parseVersion6(text);
  return bytes && { family: 'inet6', host: formatVersion6(bytes) };
}

/**
 * The address of a host by its name, of either version if none is asked for; asks a name server for names
 * of others. As with the usual files of a Linux, `localhost` means 127.0.0.1, and ::1 to those who ask
 * for IPv6.
 */
export function* resolveHost(
  name: string,
  family: InternetFamily | undefined,
  { interpreter }: Context,
): Resumable<HostAddress> {
  const numeric = numericAddress(name);
  if (numeric !== undefined) {
    if (family !== undefined && family !== numeric.family) {
      throw lookupError(LOOKUP_ERRORS.EAI_ADDRFAMILY);
    }
    return numeric;
  }
  if (!/^[\p{L}\p{N}_.-]+$/u.test(name)) throw lookupError(LOOKUP_ERRORS.EAI_NONAME);
  if (name === 'localhost' && family === 'inet6') return { family, host: LOOPBACK_HOSTS.inet6 };
  const found =
    name === HOST_NAME ? OWN_HOST : yield* perform(interpreter.sockets.resolve(name.toLowerCase()));
  if (found === undefined) throw lookupError(LOOKUP_ERRORS.EAI_NONAME);
  if (family === 'inet6') throw lookupError(LOOKUP_ERRORS.EAI_NODATA);
  return { family: 'inet', host: found };
}

/** A service as it was asked for: its port, for some protocols only if it was by name. */
interface Wanted {
  readonly port: number;
  readonly protocols: readonly string[] | undefined;
}

function* serviceArgument(service: Value, flags: number): Resumable<Wanted> {
  if (service === NONE) return { port: 0, protocols: undefined };
  let text: string;
  if (typeof service === 'string') text = service;
  else if (service instanceof PyBytes) text = latin(service.bytes);
  else if (plainInt(service) !== undefined) text = String(yield* asSmallIndex(service));
  else throw raise('OSError', 'Int or String expected');
  // As in C: what is too much for a port is cut.
  if (/^\d+$/.test(text)) return { port: Number(text) & 0xffff, protocols: undefined };
  if ((flags & LOOKUP.AI_NUMERICSERV) !== 0) throw lookupError(LOOKUP_ERRORS.EAI_NONAME);
  const found = serviceNamed(text);
  if (found === undefined) throw lookupError(LOOKUP_ERRORS.EAI_SERVICE);
  return found;
}

function familyArgument(number: number): InternetFamily | undefined {
  if (number === FAMILIES.AF_UNSPEC) return undefined;
  if (number === FAMILIES.AF_INET) return 'inet';
  if (number === FAMILIES.AF_INET6) return 'inet6';
  throw lookupError(LOOKUP_ERRORS.EAI_FAMILY);
}

/** Without a host: to listen at, or to connect to; in the order in which Linux prefers them. */
function ownAddresses(family: InternetFamily | undefined, passive: boolean): HostAddress[] {
  const hosts = passive ? ANY_HOSTS : LOOPBACK_HOSTS;
  const order = passive ? (['inet', 'inet6'] as const) : (['inet6', 'inet'] as const);
  return order
    .filter((each) => family === undefined || each === family)
    .map((each) => ({ family: each, host: hosts[each] }));
}

type Lookup = readonly [Value, Value, Value?, Value?, Value?, Value?];

/** `getaddrinfo()`. */
export function* addressesOf([host, service, ...rest]: Lookup, context: Context): Resumable {
  const numbers: number[] = [];
  for (const value of rest) numbers.push(value === undefined ? 0 : yield* asSmallIndex(value));
  const [asked = 0, type = 0, protocol = 0, flags = 0] = numbers;
  const family = familyArgument(asked);
  const { port, protocols } = yield* serviceArgument(service, flags);
  let found: readonly HostAddress[];
  if (host === NONE) {
    if (service === NONE) throw lookupError(LOOKUP_ERRORS.EAI_NONAME);
    found = ownAddresses(family, (flags & LOOKUP.AI_PASSIVE) !== 0);
  } else {
    const name = hostArgument(host, () => 'getaddrinfo() argument 1 must be string or None');
    const unknown = (flags & LOOKUP.AI_NUMERICHOST) !== 0 && numericAddress(name) === undefined;
    if (name === '' || unknown) throw lookupError(LOOKUP_ERRORS.EAI_NONAME);
    found = [yield* resolveHost(name, family, context)];
  }
  const fitting = KINDS.filter(([kind, number]) => {
    const anyProtocol = protocol === 0 || (number === 0 && type !== 0);
    return (type === 0 || kind === type) && (anyProtocol || number === protocol);
  });
  if (fitting.length === 0) throw lookupError(LOOKUP_ERRORS.EAI_SOCKTYPE);
  const serving = fitting.filter(([, , name]) => protocols?.includes(name) ?? true);
  if (serving.length === 0) throw lookupError(LOOKUP_ERRORS.EAI_SERVICE);
  const canonical = (flags & LOOKUP.AI_CANONNAME) !== 0 && typeof host === 'string' ? host : '';
  const rows = found.flatMap((address) => serving.map((kind) => [address, ...kind] as const));
  return list(
    rows.map(([address, kind, number], index) =>
      tuple([
        NUMBERS[address.family],
        kind,
        number === 0 ? protocol : number,
        index === 0 ? canonical : '',
        internetAddressValue({ ...address, port }),
      ]),
    ),
  );
}

/** As programs see it; IPv6 has a flow and a scope too, which are nothing here. */
export function internetAddressValue(address: HostAddress & { readonly port: number }): Value {
  const { family, host, port } = address;
  return tuple(family === 'inet' ? [host, port] : [host, port, 0, 0]);
}
