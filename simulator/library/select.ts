/** `select`: waiting for several files at once, as the kernel's poll(2) does. */
import { ERRORS } from '../kernel/errno.ts';
import { type Interest, Poll } from '../kernel/poll.ts';
import { POLL } from '../kernel/readiness.ts';
import type { Interpreter } from '../python/context.ts';
import { EXCEPTIONS, raise, Raised, typeError, valueError } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import { builtinType, NONE, type PyDict, PyObject, type Value } from '../python/objects/object.ts';
import { blockingCall, type Resumable } from '../python/objects/resumable.ts';
import { list, PyFloat, PyList, tuple } from '../python/objects/values.ts';
import { asSmallIndex, collect, keyError, plainInt } from '../python/protocols/index.ts';
import { install } from '../python/types/install.ts';
import { descriptorOf } from './descriptor-argument.ts';
import { EPOLL_CONSTANTS, EPOLL_TYPE } from './epoll.ts';
import { namespace } from './library-module.ts';
import { osError } from './os-failure.ts';
import { toNanoseconds } from './seconds.ts';

const POLL_TYPE = builtinType('poll', { module: 'select', layout: 'other', subclassable: false });
const NANOSECONDS_PER_MILLISECOND = 1e6;
/** FD_SETSIZE: select() knows descriptors below it. */
const SET_SIZE = 1024;

class PyPoll extends PyObject {
  /** Events of interest by descriptor. */
  private readonly events = new Map<number, number>();
  private list: readonly Interest[] | undefined = undefined;
  /** A call is under way: nobody else may use it. */
  waits = false;

  constructor() {
    super(POLL_TYPE);
  }

  has(descriptor: number): boolean {
    return this.events.has(descriptor);
  }

  set(descriptor: number, events: number): void {
    this.events.set(descriptor, events);
    this.list = undefined;
  }

  delete(descriptor: number): boolean {
    this.list = undefined;
    return this.events.delete(descriptor);
  }

  /** Kept from one wait to the next: there may be many, and they seldom change. */
  get interests(): readonly Interest[] {
    return (this.list ??= Array.from(this.events, ([descriptor, events]) => ({
      descriptor,
      events,
    })));
  }
}

function* eventsOf(value: Value | undefined): Resumable<number> {
  if (value === undefined) return POLL.POLLIN | POLL.POLLPRI | POLL.POLLOUT;
  const events = yield* asSmallIndex(value);
  if (events < 0) throw valueError('value must be positive');
  if (events > EVENTS_MAX) {
    throw raise('OverflowError', 'Python int too large for C unsigned short');
  }
  return events;
}

/** What an int of C holds. */
const TIMEOUT_MAX_MS = 2 ** 31 - 1;
/** What an unsigned short of C holds. */
const EVENTS_MAX = 2 ** 16 - 1;

/** Milliseconds as poll() takes them: None or a negative number waits for ever. */
function pollTimeoutNs(value: Value | undefined): number | undefined {
  if (value === undefined || value === NONE) return undefined;
  const given = plainInt(value) ?? (value instanceof PyFloat ? value.value : undefined);
  if (given === undefined) throw typeError('timeout must be an integer or None');
  if (given > TIMEOUT_MAX_MS) throw raise('OverflowError', 'timeout is too large');
  return given < 0 ? undefined : Math.ceil(Number(given) * NANOSECONDS_PER_MILLISECOND);
}

function* wait(
  interests: readonly Interest[],
  timeoutNs: number | undefined,
): Resumable<readonly Interest[]> {
  return (yield* blockingCall(new Poll(interests, timeoutNs))) as readonly Interest[];
}

install(POLL_TYPE, [
  resumable('register(self, fd, eventmask=7, /)', function* ([self, fd, events]) {
    (self as PyPoll).set(yield* descriptorOf(fd), yield* eventsOf(events));
    return NONE;
  }),
  resumable('modify(self, fd, eventmask, /)', function* ([self, fd, events]) {
    const poll = self as PyPoll;
    const descriptor = yield* descriptorOf(fd);
    if (!poll.has(descriptor)) throw osError(ERRORS.ENOENT[0]);
    poll.set(descriptor, yield* eventsOf(events));
    return NONE;
  }),
  resumable('unregister(self, fd, /)', function* ([self, fd]) {
    if (!(self as PyPoll).delete(yield* descriptorOf(fd))) throw keyError(fd);
    return NONE;
  }),
  resumable('poll(self, timeout=None, /)', function* ([self, timeout]) {
    const poll = self as PyPoll;
    const timeoutNs = pollTimeoutNs(timeout);
    if (poll.waits) throw raise('RuntimeError', 'concurrent poll() invocation');
    poll.waits = true;
    try {
      const ready = yield* wait(poll.interests, timeoutNs);
      return list(ready.map(({ descriptor, events }) => tuple([descriptor, events])));
    } finally {
      poll.waits = false;
    }
  }),
]);

function* sequence(value: Value): Resumable<readonly Value[]> {
  try {
    return yield* collect(value);
  } catch (error) {
    if (!(error instanceof Raised) || error.exception.type !== EXCEPTIONS.TypeError) throw error;
    throw typeError('arguments 1-3 must be sequences');
  }
}

/** One of the three lists of select(): the objects as given, and their descriptors. */
function* watched(value: Value): Resumable<(readonly [Value, number])[]> {
  const result: (readonly [Value, number])[] = [];
  // A list is read as it is then: asking its items for their descriptors may change it.
  const items = value instanceof PyList ? value.items : yield* sequence(value);
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const descriptor = yield* descriptorOf(item);
    if (descriptor >= SET_SIZE) throw valueError('filedescriptor out of range in select()');
    result.push([item, descriptor]);
  }
  return result;
}

const SELECT_EVENTS = [
  [POLL.POLLIN, POLL.POLLIN | POLL.POLLHUP | POLL.POLLERR],
  [POLL.POLLOUT, POLL.POLLOUT | POLL.POLLERR],
  [POLL.POLLPRI, POLL.POLLPRI],
] as const;

const FUNCTIONS = [
  native('poll()', () => new PyPoll()),
  resumable(
    'select(rlist, wlist, xlist, timeout=None, /)',
    function* ([read, write, other, timeout]: [Value, Value, Value, Value | undefined]) {
      const waits = timeout === undefined || timeout === NONE;
      if (!waits && plainInt(timeout) === undefined && !(timeout instanceof PyFloat)) {
        throw typeError('timeout must be a float or None');
      }
      const timeoutNs = waits ? undefined : toNanoseconds(timeout);
      if (timeoutNs !== undefined && timeoutNs < 0)
        throw valueError('timeout must be non-negative');
      const sets = [yield* watched(read), yield* watched(write), yield* watched(other)];
      const asked = new Map<number, number>();
      sets.forEach((set, i) => {
        for (const [, descriptor] of set) {
          asked.set(descriptor, (asked.get(descriptor) ?? 0) | SELECT_EVENTS[i]![0]);
        }
      });
      const interests = Array.from(asked, ([descriptor, events]) => ({ descriptor, events }));
      const ready = new Map(
        (yield* wait(interests, timeoutNs)).map(({ descriptor, events }) => [descriptor, events]),
      );
      for (const events of ready.values()) {
        if ((events & POLL.POLLNVAL) !== 0) throw osError(ERRORS.EBADF[0]);
      }
      return tuple(
        sets.map((set, i) =>
          list(
            set
              .filter(([, fd]) => ((ready.get(fd) ?? 0) & SELECT_EVENTS[i]![1]) !== 0)
              .map(([item]) => item),
          ),
        ),
      );
    },
  ),
];

export function createSelect(_interpreter: Interpreter): PyDict {
  return namespace('select', FUNCTIONS, {
    ...POLL,
    ...EPOLL_CONSTANTS,
    POLLRDNORM: 0x40,
    POLLRDBAND: 0x80,
    POLLWRNORM: 0x100,
    POLLWRBAND: 0x200,
    POLLMSG: 0x400,
    epoll: EPOLL_TYPE,
    error: EXCEPTIONS.OSError,
    PIPE_BUF: 4096,
  });
}
