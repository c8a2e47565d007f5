/** `_socket`: sockets and names of hosts, as CPython has them in C; `socket.py` is on top. */
import { ERRORS } from '../kernel/errno.ts';
import type { Interpreter } from '../python/context.ts';
import { EXCEPTIONS, raise, valueError } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import { NONE, type PyDict, type Value } from '../python/objects/object.ts';
import { PyBytes, tuple } from '../python/objects/values.ts';
import { asSmallIndex, textArgument } from '../python/protocols/index.ts';
import { requiredBytes } from '../python/types/memory-view.ts';
import { namespace } from './library-module.ts';
import { osError, perform } from './os-failure.ts';
import { HOST_ERROR, hostByName } from './sockets/addresses.ts';
import { CONSTANTS, FAMILIES, TYPES } from './sockets/constants.ts';
import { addressesOf, HOST_NAME, hostArgument, LOOKUP_ERROR } from './sockets/lookup.ts';
import { SIZE_FUNCTIONS } from './sockets/messages.ts';
import { serviceAt, serviceNamed } from './sockets/services.ts';
import { socketLane } from './sockets/socket-lane.ts';
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
function swaps(name: string, bytes: 2 | 4) {
  const largest = 2 ** (8 * bytes) - 1;
  return resumable(`${name}(x, /)`, function* ([value]: [Value]) {
    const number = yield* asSmallIndex(value);
    if (number < 0) {
      throw raise(
        'OverflowError',
        `${name}: can't convert negative Python int to C ${bytes * 8}-bit unsigned integer`,
      );
    }
    if (number > largest) {
      throw raise(
        'OverflowError',
        `${name}: Python int too large to convert to C ${bytes * 8}-bit unsigned integer`,
      );
    }
    const view = new DataView(new ArrayBuffer(4));
    if (bytes === 2) {
      view.setUint16(0, number, true);
      return view.getUint16(0);
    }
    view.setUint32(0, number, true);
    return view.getUint32(0);
  });
}

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
    throw osError(ERRORS.EAFNOSUPPORT[0]);
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
    return yield* hostByName(hostArgument(name, 'gethostbyname() argument 1'), context);
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
  native('inet_aton(ip_addr, /)', ([text]: [Value]) =>
    packedHost(parseShortVersion4(textArgument(text, 'inet_aton')), 'inet_aton'),
  ),
  native('inet_ntoa(packed_ip, /)', ([packed]: [Value]) => {
    const bytes = requiredBytes(packed);
    if (bytes.length !== 4) throw raise('OSError', 'packed IP wrong length for inet_ntoa');
    return bytes.join('.');
  }),
  resumable('inet_pton(af, ip, /)', function* ([family, text]: [Value, Value]) {
    const { pack } = yield* versionOf(family);
    return packedHost(pack(textArgument(text, 'inet_pton', ' 2')), 'inet_pton');
  }),
  resumable('inet_ntop(af, packed_ip, /)', function* ([family, packed]: [Value, Value]) {
    const { size, unpack } = yield* versionOf(family);
    const bytes = requiredBytes(packed);
    if (bytes.length !== size) throw valueError('invalid length of packed IP address string');
    return unpack(bytes);
  }),
  swaps('htons', 2),
  swaps('ntohs', 2),
  swaps('htonl', 4),
  swaps('ntohl', 4),
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
