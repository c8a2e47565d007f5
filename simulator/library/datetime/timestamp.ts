/** Seconds since 1970 as moments. */
import { raise, valueError } from '../../python/objects/exception.ts';
import type { Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { PyFloat } from '../../python/objects/values.ts';
import { index } from '../../python/protocols/index.ts';
import { civilTime } from '../time/calendar.ts';
import { DAY_US, MAX_YEAR, MIN_YEAR, yearOutOfRange } from './objects.ts';

const SECOND_US = 1_000_000n;
const TIME_MAX = 2 ** 63;

function outOfRange(): ReturnType<typeof raise> {
  return raise('OverflowError', 'timestamp out of range for platform time_t');
}

/** A timestamp in microseconds, rounded to the nearest, ties to even. */
export function* timestampArgument(value: Value): Resumable<bigint> {
  if (!(value instanceof PyFloat)) {
    const whole = BigInt(yield* index(value));
    if (whole >= BigInt(TIME_MAX) || whole < -BigInt(TIME_MAX)) throw outOfRange();
    return whole * SECOND_US;
  }
  const seconds = value.value;
  if (Number.isNaN(seconds)) throw valueError('Invalid value NaN (not a number)');
  if (seconds >= TIME_MAX || seconds < -TIME_MAX) throw outOfRange();
  const whole = Math.trunc(seconds);
  return BigInt(whole) * SECOND_US + BigInt(nearestEven((seconds - whole) * 1e6));
}

function nearestEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** Refuses moments beyond the calendar. */
export function checkYear(microseconds: bigint): void {
  const seconds = Number(microseconds / SECOND_US) - (microseconds % SECOND_US < 0n ? 1 : 0);
  const { year } = civilTime(seconds);
  if (year < MIN_YEAR || year > MAX_YEAR) throw yearOutOfRange(year);
}

/**
 * What CPython refuses of local times beyond that: to tell the earlier of two moments of the same name
 * it looks a day back (a day ahead for the later one), which must lie in the calendar, too.
 */
export function checkNeighbour(microseconds: bigint, fold = 0): void {
  checkYear(microseconds + (fold === 1 ? DAY_US : -DAY_US));
}
