/** `_socket`: sockets and names of hosts, as CPython has them in C; `socket.py` is on top. */
import { ERRORS } from '../kernel/errno.ts';
import { LOOPBACK_HOST, OWN_HOST } from '../kernel/socket-address.ts';
import type { Context, Interpreter } from '../python/context.ts';
import { EXCEPTIONS, raise, valueError } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import { NONE, type PyDict, type Value } from '../python/objects/object.ts';
import type { Resumable } from '../python/objects/resumable.ts';
import { list, PyBytes, tuple } from '../python/objects/values.ts';
import { asSmallIndex, textArgument } from '../python/protocols/index.ts';
import { requiredBytes } from '../python/types/memory-view.ts';
import { namespace } from './library-module.ts';
import { osError, perform } from './os-failure.ts';
import {
  HOST_ERROR,
  hostArgument,
  LOOKUP_ERROR,
  lookupError,
  parseHost,
  resolveHost,
} from './sockets/addresses.ts';
import { CONSTANTS, FAMILIES, LOOKUP, LOOKUP_ERRORS, TYPES } from './sockets/constants.ts';
import { socketLane } from './sockets/socket-lane.ts';
import {
  defaultTimeout,
  shapeOf,
  SOCKET_TYPE,
  timeoutArgument,
  timeoutValue,
} from './sockets/socket-type.ts';

const HOST_NAME = 'timeslice';

/** Services that programs ask for by name, with their protocols (services(5)). */
const SERVICES: Readonly<Record<string, number>> = {
  echo: 7,
  ftp: 21,
  ssh: 22,
  telnet: 23,
  smtp: 25,
  domain: 53,
  http: 80,
  pop3: 110,
  ntp: 123,
  imap2: 143,
  https: 443,
  imaps: 993,
  pop3s: 995,
};

/** Kinds of sockets that an address can be used with, and their protocols. */
const KINDS = [
  [TYPES.SOCK_STREAM, 6],
  [TYPES.SOCK_DGRAM, 17],
  [TYPES.SOCK_RAW, 0],
] as const;

function* portOf(service: Value): Resumable<number> {
  if (service === NONE) return 0;
  if (typeof service !== 'string' && !(service instanceof PyBytes)) {
    return yield* asSmallIndex(service);
  }
  const text = hostArgument(service, 'service');
  if (/^\d+$/.test(text)) return Number(text);
  const port = SERVICES[text];
  if (port === undefined) throw lookupError(LOOKUP_ERRORS.EAI_SERVICE);
  return port;
}

type Lookup = readonly [Value, Value, Value?, Value?, Value?, Value?];

function* addressesOf([host, service, ...rest]: Lookup, context: Context): Resumable {
  const numbers: number[] = [];
  for (const value of rest) numbers.push(value === undefined ? 0 : yield* asSmallIndex(value));
  const [family = 0, type = 0, protocol = 0, flags = 0] = numbers;
  if (family !== FAMILIES.AF_UNSPEC && family !== FAMILIES.AF_INET) {
    throw lookupError(
      family === FAMILIES.AF_INET6 ? LOOKUP_ERRORS.EAI_NONAME : LOOKUP_ERRORS.EAI_FAMILY,
    );
  }
  const port = yield* portOf(service);
  let address: string;
  if (host === NONE) {
    if (service === NONE) throw lookupError(LOOKUP_ERRORS.EAI_NONAME);
    address = (flags & LOOKUP.AI_PASSIVE) === 0 ? LOOPBACK_HOST : '0.0.0.0';
  } else {
    const name = hostArgument(host, 'getaddrinfo() argument 1');
    const plain = parseHost(name) !== undefined;
    if (!plain && (flags & LOOKUP.AI_NUMERICHOST) !== 0) {
      throw lookupError(LOOKUP_ERRORS.EAI_NONAME);
    }
    address = name === HOST_NAME ? OWN_HOST : yield* resolveHost(name, context);
  }
  const fitting = KINDS.filter(
    ([kind, number]) =>
      (type === 0 || kind === type) && (protocol === 0 || number === protocol || number === 0),
  );
  if (fitting.length === 0) throw lookupError(LOOKUP_ERRORS.EAI_SOCKTYPE);
  const canonical = (flags & LOOKUP.AI_CANONNAME) !== 0 && typeof host === 'string' ? host : '';
  return list(
    fitting.map(([kind, number], index) =>
      tuple([
        FAMILIES.AF_INET,
        kind,
        number === 0 ? protocol : number,
        index === 0 ? canonical : '',
        tuple([address, port]),
      ]),
    ),
  );
}

function packHost(text: string): PyBytes {
  const numbers = parseHost(text);
  if (numbers === undefined) {
    throw raise('OSError', 'illegal IP address string passed to inet_aton');
  }
  return new PyBytes(Uint8Array.from(numbers));
}

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

/** Of the version of the protocol that there is. */
function requireVersion4(family: number): void {
  if (family === FAMILIES.AF_INET) return;
  throw osError(ERRORS.EAFNOSUPPORT[0]);
}

const FUNCTIONS = [
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
    addressesOf(args as Lookup, context),
  ),
  resumable('gethostbyname(hostname, /)', function* ([name]: [Value], context) {
    const text = hostArgument(name, 'gethostbyname() argument 1');
    return text === HOST_NAME ? OWN_HOST : yield* resolveHost(text, context);
  }),
  native('gethostname()', () => HOST_NAME),
  native('getservbyname(servicename, protocolname=None, /)', ([name]: [Value]) => {
    const port = SERVICES[textArgument(name, 'getservbyname', ' 1')];
    if (port === undefined) throw raise('OSError', 'service/proto not found');
    return port;
  }),
  resumable('getservbyport(port, protocolname=None, /)', function* ([port]: [Value]) {
    const number = yield* asSmallIndex(port);
    const row = Object.entries(SERVICES).find(([, known]) => known === number);
    if (row === undefined) throw raise('OSError', 'port/proto not found');
    return row[0];
  }),
  native('inet_aton(ip_addr, /)', ([text]: [Value]) => packHost(textArgument(text, 'inet_aton'))),
  native('inet_ntoa(packed_ip, /)', ([packed]: [Value]) => {
    const bytes = requiredBytes(packed);
    if (bytes.length !== 4) throw raise('OSError', 'packed IP wrong length for inet_ntoa');
    return bytes.join('.');
  }),
  resumable('inet_pton(af, ip, /)', function* ([family, text]: [Value, Value]) {
    requireVersion4(yield* asSmallIndex(family));
    const given = textArgument(text, 'inet_pton', ' 2');
    if (parseHost(given) === undefined) {
      throw raise('OSError', 'illegal IP address string passed to inet_pton');
    }
    return packHost(given);
  }),
  resumable('inet_ntop(af, packed_ip, /)', function* ([family, packed]: [Value, Value]) {
    requireVersion4(yield* asSmallIndex(family));
    const bytes = requiredBytes(packed);
    if (bytes.length !== 4) throw valueError('invalid length of packed IP address string');
    return bytes.join('.');
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
