/** `datetime.time` (Library reference, "time Objects"). */
import { typeError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { asClassMethod, native, resumable } from '../../python/objects/native.ts';
import { NONE, NOT_IMPLEMENTED, type PyType, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { PyBytes, tuple } from '../../python/objects/values.ts';
import { COMPARISONS } from '../../python/opcodes.ts';
import {
  EQUAL,
  getAttribute,
  hash,
  NOT_EQUAL,
  quickCompare,
  repr,
} from '../../python/protocols/index.ts';
import { resumableConstructor } from '../../python/types/construct.ts';
import { hashString } from '../../python/types/hashing.ts';
import { install, type Member } from '../../python/types/install.ts';
import { invalidIso, isoArgument, smallIntegers, timespecArgument } from './arguments.ts';
import { clockText, offsetText, readClock } from './iso-text.ts';
import {
  checkClock,
  type Clock,
  duration,
  MICROSECOND,
  microsecondOfDay,
  MIDNIGHT,
  PyDateTime,
  PyTime,
  TIME_TYPE,
  UTC,
  ZERO,
} from './objects.ts';
import { clockState, foldOf, isTimeState, packed, readClockState } from './state.ts';
import { TEXT_MEMBERS } from './text.ts';
import { daylightFrom, nameFrom, newTimezone, offsetFrom } from './zones.ts';

/** The arguments hour to microsecond, tzinfo and fold, where left out as in `before`. */
export function* clockFrom(args: readonly (Value | undefined)[], before: Clock): Resumable<Clock> {
  const [hour, minute, second, microsecond, zone, fold] = args;
  const numbers = yield* smallIntegers(
    [hour, minute, second, microsecond, fold],
    [before.hour, before.minute, before.second, before.microsecond, before.fold],
  );
  const clock: Clock = {
    hour: numbers[0]!,
    minute: numbers[1]!,
    second: numbers[2]!,
    microsecond: numbers[3]!,
    zone: zone ?? before.zone,
    fold: numbers[4]!,
  };
  checkClock(clock);
  return clock;
}

/** The clock that an ISO text gives. */
export function* clockFromIso(text: string, whole: string): Resumable<Clock> {
  const read = readClock(text);
  if (read === undefined) throw invalidIso(whole);
  const { offset, hour, minute, second, microsecond } = read;
  const zone =
    offset === undefined ? NONE : offset === 0n ? UTC : yield* newTimezone(duration(offset));
  const clock: Clock = { hour, minute, second, microsecond, zone, fold: 0 };
  checkClock(clock);
  return clock;
}

/** The text of the distance from UTC; empty where there is none. */
export function* zoneText(zone: Value, moment: Value): Resumable<string> {
  const offset = yield* offsetFrom(zone, moment);
  return offset === undefined ? '' : offsetText(offset);
}

function* compareTimes(operator: number, self: PyTime, other: Value): Resumable {
  if (!(other instanceof PyTime)) return NOT_IMPLEMENTED;
  const left = microsecondOfDay(self.clock);
  const right = microsecondOfDay(other.clock);
  if (self.clock.zone === other.clock.zone) return quickCompare(operator, left, right)!;
  const ownOffset = yield* offsetFrom(self.clock.zone, NONE);
  const otherOffset = yield* offsetFrom(other.clock.zone, NONE);
  if ((ownOffset === undefined) !== (otherOffset === undefined)) {
    if (operator === EQUAL || operator === NOT_EQUAL) return operator === NOT_EQUAL;
    throw typeError("can't compare offset-naive and offset-aware times");
  }
  return quickCompare(
    operator,
    left - Number((ownOffset ?? ZERO).total),
    right - Number((otherOffset ?? ZERO).total),
  )!;
}

function* hashTime({ clock }: PyTime): Resumable {
  const offset = yield* offsetFrom(clock.zone, NONE);
  const local = microsecondOfDay(clock);
  if (offset === undefined || offset.total === 0n) return hashString(`time ${local}`);
  const universal = BigInt(local) - offset.total;
  const inDay = universal >= 0n && universal < 86_400_000_000n;
  return inDay ? hashString(`time ${universal}`) : yield* hash(duration(universal));
}

function* representation({ clock, type }: PyTime): Resumable {
  const { hour, minute, second, microsecond, zone, fold } = clock;
  const parts = [`${hour}`, `${minute}`];
  if (second !== 0 || microsecond !== 0) parts.push(`${second}`);
  if (microsecond !== 0) parts.push(`${microsecond}`);
  if (zone !== NONE) parts.push(`tzinfo=${yield* repr(zone)}`);
  if (fold !== 0) parts.push(`fold=${fold}`);
  return `${type.shownName}(${parts.join(', ')})`;
}

/** The moment that a zone is asked about: a time of day has none. */
function momentOf(self: Value): Value {
  return self instanceof PyDateTime ? self : NONE;
}

const clockOf = (self: Value): Clock => (self as PyTime | PyDateTime).clock;

/** What times of day and moments have in common. */
export const CLOCK_MEMBERS: readonly Member[] = [
  resumable('utcoffset(self)', function* ([self]: [Value]) {
    return (yield* offsetFrom(clockOf(self).zone, momentOf(self))) ?? NONE;
  }),
  resumable('dst(self)', function* ([self]: [Value]) {
    return (yield* daylightFrom(clockOf(self).zone, momentOf(self))) ?? NONE;
  }),
  resumable('tzname(self)', function* ([self]: [Value]) {
    return yield* nameFrom(clockOf(self).zone, momentOf(self));
  }),
  ...TEXT_MEMBERS,
  ...(['hour', 'minute', 'second', 'microsecond', 'fold'] as const).map(
    (name) => new PyGetSet(name, (self) => clockOf(self)[name]),
  ),
  new PyGetSet('tzinfo', (self) => clockOf(self).zone),
  { name: 'resolution', value: MICROSECOND },
];

export const LATEST: Clock = {
  ...MIDNIGHT,
  hour: 23,
  minute: 59,
  second: 59,
  microsecond: 999_999,
};

const PARAMETERS = 'hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0';

export function installTime(): void {
  install(TIME_TYPE, [
    resumableConstructor(
      TIME_TYPE,
      PARAMETERS,
      function* (cls, args: (Value | undefined)[]) {
        const [state, zone] = args;
        if (state instanceof PyBytes && isTimeState(state.bytes)) {
          const fold = foldOf(state.bytes[0]!);
          const clock = { ...readClockState(state.bytes), zone: zone ?? NONE, fold };
          checkClock(clock);
          return new PyTime(clock, cls);
        }
        return new PyTime(yield* clockFrom(args, MIDNIGHT), cls);
      },
      '',
    ),
    resumable(
      `replace(self, ${PARAMETERS})`,
      function* ([self, ...args]: [PyTime, ...(Value | undefined)[]]) {
        return new PyTime(yield* clockFrom(args, self.clock), self.type);
      },
    ),
    asClassMethod(
      resumable('fromisoformat(cls, string, /)', function* ([cls, string]: [PyType, Value]) {
        const text = isoArgument(string);
        const clock = yield* clockFromIso(text.replace(/^T/, ''), text);
        if (cls === TIME_TYPE) return new PyTime(clock);
        const { hour, minute, second, microsecond, zone } = clock;
        return yield* call(cls, [hour, minute, second, microsecond, zone]);
      }),
    ),
    ...COMPARISONS.map(({ method }, operator) =>
      resumable(`${method}(self, value, /)`, function* ([self, value]: [PyTime, Value]) {
        return yield* compareTimes(operator, self, value);
      }),
    ),
    resumable('__hash__(self, /)', function* ([self]: [PyTime]) {
      return yield* hashTime(self);
    }),
    resumable('__repr__(self, /)', function* ([self]: [PyTime]) {
      return yield* representation(self);
    }),
    resumable('__str__(self, /)', function* ([self]: [PyTime]) {
      return yield* call(yield* getAttribute(self, 'isoformat'), []);
    }),
    resumable(
      "isoformat(self, timespec='auto')",
      function* ([self, timespec]: [PyTime, Value | undefined]) {
        const text = clockText(self.clock, timespecArgument(timespec, 1));
        return text + (yield* zoneText(self.clock.zone, NONE));
      },
    ),
    ...CLOCK_MEMBERS,
    native('__reduce__(self)', ([self]: [PyTime]) => reduced(self, 0)),
    native('__reduce_ex__(self, protocol, /)', ([self, protocol]: [PyTime, number]) =>
      reduced(self, protocol > 3 ? self.clock.fold : 0),
    ),
    { name: 'min', value: new PyTime(MIDNIGHT) },
    { name: 'max', value: new PyTime(LATEST) },
  ]);
}

function reduced({ type, clock }: PyTime, fold: number): Value {
  const state = packed(clockState(clock), fold);
  return tuple([type, tuple(clock.zone === NONE ? [state] : [state, clock.zone])]);
}
