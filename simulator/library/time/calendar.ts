/** The Gregorian calendar in UTC, as arithmetic on days. */

const DAYS_PER_ERA = 146_097; // 400 years
const DAYS_TO_EPOCH = 719_468; // from 0000-03-01 to 1970-01-01
const SECONDS_PER_DAY = 86_400;

export interface CivilTime {
  readonly year: number;
  /** 1…12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Monday is 0. */
  readonly weekday: number;
  /** 1…366. */
  readonly yearday: number;
}

/**
 * Days since 1970-01-01 of a date. Counting years from March puts the leap day at their end, so that the
 * lengths of the months before it follow a straight line.
 */
export function daysOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
}

/** The date so many days after 1970-01-01. */
export function dateOf(days: number): { year: number; month: number; day: number } {
  const shifted = days + DAYS_TO_EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** Monday is 0. */
export function weekdayOf(days: number): number {
  return (((days + 3) % 7) + 7) % 7;
}

/** ISO 8601 year and week: the week belongs to the year its Thursday lies in. */
export function isoWeek({
  year,
  month,
  day,
  weekday,
}: Pick<CivilTime, 'year' | 'month' | 'day' | 'weekday'>): {
  readonly year: number;
  readonly week: number;
} {
  const thursday = daysOf(year, month, day) - weekday + 3;
  for (const candidate of [year + 1, year]) {
    const first = daysOf(candidate, 1, 1);
    if (thursday >= first) {
      return { year: candidate, week: Math.floor((thursday - first) / 7) + 1 };
    }
  }
  return {
    year: year - 1,
    week: Math.floor((thursday - daysOf(year - 1, 1, 1)) / 7) + 1,
  };
}

/** Days of a month. */
export function monthLength(year: number, month: number): number {
  return daysOf(year, month + 1, 1) - daysOf(year, month, 1);
}

/** A moment in whole seconds since the epoch as a date and a time of day. */
export function civilTime(seconds: number): CivilTime {
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  const rest = seconds - days * SECONDS_PER_DAY;
  const date = dateOf(days);
  return {
    ...date,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    weekday: weekdayOf(days),
    yearday: days - daysOf(date.year, 1, 1) + 1,
  };
}

/** Seconds since the epoch; months, days, hours… may lie outside their range and are carried over. */
export function secondsOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number {
  const months = year * 12 + month - 1;
  const days = daysOf(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 1) + day - 1;
  return days * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
}
