/** strftime and strptime (Library reference, "time"), in the C locale and UTC. */
import { valueError } from '../../python/objects/exception.ts';
import { stringRepr } from '../../python/formatting/string-text.ts';
import { type CivilTime, daysOf, secondsOf, weekdayOf } from './calendar.ts';

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const two = (value: number): string => String(value).padStart(2, '0');
const blank = (value: number): string => String(value).padStart(2, ' ');

/** Week of the year, weeks beginning on the given weekday (Monday is 0); days before it: week 0. */
function weekOfYear({ yearday, weekday }: CivilTime, first: number): number {
  return Math.floor((yearday + 6 - ((weekday - first + 7) % 7)) / 7);
}

/** ISO 8601 year and week: the week belongs to the year its Thursday lies in. */
function isoWeek({ year, month, day, weekday }: CivilTime): { year: number; week: number } {
  const thursday = daysOf(year, month, day) - weekday + 3;
  for (const candidate of [year + 1, year, year - 1]) {
    const first = daysOf(candidate, 1, 1);
    if (thursday >= first) {
      return { year: candidate, week: Math.floor((thursday - first) / 7) + 1 };
    }
  }
  return { year, week: 1 };
}

const DIRECTIVES: Readonly<Record<string, (time: CivilTime) => string>> = {
  a: (t) => WEEKDAYS[t.weekday]!.slice(0, 3),
  A: (t) => WEEKDAYS[t.weekday]!,
  b: (t) => MONTHS[t.month - 1]!.slice(0, 3),
  B: (t) => MONTHS[t.month - 1]!,
  c: (t) => formatTime('%a %b %e %H:%M:%S %Y', t),
  C: (t) => two(Math.floor(t.year / 100)),
  d: (t) => two(t.day),
  D: (t) => formatTime('%m/%d/%y', t),
  e: (t) => blank(t.day),
  F: (t) => formatTime('%Y-%m-%d', t),
  g: (t) => two(isoWeek(t).year % 100),
  G: (t) => String(isoWeek(t).year),
  h: (t) => MONTHS[t.month - 1]!.slice(0, 3),
  H: (t) => two(t.hour),
  I: (t) => two(t.hour % 12 === 0 ? 12 : t.hour % 12),
  j: (t) => String(t.yearday).padStart(3, '0'),
  m: (t) => two(t.month),
  M: (t) => two(t.minute),
  n: () => '\n',
  p: (t) => (t.hour < 12 ? 'AM' : 'PM'),
  r: (t) => formatTime('%I:%M:%S %p', t),
  R: (t) => formatTime('%H:%M', t),
  s: (t) => String(secondsOf(t.year, t.month, t.day, t.hour, t.minute, t.second)),
  S: (t) => two(t.second),
  t: () => '\t',
  T: (t) => formatTime('%H:%M:%S', t),
  u: (t) => String(t.weekday + 1),
  U: (t) => two(weekOfYear(t, 6)),
  V: (t) => two(isoWeek(t).week),
  w: (t) => String((t.weekday + 1) % 7),
  W: (t) => two(weekOfYear(t, 0)),
  x: (t) => formatTime('%m/%d/%y', t),
  X: (t) => formatTime('%H:%M:%S', t),
  y: (t) => two(((t.year % 100) + 100) % 100),
  Y: (t) => String(t.year),
  z: () => '+0000',
  Z: () => 'UTC',
  '%': () => '%',
};

/** strftime. A directive that doesn't exist stays as it is. */
export function formatTime(format: string, time: CivilTime): string {
  return format.replace(/%(-?)([\s\S])/g, (whole, minus: string, letter: string) => {
    const directive = DIRECTIVES[letter];
    if (directive === undefined) return whole;
    const text = directive(time);
    return minus === '-' ? text.replace(/^[0 ]+(?=\d)/, '') : text;
  });
}

/** asctime and ctime: `Sun Jun 20 23:21:05 1993`. */
export function plainTime(time: CivilTime): string {
  return formatTime('%a %b %e %H:%M:%S %Y', time);
}

interface Reading {
  readonly pattern: string;
  readonly read: (text: string, into: Partial<Record<Part, number>>) => void;
}

type Part =
  | 'year'
  | 'month'
  | 'day'
  | 'hour'
  | 'hour12'
  | 'afternoon'
  | 'minute'
  | 'second'
  | 'microsecond'
  | 'weekday'
  | 'yearday'
  | 'offset';

const number = (part: Part, pattern: string): Reading => ({
  pattern,
  read: (text, into) => {
    into[part] = Number(text);
  },
});

const word = (part: Part, words: readonly string[]): Reading => ({
  pattern: words.join('|'),
  read: (text, into) => {
    into[part] = words.findIndex((candidate) => candidate.toLowerCase() === text.toLowerCase());
  },
});

const months = (names: readonly string[]): Reading => {
  const { pattern, read } = word('month', names);
  return {
    pattern,
    read: (text, into) => {
      read(text, into);
      into.month = (into.month as number) + 1;
    },
  };
};

const READINGS: Readonly<Record<string, Reading>> = {
  a: word(
    'weekday',
    WEEKDAYS.map((name) => name.slice(0, 3)),
  ),
  A: word('weekday', WEEKDAYS),
  b: months(MONTHS.map((name) => name.slice(0, 3))),
  B: months(MONTHS),
  d: number('day', '3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9]'),
  f: {
    pattern: '\\d{1,6}',
    read: (text, into) => {
      into.microsecond = Number(text.padEnd(6, '0'));
    },
  },
  H: number('hour', '2[0-3]|[0-1]\\d|\\d'),
  I: number('hour12', '1[0-2]|0[1-9]|[1-9]'),
  j: number('yearday', '36[0-6]|3[0-5]\\d|[1-2]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]'),
  m: number('month', '1[0-2]|0[1-9]|[1-9]'),
  M: number('minute', '[0-5]\\d|\\d'),
  p: word('afternoon', ['AM', 'PM']),
  S: number('second', '6[0-1]|[0-5]\\d|\\d'),
  w: {
    pattern: '[0-6]',
    read: (text, into) => {
      into.weekday = (Number(text) + 6) % 7;
    },
  },
  y: {
    pattern: '\\d\\d',
    read: (text, into) => {
      into.year = Number(text) + (Number(text) <= 68 ? 2000 : 1900);
    },
  },
  Y: number('year', '\\d\\d\\d\\d'),
  z: {
    pattern: '[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d)?|Z',
    read: (text, into) => {
      const digits = text.replace(/\D/g, '').padEnd(6, '0');
      const size =
        Number(digits.slice(0, 2)) * 3600 +
        Number(digits.slice(2, 4)) * 60 +
        Number(digits.slice(4, 6));
      into.offset = text.startsWith('-') ? -size : size;
    },
  },
  Z: { pattern: 'utc|gmt', read: () => undefined },
};

const COMPOSED: Readonly<Record<string, string>> = {
  c: '%a %b %d %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  R: '%H:%M',
  T: '%H:%M:%S',
};

export interface ParsedTime extends CivilTime {
  readonly microsecond: number;
  /** Seconds east of UTC; undefined when the text doesn't tell. */
  readonly offset: number | undefined;
}

/** strptime; ValueError when the text isn't of the format. */
export function parseTime(text: string, format: string): ParsedTime {
  const expanded = format.replace(/%([cxXDFRT])/g, (_, letter: string) => COMPOSED[letter]!);
  const readings: Reading[] = [];
  let pattern = '';
  for (let i = 0; i < expanded.length; i++) {
    const character = expanded[i]!;
    if (character !== '%') {
      pattern += /\s/.test(character) ? '\\s+' : character.replace(/[\\^$.*+?()[\]{}|]/, '\\$&');
      continue;
    }
    const letter = expanded[++i];
    if (letter === undefined) throw valueError(`stray %  in format '${format}'`);
    if (letter === '%') {
      pattern += '%';
      continue;
    }
    const reading = READINGS[letter];
    if (reading === undefined) {
      throw valueError(`'${letter}' is a bad directive in format '${format}'`);
    }
    pattern += `(${reading.pattern})`;
    readings.push(reading);
  }
  const match =
    text.match(new RegExp(`^${pattern.replace(/(\\s\+)+/g, '\\s+')}`, 'i')) ?? undefined;
  if (match === undefined) {
    throw valueError(`time data ${stringRepr(text)} does not match format ${stringRepr(format)}`);
  }
  if (match[0].length < text.length) {
    throw valueError(`unconverted data remains: ${text.slice(match[0].length)}`);
  }
  const parts: Partial<Record<Part, number>> = {};
  for (const [i, reading] of readings.entries()) reading.read(match[i + 1]!, parts);
  return complete(parts);
}

function complete(parts: Partial<Record<Part, number>>): ParsedTime {
  const year = parts.year ?? 1900;
  let { month, day } = parts;
  if (parts.yearday !== undefined && month === undefined && day === undefined) {
    month = 1;
    day = parts.yearday;
    while (day > monthLength(year, month)) day -= monthLength(year, month++);
  }
  const hour =
    parts.hour ??
    (parts.hour12 === undefined ? 0 : (parts.hour12 % 12) + (parts.afternoon === 1 ? 12 : 0));
  const days = daysOf(year, month ?? 1, day ?? 1);
  if ((day ?? 1) > monthLength(year, month ?? 1)) {
    throw valueError('day is out of range for month');
  }
  return {
    year,
    month: month ?? 1,
    day: day ?? 1,
    hour,
    minute: parts.minute ?? 0,
    second: parts.second ?? 0,
    weekday: weekdayOf(days),
    yearday: days - daysOf(year, 1, 1) + 1,
    microsecond: parts.microsecond ?? 0,
    offset: parts.offset,
  };
}

function monthLength(year: number, month: number): number {
  return daysOf(year, month + 1, 1) - daysOf(year, month, 1);
}
