/** `datetime.datetime` (Library reference, "datetime Objects"). */
import { typeError } from '../../python/objects/exception.ts';
import { asClassMethod, native, resumable } from '../../python/objects/native.ts';
import { NONE, NOT_IMPLEMENTED, type PyType, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { float, PyBytes, type PyTuple, tuple } from '../../python/objects/values.ts';
import { COMPARISONS } from '../../python/opcodes.ts';
import { getAttribute, hash, plainText, repr, typeName } from '../../python/protocols/index.ts';
import { resumableConstructor } from '../../python/types/construct.ts';
import { hashString } from '../../python/types/hashing.ts';
import { install } from '../../python/types/install.ts';
import { normalise, trueDivide } from '../../python/types/integer.ts';
import { PARSE_NS, parseTime } from '../time/parse.ts';
import { structTime } from '../time/struct-time.ts';
import { wallNs } from '../time/wall-clock.ts';
import {
  invalidIso,
  isoArgument,
  required,
  separatorArgument,
  smallIntegers,
  timespecArgument,
} from './arguments.ts';
import { compareMoments, differenceOfMoments } from './compare.ts';
import { clockText, dateEnd, dateText, readDate } from './iso-text.ts';
import { newMoment } from './make.ts';
import {
  checkDate,
  checkZone,
  type Clock,
  DATETIME_TYPE,
  duration,
  MIDNIGHT,
  momentAt,
  PyDate,
  PyDateTime,
  PyTime,
  PyTimedelta,
  PyTimezone,
  UTC,
  ZERO,
} from './objects.ts';
import {
  clockState,
  dateState,
  foldOf,
  isMomentState,
  packed,
  readClockState,
  readDateState,
} from './state.ts';
import { civilTimeOf } from './text.ts';
import { CLOCK_MEMBERS, clockFrom, clockFromIso, LATEST, zoneText } from './time.ts';
import { checkNeighbour, checkYear, timestampArgument } from './timestamp.ts';
import { daylightFrom, newTimezone, offsetFrom, shifted } from './zones.ts';

/** Of the class itself, which is not called. */
function* fromParts(
  cls: PyType,
  parts: readonly Value[],
  clockParts: readonly (Value | undefined)[],
  before: Clock,
): Resumable {
  const [year = 0, month = 0, day = 0] = yield* smallIntegers(parts);
  const clock = yield* clockFrom(clockParts, before);
  checkDate(year, month, day);
  return new PyDateTime(year, month, day, clock, cls);
}

/** A moment in microseconds since 1970, told by the clocks of a zone; of this machine without one. */
function* inZone(cls: PyType, microseconds: bigint, zone: Value): Resumable {
  checkZone(zone);
  checkYear(microseconds);
  if (zone === NONE) {
    checkNeighbour(microseconds);
    return yield* newMoment(cls, momentAt(microseconds, NONE));
  }
  const universal = yield* newMoment(cls, momentAt(microseconds, zone));
  return yield* call(yield* getAttribute(zone, 'fromutc'), [universal]);
}

/** Microseconds of the wall clock since 1970. */
const wallUs = (nowNs: number): bigint => wallNs(nowNs) / 1000n;

function* parsed(cls: PyType, text: string, format: string): Resumable {
  const time = parseTime(text, format);
  const { hour, minute, second, microsecond, offset } = time;
  const zone =
    offset === undefined ? NONE : yield* newTimezone(duration(BigInt(offset)), time.zone);
  const values = [time.year, time.month, time.day, hour, minute, second, microsecond];
  return yield* call(cls, zone === NONE ? values : [...values, zone]);
}

function* fromIso(cls: PyType, text: string): Resumable {
  if (text.length < 7) throw invalidIso(text);
  const end = dateEnd(text);
  const date = readDate(text.slice(0, end));
  if (date === undefined) throw invalidIso(text);
  // What separates them is one character, which may be two units long.
  const separator = String.fromCodePoint(text.codePointAt(end) ?? 0);
  const rest = text.slice(end + separator.length);
  const clock = text.length > end ? yield* clockFromIso(rest, text) : MIDNIGHT;
  checkDate(date.year, date.month, date.day);
  return yield* newMoment(cls, new PyDateTime(date.year, date.month, date.day, clock));
}

function* combined(cls: PyType, date: Value, time: Value, zone: Value | undefined): Resumable {
  if (!(date instanceof PyDate)) {
    throw typeError(`combine() argument 1 must be datetime.date, not ${typeName(date)}`);
  }
  if (!(time instanceof PyTime)) {
    throw typeError(`combine() argument 2 must be datetime.time, not ${typeName(time)}`);
  }
  const clock = { ...time.clock, zone: zone ?? time.clock.zone };
  checkZone(clock.zone);
  return yield* newMoment(cls, new PyDateTime(date.year, date.month, date.day, clock));
}

const CLASS_METHODS = [
  resumable('now(cls, tz=None)', function* ([cls, zone]: [PyType, Value | undefined], { nowNs }) {
    return yield* inZone(cls, wallUs(nowNs), zone ?? NONE);
  }),
  resumable('utcnow(cls)', function* ([cls]: [PyType], { nowNs }) {
    return yield* newMoment(cls, momentAt(wallUs(nowNs), NONE));
  }),
  resumable(
    'fromtimestamp(cls, timestamp, tz=None)',
    function* ([cls, timestamp, zone]: [PyType, Value, Value | undefined]) {
      checkZone(zone ?? NONE);
      return yield* inZone(cls, yield* timestampArgument(timestamp), zone ?? NONE);
    },
  ),
  resumable('utcfromtimestamp(cls, timestamp, /)', function* ([cls, timestamp]: [PyType, Value]) {
    const microseconds = yield* timestampArgument(timestamp);
    checkYear(microseconds);
    return yield* newMoment(cls, momentAt(microseconds, NONE));
  }),
  resumable('strptime(cls, /, *args)', function* ([cls, { items }]: [PyType, PyTuple], context) {
    const [text, format] = items;
    if (text === undefined || format === undefined || items.length > 2) {
      throw typeError(`strptime() takes exactly 2 arguments (${items.length} given)`);
    }
    const texts = [text, format].map((value, i) => {
      const plain = plainText(value);
      if (plain !== undefined) return plain;
      throw typeError(`strptime() argument ${i + 1} must be str, not ${typeName(value)}`);
    });
    context.charge(PARSE_NS);
    return yield* parsed(cls, texts[0]!, texts[1]!);
  }),
  resumable('fromisoformat(cls, string, /)', function* ([cls, string]: [PyType, Value]) {
    return yield* fromIso(cls, isoArgument(string));
  }),
  resumable(
    'combine(cls, date, time, tzinfo=None)',
    function* ([cls, date, time, zone]: [PyType, Value, Value, Value | undefined]) {
      return yield* combined(cls, date, time, zone);
    },
  ),
];

function* moved(self: Value, delta: Value, sign: 1n | -1n): Resumable {
  if (!(self instanceof PyDateTime && delta instanceof PyTimedelta)) return NOT_IMPLEMENTED;
  return yield* shifted(self, sign * delta.total);
}

function* difference(left: Value, right: Value): Resumable {
  if (left instanceof PyDateTime && right instanceof PyDateTime) {
    return yield* differenceOfMoments(left, right);
  }
  return yield* moved(left, right, -1n);
}

/** The clocks of this machine show UTC; a moment without a zone is told by them. */
const LOCAL = new PyTimezone(ZERO, 'UTC');

function* inOtherZone(self: PyDateTime, wanted: Value): Resumable {
  checkZone(wanted);
  const { zone } = self.clock;
  if (zone !== NONE && zone === wanted) return self;
  const known = yield* offsetFrom(zone, self);
  if (known === undefined) checkNeighbour(self.local, self.clock.fold);
  const offset = known ?? ZERO;
  const target = wanted === NONE ? LOCAL : wanted;
  const universal = momentAt(self.local - offset.total, target);
  const moment = yield* newMoment(self.type, universal);
  return yield* call(yield* getAttribute(target, 'fromutc'), [moment]);
}

const EPOCH = new PyDateTime(1970, 1, 1, { ...MIDNIGHT, zone: UTC });

function* timestampOf(self: PyDateTime): Resumable {
  if (self.clock.zone !== NONE) {
    const { total } = yield* differenceOfMoments(self, EPOCH);
    return float(trueDivide(normalise(total), 1_000_000));
  }
  checkNeighbour(self.local, self.clock.fold);
  const { microsecond } = self.clock;
  return float(Number((self.local - BigInt(microsecond)) / 1_000_000n) + microsecond / 1e6);
}

function* hashMoment(self: PyDateTime): Resumable {
  const { clock, year, month, day } = self;
  const earlier = clock.fold === 0 ? self : new PyDateTime(year, month, day, { ...clock, fold: 0 });
  const offset = yield* offsetFrom(clock.zone, earlier);
  if (offset === undefined) return hashString(`datetime ${self.local}`);
  return yield* hash(duration(self.local - offset.total));
}

function* representation(self: PyDateTime): Resumable {
  const { year, month, day, clock, type } = self;
  const { hour, minute, second, microsecond, zone, fold } = clock;
  const parts = [year, month, day, hour, minute].map(String);
  if (second !== 0 || microsecond !== 0) parts.push(`${second}`);
  if (microsecond !== 0) parts.push(`${microsecond}`);
  if (fold !== 0) parts.push(`fold=${fold}`);
  if (zone !== NONE) parts.push(`tzinfo=${yield* repr(zone)}`);
  return `${type.shownName}(${parts.join(', ')})`;
}

function* timeTuple(self: PyDateTime): Resumable {
  const daylight = yield* daylightFrom(self.clock.zone, self);
  const flag = daylight === undefined ? -1 : daylight.total === 0n ? 0 : 1;
  return structTime(civilTimeOf(self), flag);
}

function* universalTuple(self: PyDateTime): Resumable {
  const offset = (yield* offsetFrom(self.clock.zone, self)) ?? ZERO;
  return structTime(civilTimeOf(momentAt(self.local - offset.total, NONE)), 0);
}

function reduced(self: PyDateTime, fold: number): Value {
  const { clock, type } = self;
  const state = packed([...dateState(self), ...clockState(clock)], fold, 2);
  return tuple([type, tuple(clock.zone === NONE ? [state] : [state, clock.zone])]);
}

const PARAMETERS =
  'year=0, month=0, day=0, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0';

export function installDateTime(): void {
  install(DATETIME_TYPE, [
    resumableConstructor(
      DATETIME_TYPE,
      PARAMETERS.replace('year=0', 'year'),
      function* (cls, [year, month, day, ...clockParts]) {
        if (year instanceof PyBytes && isMomentState(year.bytes)) {
          const { bytes } = year;
          const zone = (month ?? NONE) as Value;
          checkZone(zone);
          const date = readDateState(bytes);
          const clock = { ...readClockState(bytes.subarray(4)), zone, fold: foldOf(bytes[2]!) };
          return new PyDateTime(date.year, date.month, date.day, clock, cls);
        }
        const parts = [year, required(month, 'month', 2), required(day, 'day', 3)];
        return yield* fromParts(cls, parts, clockParts, MIDNIGHT);
      },
      '',
    ),
    ...CLASS_METHODS.map(asClassMethod),
    resumable(
      `replace(self, ${PARAMETERS})`,
      function* ([self, year, month, day, ...clockParts]: [PyDateTime, ...(Value | undefined)[]]) {
        const parts = [year ?? self.year, month ?? self.month, day ?? self.day];
        return yield* fromParts(self.type, parts, clockParts, self.clock);
      },
    ),
    resumable('__add__(self, value, /)', function* ([self, value]: [Value, Value]) {
      return yield* moved(self, value, 1n);
    }),
    resumable('__radd__(self, value, /)', function* ([self, value]: [Value, Value]) {
      return yield* moved(self, value, 1n);
    }),
    resumable('__sub__(self, value, /)', function* ([self, value]: [Value, Value]) {
      return yield* difference(self, value);
    }),
    resumable('__rsub__(self, value, /)', function* ([self, value]: [Value, Value]) {
      return yield* difference(value, self);
    }),
    ...COMPARISONS.map(({ method }, operator) =>
      resumable(`${method}(self, value, /)`, function* ([self, value]: [PyDateTime, Value]) {
        return yield* compareMoments(operator, self, value);
      }),
    ),
    resumable('__hash__(self, /)', function* ([self]: [PyDateTime]) {
      return yield* hashMoment(self);
    }),
    resumable('__repr__(self, /)', function* ([self]: [PyDateTime]) {
      return yield* representation(self);
    }),
    resumable('__str__(self, /)', function* ([self]: [PyDateTime]) {
      return yield* call(yield* getAttribute(self, 'isoformat'), [' ']);
    }),
    resumable(
      "isoformat(self, sep='T', timespec='auto')",
      function* ([self, separator, timespec]: [PyDateTime, Value?, Value?]) {
        const between = separatorArgument(separator);
        const time = clockText(self.clock, timespecArgument(timespec, 2));
        return dateText(self) + between + time + (yield* zoneText(self.clock.zone, self));
      },
    ),
    ...CLOCK_MEMBERS,
    resumable('astimezone(self, tz=None)', function* ([self, zone]: [PyDateTime, Value?]) {
      return yield* inOtherZone(self, zone ?? NONE);
    }),
    resumable('timestamp(self)', function* ([self]: [PyDateTime]) {
      return yield* timestampOf(self);
    }),
    resumable('timetuple(self)', function* ([self]: [PyDateTime]) {
      return yield* timeTuple(self);
    }),
    resumable('utctimetuple(self)', function* ([self]: [PyDateTime]) {
      return yield* universalTuple(self);
    }),
    native('date(self)', ([{ year, month, day }]: [PyDateTime]) => new PyDate(year, month, day)),
    native('time(self)', ([{ clock }]: [PyDateTime]) => new PyTime({ ...clock, zone: NONE })),
    native('timetz(self)', ([{ clock }]: [PyDateTime]) => new PyTime(clock)),
    native('__reduce__(self)', ([self]: [PyDateTime]) => reduced(self, 0)),
    native('__reduce_ex__(self, protocol, /)', ([self, protocol]: [PyDateTime, number]) =>
      reduced(self, protocol > 3 ? self.clock.fold : 0),
    ),
    { name: 'min', value: new PyDateTime(1, 1, 1, MIDNIGHT) },
    { name: 'max', value: new PyDateTime(9999, 12, 31, LATEST) },
  ]);
}
