/** strptime (Library reference, "time"): dates and times from text, in the C locale and UTC. */
import { stringRepr } from '../../python/formatting/string-text.ts';
import { type Raised, valueError } from '../../python/objects/exception.ts';
import { type CivilTime, dateOf, daysOf, monthLength, weekdayOf } from './calendar.ts';
import { MONTHS, WEEKDAYS } from './format.ts';

/** What it costs: `timeit -s "import time" "time.strptime('2024-02-29', '%Y-%m-%d')"`. */
export const PARSE_NS = 4500;

export interface ParsedTime extends CivilTime {
  readonly microsecond: number;
  /** Microseconds east of UTC; undefined when the text doesn't tell. */
  readonly offset: number | undefined;
  /** The name of the time zone as it stands in the text. */
  readonly zone: string | undefined;
}

const DAYS = WEEKDAYS.map((name) => name.slice(0, 3));

/** What each directive accepts. The longest alternative stands first, as the first that fits is taken. */
const PATTERNS: Readonly<Record<string, string>> = {
  a: DAYS.join('|'),
  A: WEEKDAYS.join('|'),
  b: MONTHS.map((name) => name.slice(0, 3)).join('|'),
  B: MONTHS.join('|'),
  d: '3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9]',
  f: '\\d{1,6}',
  G: '\\d\\d\\d\\d',
  H: '2[0-3]|[0-1]\\d|\\d',
  I: '1[0-2]|0[1-9]|[1-9]',
  j: '36[0-6]|3[0-5]\\d|[1-2]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]',
  m: '1[0-2]|0[1-9]|[1-9]',
  M: '[0-5]\\d|\\d',
  p: 'am|pm',
  S: '6[0-1]|[0-5]\\d|\\d',
  u: '[1-7]',
  U: '5[0-3]|[0-4]\\d|\\d',
  V: '5[0-3]|0[1-9]|[1-4]\\d|\\d',
  w: '[0-6]',
  W: '5[0-3]|[0-4]\\d|\\d',
  y: '\\d\\d',
  Y: '\\d\\d\\d\\d',
  z: '[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d(?:\\.\\d{1,6})?)?|Z',
  Z: 'gmt|utc',
};

/** Directives that stand for several others. */
const COMPOSED: Readonly<Record<string, string>> = {
  c: '%a %b %d %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};

/** The texts of the directives that a format names, in its order. */
type Fields = Readonly<Record<string, string | undefined>>;

/** Of directives that say the same thing differently the last one counts. */
function lastOf(fields: Fields, letters: string): string | undefined {
  return Object.keys(fields).findLast((letter) => letters.includes(letter));
}

/** strptime; ValueError when the text isn't of the format. */
export function parseTime(text: string, format: string): ParsedTime {
  const fields = matchFormat(text, format);
  checkIsoFields(fields);
  const date = dateFrom(fields);
  const { M, S, f, z, Z } = fields;
  return {
    ...date,
    hour: hourFrom(fields),
    minute: Number(M ?? 0),
    second: Number(S ?? 0),
    microsecond: Number((f ?? '').padEnd(6, '0')),
    offset: z === undefined ? undefined : offsetOf(z),
    zone: Z,
  };
}

function matchFormat(text: string, format: string): Fields {
  const expanded = format.replace(/%([cxX])/g, (_, letter: string) => COMPOSED[letter]!);
  const letters: string[] = [];
  let pattern = '';
  for (const [part, letter] of expanded.matchAll(/%([\s\S])|%$|\s+|[^%]/gu)) {
    if (part === '%') throw valueError(`stray % in format '${format}'`);
    if (part === '%%') pattern += '%';
    else if (letter !== undefined) {
      const accepted = PATTERNS[letter];
      if (accepted === undefined) {
        throw valueError(`'${letter}' is a bad directive in format '${format}'`);
      }
      pattern += `(${accepted})`;
      letters.push(letter);
    } else pattern += /^\s/.test(part) ? '\\s+' : part.replace(/[\\^$.*+?()[\]{}|]/, '\\$&');
  }
  const match = new RegExp(`^${pattern}`, 'i').exec(text);
  // A Z for UTC is the only thing that minds upper and lower case.
  if (match === null || match[letters.indexOf('z') + 1] === 'z') {
    throw valueError(`time data ${stringRepr(text)} does not match format ${stringRepr(format)}`);
  }
  if (match[0].length < text.length) {
    throw valueError(`unconverted data remains: ${text.slice(match[0].length)}`);
  }
  return Object.fromEntries(letters.map((letter, i) => [letter, match[i + 1]]));
}

/** Refuses combinations that mix the years of ISO 8601 with calendar years, or leave a part out. */
function checkIsoFields({ G, V, Y, j, a, A, w, u }: Fields): void {
  const weekday = a ?? A ?? w ?? u;
  const others = "and a weekday directive ('%A', '%a', '%w', or '%u').";
  if (G !== undefined) {
    if (V === undefined || weekday === undefined) {
      throw valueError(
        `ISO year directive '%G' must be used with the ISO week directive '%V' ${others}`,
      );
    }
    if (j !== undefined) {
      throw valueError(
        "Day of the year directive '%j' is not compatible with ISO year directive '%G'. " +
          "Use '%Y' instead.",
      );
    }
  } else if (V !== undefined) {
    throw valueError(
      Y === undefined || weekday === undefined
        ? `ISO week directive '%V' must be used with the ISO year directive '%G' ${others}`
        : "ISO week directive '%V' is incompatible with the year directive '%Y'. " +
            "Use the ISO year '%G' instead.",
    );
  }
}

type CivilDate = Pick<CivilTime, 'year' | 'month' | 'day' | 'weekday' | 'yearday'>;

/** Where a text leaves out the year it is 1900, the month 1, the day 1. */
function dateFrom(fields: Fields): CivilDate {
  const { d, j, m } = fields;
  const weekday = weekdayFrom(fields);
  const given = yearFrom(fields);
  const month = monthFrom(fields.b, fields.B) ?? Number(m ?? 1);
  const day = Number(d ?? 1);
  if (j !== undefined) {
    const date = civilDate(daysOf(given ?? 1900, 1, 1) + Number(j) - 1);
    return { ...date, weekday: weekday ?? date.weekday, yearday: Number(j) };
  }
  const week = weekStart(fields, given ?? 1900);
  if (week !== undefined && weekday !== undefined) {
    return civilDate(week.days + ((weekday - week.first + 7) % 7));
  }
  // Without a year the 29th of February is let through, as a day of 1904.
  const year = given ?? (month === 2 && day === 29 ? 1904 : 1900);
  if (year === 0) throw valueError('year 0 is out of range');
  if (day > monthLength(year, month)) throw valueError('day is out of range for month');
  const date = civilDate(daysOf(year, month, day));
  return { ...date, year: given ?? 1900, weekday: weekday ?? date.weekday };
}

function civilDate(days: number): CivilDate {
  const date = dateOf(days);
  if (date.year < 1 || date.year > 9999) throw outOfRange(days);
  return { ...date, weekday: weekdayOf(days), yearday: days - daysOf(date.year, 1, 1) + 1 };
}

function outOfRange(days: number): Raised {
  return valueError(
    days < 0 ? 'ordinal must be >= 1' : `year ${dateOf(days).year} is out of range`,
  );
}

function yearFrom(fields: Fields): number | undefined {
  const letter = lastOf(fields, 'yYG');
  if (letter === undefined) return undefined;
  const year = Number(fields[letter]);
  return letter === 'y' ? year + (year <= 68 ? 2000 : 1900) : year;
}

function monthFrom(short: string | undefined, long: string | undefined): number | undefined {
  const name = short ?? long;
  if (name === undefined) return undefined;
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(name.toLowerCase())) + 1;
}

/** Monday is 0. */
function weekdayFrom(fields: Fields): number | undefined {
  const letter = lastOf(fields, 'aAwu');
  const text = letter === undefined ? undefined : fields[letter];
  if (text === undefined) return undefined;
  if (letter === 'w') return (Number(text) + 6) % 7;
  if (letter === 'u') return Number(text) - 1;
  return WEEKDAYS.findIndex((day) => day.toLowerCase().startsWith(text.toLowerCase()));
}

/** The day that the week asked for begins with; `first` is its weekday. */
function weekStart(
  fields: Fields,
  year: number,
): { readonly days: number; readonly first: number } | undefined {
  if (fields['G'] !== undefined) {
    const fourth = daysOf(year, 1, 4);
    return { days: fourth - weekdayOf(fourth) + (Number(fields['V']) - 1) * 7, first: 0 };
  }
  const letter = lastOf(fields, 'UW');
  if (letter === undefined) return undefined;
  const week = Number(fields[letter]);
  const first = letter === 'W' ? 0 : 6;
  const newYear = daysOf(year, 1, 1);
  const into = (weekdayOf(newYear) - first + 7) % 7;
  // Week 0 is the one that the year begins in, be it whole.
  if (week === 0) return { days: newYear - into, first };
  return { days: newYear + ((7 - into) % 7) + (week - 1) * 7, first };
}

function hourFrom(fields: Fields): number {
  const letter = lastOf(fields, 'HI');
  const hour = Number(fields[letter ?? ''] ?? 0);
  if (letter !== 'I') return hour;
  return (hour % 12) + (fields['p']?.toLowerCase() === 'pm' ? 12 : 0);
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  let digits = text.slice(1);
  if (digits[2] === ':') {
    digits = digits.slice(0, 2) + digits.slice(3);
    if (digits.length > 4) {
      if (digits[4] !== ':') throw valueError(`Inconsistent use of : in ${text}`);
      digits = digits.slice(0, 4) + digits.slice(5);
    }
  } else if (digits[4] === ':') {
    throw valueError(`invalid literal for int() with base 10: '${digits.slice(4, 6)}'`);
  }
  const [whole = '', fraction = ''] = digits.split('.');
  const seconds =
    Number(whole.slice(0, 2)) * 3600 + Number(whole.slice(2, 4)) * 60 + Number(whole.slice(4));
  const size = seconds * 1_000_000 + Number(fraction.padEnd(6, '0'));
  return text.startsWith('-') ? -size : size;
}
