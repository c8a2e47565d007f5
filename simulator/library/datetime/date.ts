/** `datetime.date` (Library reference, "date Objects"). */
import { raise, valueError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { asClassMethod, native, resumable } from '../../python/objects/native.ts';
import { NOT_IMPLEMENTED, type PyType, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { float, PyBytes, tuple } from '../../python/objects/values.ts';
import { getAttribute, index, quickCompare } from '../../python/protocols/index.ts';
import { resumableConstructor } from '../../python/types/construct.ts';
import { hashString } from '../../python/types/hashing.ts';
import { install } from '../../python/types/install.ts';
import { comparisons } from '../../python/types/operator-methods.ts';
import { weekdayOf } from '../time/calendar.ts';
import { plainDate } from '../time/format.ts';
import { structTime } from '../time/struct-time.ts';
import { wallNs } from '../time/wall-clock.ts';
import { invalidIso, isoArgument, required, smallIntegers } from './arguments.ts';
import { isoDate, isoOrdinal, isoProblem } from './iso-calendar.ts';
import { dateText, readDate } from './iso-text.ts';
import { newDate } from './make.ts';
import {
  checkDate,
  DATE_TYPE,
  dateAt,
  dateOfOrdinal,
  DAY,
  DAY_US,
  duration,
  PyDate,
  PyDateTime,
  PyTimedelta,
} from './objects.ts';
import { dateState, isDateState, packed, readDateState } from './state.ts';
import { civilTimeOf, TEXT_MEMBERS } from './text.ts';
import { checkYear, timestampArgument } from './timestamp.ts';

/** A date of the class itself, which is not called. */
function* fromParts(cls: PyType, parts: readonly Value[]): Resumable {
  const [year = 0, month = 0, day = 0] = yield* smallIntegers(parts);
  checkDate(year, month, day);
  return new PyDate(year, month, day, cls);
}

function* shifted(date: Value, delta: Value, sign: number): Resumable {
  if (!(date instanceof PyDate && delta instanceof PyTimedelta)) return NOT_IMPLEMENTED;
  return yield* newDate(date.type, dateAt(date.days + sign * delta.days));
}

function* difference(left: Value, right: Value): Resumable {
  // Moments have an operator of their own, and a date is none of them.
  if (left instanceof PyDateTime || right instanceof PyDateTime) return NOT_IMPLEMENTED;
  if (left instanceof PyDate && right instanceof PyDate) {
    return duration(BigInt(left.days - right.days) * DAY_US);
  }
  return yield* shifted(left, right, -1);
}

/** The seconds of a clock's nanoseconds, as time.time() gives them. */
export const wallSeconds = (nowNs: number): number => Number(wallNs(nowNs)) / 1e9;

function fromOrdinal(cls: PyType, ordinal: number): Resumable {
  return newDate(cls, dateOfOrdinal(ordinal));
}

const CLASS_METHODS = [
  resumable('today(cls)', function* ([cls]: [PyType], { nowNs }) {
    return yield* call(yield* getAttribute(cls, 'fromtimestamp'), [float(wallSeconds(nowNs))]);
  }),
  resumable('fromtimestamp(cls, timestamp, /)', function* ([cls, timestamp]: [PyType, Value]) {
    const microseconds = yield* timestampArgument(timestamp);
    checkYear(microseconds);
    const within = ((microseconds % DAY_US) + DAY_US) % DAY_US;
    return yield* newDate(cls, dateAt(Number((microseconds - within) / DAY_US)));
  }),
  resumable('fromordinal(cls, ordinal, /)', function* ([cls, ordinal]: [PyType, Value]) {
    const whole = yield* index(ordinal);
    if (typeof whole === 'bigint') {
      throw raise('OverflowError', 'Python int too large to convert to C long');
    }
    return yield* fromOrdinal(cls, whole);
  }),
  resumable('fromisoformat(cls, string, /)', function* ([cls, string]: [PyType, Value]) {
    const text = isoArgument(string);
    const date = [7, 8, 10].includes(text.length) ? readDate(text) : undefined;
    if (date === undefined) throw invalidIso(text);
    checkDate(date.year, date.month, date.day);
    return yield* newDate(cls, date);
  }),
  resumable(
    'fromisocalendar(cls, year, week, day)',
    function* ([cls, ...parts]: [PyType, Value, Value, Value]) {
      const numbers: number[] = [];
      for (const part of parts) numbers.push(Number(yield* index(part)));
      if (numbers.some((number) => Math.abs(number) >= 2 ** 31)) {
        throw valueError('ISO calendar component out of range');
      }
      const [year = 0, week = 0, day = 0] = numbers;
      const problem = isoProblem(year, week, day);
      if (problem !== undefined) throw valueError(problem);
      return yield* fromOrdinal(cls, isoOrdinal(year, week, day));
    },
  ),
];

/** What moments do with dates and times just as dates do with days. */
const weekday = (self: PyDate): number => weekdayOf(self.days);

export function installDate(): void {
  install(DATE_TYPE, [
    resumableConstructor(
      DATE_TYPE,
      'year, month=0, day=0',
      function* (cls, [year, month, day]) {
        if (year instanceof PyBytes && month === undefined && isDateState(year.bytes)) {
          const date = readDateState(year.bytes);
          return new PyDate(date.year, date.month, date.day, cls);
        }
        const parts = [required(month, 'month', 2), required(day, 'day', 3)];
        return yield* fromParts(cls, [year, ...parts]);
      },
      '',
    ),
    ...CLASS_METHODS.map(asClassMethod),
    resumable(
      'replace(self, year=0, month=0, day=0)',
      function* ([self, year, month, day]: [PyDate, ...(Value | undefined)[]]) {
        const parts = [year ?? self.year, month ?? self.month, day ?? self.day];
        return yield* fromParts(self.type, parts);
      },
    ),
    resumable('__add__(self, value, /)', function* ([self, value]: [PyDate, Value]) {
      return yield* shifted(self, value, 1);
    }),
    resumable('__radd__(self, value, /)', function* ([self, value]: [PyDate, Value]) {
      return yield* shifted(self, value, 1);
    }),
    resumable('__sub__(self, value, /)', function* ([self, value]: [PyDate, Value]) {
      return yield* difference(self, value);
    }),
    resumable('__rsub__(self, value, /)', function* ([self, value]: [PyDate, Value]) {
      return yield* difference(value, self);
    }),
    ...comparisons((self, value, operator) =>
      value instanceof PyDate
        ? quickCompare(operator, (self as PyDate).days, value.days)
        : undefined,
    ),
    native('__hash__(self, /)', ([self]: [PyDate]) => hashString(`date ${self.days}`)),
    native('__repr__(self, /)', ([self]: [PyDate]) => {
      const { year, month, day, type } = self;
      return `${type.shownName}(${year}, ${month}, ${day})`;
    }),
    resumable('__str__(self, /)', function* ([self]: [PyDate]) {
      return yield* call(yield* getAttribute(self, 'isoformat'), []);
    }),
    native('isoformat(self)', ([self]: [PyDate]) => dateText(self)),
    ...TEXT_MEMBERS,
    native('ctime(self)', ([self]: [PyDate]) => plainDate(civilTimeOf(self))),
    native('timetuple(self)', ([self]: [PyDate]) => structTime(civilTimeOf(self), -1)),
    native('toordinal(self)', ([self]: [PyDate]) => self.ordinal),
    native('weekday(self)', ([self]: [PyDate]) => weekday(self)),
    native('isoweekday(self)', ([self]: [PyDate]) => weekday(self) + 1),
    native('isocalendar(self)', ([self]: [PyDate]) => isoDate(self)),
    native('__reduce__(self)', ([self]: [PyDate]) =>
      tuple([self.type, tuple([packed(dateState(self))])]),
    ),
    new PyGetSet('year', (self) => (self as PyDate).year),
    new PyGetSet('month', (self) => (self as PyDate).month),
    new PyGetSet('day', (self) => (self as PyDate).day),
    { name: 'min', value: new PyDate(1, 1, 1) },
    { name: 'max', value: new PyDate(9999, 12, 31) },
    { name: 'resolution', value: DAY },
  ]);
}
