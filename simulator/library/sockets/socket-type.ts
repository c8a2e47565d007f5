/** `_socket.socket`: a descriptor of a socket, and how long its calls may wait. */
import { ERRORS, Failure } from '../../kernel/errno.ts';
import type { FileCall } from '../../kernel/file-call.ts';
import type { AddressFamily } from '../../kernel/socket-address.ts';
import { TIMED_OUT } from '../../kernel/socket-calls.ts';
import type { Message, Timed } from '../../kernel/socket-calls.ts';
import type { Context } from '../../python/context.ts';
import { raise, typeError, valueError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { builtinType, NONE, PyObject, type Value } from '../../python/objects/object.ts';
import { blockingCall, type Resumable } from '../../python/objects/resumable.ts';
import { float, PyBytes, type PyTuple, tuple } from '../../python/objects/values.ts';
import { asSmallIndex, typeName } from '../../python/protocols/index.ts';
import { constructor, initializer } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { requiredBytes, writableBytes } from '../../python/types/memory-view.ts';
import { stateOf } from '../library-module.ts';
import { osError, perform } from '../os-failure.ts';
import { mayWarnUnclosed, warnUnclosed, watchResource } from '../resources.ts';
import { toNanoseconds } from '../seconds.ts';
import { addressArgument, addressValue, familyNumber, familyOf } from './addresses.ts';
import { FAMILIES, TYPES } from './constants.ts';
import {
  ancillaryRoom,
  descriptorsIn,
  fromValue,
  messageValues,
  partsOf,
  scatterTarget,
} from './messages.ts';
import { OPTION_METHODS } from './options.ts';
import { makerOf, socketLane } from './socket-lane.ts';

const NO_DESCRIPTOR = -1;
const SECOND_NS = 1e9;

export const SOCKET_TYPE = builtinType('socket', { module: '_socket', layout: 'other' });

export class PySocket extends PyObject {
  descriptor = NO_DESCRIPTOR;
  family: number = FAMILIES.AF_INET;
  kind: number = TYPES.SOCK_STREAM;
  protocol = 0;
  /** 0: never waits; undefined: for ever. */
  timeoutNs: number | undefined = undefined;

  /** What calls are told: a socket that does not block says so by its descriptor. */
  get waitNs(): number | undefined {
    return this.timeoutNs === 0 ? undefined : this.timeoutNs;
  }

  get addressFamily(): AddressFamily {
    return familyOf(this.family) ?? 'inet';
  }
}

/** What setdefaulttimeout() has set. */
export function defaultTimeout({ interpreter }: Context): { timeoutNs: number | undefined } {
  return stateOf(interpreter, '_socket', () => ({ timeoutNs: undefined as number | undefined }));
}

export function timeoutArgument(value: Value): number | undefined {
  if (value === NONE) return undefined;
  const timeoutNs = toNanoseconds(value);
  if (timeoutNs < 0) throw valueError('Timeout value out of range');
  return timeoutNs;
}

export const timeoutValue = (timeoutNs: number | undefined): Value =>
  timeoutNs === undefined ? NONE : float(timeoutNs / SECOND_NS);

export function* performTimed<Result>(call: FileCall<Timed<Result>>): Resumable<Result> {
  const result = yield* perform(call);
  if (result === TIMED_OUT) throw raise('TimeoutError', 'timed out');
  return result as Result;
}

export function* setTimeout(self: PySocket, timeoutNs: number | undefined, context: Context) {
  self.timeoutNs = timeoutNs;
  yield* perform(context.interpreter.files.setBlocking(self.descriptor, timeoutNs === undefined));
}

/** Gives the socket its descriptor, and the default timeout. */
function* adopt(self: PySocket, descriptor: number, context: Context): Resumable<void> {
  self.descriptor = descriptor;
  const { timeoutNs } = defaultTimeout(context);
  if (timeoutNs !== undefined) yield* setTimeout(self, timeoutNs, context);
}

function* numberOr(value: Value | undefined, fallback: number): Resumable<number> {
  const number = value === undefined ? -1 : yield* asSmallIndex(value);
  return number === -1 ? fallback : number;
}

const KINDS = { [TYPES.SOCK_STREAM]: 'stream', [TYPES.SOCK_DGRAM]: 'datagram' } as const;
/** The kinds that Linux tells apart. */
const KIND_MAX = 10;
const FLAG_BITS = TYPES.SOCK_CLOEXEC | TYPES.SOCK_NONBLOCK;

/** What socket() and socketpair() take. */
export function shapeOf(family: number, type: number) {
  const kind = KINDS[(type & ~FLAG_BITS) as keyof typeof KINDS] as
    'stream' | 'datagram' | undefined;
  const known = familyOf(family);
  if (known === undefined) throw osError(ERRORS.EAFNOSUPPORT[0]);
  if (kind === undefined) {
    const exists = (type & ~FLAG_BITS) <= KIND_MAX;
    throw osError(ERRORS[exists ? 'ESOCKTNOSUPPORT' : 'EINVAL'][0]);
  }
  return { family: known, kind } as const;
}

const asSocket = (self: Value): PySocket => self as PySocket;

function* countArgument(value: Value, method: string): Resumable<number> {
  const count = yield* asSmallIndex(value);
  if (count < 0) throw valueError(`negative buffersize in ${method}`);
  return count;
}

function* receive(
  self: PySocket,
  count: number,
  flags: Value | undefined,
  { interpreter }: Context,
  room = 0,
): Resumable<Message> {
  const told = flags === undefined ? 0 : yield* asSmallIndex(flags);
  const { descriptor, waitNs } = self;
  return yield* performTimed(interpreter.sockets.receive(descriptor, count, told, waitNs, room));
}

function* receiveInto(
  self: PySocket,
  [buffer, size, flags]: readonly [Value, Value | undefined, Value | undefined],
  method: string,
  context: Context,
): Resumable<Message> {
  const target = writableBytes(buffer);
  if (target === undefined) {
    throw typeError(
      `${method}() argument 1 must be read-write bytes-like object, not ${typeName(buffer)}`,
    );
  }
  const wanted = size === undefined ? 0 : yield* asSmallIndex(size);
  if (wanted < 0) throw valueError(`negative buffersize in ${method}`);
  if (wanted > target.length) {
    throw valueError('buffer too small for requested bytes');
  }
  const received = yield* receive(self, wanted === 0 ? target.length : wanted, flags, context);
  target.set(received.data);
  return received;
}

/** sendmsg(2): several buffers as one message. */
function* sendMessage(
  [self, buffers, ancillary, flags, address]: [PySocket, ...(Value | undefined)[]],
  context: Context,
) {
  const parts = (yield* partsOf(buffers!, 'sendmsg')).map(requiredBytes);
  const passed = yield* descriptorsIn(ancillary);
  const told = flags === undefined ? 0 : yield* asSmallIndex(flags);
  const data = Uint8Array.from(parts.flatMap((part) => [...part]));
  const to =
    address === undefined || address === NONE
      ? undefined
      : yield* addressArgument(address, self.addressFamily, 'sendmsg', context);
  const { descriptor, waitNs } = self;
  const { sockets } = context.interpreter;
  return yield* performTimed(sockets.send(descriptor, data, told, waitNs, to, passed));
}

/** Sends everything, within one timeout for all of it. */
function* sendAll(self: PySocket, data: Uint8Array, flags: number, context: Context) {
  const { interpreter } = context;
  const endNs = self.waitNs === undefined ? undefined : context.nowNs + self.waitNs;
  for (let sent = 0; sent < data.length;) {
    const leftNs = endNs === undefined ? undefined : Math.max(0, endNs - context.nowNs);
    const rest = data.subarray(sent);
    sent += yield* performTimed(interpreter.sockets.send(self.descriptor, rest, flags, leftNs));
  }
}

function* sendTo(self: PySocket, [data, flags, address]: [Value, Value, Value?], context: Context) {
  const given = address === undefined ? flags : address;
  const told = address === undefined ? 0 : yield* asSmallIndex(flags);
  const bytes = requiredBytes(data).slice();
  const to = yield* addressArgument(given, self.addressFamily, 'sendto', context);
  const { descriptor, waitNs } = self;
  return yield* performTimed(context.interpreter.sockets.send(descriptor, bytes, told, waitNs, to));
}

function* connectCall(self: PySocket, address: Value, method: string, context: Context) {
  const to = yield* addressArgument(address, self.addressFamily, method, context);
  return context.interpreter.sockets.connect(self.descriptor, to, self.waitNs);
}

function* closeSocket(self: PySocket, { interpreter }: Context): Resumable {
  const { descriptor } = self;
  self.descriptor = NO_DESCRIPTOR;
  interpreter.finalization.ignore(self);
  if (descriptor !== NO_DESCRIPTOR) yield* perform(interpreter.files.close(descriptor));
  return NONE;
}

install(SOCKET_TYPE, [
  constructor(SOCKET_TYPE, '*args, **kwargs', (type, _, context) => {
    const made = new PySocket(type);
    // The other end hears of its end; the library closes what it makes for itself.
    if (makerOf(context) !== undefined) context.interpreter.finalization.watchPatiently(made);
    watchResource(made, context);
    return made;
  }),
  resumable('__del__(self)', function* ([self]: [PySocket], context) {
    if (self.descriptor < 0) return NONE;
    if (mayWarnUnclosed(context)) yield* warnUnclosed('', self, context);
    return yield* closeSocket(self, context);
  }),
  initializer(
    SOCKET_TYPE,
    'family=-1, type=-1, proto=-1, fileno=None',
    function* (
      [self, family, type, proto, fileno]: [PySocket, Value?, Value?, Value?, Value?],
      context,
    ) {
      self.family = yield* numberOr(family, FAMILIES.AF_INET);
      const kind = yield* numberOr(type, TYPES.SOCK_STREAM);
      self.kind = kind & ~FLAG_BITS;
      self.protocol = yield* numberOr(proto, 0);
      if (fileno !== undefined && fileno !== NONE) {
        const { sockets } = context.interpreter;
        const descriptor = yield* asSmallIndex(fileno);
        if (descriptor < 0) throw valueError('negative file descriptor');
        const address = yield* perform(sockets.address(descriptor));
        if (family === undefined || family === -1) self.family = familyNumber(address.family);
        if (type === undefined || type === -1) {
          self.kind = (yield* perform(sockets.option(descriptor, 1, 3)))[0]!;
        }
        yield* adopt(self, descriptor, context);
        return NONE;
      }
      const shape = shapeOf(self.family, kind);
      const lane = socketLane(context);
      const call = context.interpreter.sockets.create(shape.family, shape.kind, lane);
      yield* adopt(self, yield* perform(call), context);
      if ((kind & TYPES.SOCK_NONBLOCK) !== 0) yield* setTimeout(self, 0, context);
      return NONE;
    },
  ),
  resumable('_accept(self)', function* ([self]: [PySocket], context) {
    const { sockets } = context.interpreter;
    const call = sockets.accept(self.descriptor, self.waitNs, socketLane(context));
    const { descriptor, peer } = yield* performTimed(call);
    return tuple([descriptor, addressValue(peer)]);
  }),
  resumable('bind(self, address, /)', function* ([self, address]: [PySocket, Value], context) {
    const to = yield* addressArgument(address, self.addressFamily, 'bind', context);
    yield* perform(context.interpreter.sockets.bind(self.descriptor, to));
    return NONE;
  }),
  resumable(
    'listen(self, backlog=128, /)',
    function* ([self, backlog]: [PySocket, Value?], running) {
      const places = backlog === undefined ? 128 : yield* asSmallIndex(backlog);
      yield* perform(running.interpreter.sockets.listen(self.descriptor, places));
      return NONE;
    },
  ),
  resumable('connect(self, address, /)', function* ([self, address]: [PySocket, Value], context) {
    const call = yield* connectCall(self, address, 'connect', context);
    yield* performTimed(call);
    return NONE;
  }),
  resumable(
    'connect_ex(self, address, /)',
    function* ([self, address]: [PySocket, Value], context) {
      const call = yield* connectCall(self, address, 'connect_ex', context);
      const result = yield* blockingCall(call);
      if (result === TIMED_OUT) return ERRORS.EAGAIN[0];
      return result instanceof Failure ? result.errno : 0;
    },
  ),
  resumable(
    'send(self, data, flags=0, /)',
    function* ([self, data, flags]: [PySocket, Value, Value?], { interpreter }) {
      const bytes = requiredBytes(data).slice();
      const told = flags === undefined ? 0 : yield* asSmallIndex(flags);
      const { descriptor, waitNs } = self;
      return yield* performTimed(interpreter.sockets.send(descriptor, bytes, told, waitNs));
    },
  ),
  resumable(
    'sendall(self, data, flags=0, /)',
    function* ([self, data, flags]: [PySocket, Value, Value?], context) {
      const bytes = requiredBytes(data).slice();
      const told = flags === undefined ? 0 : yield* asSmallIndex(flags);
      yield* sendAll(self, bytes, told, context);
      return NONE;
    },
  ),
  resumable('sendto(self, /, *args)', ([self, args]: [PySocket, PyTuple], context) => {
    const { length } = args.items;
    if (length !== 2 && length !== 3) {
      throw typeError(`sendto() takes 2 or 3 arguments (${length} given)`);
    }
    return sendTo(self, args.items as [Value, Value, Value?], context);
  }),
  resumable(
    'recv(self, bufsize, flags=0, /)',
    function* ([self, size, flags]: [PySocket, Value, Value?], context) {
      const { data } = yield* receive(self, yield* countArgument(size, 'recv'), flags, context);
      return new PyBytes(data);
    },
  ),
  resumable(
    'recvfrom(self, bufsize, flags=0, /)',
    function* ([self, size, flags]: [PySocket, Value, Value?], context) {
      const received = yield* receive(self, yield* countArgument(size, 'recvfrom'), flags, context);
      return tuple([new PyBytes(received.data), fromValue(received)]);
    },
  ),
  resumable(
    'recv_into(self, buffer, nbytes=0, flags=0)',
    function* ([self, ...rest]: [PySocket, Value, Value | undefined, Value | undefined], context) {
      return (yield* receiveInto(self, rest, 'recv_into', context)).data.length;
    },
  ),
  resumable(
    'recvfrom_into(self, buffer, nbytes=0, flags=0)',
    function* ([self, ...rest]: [PySocket, Value, Value | undefined, Value | undefined], context) {
      const received = yield* receiveInto(self, rest, 'recvfrom_into', context);
      return tuple([received.data.length, fromValue(received)]);
    },
  ),
  resumable('sendmsg(self, buffers, ancdata=(), flags=0, address=None, /)', (args, context) =>
    sendMessage(args as [PySocket, ...Value[]], context),
  ),
  resumable(
    'recvmsg(self, bufsize, ancbufsize=0, flags=0, /)',
    function* ([self, size, room, flags]: [PySocket, Value, Value?, Value?], context) {
      const files = yield* ancillaryRoom(room);
      const count = yield* asSmallIndex(size);
      if (count < 0) throw valueError('negative buffer size in recvmsg()');
      const received = yield* receive(self, count, flags, context, files);
      return tuple([new PyBytes(received.data), ...messageValues(received)]);
    },
  ),
  resumable(
    'recvmsg_into(self, buffers, ancbufsize=0, flags=0, /)',
    function* ([self, buffers, room, flags]: [PySocket, Value, Value?, Value?], context) {
      const files = yield* ancillaryRoom(room);
      const targets = (yield* partsOf(buffers, 'recvmsg_into')).map(scatterTarget);
      const size = targets.reduce((sum, { length }) => sum + length, 0);
      const received = yield* receive(self, size, flags, context, files);
      let filled = 0;
      for (const target of targets) {
        const part = received.data.subarray(filled, filled + target.length);
        target.set(part);
        filled += part.length;
      }
      return tuple([received.data.length, ...messageValues(received)]);
    },
  ),
  resumable('shutdown(self, how, /)', function* ([self, how]: [PySocket, Value], { interpreter }) {
    const way = yield* asSmallIndex(how);
    if (way < 0 || way > 2) throw osError(ERRORS.EINVAL[0]);
    yield* perform(interpreter.sockets.shutdown(self.descriptor, way !== 1, way !== 0));
    return NONE;
  }),
  resumable('close(self)', ([self]: [PySocket], context) => closeSocket(self, context)),
  native('detach(self)', ([self]: [PySocket], { interpreter }) => {
    const { descriptor } = self;
    self.descriptor = NO_DESCRIPTOR;
    interpreter.finalization.ignore(self);
    return descriptor;
  }),
  native('fileno(self)', ([self]: [PySocket]) => self.descriptor),
  resumable('setblocking(self, flag, /)', function* ([self, flag]: [PySocket, Value], context) {
    yield* setTimeout(self, (yield* asSmallIndex(flag)) === 0 ? 0 : undefined, context);
    return NONE;
  }),
  native('getblocking(self)', ([self]: [PySocket]) => self.timeoutNs !== 0),
  resumable(
    'settimeout(self, timeout, /)',
    function* ([self, timeout]: [PySocket, Value], context) {
      yield* setTimeout(self, timeoutArgument(timeout), context);
      return NONE;
    },
  ),
  native('gettimeout(self)', ([self]: [PySocket]) => timeoutValue(self.timeoutNs)),
  resumable('getsockname(self)', function* ([self]: [PySocket], { interpreter }) {
    return addressValue(yield* perform(interpreter.sockets.address(self.descriptor)));
  }),
  resumable('getpeername(self)', function* ([self]: [PySocket], { interpreter }) {
    return addressValue(yield* perform(interpreter.sockets.peer(self.descriptor)));
  }),
  ...OPTION_METHODS,
  native('__repr__(self)', ([self]: [PySocket]) => {
    const { descriptor, family, kind, protocol } = self;
    return `<socket object, fd=${descriptor}, family=${family}, type=${kind}, proto=${protocol}>`;
  }),
  new PyGetSet('family', (self) => asSocket(self).family),
  new PyGetSet('type', (self) => asSocket(self).kind),
  new PyGetSet('proto', (self) => asSocket(self).protocol),
  new PyGetSet('timeout', (self) => timeoutValue(asSocket(self).timeoutNs)),
]);
