/** `datetime.tzinfo` and `datetime.timezone` (Library reference), and how moments ask their zone. */
import { stringRepr } from '../../python/formatting/string-text.ts';
import { raise, typeError, valueError } from '../../python/objects/exception.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { NONE, NOT_IMPLEMENTED, PyObject, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { tuple } from '../../python/objects/values.ts';
import {
  findAttribute,
  getAttribute,
  plainText,
  repr,
  typeName,
} from '../../python/protocols/index.ts';
import { constructor, resumableConstructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { offsetText } from './iso-text.ts';
import { newMoment } from './make.ts';
import {
  DAY_US,
  duration,
  momentAt,
  PyDateTime,
  PyTimedelta,
  PyTimezone,
  TIMEZONE_TYPE,
  TZINFO_TYPE,
  UTC,
} from './objects.ts';
import { hashDuration } from './timedelta.ts';

const STRICTLY =
  'offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24)';

function withinADay({ total }: PyTimedelta): boolean {
  return -DAY_US < total && total < DAY_US;
}

/** What the zone says of a moment (None: of a time of day); undefined for None. */
function* durationFrom(
  zone: Value,
  method: 'utcoffset' | 'dst',
  moment: Value,
): Resumable<PyTimedelta | undefined> {
  if (zone === NONE) return undefined;
  const result = yield* call(yield* getAttribute(zone, method), [moment]);
  if (result === NONE) return undefined;
  if (!(result instanceof PyTimedelta)) {
    throw typeError(`tzinfo.${method}() must return None or timedelta, not '${typeName(result)}'`);
  }
  if (!withinADay(result)) throw valueError(`${STRICTLY}.`);
  return result;
}

/** Distance from UTC; undefined for a moment without a zone, or whose zone does not know. */
export function* offsetFrom(zone: Value, moment: Value): Resumable<PyTimedelta | undefined> {
  return zone instanceof PyTimezone ? zone.offset : yield* durationFrom(zone, 'utcoffset', moment);
}

export function* daylightFrom(zone: Value, moment: Value): Resumable<PyTimedelta | undefined> {
  return zone instanceof PyTimezone ? undefined : yield* durationFrom(zone, 'dst', moment);
}

/** None where there is no name. */
export function* nameFrom(zone: Value, moment: Value): Resumable {
  if (zone === NONE) return NONE;
  if (zone instanceof PyTimezone) return zoneName(zone);
  const result = yield* call(yield* getAttribute(zone, 'tzname'), [moment]);
  if (result !== NONE && plainText(result) === undefined) {
    throw typeError(`tzinfo.tzname() must return None or a string, not '${typeName(result)}'`);
  }
  return result;
}

function zoneName({ name, offset }: PyTimezone): string {
  if (name !== undefined) return name;
  return offset.total === 0n ? 'UTC' : `UTC${offsetText(offset)}`;
}

/** The moment that follows another after so long, in the class and the zone of the other. */
export function* shifted(moment: PyDateTime, microseconds: bigint): Resumable<PyDateTime> {
  const { zone } = moment.clock;
  return yield* newMoment(moment.type, momentAt(moment.local + microseconds, zone));
}

function checkOwn(self: Value, moment: Value): PyDateTime {
  if (!(moment instanceof PyDateTime)) throw typeError('fromutc: argument must be a datetime');
  if (moment.clock.zone !== self) throw valueError('fromutc: dt.tzinfo is not self');
  return moment;
}

/** `tzinfo.fromutc`: for zones whose standard offset never changes, as the reference gives it. */
function* fromUtc(self: Value, argument: Value): Resumable {
  let moment = checkOwn(self, argument);
  const offset = yield* offsetFrom(self, moment);
  if (offset === undefined) throw valueError('fromutc: non-None utcoffset() result required');
  let daylight = yield* daylightFrom(self, moment);
  if (daylight === undefined) throw valueError('fromutc: non-None dst() result required');
  const standard = offset.total - daylight.total;
  if (standard !== 0n) {
    moment = yield* shifted(moment, standard);
    daylight = yield* daylightFrom(self, moment);
    if (daylight === undefined) {
      throw valueError('fromutc: tz.dst() gave inconsistent results; cannot convert');
    }
  }
  return daylight.total === 0n ? moment : yield* shifted(moment, daylight.total);
}

const abstract = (name: string) =>
  native(`${name}(self, dt, /)`, () => {
    throw raise('NotImplementedError', `a tzinfo subclass must implement ${name}()`);
  });

/** What pickling and copying a zone of the program's own takes: its class, arguments and attributes. */
function* reduced(self: PyObject): Resumable {
  const initial = yield* findAttribute(self, '__getinitargs__');
  const args = initial === undefined ? tuple([]) : yield* call(initial, []);
  const getState = yield* findAttribute(self, '__getstate__');
  const attributes = self.dict !== undefined && self.dict.size > 0 ? self.dict : NONE;
  const state = getState === undefined ? attributes : yield* call(getState, []);
  return tuple([self.type, args, state]);
}

function checkMoment(method: string, moment: Value): void {
  if (moment === NONE || moment instanceof PyDateTime) return;
  throw typeError(
    `${method}(dt) argument must be a datetime instance or None, not ${typeName(moment)}`,
  );
}

function nameArgument(name: Value | undefined): string | undefined {
  const text = name === undefined ? undefined : plainText(name);
  if (name === undefined || text !== undefined) return text;
  const shown = name === NONE ? 'None' : typeName(name);
  throw typeError(`timezone() argument 2 must be str, not ${shown}`);
}

/** A zone of constant offset; UTC where it is that. */
export function* newTimezone(offset: PyTimedelta, name?: string): Resumable<PyTimezone> {
  if (name === undefined && offset.total === 0n) return UTC;
  if (!withinADay(offset)) throw valueError(`${STRICTLY}, not ${yield* repr(offset)}.`);
  return new PyTimezone(offset, name);
}

export function installZones(): void {
  install(TZINFO_TYPE, [
    constructor(TZINFO_TYPE, '/, *args, **keywords', (cls) => new PyObject(cls)),
    native('__init__(self, /, *args, **keywords)', () => NONE),
    abstract('utcoffset'),
    abstract('dst'),
    abstract('tzname'),
    resumable('fromutc(self, dt, /)', function* ([self, moment]: [Value, Value]) {
      return yield* fromUtc(self, moment);
    }),
    resumable('__reduce__(self, /)', function* ([self]: [PyObject]) {
      return yield* reduced(self);
    }),
  ]);
  install(TIMEZONE_TYPE, [
    resumableConstructor(
      TIMEZONE_TYPE,
      'offset, name=None',
      function* (_cls, [offset, name]: [Value, Value | undefined]) {
        if (!(offset instanceof PyTimedelta)) {
          throw typeError(
            `timezone() argument 1 must be datetime.timedelta, not ${typeName(offset)}`,
          );
        }
        return yield* newTimezone(offset, nameArgument(name));
      },
    ),
    native('utcoffset(self, dt, /)', ([self, moment]: [PyTimezone, Value]) => {
      checkMoment('utcoffset', moment);
      return self.offset;
    }),
    native('tzname(self, dt, /)', ([self, moment]: [PyTimezone, Value]) => {
      checkMoment('tzname', moment);
      return zoneName(self);
    }),
    native('dst(self, dt, /)', ([, moment]: [PyTimezone, Value]) => {
      checkMoment('dst', moment);
      return NONE;
    }),
    resumable('fromutc(self, dt, /)', function* ([self, moment]: [PyTimezone, Value]) {
      return yield* shifted(checkOwn(self, moment), self.offset.total);
    }),
    ...[true, false].map((equal) =>
      native(`${equal ? '__eq__' : '__ne__'}(self, value, /)`, ([self, value]) =>
        value instanceof PyTimezone
          ? ((self as PyTimezone).offset.total === value.offset.total) === equal
          : NOT_IMPLEMENTED,
      ),
    ),
    native('__hash__(self, /)', ([self]: [PyTimezone]) => hashDuration(self.offset)),
    native('__str__(self, /)', ([self]: [PyTimezone]) => zoneName(self)),
    resumable('__repr__(self, /)', function* ([self]: [PyTimezone]) {
      if (self === UTC) return 'datetime.timezone.utc';
      const name = self.name === undefined ? '' : `, ${stringRepr(self.name)}`;
      return `datetime.timezone(${yield* repr(self.offset)}${name})`;
    }),
    native('__getinitargs__(self)', ([self]: [PyTimezone]) =>
      tuple(self.name === undefined ? [self.offset] : [self.offset, self.name]),
    ),
    { name: 'utc', value: UTC },
    { name: 'min', value: new PyTimezone(duration(60_000_000n - DAY_US), undefined) },
    { name: 'max', value: new PyTimezone(duration(DAY_US - 60_000_000n), undefined) },
  ]);
}
