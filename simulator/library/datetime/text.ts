/** strftime() and format() of dates and times (Library reference, "strftime() and strptime() Behavior"). */
import { typeError } from '../../python/objects/exception.ts';
import { type Native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { getAttribute, plainText, str, typeName } from '../../python/protocols/index.ts';
import { type CivilTime, daysOf, weekdayOf } from '../time/calendar.ts';
import { formatTime } from '../time/format.ts';
import { offsetText } from './iso-text.ts';
import { type Clock, MIDNIGHT, PyDate, PyDateTime, PyTime } from './objects.ts';
import { daylightFrom, nameFrom, offsetFrom } from './zones.ts';

/** What it costs: `timeit -s "from datetime import datetime; d=datetime(2024,1,1)" "d.strftime('%Y-%m-%d')"`. */
const FORMAT_NS = 1100;

export function clockOfValue(value: Value): Clock {
  return value instanceof PyDateTime || value instanceof PyTime ? value.clock : MIDNIGHT;
}

/** A time of day is formatted as one of the first of January 1900. */
export function civilTimeOf(value: PyDate | PyTime): CivilTime {
  const { year, month, day } = value instanceof PyDate ? value : { year: 1900, month: 1, day: 1 };
  const { hour, minute, second } = clockOfValue(value);
  const days = daysOf(year, month, day);
  return {
    year,
    month,
    day,
    hour,
    minute,
    second,
    weekday: weekdayOf(days),
    yearday: days - daysOf(year, 1, 1) + 1,
  };
}

/** The zone and the fraction are put in first: the C library's strftime knows nothing of them. */
function* expanded(value: PyDate | PyTime, format: string): Resumable<string> {
  const { zone, microsecond } = clockOfValue(value);
  const asked = value instanceof PyTime ? NONE : value;
  let result = '';
  for (const [part] of format.matchAll(/%[\s\S]|[^%]+|%/g)) {
    if (part === '%f') result += String(microsecond).padStart(6, '0');
    else if (part === '%z') {
      const offset = yield* offsetFrom(zone, asked);
      result += offset === undefined ? '' : offsetText(offset, '');
    } else if (part === '%Z') {
      const name = yield* nameFrom(zone, asked);
      result += name === NONE ? '' : plainText(name)!.replaceAll('%', '%%');
    } else result += part;
  }
  return result;
}

function* formatted(value: PyDate | PyTime, format: string): Resumable<string> {
  // CPython makes the time tuple first, and that asks for summer time.
  if (value instanceof PyDateTime) yield* daylightFrom(value.clock.zone, value);
  return formatTime(yield* expanded(value, format), civilTimeOf(value));
}

/** `strftime` and `__format__`. */
export const TEXT_MEMBERS: readonly Native[] = [
  resumable(
    'strftime(self, format)',
    function* ([self, format]: [PyDate | PyTime, Value], context) {
      const text = plainText(format);
      if (text === undefined) {
        throw typeError(`strftime() argument 1 must be str, not ${typeName(format)}`);
      }
      context.charge(FORMAT_NS);
      return yield* formatted(self, text);
    },
  ),
  resumable('__format__(self, format)', function* ([self, format]: [PyDate | PyTime, Value]) {
    const text = plainText(format);
    if (text === undefined) {
      throw typeError(`__format__() argument 1 must be str, not ${typeName(format)}`);
    }
    if (text === '') return yield* str(self);
    return yield* call(yield* getAttribute(self, 'strftime'), [format]);
  }),
];
