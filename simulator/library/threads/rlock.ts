/** `_thread.RLock`: a lock that its owner may take again, and must release as often. */
import type { Lock } from '../../kernel/lock.ts';
import type { ThreadHandle } from '../../kernel/program.ts';
import type { Context } from '../../python/context.ts';
import { raise } from '../../python/objects/exception.ts';
import { native, resumable } from '../../python/objects/native.ts';
import {
  builtinType,
  NONE,
  PyObject,
  type PyType,
  type Value,
} from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { type PyTuple, tuple } from '../../python/objects/values.ts';
import { constructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { identOf } from '../process-id.ts';
import { newLane } from './lanes.ts';
import { acquire, lockText, newOwnedLock, readTimeout, release } from './lock.ts';

export const RLOCK_TYPE = builtinType('RLock', { module: '_thread', layout: 'other' });

export class PyRLock extends PyObject {
  readonly lock: Lock;
  owner: ThreadHandle | undefined = undefined;
  /** How often the owner has taken it. */
  count = 0;

  constructor(lock: Lock, type: PyType = RLOCK_TYPE) {
    super(type);
    this.lock = lock;
  }
}

function* take(self: PyRLock, context: Context, timeoutNs: number | undefined): Resumable<boolean> {
  const { thread } = context;
  // Only the thread itself can have made itself the owner: nobody interferes with this test.
  if (self.owner === thread) {
    self.count++;
    return true;
  }
  if (!(yield* acquire(self.lock, timeoutNs, context))) return false;
  self.owner = thread;
  self.count = 1;
  return true;
}

function* give(self: PyRLock, context: Context): Resumable {
  if (self.owner !== context.thread) throw raise('RuntimeError', 'cannot release un-acquired lock');
  self.count--;
  if (self.count === 0) {
    self.owner = undefined;
    yield* release(self.lock, context);
  }
  return NONE;
}

install(RLOCK_TYPE, [
  constructor(
    RLOCK_TYPE,
    '/',
    (type, _args, context) => new PyRLock(newOwnedLock(context, newLane(context, 'lock')), type),
  ),
  resumable(
    'acquire(self, blocking=True, timeout=-1)',
    function* ([self, blocking, timeout]: [PyRLock, Value?, Value?], context) {
      return yield* take(self, context, yield* readTimeout(blocking, timeout));
    },
  ),
  resumable('release(self)', function* ([self]: [PyRLock], context) {
    return yield* give(self, context);
  }),
  resumable('__enter__(self)', function* ([self]: [PyRLock], context) {
    return yield* take(self, context, undefined);
  }),
  resumable('__exit__(self, /, *args)', function* ([self]: [PyRLock], context) {
    return yield* give(self, context);
  }),
  native('_is_owned(self)', ([self]: [PyRLock], { thread }) => self.owner === thread),
  native('_recursion_count(self)', ([self]: [PyRLock], { thread }) =>
    self.owner === thread ? self.count : 0,
  ),
  // For a condition: lets go of it altogether, and takes it again as often as it was held.
  resumable('_release_save(self)', function* ([self]: [PyRLock], context) {
    if (self.count === 0) throw raise('RuntimeError', 'cannot release un-acquired lock');
    const saved = tuple([self.count]);
    self.owner = undefined;
    self.count = 0;
    yield* release(self.lock, context);
    return saved;
  }),
  resumable(
    '_acquire_restore(self, saved)',
    function* ([self, saved]: [PyRLock, PyTuple], context) {
      yield* acquire(self.lock, undefined, context);
      self.owner = context.thread;
      self.count = saved.items[0] as number;
      return NONE;
    },
  ),
  native('__repr__(self)', ([self]: [PyRLock], context) => {
    const owner = self.owner === undefined ? 0 : identOf(self.owner);
    return lockText(context, self, self.count > 0, ` owner=${owner} count=${self.count}`);
  }),
]);
