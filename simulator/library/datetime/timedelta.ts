/** `datetime.timedelta` (Library reference, "timedelta Objects"). */
import { divideHalfEven } from '../../python/formatting/float-digits.ts';
import { typeError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { type Native, native } from '../../python/objects/native.ts';
import { NOT_IMPLEMENTED, type Value } from '../../python/objects/object.ts';
import { float, PyFloat, tuple } from '../../python/objects/values.ts';
import { plainInt, quickCompare, typeName } from '../../python/protocols/index.ts';
import { constructor } from '../../python/types/construct.ts';
import { hashInteger, hashTuple } from '../../python/types/hashing.ts';
import { install } from '../../python/types/install.ts';
import {
  divisionByZero,
  floorDivide,
  fromFloat,
  type Integer,
  modulo,
  normalise,
  trueDivide,
} from '../../python/types/integer.ts';
import { comparisons } from '../../python/types/operator-methods.ts';
import { floatRatio } from '../../python/types/float.ts';
import { DAY_US, duration, MICROSECOND, PyTimedelta, TIMEDELTA_TYPE } from './objects.ts';

/** The arguments in the order of the signature, with what each is worth in microseconds. */
const PARTS: readonly (readonly [string, bigint])[] = [
  ['days', DAY_US],
  ['seconds', 1_000_000n],
  ['microseconds', 1n],
  ['milliseconds', 1000n],
  ['minutes', 60_000_000n],
  ['hours', 3_600_000_000n],
  ['weeks', 7n * DAY_US],
];
/** In which their fractions are added up: the smallest unit first. */
const ADDING_ORDER = [2, 3, 1, 4, 5, 0, 6];

/** The sum of the parts in microseconds. Fractions of a microsecond are rounded once, to even. */
function sumOfParts(args: readonly (Value | undefined)[]): bigint {
  let total = 0n;
  let fraction = 0;
  for (const at of ADDING_ORDER) {
    const value = args[at];
    if (value === undefined) continue;
    const [name, unit] = PARTS[at]!;
    const whole = plainInt(value);
    if (whole !== undefined) total += BigInt(whole) * unit;
    else if (value instanceof PyFloat) {
      total += BigInt(fromFloat(value.value)) * unit;
      const rest = (value.value % 1) * Number(unit);
      total += BigInt(Math.trunc(rest));
      fraction += rest % 1;
    } else {
      throw typeError(`unsupported type for timedelta ${name} component: ${typeName(value)}`);
    }
  }
  return total + BigInt(roundFraction(fraction, total % 2n !== 0n));
}

/** Halves are rounded so that the sum of the fraction and the whole microseconds becomes even. */
function roundFraction(fraction: number, odd: boolean): number {
  const floor = Math.floor(fraction);
  const rest = fraction - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return (floor % 2 !== 0) !== odd ? floor + 1 : floor;
}

/** numerator / denominator to the nearest whole number, ties to even. */
function nearest(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw divisionByZero('integer division or modulo by zero');
  const negative = numerator < 0n !== denominator < 0n;
  const size = (value: bigint): bigint => (value < 0n ? -value : value);
  const quotient = divideHalfEven(size(numerator), size(denominator));
  return negative ? -quotient : quotient;
}

/** The exact ratio that a number stands for; undefined for values that are none. */
function ratioOf(value: Value): readonly [bigint, bigint] | undefined {
  const whole = plainInt(value);
  if (whole !== undefined) return [BigInt(whole), 1n];
  if (!(value instanceof PyFloat)) return undefined;
  const [numerator, denominator] = floatRatio(value.value);
  return [BigInt(numerator), BigInt(denominator)];
}

function scaled(self: PyTimedelta, factor: Value): Value {
  const ratio = ratioOf(factor);
  if (ratio === undefined) return NOT_IMPLEMENTED;
  return duration(nearest(self.total * ratio[0], ratio[1]));
}

const total = (value: PyTimedelta): Integer => normalise(value.total);

function divided(self: Value, divisor: Value): Value {
  if (!(self instanceof PyTimedelta)) return NOT_IMPLEMENTED;
  if (divisor instanceof PyTimedelta) {
    if (divisor.total === 0n) throw divisionByZero('division by zero');
    return float(trueDivide(total(self), total(divisor)));
  }
  const ratio = ratioOf(divisor);
  if (ratio === undefined) return NOT_IMPLEMENTED;
  return duration(nearest(self.total * ratio[1], ratio[0]));
}

function floorDivided(self: Value, divisor: Value): Value {
  if (!(self instanceof PyTimedelta)) return NOT_IMPLEMENTED;
  const whole = divisor instanceof PyTimedelta ? total(divisor) : plainInt(divisor);
  if (whole === undefined) return NOT_IMPLEMENTED;
  if (whole === 0) throw divisionByZero('integer division or modulo by zero');
  const quotient = floorDivide(total(self), whole);
  return divisor instanceof PyTimedelta ? quotient : duration(BigInt(quotient));
}

function remainder(self: Value, divisor: Value): Value {
  if (!(self instanceof PyTimedelta && divisor instanceof PyTimedelta)) return NOT_IMPLEMENTED;
  if (divisor.total === 0n) throw divisionByZero('integer modulo by zero');
  return duration(BigInt(modulo(total(self), total(divisor))));
}

/** A pair of methods `__name__` and `__rname__` of one operation on any two values. */
function bothSides(name: string, operate: (left: Value, right: Value) => Value): Native[] {
  return [
    native(`__${name}__(self, value, /)`, ([self, value]: [Value, Value]) => operate(self, value)),
    native(`__r${name}__(self, value, /)`, ([self, value]: [Value, Value]) => operate(value, self)),
  ];
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function text({ days, seconds, microseconds }: PyTimedelta): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  let result = `${hours}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}`;
  if (microseconds !== 0) result += `.${String(microseconds).padStart(6, '0')}`;
  if (days === 0) return result;
  return `${days} day${Math.abs(days) === 1 ? '' : 's'}, ${result}`;
}

function representation({ days, seconds, microseconds, type }: PyTimedelta): string {
  const parts: string[] = [];
  if (days !== 0) parts.push(`days=${days}`);
  if (seconds !== 0) parts.push(`seconds=${seconds}`);
  if (microseconds !== 0) parts.push(`microseconds=${microseconds}`);
  return `${type.shownName}(${parts.join(', ') || '0'})`;
}

export function hashDuration({ days, seconds, microseconds }: PyTimedelta): Integer {
  return hashTuple([hashInteger(days), hashInteger(seconds), hashInteger(microseconds)]);
}

export function installTimedelta(): void {
  install(TIMEDELTA_TYPE, [
    constructor(
      TIMEDELTA_TYPE,
      PARTS.map(([name]) => `${name}=0`).join(', '),
      (cls, args) => duration(sumOfParts(args as readonly (Value | undefined)[]), cls),
      '__new__',
    ),
    ...bothSides('add', (left, right) =>
      left instanceof PyTimedelta && right instanceof PyTimedelta
        ? duration(left.total + right.total)
        : NOT_IMPLEMENTED,
    ),
    ...bothSides('sub', (left, right) =>
      left instanceof PyTimedelta && right instanceof PyTimedelta
        ? duration(left.total - right.total)
        : NOT_IMPLEMENTED,
    ),
    ...bothSides('mul', (left, right) =>
      left instanceof PyTimedelta ? scaled(left, right) : scaled(right as PyTimedelta, left),
    ),
    ...bothSides('truediv', divided),
    ...bothSides('floordiv', floorDivided),
    ...bothSides('mod', remainder),
    ...bothSides('divmod', (left, right) => {
      if (!(right instanceof PyTimedelta)) return NOT_IMPLEMENTED;
      const quotient = floorDivided(left, right);
      return quotient === NOT_IMPLEMENTED ? quotient : tuple([quotient, remainder(left, right)]);
    }),
    native('__neg__(self, /)', ([self]: [PyTimedelta]) => duration(-self.total)),
    native('__pos__(self, /)', ([self]: [PyTimedelta]) => duration(self.total)),
    native('__abs__(self, /)', ([self]: [PyTimedelta]) =>
      duration(self.total < 0n ? -self.total : self.total),
    ),
    native('__bool__(self, /)', ([self]: [PyTimedelta]) => self.total !== 0n),
    ...comparisons((self, value, operator) =>
      value instanceof PyTimedelta
        ? quickCompare(operator, total(self as PyTimedelta), total(value))
        : undefined,
    ),
    native('__hash__(self, /)', ([self]: [PyTimedelta]) => hashDuration(self)),
    native('__str__(self, /)', ([self]: [PyTimedelta]) => text(self)),
    native('__repr__(self, /)', ([self]: [PyTimedelta]) => representation(self)),
    native('__reduce__(self)', ([self]: [PyTimedelta]) =>
      tuple([self.type, tuple([self.days, self.seconds, self.microseconds])]),
    ),
    native('total_seconds(self)', ([self]: [PyTimedelta]) =>
      float(trueDivide(total(self), 1_000_000)),
    ),
    new PyGetSet('days', (self) => (self as PyTimedelta).days),
    new PyGetSet('seconds', (self) => (self as PyTimedelta).seconds),
    new PyGetSet('microseconds', (self) => (self as PyTimedelta).microseconds),
    { name: 'min', value: duration(-999_999_999n * DAY_US) },
    { name: 'max', value: duration(1_000_000_000n * DAY_US - 1n) },
    { name: 'resolution', value: MICROSECOND },
  ]);
}
