/** `select.epoll`: files of interest that the kernel keeps, and those of them that are ready. */
import { controlEpoll, createEpoll, EPOLL, waitForEpoll } from '../kernel/epoll.ts';
import { POLL } from '../kernel/readiness.ts';
import type { Context } from '../python/context.ts';
import { raise, typeError, valueError } from '../python/objects/exception.ts';
import { PyGetSet } from '../python/objects/function.ts';
import { asClassMethod, native, resumable } from '../python/objects/native.ts';
import { builtinType, NONE, PyObject, type PyType, type Value } from '../python/objects/object.ts';
import type { Resumable } from '../python/objects/resumable.ts';
import { list, PyFloat, tuple } from '../python/objects/values.ts';
import { asSmallIndex, plainInt } from '../python/protocols/index.ts';
import { resumableConstructor } from '../python/types/construct.ts';
import { install } from '../python/types/install.ts';
import { descriptorOf } from './descriptor-argument.ts';
import { perform } from './os-failure.ts';
import { toNanoseconds } from './seconds.ts';

export const EPOLL_TYPE = builtinType('epoll', { module: 'select', layout: 'other' });

const CLOSE_ON_EXEC = 0o2000000;
/** As many events as one call tells of unless told (FD_SETSIZE - 1). */
const EVENTS_MAX = 1023;
/** epoll_wait() counts in milliseconds, and timeouts are rounded up to them. */
const RESOLUTION_NS = 1_000_000;
const CLOSED = -1;

export const EPOLL_CONSTANTS = {
  EPOLLIN: POLL.POLLIN,
  EPOLLPRI: POLL.POLLPRI,
  EPOLLOUT: POLL.POLLOUT,
  EPOLLERR: POLL.POLLERR,
  EPOLLHUP: POLL.POLLHUP,
  EPOLLRDHUP: POLL.POLLRDHUP,
  EPOLLRDNORM: 0x40,
  EPOLLRDBAND: 0x80,
  EPOLLWRNORM: 0x100,
  EPOLLWRBAND: 0x200,
  EPOLLMSG: 0x400,
  ...EPOLL,
  EPOLL_CLOEXEC: CLOSE_ON_EXEC,
} as const;

export class PyEpoll extends PyObject {
  descriptor: number;

  constructor(type: PyType, descriptor: number) {
    super(type);
    this.descriptor = descriptor;
  }
}

function opened(self: PyEpoll): number {
  if (self.descriptor === CLOSED) throw valueError('I/O operation on closed epoll object');
  return self.descriptor;
}

/** An epoll object that is not closed. */
export function openEpoll(value: Value | undefined): PyEpoll | undefined {
  return value instanceof PyEpoll && value.descriptor !== CLOSED ? value : undefined;
}

/** Seconds as poll() takes them: None or a negative number waits for ever. */
export function timeoutOf(value: Value | undefined): number | undefined {
  if (value === undefined || value === NONE) return undefined;
  if (plainInt(value) === undefined && !(value instanceof PyFloat)) {
    throw typeError('timeout must be an integer or None');
  }
  const timeoutNs = toNanoseconds(value);
  return timeoutNs < 0 ? undefined : Math.ceil(timeoutNs / RESOLUTION_NS) * RESOLUTION_NS;
}

const entryNs = ({ interpreter }: Context): number => interpreter.files.entryNs;

function* control(
  self: PyEpoll,
  how: 'add' | 'modify' | 'remove',
  fd: Value,
  events: Value | undefined,
  context: Context,
): Resumable {
  const epoll = opened(self);
  const descriptor = yield* descriptorOf(fd);
  const wanted =
    events === undefined ? POLL.POLLIN | POLL.POLLPRI | POLL.POLLOUT : yield* asSmallIndex(events);
  yield* perform(controlEpoll(epoll, how, descriptor, wanted, entryNs(context)));
  return NONE;
}

function* close(self: PyEpoll, { interpreter }: Context): Resumable {
  const { descriptor } = self;
  self.descriptor = CLOSED;
  if (descriptor !== CLOSED) yield* perform(interpreter.files.close(descriptor));
  return NONE;
}

install(EPOLL_TYPE, [
  resumableConstructor(
    EPOLL_TYPE,
    'sizehint=-1, flags=0',
    function* (type, [sizehint, flags]: [Value?, Value?], context) {
      const hint = sizehint === undefined ? -1 : yield* asSmallIndex(sizehint);
      if (hint !== -1 && hint <= 0) throw valueError('negative sizehint');
      const asked = flags === undefined ? 0 : yield* asSmallIndex(flags);
      if (asked !== 0 && asked !== CLOSE_ON_EXEC) throw raise('OSError', 'invalid flags');
      return new PyEpoll(
        type,
        yield* perform(createEpoll(entryNs(context), context.interpreter.recorder)),
      );
    },
  ),
  asClassMethod(
    resumable('fromfd(cls, fd, /)', function* ([cls, fd]: [PyType, Value]) {
      return new PyEpoll(cls, yield* asSmallIndex(fd));
    }),
  ),
  resumable(
    'register(self, fd, eventmask=7)',
    ([self, fd, events]: [PyEpoll, Value, Value?], context) =>
      control(self, 'add', fd, events, context),
  ),
  resumable('modify(self, fd, eventmask)', ([self, fd, events]: [PyEpoll, Value, Value], context) =>
    control(self, 'modify', fd, events, context),
  ),
  resumable('unregister(self, fd)', ([self, fd]: [PyEpoll, Value], context) =>
    control(self, 'remove', fd, 0, context),
  ),
  resumable(
    'poll(self, timeout=None, maxevents=-1)',
    function* ([self, timeout, maximum]: [PyEpoll, Value?, Value?], context) {
      const epoll = opened(self);
      const timeoutNs = timeoutOf(timeout);
      const asked = maximum === undefined ? -1 : yield* asSmallIndex(maximum);
      const most = asked === -1 ? EVENTS_MAX : asked;
      if (most <= 0) throw valueError(`maxevents must be greater than 0, got ${most}`);
      const ready = yield* perform(waitForEpoll(epoll, most, timeoutNs, entryNs(context)));
      return list(ready.map((pair) => tuple([...pair])));
    },
  ),
  native('fileno(self)', ([self]: [PyEpoll]) => opened(self)),
  resumable('close(self)', ([self]: [PyEpoll], context) => close(self, context)),
  native('__enter__(self)', ([self]: [PyEpoll]) => {
    opened(self);
    return self;
  }),
  resumable(
    '__exit__(self, exc_type=None, exc_value=None, exc_tb=None, /)',
    ([self]: [PyEpoll], context) => close(self, context),
  ),
  new PyGetSet('closed', (self) => (self as PyEpoll).descriptor === CLOSED),
]);
