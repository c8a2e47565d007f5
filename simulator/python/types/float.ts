/** float. */
import { decompose, scaled } from '../formatting/float-digits.ts';
import { formatFloat } from '../formatting/format-value.ts';
import { floatHex, floatRepr, parseFloatHex, parseFloatText } from '../formatting/float-text.ts';
import { stringRepr, bytesRepr } from '../formatting/string-text.ts';
import { raise, type Raised, typeError, valueError } from '../objects/exception.ts';
import { PyGetSet } from '../objects/function.ts';
import { asClassMethod, native, resumable } from '../objects/native.ts';
import { NONE, NOT_IMPLEMENTED, type PyType, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { float, FLOAT_TYPE, PyFloat, tuple } from '../objects/values.ts';
import {
  call,
  index,
  plainInt,
  plainText,
  quickCompare,
  specialMethod,
  typeName,
} from '../protocols/index.ts';
import { powerOfNegative } from './complex-arithmetic.ts';
import { resumableConstructor } from './construct.ts';
import { positivePower } from './float-power.ts';
import { formatMethod } from './format-method.ts';
import { hashFloat } from './hashing.ts';
import { install, type Member } from './install.ts';
import {
  divisionByZero,
  fromFloat,
  fromWhole,
  type Integer,
  normalise,
  toFloat,
} from './integer.ts';
import { bytesOf } from './memory-view.ts';
import { arithmetic, comparisons } from './operator-methods.ts';

/** The double an int or float stands for in arithmetic with floats. */
export function plainFloat(value: Value): number | undefined {
  if (value instanceof PyFloat) return value.value;
  const whole = plainInt(value);
  return whole === undefined ? undefined : toFloat(whole);
}

/** float(value), through `__float__` and `__index__`; the wording is that of what asks. */
export function* toDouble(value: Value, wording = 'must be real number, not '): Resumable<number> {
  if (value instanceof PyFloat) return value.value;
  if (typeof value === 'number') return value;
  const method = specialMethod(value, '__float__');
  if (method !== undefined) {
    const result = yield* call(method, []);
    if (result instanceof PyFloat) return result.value;
    throw typeError(`${typeName(value)}.__float__ returned non-float (type ${typeName(result)})`);
  }
  if (specialMethod(value, '__index__') !== undefined) return toFloat(yield* index(value));
  throw typeError(`${wording}${quoted(wording, value)}`);
}

function quoted(wording: string, value: Value): string {
  return wording.startsWith('must') ? typeName(value) : `'${typeName(value)}'`;
}

function* convert(x: Value | undefined): Resumable<number> {
  if (x === undefined) return 0;
  const text = plainText(x) ?? bytesText(x);
  if (text !== undefined) {
    const value = parseFloatText(text);
    if (value !== undefined) return value;
    const bytes = bytesOf(x);
    const shown = bytes === undefined ? stringRepr(text) : bytesRepr(bytes);
    throw valueError(`could not convert string to float: ${shown}`);
  }
  return yield* toDouble(x, 'float() argument must be a string or a real number, not ');
}

function bytesText(value: Value): string | undefined {
  const bytes = bytesOf(value);
  return bytes === undefined ? undefined : String.fromCharCode(...bytes);
}

function newFloat(cls: PyType, value: number): PyFloat {
  return new PyFloat(value, cls);
}

/** x % y with the sign of y. */
function remainder(x: number, y: number): number {
  const rest = x % y;
  if (rest === 0) return y < 0 || Object.is(y, -0) ? -0 : 0;
  return rest < 0 !== y < 0 ? rest + y : rest;
}

/** x // y, consistent with {@link remainder}. */
function floorQuotient(x: number, y: number): number {
  const rest = x % y;
  let quotient = (x - rest) / y;
  if (rest !== 0 && rest < 0 !== y < 0) quotient -= 1;
  if (quotient === 0) return x / y < 0 || Object.is(x / y, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function checkDivisor(divisor: number, message: string): void {
  if (divisor === 0) throw divisionByZero(message);
}

const ARITHMETIC = arithmetic(plainFloat, {
  '+': (a, b) => float(a + b),
  '-': (a, b) => float(a - b),
  '*': (a, b) => float(a * b),
  '/': (a, b) => {
    checkDivisor(b, 'float division by zero');
    return float(a / b);
  },
  '//': (a, b) => {
    checkDivisor(b, 'float floor division by zero');
    return float(floorQuotient(a, b));
  },
  '%': (a, b) => {
    checkDivisor(b, 'float modulo');
    return float(remainder(a, b));
  },
});

/** a ** b of doubles. */
export function powerFloat(a: number, b: number): Value {
  if (a === 1 || b === 0) return float(1);
  if (a === 0 && b < 0 && Number.isFinite(b))
    throw divisionByZero('0.0 cannot be raised to a negative power');
  if (a === -1 && !Number.isFinite(b) && !Number.isNaN(b)) return float(1);
  if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b)) {
    return powerOfNegative(a, b);
  }
  const result = finitePower(a, b);
  if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b)) {
    throw raise('OverflowError', 34, 'Numerical result out of range');
  }
  return float(result);
}

function finitePower(a: number, b: number): number {
  if (b === 1) return a;
  if (b === 2) return a * a;
  if (!Number.isFinite(a) || !Number.isFinite(b) || a === 0) return a ** b;
  const size = positivePower(Math.abs(a), b);
  return a < 0 && Math.abs(b) % 2 === 1 ? -size : size;
}

/** round(x, digits): the double nearest to the decimal that the exact value rounds to. */
function roundTo(value: number, digits: number | bigint): number {
  if (!Number.isFinite(value) || value === 0 || digits > 323) return value;
  if (digits < -308) return value < 0 ? -0 : 0;
  const places = Number(digits);
  const result = Number(`${scaled(value, places)}e${-places}`);
  if (!Number.isFinite(result))
    throw raise('OverflowError', 'rounded value too large to represent');
  return value < 0 ? -result : result;
}

/** round(x): to the nearest int, ties to even. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** float.as_integer_ratio(). */
export function floatRatio(value: number): readonly [Integer, Integer] {
  if (Number.isNaN(value)) throw valueError('cannot convert NaN to integer ratio');
  if (!Number.isFinite(value)) {
    throw raise('OverflowError', 'cannot convert Infinity to integer ratio');
  }
  let { mantissa, exponent } = decompose(value);
  while (mantissa !== 0n && mantissa % 2n === 0n && exponent < 0) {
    mantissa /= 2n;
    exponent += 1;
  }
  if (mantissa === 0n) return [0, 1];
  if (exponent >= 0) return [normalise(mantissa << BigInt(exponent)), 1];
  return [normalise(mantissa), normalise(1n << BigInt(-exponent))];
}

const plain = (self: PyFloat): number => self.value;

function hexError(): Raised {
  return valueError('invalid hexadecimal floating-point string');
}

const MEMBERS: readonly Member[] = [
  resumableConstructor(FLOAT_TYPE, 'x=0, /', function* (cls, [x]) {
    if (cls === FLOAT_TYPE && x instanceof PyFloat && x.type === FLOAT_TYPE) return x;
    return newFloat(cls, yield* convert(x));
  }),
  ...ARITHMETIC,
  ...comparisons((self, value, operator) => {
    if (value instanceof PyFloat) {
      return quickCompare(operator, float((self as PyFloat).value), float(value.value));
    }
    const other = plainInt(value);
    return other === undefined
      ? undefined
      : quickCompare(operator, float((self as PyFloat).value), other);
  }),
  native('__pow__(self, value, mod=None, /)', ([self, value, modulus]) => {
    const b = plainFloat(value);
    if (b === undefined) return NOT_IMPLEMENTED;
    if (modulus !== undefined && modulus !== NONE) {
      throw typeError('pow() 3rd argument not allowed unless all arguments are integers');
    }
    return powerFloat(plain(self), b);
  }),
  native('__rpow__(self, value, mod=None, /)', ([self, value]) => {
    const a = plainFloat(value);
    return a === undefined ? NOT_IMPLEMENTED : powerFloat(a, plain(self));
  }),
  native('__divmod__(self, value, /)', ([self, value]) => {
    const b = plainFloat(value);
    return b === undefined ? NOT_IMPLEMENTED : pair(plain(self), b);
  }),
  native('__rdivmod__(self, value, /)', ([self, value]) => {
    const a = plainFloat(value);
    return a === undefined ? NOT_IMPLEMENTED : pair(a, plain(self));
  }),
  native('__neg__(self, /)', ([self]) => float(-plain(self))),
  native('__pos__(self, /)', ([self]) => float(plain(self))),
  native('__abs__(self, /)', ([self]) => float(Math.abs(plain(self)))),
  native('__bool__(self, /)', ([self]) => plain(self) !== 0),
  native('__int__(self, /)', ([self]) => fromFloat(plain(self))),
  native('__trunc__(self, /)', ([self]) => fromFloat(plain(self))),
  native('__floor__(self, /)', ([self]) => fromFloat(Math.floor(plain(self)))),
  native('__ceil__(self, /)', ([self]) => fromFloat(Math.ceil(plain(self)))),
  native('__float__(self, /)', ([self]) => float(plain(self))),
  resumable('__round__(self, ndigits=None, /)', function* ([self, digits]) {
    const value = plain(self);
    if (digits === undefined || digits === NONE) {
      return Number.isFinite(value) ? fromWhole(roundHalfEven(value)) : fromFloat(value);
    }
    return float(roundTo(value, yield* index(digits)));
  }),
  native('__hash__(self, /)', ([self], context) =>
    Number.isNaN(plain(self)) ? context.interpreter.idOf(self) : hashFloat(plain(self)),
  ),
  native('__repr__(self, /)', ([self]) => floatRepr(plain(self))),
  formatMethod((self, spec) => formatFloat(plain(self as PyFloat), spec, typeName(self))),
  native('__getnewargs__(self, /)', ([self]) => tuple([float(plain(self))])),
  native('is_integer(self, /)', ([self]) => Number.isInteger(plain(self))),
  native('as_integer_ratio(self, /)', ([self]) => tuple(floatRatio(plain(self)))),
  native('conjugate(self, /)', ([self]) => float(plain(self))),
  native('hex(self, /)', ([self]) => floatHex(plain(self))),
  asClassMethod(
    resumable('fromhex(cls, string, /)', function* ([cls, text]) {
      const value = parseFloatHex(plainText(text) ?? '');
      if (value === undefined) throw hexError();
      if (!Number.isFinite(value) && !/inf|nan/i.test(plainText(text) ?? '')) {
        throw raise('OverflowError', 'hexadecimal value too large to represent as a float');
      }
      return cls === FLOAT_TYPE ? float(value) : yield* call(cls, [float(value)]);
    }),
  ),
  asClassMethod(native('__getformat__(cls, typestr, /)', () => 'IEEE, little-endian')),
  new PyGetSet('real', (self) => float(plain(self as PyFloat))),
  new PyGetSet('imag', () => float(0)),
];

function pair(a: number, b: number): Value {
  checkDivisor(b, 'float divmod()');
  return tuple([float(floorQuotient(a, b)), float(remainder(a, b))]);
}

export function installFloat(): void {
  install(FLOAT_TYPE, MEMBERS);
}
