/**
 * Dates and times as ISO 8601 texts: what isoformat() writes and fromisoformat() reads (Library
 * reference). Reading follows CPython 3.11 in what it lets through: two digits or more right behind the
 * seconds of the basic format are a fraction, and so is what follows a colon there.
 */
import { valueError } from '../../python/objects/exception.ts';
import { isoOrdinal, isoProblem } from './iso-calendar.ts';
import {
  type Clock,
  dateOfOrdinal,
  microsecondOfDay,
  MIDNIGHT,
  type PyTimedelta,
} from './objects.ts';

const two = (value: number): string => String(value).padStart(2, '0');

export function dateText(date: {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}): string {
  return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`;
}

/** The time of day without its zone, as precise as `timespec` says. */
export function clockText({ hour, minute, second, microsecond }: Clock, timespec: string): string {
  const minutes = `${two(hour)}:${two(minute)}`;
  const seconds = `${minutes}:${two(second)}`;
  const micro = String(microsecond).padStart(6, '0');
  switch (timespec) {
    case 'auto':
      return microsecond === 0 ? seconds : `${seconds}.${micro}`;
    case 'hours':
      return two(hour);
    case 'minutes':
      return minutes;
    case 'seconds':
      return seconds;
    case 'milliseconds':
      return `${seconds}.${micro.slice(0, 3)}`;
    case 'microseconds':
      return `${seconds}.${micro}`;
    default:
      throw valueError('Unknown timespec value');
  }
}

/** +HH:MM, with seconds and microseconds where there are any. */
export function offsetText({ total }: PyTimedelta, separator = ':'): string {
  const size = total < 0n ? -total : total;
  const micro = Number(size % 1_000_000n);
  const seconds = Number(size / 1_000_000n);
  const parts = [two(Math.floor(seconds / 3600)), two(Math.floor(seconds / 60) % 60)];
  if (seconds % 60 !== 0 || micro !== 0) parts.push(two(seconds % 60));
  const fraction = micro === 0 ? '' : `.${String(micro).padStart(6, '0')}`;
  return (total < 0n ? '-' : '+') + parts.join(separator) + fraction;
}

export interface ReadDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DATE = /^(\d{4})(?:-(\d\d)-(\d\d)|(\d\d)(\d\d))/;
const WEEK_DATE = /^(\d{4})(?:-W(\d\d)(?:-(\d)|$)|W(\d\d)(?:(\d)|$))/;

/** Undefined when it is no date; its parts may be out of range. */
export function readDate(text: string): ReadDate | undefined {
  const calendar = DATE.exec(text);
  if (calendar !== null) {
    const [, year, dashedMonth, dashedDay, month, day] = calendar;
    return {
      year: Number(year),
      month: Number(dashedMonth ?? month),
      day: Number(dashedDay ?? day),
    };
  }
  const match = WEEK_DATE.exec(text);
  if (match === null) return undefined;
  const [, year, dashedWeek, dashedDay, week, day] = match;
  const date = [Number(year), Number(dashedWeek ?? week), Number(dashedDay ?? day ?? 1)] as const;
  return isoProblem(...date) === undefined ? dateOfOrdinal(isoOrdinal(...date)) : undefined;
}

/** With colons, and without. Behind six digits without any a fraction needs no mark. */
const SEPARATED = /^(\d\d):(\d\d)(?::(\d\d))?(?:(?:[.,]|(?<=:\d\d):)(\d+))?$/;
const BASIC = /^(\d\d)(\d\d)?(\d\d)?(?:[.,](\d+)|(?<=^\d{6})(\d\d+))?$/;

/** Microseconds, and the parts that a clock must check; undefined when it is no time of day. */
function readHours(text: string): Omit<Clock, 'zone' | 'fold'> | undefined {
  const match = SEPARATED.exec(text) ?? BASIC.exec(text);
  if (match === null || (match[3] === undefined && /:\d\d:\d+$/.test(text))) return undefined;
  const [, hour, minute, second, marked, bare] = match;
  const fraction = marked ?? bare ?? '';
  return {
    hour: Number(hour),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    microsecond: Number(fraction.slice(0, 6).padEnd(6, '0')),
  };
}

/** A time of day with its distance from UTC in microseconds, if it has one. */
export interface ReadClock extends Omit<Clock, 'zone' | 'fold'> {
  readonly offset: bigint | undefined;
}

/** Undefined when it is no time of day; its parts may be out of range. */
export function readClock(text: string): ReadClock | undefined {
  const at = text.search(/[-+Z]/);
  const clock = readHours(at < 0 ? text : text.slice(0, at));
  if (clock === undefined) return undefined;
  if (at < 0) return { ...clock, offset: undefined };
  const rest = text.slice(at + 1);
  if (text[at] === 'Z') return rest === '' ? { ...clock, offset: 0n } : undefined;
  const distance = readHours(rest);
  if (distance === undefined) return undefined;
  const size = BigInt(microsecondOfDay({ ...MIDNIGHT, ...distance }));
  return { ...clock, offset: text[at] === '-' ? -size : size };
}

/** Where the date of a date with a time ends: what stands there, whatever it is, separates them. */
export function dateEnd(text: string): number {
  if (text[4] === '-') {
    if (text[5] !== 'W') return 10;
    if (text[8] !== '-') return 8;
    // A dash behind the week leads to the day, unless two digits follow: then it is the separator.
    return /^\d\d/.test(text.slice(9)) ? 8 : 10;
  }
  if (text[4] !== 'W') return 8;
  const digits = /^\d*/.exec(text.slice(7))![0].length;
  if (digits < 2) return 7 + digits;
  // Nothing but digits: the time has an even number of them, so their number tells the day.
  return digits % 2 === 1 ? 7 : 8;
}
