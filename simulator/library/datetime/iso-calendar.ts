/** Years, weeks and weekdays of ISO 8601, and the named tuple that isocalendar() gives. */
import { PyGetSet } from '../../python/objects/function.ts';
import { native } from '../../python/objects/native.ts';
import { builtinType, type Value } from '../../python/objects/object.ts';
import { PyTuple, tuple, TUPLE_TYPE } from '../../python/objects/values.ts';
import { install } from '../../python/types/install.ts';
import { constructor } from '../../python/types/construct.ts';
import { daysOf, isoWeek, weekdayOf } from '../time/calendar.ts';
import { EPOCH_ORDINAL, MAX_YEAR, MIN_YEAR, type PyDate } from './objects.ts';

const ISO_DATE_TYPE = builtinType('IsoCalendarDate', {
  module: 'datetime',
  base: TUPLE_TYPE,
  subclassable: false,
});

const FIELDS = ['year', 'week', 'weekday'] as const;

install(ISO_DATE_TYPE, [
  constructor(
    ISO_DATE_TYPE,
    'year, week, weekday',
    (_cls, items) => new PyTuple(items as readonly Value[], ISO_DATE_TYPE),
  ),
  ...FIELDS.map((name, i) => new PyGetSet(name, (self) => (self as PyTuple).items[i]!)),
  native('__repr__(self)', ([{ items }]: [PyTuple]) => {
    const parts = FIELDS.map((name, i) => `${name}=${items[i] as number}`);
    return `datetime.IsoCalendarDate(${parts.join(', ')})`;
  }),
  native('__reduce__(self)', ([{ items }]: [PyTuple]) =>
    tuple([TUPLE_TYPE, tuple([tuple(items)])]),
  ),
]);

export function isoDate(date: PyDate): PyTuple {
  const weekday = weekdayOf(date.days);
  const { year, week } = isoWeek({
    year: date.year,
    month: date.month,
    day: date.day,
    weekday,
  });
  return new PyTuple([year, week, weekday + 1], ISO_DATE_TYPE);
}

/** Monday of week 1, which is the week with the fourth of January; in days since 1970. */
function firstMonday(year: number): number {
  const fourth = daysOf(year, 1, 4);
  return fourth - weekdayOf(fourth);
}

/** What is wrong with an ISO date; undefined: nothing. */
export function isoProblem(year: number, week: number, weekday: number): string | undefined {
  if (year < MIN_YEAR || year > MAX_YEAR) return `Year is out of range: ${year}`;
  const weeks = (firstMonday(year + 1) - firstMonday(year)) / 7;
  if (week < 1 || week > weeks) return `Invalid week: ${week}`;
  if (weekday < 1 || weekday > 7) return `Invalid day: ${weekday} (range is [1, 7])`;
  return undefined;
}

/** Its ordinal, which may lie beyond the year 9999. */
export function isoOrdinal(year: number, week: number, weekday: number): number {
  return firstMonday(year) + (week - 1) * 7 + weekday - 1 + EPOCH_ORDINAL;
}
