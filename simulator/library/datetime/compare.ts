/** Comparing moments, and the time between them: with zones, and between zones. */
import { typeError } from '../../python/objects/exception.ts';
import { NOT_IMPLEMENTED, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { EQUAL, NOT_EQUAL, quickCompare } from '../../python/protocols/index.ts';
import { normalise } from '../../python/types/integer.ts';
import { duration, PyDate, PyDateTime, type PyTimedelta, ZERO } from './objects.ts';
import { offsetFrom } from './zones.ts';

/** The microseconds from one moment to another; undefined when only one of them knows its zone. */
function* between(left: PyDateTime, right: PyDateTime): Resumable<bigint | undefined> {
  const local = left.local - right.local;
  if (left.clock.zone === right.clock.zone) return local;
  const leftOffset = yield* offsetFrom(left.clock.zone, left);
  const rightOffset = yield* offsetFrom(right.clock.zone, right);
  if ((leftOffset === undefined) !== (rightOffset === undefined)) return undefined;
  return local - (leftOffset ?? ZERO).total + (rightOffset ?? ZERO).total;
}

export function* differenceOfMoments(left: PyDateTime, right: PyDateTime): Resumable<PyTimedelta> {
  const microseconds = yield* between(left, right);
  if (microseconds !== undefined) return duration(microseconds);
  throw typeError("can't subtract offset-naive and offset-aware datetimes");
}

/** A moment whose offset depends on its fold equals none in another zone (PEP 495). */
function* isAmbiguous(moment: PyDateTime): Resumable<boolean> {
  const { year, month, day, clock } = moment;
  const other = new PyDateTime(year, month, day, { ...clock, fold: 1 - clock.fold }, moment.type);
  const offset = yield* offsetFrom(clock.zone, moment);
  const otherOffset = yield* offsetFrom(clock.zone, other);
  return offset?.total !== otherOffset?.total;
}

export function* compareMoments(operator: number, self: PyDateTime, other: Value): Resumable {
  const equality = operator === EQUAL || operator === NOT_EQUAL;
  if (!(other instanceof PyDateTime)) {
    if (!(other instanceof PyDate)) return NOT_IMPLEMENTED;
    if (equality) return operator === NOT_EQUAL;
    throw typeError(`can't compare ${self.type.shownName} to ${other.type.shownName}`);
  }
  const microseconds = yield* between(self, other);
  if (microseconds === undefined) {
    if (equality) return operator === NOT_EQUAL;
    throw typeError("can't compare offset-naive and offset-aware datetimes");
  }
  if (equality && microseconds === 0n && self.clock.zone !== other.clock.zone) {
    if ((yield* isAmbiguous(self)) || (yield* isAmbiguous(other))) return operator === NOT_EQUAL;
  }
  return quickCompare(operator, normalise(microseconds), 0)!;
}
