/**
 * What becomes of asyncio's locks, semaphores and events, for the chart. They are written in Python, and
 * whether a lock is held is an attribute of it; here that attribute is given a setter that stores the
 * value and says so. CPython has none, so it takes no time.
 */
import type { Copyable } from '../../kernel/copying.ts';
import type { Context } from '../../python/context.ts';
import { native } from '../../python/objects/native.ts';
import {
  builtinType,
  newDict,
  NONE,
  type PyDict,
  PyObject,
  PyType,
  type Value,
} from '../../python/objects/object.ts';
import { install } from '../../python/types/install.ts';
import { NO_LANE } from '../../trace/trace.ts';
import type { LaneId, LaneKind } from '../../trace/trace.ts';
import { PyDeque } from '../collections/deque.ts';
import { newLane, ownLane, resourceOf } from '../threads/lanes.ts';
import { PyFuture } from './future.ts';
import { laneOfResource, noteOwner } from './task-resource.ts';
import { whoRuns } from './who-runs.ts';

type Told = (lane: LaneId, value: Value, self: PyDict, running: Context) => void;

const SHOWN_TYPE = builtinType('_Shown', { module: '_asyncio', layout: 'other' });

/** An attribute of instances that can only be set through it; reading finds the instance's own. */
class PyShown extends PyObject implements Copyable {
  readonly name: string;
  readonly kind: keyof typeof TOLD;

  constructor(name: string, kind: keyof typeof TOLD) {
    super(SHOWN_TYPE);
    this.name = name;
    this.kind = kind;
  }

  copied(): PyShown {
    return this;
  }
}

install(SHOWN_TYPE, [
  native(
    '__set__(self, instance, value, /)',
    ([self, instance, value]: [PyShown, PyObject, Value], running) => {
      const dict = (instance.dict ??= newDict());
      if (!dict.has('_lane')) dict.set('_lane', laneFor(self.kind, running));
      dict.set(self.name, value);
      const lane = dict.get('_lane');
      if (typeof lane === 'number' && lane !== NO_LANE) {
        TOLD[self.kind](lane, value, dict, running);
      }
      return NONE;
    },
  ),
]);

/** Those that the library makes for a program which has asked for something else, and what that is. */
const INSIDE: Readonly<Record<string, LaneKind>> = {
  'BoundedSemaphore.__init__': 'semaphore',
  'Condition.__init__': 'condition',
  'Barrier.__init__': 'barrier',
};

/** Of the object whose `__init__` runs; none for what the library makes only for itself. */
function laneFor(own: LaneKind, running: Context): LaneId {
  let kind = own;
  for (let depth = 1; running.frame(depth)?.code.internal === true; depth++) {
    const outer = INSIDE[running.frame(depth)!.code.qualifiedName];
    if (outer === undefined) return NO_LANE;
    kind = outer;
  }
  return newLane(running, kind);
}

const locked: Told = (lane, value, _self, running) => {
  const shown = resourceOf(running.interpreter, lane);
  if (shown !== undefined) noteOwner(shown, value === true ? whoRuns(running) : NO_LANE, running);
};

const permits: Told = (lane, value, _self, { interpreter, nowNs }) => {
  const shown = resourceOf(interpreter, lane);
  if (shown === undefined || typeof value !== 'number') return;
  shown.permits = value;
  interpreter.recorder.level(shown.lane, Math.ceil(nowNs), value);
};

/** An event that is set while nobody waits may be taken back before anybody looks. */
const raised: Told = (lane, value, self, running) => {
  if (value === true) tellWhoWaits(lane, self.get('_waiters'), running);
};

/** Nobody hears of it: perhaps somebody comes too late. */
function tellWhoWaits(lane: LaneId, waiters: Value | undefined, running: Context): void {
  if (!(waiters instanceof PyDeque)) return;
  const isHeard = waiters.ring.toArray().some((one) => one instanceof PyFuture && !one.done);
  if (isHeard) return;
  const { interpreter, nowNs } = running;
  interpreter.recorder.unheard(
    Math.ceil(nowNs),
    whoRuns(running),
    ownLane(interpreter, lane),
    interpreter.placeOf(running),
  );
}

/** Of `_asyncio`, for `asyncio.Condition`, which is shown on the lane of its lock. */
export const LOCK_FUNCTIONS = [
  native('_notified(condition)', ([condition]: [PyObject], running) => {
    const lane = laneOfResource(condition);
    if (lane !== NO_LANE) tellWhoWaits(lane, condition.dict?.get('_waiters'), running);
    return NONE;
  }),
];

/** No fields of the objects: walks over the heap end nothing where they meet a function. */
const TOLD = { lock: locked, semaphore: permits, event: raised } satisfies Partial<
  Record<LaneKind, Told>
>;

const SHOWN: Readonly<Record<string, PyShown>> = {
  Lock: new PyShown('_locked', 'lock'),
  Semaphore: new PyShown('_value', 'semaphore'),
  Event: new PyShown('_value', 'event'),
};

/** Completes the module `asyncio.locks`. */
export function showLocks(namespace: PyDict): void {
  for (const [name, shown] of Object.entries(SHOWN)) {
    const type = namespace.get(name);
    if (!(type instanceof PyType)) continue;
    type.attributes.set(shown.name, shown);
    type.changed();
  }
}
