/**
 * `_thread.lock`: a mutex of the kernel as a Python object. The library makes locks of it that are not
 * drawn as locks: the waiter of a condition, the mutex inside an event.
 */
import { Lock } from '../../kernel/lock.ts';
import type { SystemCall } from '../../kernel/program.ts';
import type { Context } from '../../python/context.ts';
import { raise, valueError } from '../../python/objects/exception.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { builtinType, NONE, PyObject, type Value } from '../../python/objects/object.ts';
import { blockingCall, quickCall, type Resumable } from '../../python/objects/resumable.ts';
import { truth } from '../../python/protocols/index.ts';
import { install } from '../../python/types/install.ts';
import { NO_LANE } from '../../trace/trace.ts';
import type { Cause, LaneId } from '../../trace/trace.ts';
import { toNanoseconds } from '../seconds.ts';
import { ownLane, resourceOf } from './lanes.ts';

export const LOCK_TYPE = builtinType('lock', {
  module: '_thread',
  layout: 'other',
  subclassable: false,
});

export class PyLock extends PyObject {
  readonly lock: Lock;
  /** Where it is listed while someone waits for it: see {@link newSignal}. */
  readonly signals: Set<Pick<Lock, 'waiters'>> | undefined;

  constructor(lock: Lock, signals?: Set<Pick<Lock, 'waiters'>>) {
    super(LOCK_TYPE);
    this.lock = lock;
    this.signals = signals;
  }
}

/** A lock that is someone's: its lane shows who holds it. On NO_LANE it isn't drawn. */
export function newOwnedLock({ interpreter }: Context, known: LaneId): Lock {
  const lane = ownLane(interpreter, known);
  const { kernel, recorder } = interpreter;
  const lock = new Lock(kernel, recorder, { cause: 'lock', lane, owned: lane !== NO_LANE });
  const resource = resourceOf(interpreter, lane);
  if (resource !== undefined) resource.lock = lock;
  return lock;
}

/** A lock inside another object: to wait for it is to wait for that object. */
export function newInnerLock({ interpreter }: Context, cause: Cause, known: LaneId): Lock {
  const lane = ownLane(interpreter, known);
  const { kernel, recorder } = interpreter;
  return new Lock(kernel, recorder, { cause, lane, owned: false });
}

/** A lock that is locked already: who acquires it waits for the signal that its release is. */
export function newSignal(context: Context, cause: Cause, lane: LaneId): PyLock {
  const lock = newInnerLock(context, cause, lane);
  lock.take(context);
  const signals = resourceOf(context.interpreter, lane)?.signals;
  signals?.add(lock);
  return new PyLock(lock, signals);
}

/**
 * Whether the caller may use the lock without a system call, as with a futex that nobody waits for: who has
 * the GIL comes before all other threads of the process. A lock that is drawn shows its times in the chart,
 * so that it is used at its place in the order of time.
 */
function isAtHand(lock: Lock, { interpreter }: Context): boolean {
  return interpreter.gilEnabled && lock.unseen;
}

/**
 * Takes a lock as CPython does: first without waiting, and only when that fails by a call that lets go
 * of the GIL.
 *
 * @param timeoutNs - 0: doesn't wait; undefined: for ever.
 */
export function* acquire(
  lock: Lock,
  timeoutNs: number | undefined,
  context: Context,
): Resumable<boolean> {
  const taken = isAtHand(lock, context) ? lock.take(context) : yield* quickCall(lock.acquire(0));
  if (taken === true) return true;
  if (timeoutNs === 0) return false;
  return (yield* blockingCall(lock.acquire(timeoutNs))) === true;
}

/** False if nobody held it. */
export function* release(lock: Lock, context: Context): Resumable<boolean> {
  if (isAtHand(lock, context)) return lock.drop(context);
  return (yield* quickCall(lock.release())) === true;
}

/** Whether somebody holds it, asked at its place in the order of time. */
export function* isLocked(lock: Lock, context: Context): Resumable<boolean> {
  if (isAtHand(lock, context)) return lock.locked;
  return (yield* quickCall(new Look(lock))) === true;
}

class Look implements SystemCall {
  readonly name = 'locked';
  private readonly lock: Lock;

  constructor(lock: Lock) {
    this.lock = lock;
  }

  attempt(): { readonly kind: 'done'; readonly result: boolean } {
    return { kind: 'done', result: this.lock.locked };
  }
}

/** The arguments of acquire() as a timeout for {@link acquire}. */
export function* readTimeout(
  blocking: Value | undefined,
  timeout: Value | undefined,
): Resumable<number | undefined> {
  const waits = blocking === undefined || (yield* truth(blocking));
  const timeoutNs = timeout === undefined ? -1 : toNanoseconds(timeout);
  // −1 stands for no timeout, in seconds: any other negative number is a mistake.
  const none = timeout === undefined || timeoutNs === -1_000_000_000;
  if (!waits && !none) throw valueError(`can't specify a timeout for a non-blocking call`);
  if (!none && timeoutNs < 0) throw valueError('timeout value must be positive');
  if (!waits) return 0;
  return none ? undefined : timeoutNs;
}

/** `<locked _thread.lock object at 0x7f…>`. */
export function lockText(context: Context, self: PyObject, locked: boolean, state = ''): string {
  const address = context.interpreter.idOf(self).toString(16);
  const { module, name } = self.type;
  return `<${locked ? 'locked' : 'unlocked'} ${module}.${name} object${state} at 0x${address}>`;
}

const acquireMember = (name: string) =>
  resumable(
    `${name}(self, blocking=True, timeout=-1)`,
    function* ([self, blocking, timeout]: [PyLock, Value?, Value?], context) {
      const timeoutNs = yield* readTimeout(blocking, timeout);
      const acquired = yield* acquire(self.lock, timeoutNs, context);
      self.signals?.delete(self.lock);
      return acquired;
    },
  );

const releaseMember = (name: string) =>
  resumable(`${name}(self)`, function* ([self]: [PyLock], context) {
    if (!(yield* release(self.lock, context))) throw raise('RuntimeError', 'release unlocked lock');
    return NONE;
  });

const lockedMember = (name: string) =>
  resumable(`${name}(self)`, function* ([self]: [PyLock], context) {
    return yield* isLocked(self.lock, context);
  });

install(LOCK_TYPE, [
  acquireMember('acquire'),
  acquireMember('acquire_lock'),
  releaseMember('release'),
  releaseMember('release_lock'),
  lockedMember('locked'),
  lockedMember('locked_lock'),
  resumable('__enter__(self)', function* ([self]: [PyLock], context) {
    return yield* acquire(self.lock, undefined, context);
  }),
  resumable('__exit__(self, /, *args)', function* ([self]: [PyLock], context) {
    if (!(yield* release(self.lock, context))) throw raise('RuntimeError', 'release unlocked lock');
    return NONE;
  }),
  // A condition asks its lock: for a plain lock, held by anyone counts as held by the caller.
  resumable('_is_owned(self)', function* ([self]: [PyLock], context) {
    return yield* isLocked(self.lock, context);
  }),
  native('__repr__(self)', ([self]: [PyLock], context) =>
    lockText(context, self, self.lock.locked),
  ),
]);
