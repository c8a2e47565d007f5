/** `time.struct_time`. */
import { NONE, type Value } from '../../python/objects/object.ts';
import type { PyTuple } from '../../python/objects/values.ts';
import { structSequence, structValue } from '../struct-sequence.ts';
import type { CivilTime } from './calendar.ts';

export const STRUCT_TIME = structSequence(
  'time',
  'struct_time',
  ['tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst'],
  ['tm_zone', 'tm_gmtoff'],
);

/**
 * @param daylight - 1: summer time, 0: not, -1: who knows
 * @param zone - the name of the time zone, None when nobody has said it
 * @param offset - seconds east of UTC
 */
export function structTime(
  time: CivilTime,
  daylight: number,
  zone: Value = NONE,
  offset: Value = NONE,
): PyTuple {
  const { year, month, day, hour, minute, second, weekday, yearday } = time;
  const items = [year, month, day, hour, minute, second, weekday + 0, yearday, daylight];
  return structValue(STRUCT_TIME, [...items, zone, offset], items.length);
}
