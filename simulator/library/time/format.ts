/** strftime (Library reference, "time") in the C locale and UTC, with the C library's flags and widths. */
import { type CivilTime, isoWeek, secondsOf } from './calendar.ts';

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

const DIRECTIVES: Readonly<Record<string, (time: CivilTime) => string>> = {
  a: (t) => WEEKDAYS[t.weekday]!.slice(0, 3),
  A: (t) => WEEKDAYS[t.weekday]!,
  b: (t) => MONTHS[t.month - 1]!.slice(0, 3),
  B: (t) => MONTHS[t.month - 1]!,
  c: (t) => formatTime('%a %b %e %H:%M:%S %Y', t),
  C: (t) => String(Math.floor(t.year / 100)),
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
  k: (t) => blank(t.hour),
  l: (t) => blank(t.hour % 12 === 0 ? 12 : t.hour % 12),
  m: (t) => two(t.month),
  M: (t) => two(t.minute),
  n: () => '\n',
  p: (t) => (t.hour < 12 ? 'AM' : 'PM'),
  P: (t) => (t.hour < 12 ? 'am' : 'pm'),
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

/** Directives whose text is no number: a width fills them with spaces. */
const WORDS = 'aAbBcDFhnpPrRtTxXzZ%';

const FIELD = /%([_\-0^#]*)(\d*)[EO]?([\s\S])/g;

/** strftime. A directive that doesn't exist stays as it is. */
export function formatTime(format: string, time: CivilTime): string {
  return format.replace(FIELD, (whole, flags: string, width: string, letter: string) => {
    const directive = DIRECTIVES[letter];
    if (directive === undefined) return whole;
    let text = directive(time);
    if (flags === '' && width === '') return text;
    const isWord = WORDS.includes(letter);
    if (flags.includes('^') || (flags.includes('#') && letter !== 'p')) text = text.toUpperCase();
    else if (flags.includes('#')) text = text.toLowerCase();
    if (!isWord && /[-_]/.test(flags)) {
      const bare = text.replace(/^[0 ]+(?=\d)/, '');
      text = flags.includes('-') ? bare : bare.padStart(text.length);
    }
    const fill = (isWord || flags.includes('_')) && !flags.includes('0') ? ' ' : '0';
    return text.padStart(Number(width), fill);
  });
}

/** asctime and ctime: `Sun Jun 20 23:21:05 1993`. */
export function plainTime(time: CivilTime): string {
  return formatTime('%a %b %e %H:%M:%S %Y', time);
}

/** What dates give for ctime(): the same, the year with four digits. */
export function plainDate(time: CivilTime): string {
  return formatTime('%a %b %e %H:%M:%S %4Y', time);
}
