/**
 * `time`: the clocks of the simulated machine, sleeping, and dates in UTC. Every clock tells virtual time:
 * the same run gives the same times.
 */
import { sleep } from '../kernel/sleep.ts';
import { EPOCH_SECONDS } from '../machine-settings.ts';
import type { Context, Interpreter } from '../python/context.ts';
import { typeError, valueError } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import { NONE, type PyDict, typeOf, type Value } from '../python/objects/object.ts';
import { blockingCall, type Resumable } from '../python/objects/resumable.ts';
import { float, PyFloat, PyTuple, tuple } from '../python/objects/values.ts';
import { collect, index, plainInt, plainText, typeName } from '../python/protocols/index.ts';
import { namespace } from './library-module.ts';
import { toNanoseconds } from './seconds.ts';
import { type CivilTime, civilTime, secondsOf } from './time/calendar.ts';
import { CLOCK_FUNCTIONS, CLOCK_NUMBERS, monotonicNs } from './time/clocks.ts';
import { formatTime, plainTime } from './time/format.ts';
import { PARSE_NS, parseTime } from './time/parse.ts';
import { STRUCT_TIME, structTime } from './time/struct-time.ts';
import { wallNs } from './time/wall-clock.ts';

const NANOSECONDS = 1_000_000_000;

/** A clock as two functions: in seconds, and in nanoseconds as `name_ns`. */
function clock(name: string, read: (context: Context) => number) {
  return [
    native(`${name}()`, (_args, context) => float(read(context) / NANOSECONDS)),
    native(`${name}_ns()`, (_args, context) => Math.floor(read(context))),
  ];
}

/** The moment that localtime(seconds) and its like are asked for; now when they aren't told. */
function momentOf(seconds: Value | undefined, nowNs: number): number {
  if (seconds === undefined || seconds === NONE) {
    return EPOCH_SECONDS + Math.floor(nowNs / NANOSECONDS);
  }
  const whole = plainInt(seconds);
  if (whole !== undefined) return Number(whole);
  if (seconds instanceof PyFloat) return Math.floor(seconds.value);
  throw typeError(`'${typeName(seconds)}' object cannot be interpreted as an integer`);
}

const broken = (name: string) =>
  native(`${name}(seconds=None, /)`, ([seconds]: [Value | undefined], { nowNs }) =>
    structTime(civilTime(momentOf(seconds, nowNs)), 0, 'UTC', 0),
  );

/** A struct_time, or nine numbers, as a date. */
function* timeOf(value: Value | undefined, nowNs: number): Resumable<CivilTime> {
  if (value === undefined) return civilTime(momentOf(undefined, nowNs));
  if (!(value instanceof PyTuple)) {
    throw typeError('Tuple or struct_time argument required');
  }
  const items: number[] = [];
  for (const item of yield* collect(tuple(value.items))) items.push(Number(yield* index(item)));
  if (items.length !== 9) throw typeError('time tuple must have exactly 9 items');
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, weekday = 0] = items;
  const checks: readonly (readonly [boolean, string])[] = [
    [month >= 0 && month <= 12, 'month out of range'],
    [day >= 0 && day <= 31, 'day of month out of range'],
    [hour >= 0 && hour <= 23, 'hour out of range'],
    [minute >= 0 && minute <= 59, 'minute out of range'],
    [second >= 0 && second <= 61, 'seconds out of range'],
    [weekday >= -1, 'day of week out of range'],
  ];
  for (const [good, problem] of checks) if (!good) throw valueError(problem);
  return {
    year,
    month: Math.max(month, 1),
    day: Math.max(day, 1),
    hour,
    minute,
    second,
    weekday: (weekday + 7) % 7,
    yearday: Math.max(items[7]!, 1),
  };
}

function parseArgument(value: Value, position: number): string {
  const text = plainText(value);
  if (text !== undefined) return text;
  const { shownName } = typeOf(value);
  throw typeError(`strptime() argument ${position} must be str, not <class '${shownName}'>`);
}

/**
 * Linux takes this liberty with every timer (prctl(2), PR_SET_TIMERSLACK): even sleep(0) is that long, so
 * that others get their turn.
 */
const TIMER_SLACK_NS = 50_000;

const FUNCTIONS = [
  native('time()', (_args, { nowNs }) => float(Number(wallNs(nowNs)) / NANOSECONDS)),
  native('time_ns()', (_args, { nowNs }) => wallNs(nowNs)),
  ...clock('monotonic', monotonicNs),
  ...clock('perf_counter', monotonicNs),
  ...clock('process_time', ({ interpreter }) => interpreter.cpuNs()),
  ...clock('thread_time', ({ cpuNs }) => cpuNs),
  ...CLOCK_FUNCTIONS,
  resumable('sleep(seconds, /)', function* ([seconds]: [Value]) {
    const durationNs = toNanoseconds(seconds);
    if (durationNs < 0) throw valueError('sleep length must be non-negative');
    yield* blockingCall(sleep(Math.max(durationNs, TIMER_SLACK_NS)));
    return NONE;
  }),
  broken('gmtime'),
  broken('localtime'),
  native('ctime(seconds=None, /)', ([seconds]: [Value | undefined], { nowNs }) =>
    plainTime(civilTime(momentOf(seconds, nowNs))),
  ),
  resumable('asctime(t=None, /)', function* ([time]: [Value | undefined], { nowNs }) {
    return plainTime(yield* timeOf(time, nowNs));
  }),
  resumable('mktime(t, /)', function* ([time]: [Value], { nowNs }) {
    const { year, month, day, hour, minute, second } = yield* timeOf(time, nowNs);
    return float(secondsOf(year, month, day, hour, minute, second));
  }),
  resumable(
    'strftime(format, t=None, /)',
    function* ([format, time]: [Value, Value | undefined], { nowNs }) {
      const text = plainText(format);
      if (text === undefined) {
        throw typeError(`strftime() argument 1 must be str, not ${typeName(format)}`);
      }
      return formatTime(text, yield* timeOf(time, nowNs));
    },
  ),
  native(
    "strptime(data_string, format='', /)",
    ([text, format]: [Value, Value | undefined], context) => {
      const plain = parseArgument(text, 0);
      const pattern = format === undefined ? '%a %b %d %H:%M:%S %Y' : parseArgument(format, 1);
      context.charge(PARSE_NS);
      const time = parseTime(plain, pattern);
      const { zone, offset } = time;
      const seconds = offset === undefined ? NONE : Math.trunc(offset / 1_000_000) + 0;
      return structTime(time, zone === undefined ? -1 : 0, zone ?? NONE, seconds);
    },
  ),
  native('tzset()', () => NONE),
];

export function createTime(_interpreter: Interpreter): PyDict {
  return namespace('time', FUNCTIONS, {
    struct_time: STRUCT_TIME,
    timezone: 0,
    altzone: 0,
    daylight: 0,
    tzname: tuple(['UTC', 'UTC']),
    ...CLOCK_NUMBERS,
  });
}
