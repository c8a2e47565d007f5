/**
 * The values of `datetime` as data: what they hold, how they are keyed in dicts, and how the machine
 * makes them. Their methods stand in the files beside.
 */
import { raise, type Raised, typeError, valueError } from '../../python/objects/exception.ts';
import {
  builtinType,
  CUSTOM,
  type KeyAnswer,
  NONE,
  PyObject,
  type PyType,
  STRUCTURED_KEY,
  type Value,
} from '../../python/objects/object.ts';
import { typeName } from '../../python/protocols/index.ts';
import { dateOf, daysOf, monthLength } from '../time/calendar.ts';

export const TIMEDELTA_TYPE = builtinType('timedelta', { module: 'datetime', layout: 'other' });
export const TZINFO_TYPE = builtinType('tzinfo', { module: 'datetime', layout: 'other' });
export const TIMEZONE_TYPE = builtinType('timezone', {
  module: 'datetime',
  base: TZINFO_TYPE,
  subclassable: false,
});
export const DATE_TYPE = builtinType('date', { module: 'datetime', layout: 'other' });
export const DATETIME_TYPE = builtinType('datetime', { module: 'datetime', base: DATE_TYPE });
export const TIME_TYPE = builtinType('time', { module: 'datetime', layout: 'other' });

export const MIN_YEAR = 1;
export const MAX_YEAR = 9999;
const MAX_DAYS = 999_999_999;
export const DAY_US = 86_400_000_000n;
const SECOND_US = 1_000_000;
/** From 0001-01-01, whose ordinal is 1, to 1970-01-01. */
export const EPOCH_ORDINAL = 719_163;

/** A difference of two moments. The seconds and microseconds are never negative. */
export class PyTimedelta extends PyObject {
  readonly days: number;
  readonly seconds: number;
  readonly microseconds: number;

  constructor(days: number, seconds: number, microseconds: number, type: PyType = TIMEDELTA_TYPE) {
    super(type);
    this.days = days;
    this.seconds = seconds;
    this.microseconds = microseconds;
  }

  /** All of it in microseconds. */
  get total(): bigint {
    return BigInt(this.days) * DAY_US + BigInt(this.seconds * SECOND_US + this.microseconds);
  }

  override key(): KeyAnswer {
    if (this.type.hashing === 'custom') return CUSTOM;
    return `${STRUCTURED_KEY}dd${this.days},${this.seconds},${this.microseconds}`;
  }
}

/** From microseconds; OverflowError beyond a thousand million days. */
export function duration(microseconds: bigint, type: PyType = TIMEDELTA_TYPE): PyTimedelta {
  const rest = ((microseconds % DAY_US) + DAY_US) % DAY_US;
  const days = Number((microseconds - rest) / DAY_US);
  if (Math.abs(days) > 2 ** 31) {
    throw raise('OverflowError', 'Python int too large to convert to C int');
  }
  if (Math.abs(days) > MAX_DAYS) {
    throw raise('OverflowError', `days=${days}; must have magnitude <= ${MAX_DAYS}`);
  }
  const within = Number(rest);
  return new PyTimedelta(days, Math.floor(within / SECOND_US), within % SECOND_US, type);
}

export const DAY = duration(DAY_US);
export const MICROSECOND = duration(1n);
export const ZERO = duration(0n);

/** A constant distance from UTC. */
export class PyTimezone extends PyObject {
  readonly offset: PyTimedelta;
  readonly name: string | undefined;

  constructor(offset: PyTimedelta, name: string | undefined) {
    super(TIMEZONE_TYPE);
    this.offset = offset;
    this.name = name;
  }

  override key(): KeyAnswer {
    return `${STRUCTURED_KEY}dz${this.offset.total}`;
  }
}

export const UTC = new PyTimezone(ZERO, undefined);

/** A day of the Gregorian calendar, extended to the years 1 to 9999. */
export class PyDate extends PyObject {
  readonly year: number;
  /** 1…12. */
  readonly month: number;
  readonly day: number;

  constructor(year: number, month: number, day: number, type: PyType = DATE_TYPE) {
    super(type);
    this.year = year;
    this.month = month;
    this.day = day;
  }

  /** Days since 1970-01-01. */
  get days(): number {
    return daysOf(this.year, this.month, this.day);
  }

  /** Days, the first of January of the year 1 being 1. */
  get ordinal(): number {
    return this.days + EPOCH_ORDINAL;
  }

  override key(): KeyAnswer {
    return this.type.hashing === 'custom' ? CUSTOM : `${STRUCTURED_KEY}da${this.days}`;
  }
}

/** A time of day without a day. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  /** None or an instance of tzinfo. */
  readonly zone: Value;
  /** 1: the later of two moments of the same name, when clocks are put back. */
  readonly fold: number;
}

export const MIDNIGHT: Clock = {
  hour: 0,
  minute: 0,
  second: 0,
  microsecond: 0,
  zone: NONE,
  fold: 0,
};

/** Microseconds since midnight. */
export function microsecondOfDay({ hour, minute, second, microsecond }: Clock): number {
  return ((hour * 60 + minute) * 60 + second) * SECOND_US + microsecond;
}

export function clockOf(microseconds: number): Clock {
  const seconds = Math.floor(microseconds / SECOND_US);
  return {
    ...MIDNIGHT,
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    microsecond: microseconds % SECOND_US,
  };
}

/** `datetime.time`. */
export class PyTime extends PyObject {
  readonly clock: Clock;

  constructor(clock: Clock, type: PyType = TIME_TYPE) {
    super(type);
    this.clock = clock;
  }

  override key(): KeyAnswer {
    if (this.type.hashing === 'custom' || this.clock.zone !== NONE) return CUSTOM;
    return `${STRUCTURED_KEY}dt${microsecondOfDay(this.clock)}`;
  }
}

/** `datetime.datetime`. */
export class PyDateTime extends PyDate {
  /** Set anew only for the fold of an instance that a subclass has just made. */
  clock: Clock;

  constructor(
    year: number,
    month: number,
    day: number,
    clock: Clock,
    type: PyType = DATETIME_TYPE,
  ) {
    super(year, month, day, type);
    this.clock = clock;
  }

  /** Microseconds since 1970-01-01 00:00 as its own clock shows it. */
  get local(): bigint {
    return BigInt(this.days) * DAY_US + BigInt(microsecondOfDay(this.clock));
  }

  override key(): KeyAnswer {
    if (this.type.hashing === 'custom' || this.clock.zone !== NONE) return CUSTOM;
    return `${STRUCTURED_KEY}dm${this.local}`;
  }
}

export function checkDate(year: number, month: number, day: number): void {
  if (year < MIN_YEAR || year > MAX_YEAR) throw yearOutOfRange(year);
  if (month < 1 || month > 12) throw valueError('month must be in 1..12');
  if (day < 1 || day > monthLength(year, month)) {
    throw valueError('day is out of range for month');
  }
}

export function yearOutOfRange(year: number): Raised {
  return valueError(`year ${year} is out of range`);
}

export function checkClock({ hour, minute, second, microsecond, zone, fold }: Clock): void {
  if (hour < 0 || hour > 23) throw valueError('hour must be in 0..23');
  if (minute < 0 || minute > 59) throw valueError('minute must be in 0..59');
  if (second < 0 || second > 59) throw valueError('second must be in 0..59');
  if (microsecond < 0 || microsecond > 999_999) {
    throw valueError('microsecond must be in 0..999999');
  }
  if (fold !== 0 && fold !== 1) throw valueError('fold must be either 0 or 1');
  checkZone(zone);
}

export function checkZone(zone: Value): void {
  if (zone === NONE || (zone instanceof PyObject && zone.type.isSubtypeOf(TZINFO_TYPE))) return;
  throw typeError(
    `tzinfo argument must be None or of a tzinfo subclass, not type '${typeName(zone)}'`,
  );
}

/** The year, month and day so many days after 1970-01-01; OverflowError outside the calendar. */
export function dateAt(days: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const ordinal = days + EPOCH_ORDINAL;
  if (ordinal < 1 || ordinal > 3_652_059) throw raise('OverflowError', 'date value out of range');
  return dateOf(days);
}

/** The day with this ordinal; ValueError outside the calendar. */
export function dateOfOrdinal(ordinal: number): ReturnType<typeof dateAt> {
  if (ordinal < 1) throw valueError('ordinal must be >= 1');
  const date = dateOf(ordinal - EPOCH_ORDINAL);
  if (date.year > MAX_YEAR) throw yearOutOfRange(date.year);
  return date;
}

/** The moment so many microseconds after 1970-01-01 00:00 by the clock of a zone. */
export function momentAt(local: bigint, zone: Value, fold = 0): PyDateTime {
  const within = ((local % DAY_US) + DAY_US) % DAY_US;
  const { year, month, day } = dateAt(Number((local - within) / DAY_US));
  return new PyDateTime(year, month, day, { ...clockOf(Number(within)), zone, fold });
}
