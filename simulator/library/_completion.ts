/**
 * `_completion.Completions`: input and output that the kernel carries out as a whole (kernel/completion.ts).
 * CPython has the like for Windows only; here a loop of asyncio stands on it that a machine setting chooses.
 */
import {
  cancelOperation,
  createCompletions,
  submitOperation,
  waitForCompletions,
} from '../kernel/completion.ts';
import { ERRORS, Failure } from '../kernel/errno.ts';
import { type Interest, Poll } from '../kernel/poll.ts';
import type { SystemCall } from '../kernel/program.ts';
import type { Accepted } from '../kernel/socket-calls.ts';
import type { Received } from '../kernel/socket.ts';
import type { AddressFamily } from '../kernel/socket-address.ts';
import type { Context, Interpreter } from '../python/context.ts';
import { valueError } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import { builtinType, NONE, type PyDict, PyObject, type Value } from '../python/objects/object.ts';
import { quickCall, type Resumable } from '../python/objects/resumable.ts';
import { list, PyBytes, tuple } from '../python/objects/values.ts';
import { asSmallIndex } from '../python/protocols/index.ts';
import { resumableConstructor } from '../python/types/construct.ts';
import { install } from '../python/types/install.ts';
import { requiredBytes } from '../python/types/memory-view.ts';
import { timeoutOf } from './epoll.ts';
import { namespace } from './library-module.ts';
import { osError, perform } from './os-failure.ts';
import { addressArgument, addressValue, familyOf } from './sockets/addresses.ts';
import { socketLane } from './sockets/socket-lane.ts';

const TYPE = builtinType('Completions', { module: '_completion', layout: 'other' });

const CLOSED = -1;
/** An operation may take as long as it likes, whether its socket blocks or not. */
const FOR_EVER_NS = Infinity;
/** As many completions as one call tells of. */
const COMPLETIONS_MAX = 1024;

/** What the results of operations are to the program. */
const CONVERSIONS = {
  bytes: ({ data }: Received): Value => new PyBytes(data),
  message: ({ data, from }: Received): Value =>
    tuple([new PyBytes(data), from === undefined ? NONE : addressValue(from)]),
  accepted: ({ descriptor, peer }: Accepted): Value => tuple([descriptor, addressValue(peer)]),
  mask: ([ready]: readonly Interest[]): Value => ready?.events ?? 0,
  number: (count: number): Value => count,
  none: (): Value => NONE,
} as const;

type Conversion = keyof typeof CONVERSIONS;

class PyCompletions extends PyObject {
  descriptor: number;
  /** By operation, for its result. Names, since walks for ended objects look into functions in vain. */
  readonly conversions = new Map<number, Conversion>();

  constructor(descriptor: number) {
    super(TYPE);
    this.descriptor = descriptor;
  }
}

const entryNs = ({ interpreter }: Context): number => interpreter.files.entryNs;

function opened(self: PyCompletions): number {
  if (self.descriptor === CLOSED) throw valueError('I/O operation on closed completions');
  return self.descriptor;
}

function* submit(
  self: PyCompletions,
  descriptor: number,
  call: SystemCall,
  conversion: Conversion,
  context: Context,
): Resumable {
  const submitted = submitOperation(opened(self), descriptor, call, entryNs(context));
  const number = (yield* quickCall(submitted)) as number | Failure;
  if (number instanceof Failure) throw osError(number.errno);
  self.conversions.set(number, conversion);
  return number;
}

function* familyArgument(value: Value): Resumable<AddressFamily> {
  const family = familyOf(yield* asSmallIndex(value));
  if (family === undefined) throw osError(ERRORS.EAFNOSUPPORT[0]);
  return family;
}

/** The operation number of `recv()` and its like. */
function* submitReceive(
  [self, fd, size]: [PyCompletions, Value, Value],
  conversion: Conversion,
  context: Context,
): Resumable {
  const descriptor = yield* asSmallIndex(fd);
  const count = yield* asSmallIndex(size);
  if (count < 0) throw valueError('negative buffersize in recv');
  const call = context.interpreter.sockets.receive(descriptor, count, 0, FOR_EVER_NS);
  return yield* submit(self, descriptor, call, conversion, context);
}

install(TYPE, [
  resumableConstructor(TYPE, '', function* (_type, _args: [], context) {
    return new PyCompletions(yield* perform(createCompletions(entryNs(context))));
  }),
  resumable('recv(self, fd, bufsize, /)', (args, context) =>
    submitReceive(args as [PyCompletions, Value, Value], 'bytes', context),
  ),
  resumable('recvfrom(self, fd, bufsize, /)', (args, context) =>
    submitReceive(args as [PyCompletions, Value, Value], 'message', context),
  ),
  resumable(
    'send(self, fd, data, /)',
    function* ([self, fd, data]: [PyCompletions, Value, Value], context) {
      const descriptor = yield* asSmallIndex(fd);
      const bytes = requiredBytes(data).slice();
      const call = context.interpreter.sockets.send(descriptor, bytes, 0, FOR_EVER_NS);
      return yield* submit(self, descriptor, call, 'number', context);
    },
  ),
  resumable(
    'sendto(self, fd, family, data, address, /)',
    function* ([self, fd, family, data, address]: [PyCompletions, ...Value[]], context) {
      const descriptor = yield* asSmallIndex(fd!);
      const kind = yield* familyArgument(family!);
      const bytes = requiredBytes(data!).slice();
      const to = yield* addressArgument(address!, kind, 'sendto', context);
      const call = context.interpreter.sockets.send(descriptor, bytes, 0, FOR_EVER_NS, to);
      return yield* submit(self, descriptor, call, 'number', context);
    },
  ),
  resumable('accept(self, fd, /)', function* ([self, fd]: [PyCompletions, Value], context) {
    const descriptor = yield* asSmallIndex(fd);
    const lane = socketLane(context);
    const call = context.interpreter.sockets.accept(descriptor, FOR_EVER_NS, lane);
    return yield* submit(self, descriptor, call, 'accepted', context);
  }),
  resumable(
    'connect(self, fd, family, address, /)',
    function* ([self, fd, family, address]: [PyCompletions, Value, Value, Value], context) {
      const descriptor = yield* asSmallIndex(fd);
      const kind = yield* familyArgument(family);
      const to = yield* addressArgument(address, kind, 'connect', context);
      const call = context.interpreter.sockets.connect(descriptor, to, FOR_EVER_NS);
      return yield* submit(self, descriptor, call, 'none', context);
    },
  ),
  resumable(
    'poll(self, fd, eventmask, /)',
    function* ([self, fd, events]: [PyCompletions, Value, Value], context) {
      const descriptor = yield* asSmallIndex(fd);
      const call = new Poll([{ descriptor, events: yield* asSmallIndex(events) }], undefined);
      return yield* submit(self, descriptor, call, 'mask', context);
    },
  ),
  resumable(
    'cancel(self, operation, /)',
    function* ([self, operation]: [PyCompletions, Value], context) {
      const number = yield* asSmallIndex(operation);
      return yield* perform(cancelOperation(opened(self), number, entryNs(context)));
    },
  ),
  resumable(
    'wait(self, timeout=None, /)',
    function* ([self, timeout]: [PyCompletions, Value?], context) {
      const timeoutNs = timeoutOf(timeout);
      const wait = waitForCompletions(opened(self), COMPLETIONS_MAX, timeoutNs, entryNs(context));
      const { conversions } = self;
      const completions = yield* perform(wait);
      return list(
        completions.map(([number, result]) => {
          const conversion = conversions.get(number)!;
          conversions.delete(number);
          return result instanceof Failure
            ? tuple([number, NONE, osError(result.errno).exception])
            : tuple([number, CONVERSIONS[conversion](result as never), NONE]);
        }),
      );
    },
  ),
  resumable('close(self)', function* ([self]: [PyCompletions], { interpreter }) {
    const { descriptor } = self;
    self.descriptor = CLOSED;
    if (descriptor !== CLOSED) yield* perform(interpreter.files.close(descriptor));
    return NONE;
  }),
  native('fileno(self)', ([self]: [PyCompletions]) => opened(self)),
]);

export function createCompletion(_interpreter: Interpreter): PyDict {
  return namespace('_completion', [], { Completions: TYPE });
}
