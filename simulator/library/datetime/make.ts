/** New dates and moments of the class asked for: subclasses of the program's own are called. */
import type { PyType, Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { DATE_TYPE, DATETIME_TYPE, PyDate, PyDateTime } from './objects.ts';

/** A date, or of a subclass of datetime its midnight. */
export function* newDate(
  cls: PyType,
  date: { readonly year: number; readonly month: number; readonly day: number },
): Resumable {
  const { year, month, day } = date;
  if (cls === DATE_TYPE) return new PyDate(year, month, day);
  return yield* call(cls, [year, month, day]);
}

export function* newMoment(cls: PyType, moment: PyDateTime): Resumable<PyDateTime> {
  if (cls === DATETIME_TYPE) {
    if (moment.type === DATETIME_TYPE) return moment;
    return new PyDateTime(moment.year, moment.month, moment.day, moment.clock);
  }
  const { year, month, day, clock } = moment;
  const { hour, minute, second, microsecond, zone, fold } = clock;
  const made: Value = yield* call(cls, [
    ...[year, month, day, hour, minute, second, microsecond],
    zone,
  ]);
  // As in CPython, which fold it is goes past the class.
  if (fold === 1 && made instanceof PyDateTime) made.clock = { ...made.clock, fold };
  return made as PyDateTime;
}
