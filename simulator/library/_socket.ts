/** `_socket`: sockets and names of hosts, as CPython has them in C; `socket.py` is on top. */
import { ERRORS } from '../kernel/errno.ts';
import type { Interpreter } from '../python/context.ts';
import { EXCEPTIONS, raise, typeError, valueError } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import { NONE, type PyDict, PyObject, type Value } from '../python/objects/object.ts';
import { PyBytes, tuple } from '../python/objects/values.ts';
import { asSmallIndex, plainInt, repr, textArgument, typeName } from '../python/protocols/index.ts';
import { requiredBytes } from '../python/types/memory-view.ts';
import { namespace } from './library-module.ts';
import { osError, perform } from './os-failure.ts';
import { HOST_ERROR, hostByName } from './sockets/addresses.ts';
import { CONSTANTS, FAMILIES, TYPES } from './sockets/constants.ts';
import { addressesOf, HOST_NAME, hostArgument, LOOKUP_ERROR } from './sockets/lookup.ts';
import { SIZE_FUNCTIONS } from './sockets/messages.ts';
import { PROTOCOLS, serviceAt, serviceNamed } from './sockets/services.ts';
import { makerOf, socketLane } from './sockets/socket-lane.ts';
import {
  defaultTimeout,
  shapeOf,
  SOCKET_TYPE,
  timeoutArgument,
  timeoutValue,
} from './sockets/socket-type.ts';
import {
  formatVersion6,
  parseShortVersion4,
  parseVersion4,
  parseVersion6,
} from './sockets/version6.ts';

/** @param bytes - what the text means. */
function packedHost(bytes: readonly number[] | Uint8Array | undefined, caller: string): PyBytes {
  if (bytes !== undefined) return new PyBytes(Uint8Array.from(bytes));
  throw raise('OSError', `illegal IP address string passed to ${caller}`);
}

const protocolArgument = (value: Value | undefined, caller: string): string | undefined =>
  value === undefined ? undefined : textArgument(value, caller, ' 2');

/** Another order of the bytes of a number: networks send the most significant first. */
function swapsShort(name: string) {
  return resumable(`${name}(x, /)`, function* ([value]: [Value]) {
    const number = yield* asSmallIndex(value);
    if (number > INT_MAX) throw raise('OverflowError', 'signed integer is greater than maximum');
    const kind = 'C 16-bit unsigned integer';
    if (number < 0) {
      throw raise('OverflowError', `${name}: can't convert negative Python int to ${kind}`);
    }
    if (number > 0xffff) {
      throw raise('OverflowError', `${name}: Python int too large to convert to ${kind}`);
    }
    const view = new DataView(new ArrayBuffer(2));
    view.setUint16(0, number, true);
    return view.getUint16(0);
  });
}

function swapsLong(name: string) {
  return native(`${name}(x, /)`, ([value]: [Value]) => {
    const number = plainInt(value);
    if (number === undefined) throw typeError(`expected int, ${typeName(value)} found`);
    if (number < 0) throw raise('OverflowError', "can't convert negative value to unsigned int");
    if (number > 0xffff_ffff) throw raise('OverflowError', 'int larger than 32 bits');
    const view = new DataView(new ArrayBuffer(4));
    view.setUint32(0, Number(number), true);
    return view.getUint32(0);
  });
}

/** The greatest int of C. */
const INT_MAX = 2 ** 31 - 1;

/** How each version of the protocol packs an address, and unpacks it. */
const VERSIONS = {
  [FAMILIES.AF_INET]: {
    size: 4,
    pack: parseVersion4,
    unpack: (bytes: Uint8Array) => bytes.join('.'),
  },
  [FAMILIES.AF_INET6]: { size: 16, pack: parseVersion6, unpack: formatVersion6 },
} as const;

function* versionOf(family: Value) {
  const number = yield* asSmallIndex(family);
  if (number !== FAMILIES.AF_INET && number !== FAMILIES.AF_INET6) {
    return undefined;
  }
  return VERSIONS[number];
}

const FUNCTIONS = [
  ...SIZE_FUNCTIONS,
  resumable(
    'socketpair(family=1, type=1, proto=0, /)',
    function* ([family, type]: [Value?, Value?], context) {
      const wanted = family === undefined ? FAMILIES.AF_UNIX : yield* asSmallIndex(family);
      const kind = type === undefined ? TYPES.SOCK_STREAM : yield* asSmallIndex(type);
      const shape = shapeOf(wanted, kind);
      if (shape.family !== 'unix') throw osError(ERRORS.ENOTSUP[0]);
      const { sockets } = context.interpreter;
      const call = sockets.pair(shape.family, shape.kind, socketLane(context));
      return tuple([...(yield* perform(call))]);
    },
  ),
  resumable('getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)', (args, context) =>
    addressesOf(args as Parameters<typeof addressesOf>[0], context),
  ),
  resumable('gethostbyname(hostname, /)', function* ([name]: [Value], context) {
    const text = hostArgument(
      name,
      (kind) => `gethostbyname() argument 1 must be str, bytes or bytearray, not ${kind}`,
    );
    return yield* hostByName(text, context);
  }),
  native('gethostname()', () => HOST_NAME),
  native(
    'getservbyname(servicename, protocolname=None, /)',
    ([name, protocol]: [Value, Value?]) => {
      const text = textArgument(name, 'getservbyname', ' 1');
      const service = serviceNamed(text, protocolArgument(protocol, 'getservbyname'));
      if (service === undefined) throw raise('OSError', 'service/proto not found');
      return service.port;
    },
  ),
  resumable(
    'getservbyport(port, protocolname=None, /)',
    function* ([port, protocol]: [Value, Value?]) {
      const number = yield* asSmallIndex(port);
      if (number < 0 || number > 65_535) {
        throw raise('OverflowError', 'getservbyport: port must be 0-65535.');
      }
      const service = serviceAt(number, protocolArgument(protocol, 'getservbyport'));
      if (service === undefined) throw raise('OSError', 'port/proto not found');
      return service.name;
    },
  ),
  native('getprotobyname(name, /)', ([name]: [Value]) => {
    const number = PROTOCOLS.get(textArgument(name, 'getprotobyname'));
    if (number === undefined) throw raise('OSError', 'protocol not found');
    return number;
  }),
  native('inet_aton(ip_addr, /)', ([text]: [Value]) => {
    // What comes after white space is not looked at.
    const [address = ''] = textArgument(text, 'inet_aton').split(/\s/, 1);
    return packedHost(parseShortVersion4(address), 'inet_aton');
  }),
  native('inet_ntoa(packed_ip, /)', ([packed]: [Value]) => {
    const bytes = requiredBytes(packed);
    if (bytes.length !== 4) throw raise('OSError', 'packed IP wrong length for inet_ntoa');
    return bytes.join('.');
  }),
  resumable('inet_pton(af, ip, /)', function* ([family, text]: [Value, Value]) {
    const version = yield* versionOf(family);
    if (version === undefined) throw osError(ERRORS.EAFNOSUPPORT[0]);
    return packedHost(version.pack(textArgument(text, 'inet_pton', ' 2')), 'inet_pton');
  }),
  resumable('inet_ntop(af, packed_ip, /)', function* ([family, packed]: [Value, Value]) {
    const version = yield* versionOf(family);
    if (version === undefined) throw valueError(`unknown address family ${yield* repr(family)}`);
    const { size, unpack } = version;
    const bytes = requiredBytes(packed);
    if (bytes.length !== size) throw valueError('invalid length of packed IP address string');
    return unpack(bytes);
  }),
  swapsShort('htons'),
  swapsShort('ntohs'),
  swapsLong('htonl'),
  swapsLong('ntohl'),
  native('_watched(file, /)', ([file]: [Value], context) => {
    // Of a file over a socket the other end hears too; the library closes its own.
    if (file instanceof PyObject && makerOf(context) !== undefined) {
      context.interpreter.finalization.watchPatiently(file);
    }
    return file;
  }),
  native('getdefaulttimeout()', (_args, context) =>
    timeoutValue(defaultTimeout(context).timeoutNs),
  ),
  native('setdefaulttimeout(timeout, /)', ([timeout]: [Value], context) => {
    defaultTimeout(context).timeoutNs = timeoutArgument(timeout);
    return NONE;
  }),
  resumable('close(fd, /)', function* ([fd]: [Value], { interpreter }) {
    yield* perform(interpreter.files.close(yield* asSmallIndex(fd)));
    return NONE;
  }),
  resumable('dup(fd, /)', function* ([fd]: [Value], { interpreter }) {
    return yield* perform(interpreter.files.duplicate(yield* asSmallIndex(fd), false));
  }),
];

export function createSocket(_interpreter: Interpreter): PyDict {
  return namespace('_socket', FUNCTIONS, {
    ...CONSTANTS,
    error: EXCEPTIONS.OSError,
    gaierror: LOOKUP_ERROR,
    herror: HOST_ERROR,
    socket: SOCKET_TYPE,
    SocketType: SOCKET_TYPE,
    timeout: EXCEPTIONS.TimeoutError,
  });
}
