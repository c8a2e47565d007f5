/** `datetime`: dates and times of the Gregorian calendar (Library reference). C in CPython, so here too. */
import type { Interpreter } from '../python/context.ts';
import type { PyDict } from '../python/objects/object.ts';
import { list } from '../python/objects/values.ts';
import { installDate } from './datetime/date.ts';
import { installDateTime } from './datetime/datetime.ts';
import {
  DATE_TYPE,
  DATETIME_TYPE,
  MAX_YEAR,
  MIN_YEAR,
  TIME_TYPE,
  TIMEDELTA_TYPE,
  TIMEZONE_TYPE,
  TZINFO_TYPE,
  UTC,
} from './datetime/objects.ts';
import { installTime } from './datetime/time.ts';
import { installTimedelta } from './datetime/timedelta.ts';
import { installZones } from './datetime/zones.ts';
import { namespace } from './library-module.ts';

installTimedelta();
installZones();
installDate();
installTime();
installDateTime();

const PUBLIC = {
  date: DATE_TYPE,
  datetime: DATETIME_TYPE,
  time: TIME_TYPE,
  timedelta: TIMEDELTA_TYPE,
  timezone: TIMEZONE_TYPE,
  tzinfo: TZINFO_TYPE,
  MINYEAR: MIN_YEAR,
  MAXYEAR: MAX_YEAR,
  UTC,
};

export function createDatetime(_interpreter: Interpreter): PyDict {
  return namespace('datetime', [], { ...PUBLIC, __all__: list(Object.keys(PUBLIC)) });
}
