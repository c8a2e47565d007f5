/** int and bool. */
import type { Context } from '../context.ts';
import { decimalNs, productNs } from '../costs.ts';
import { formatInteger } from '../formatting/format-value.ts';
import { integerText, parseInteger } from '../formatting/integer-text.ts';
import { stringRepr, bytesRepr } from '../formatting/string-text.ts';
import { raise, type Raised, typeError, valueError } from '../objects/exception.ts';
import { PyGetSet } from '../objects/function.ts';
import { asClassMethod, native, resumable } from '../objects/native.ts';
import {
  BOOL_TYPE,
  INT_TYPE,
  NONE,
  NOT_IMPLEMENTED,
  type PyType,
  type Value,
} from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import type { PyTuple } from '../objects/values.ts';
import { float, PyBytes, PyInt, tuple } from '../objects/values.ts';
import {
  call,
  collect,
  index,
  plainInt,
  plainText,
  quickCompare,
  specialMethod,
  textArgument,
  truth,
  typeName,
} from '../protocols/index.ts';
import { resumableConstructor } from './construct.ts';
import { powerFloat } from './float.ts';
import { formatMethod } from './format-method.ts';
import { hashInteger } from './hashing.ts';
import { install, type Member } from './install.ts';
import {
  absolute,
  add,
  bitsOf,
  bitwise,
  divisionByZero,
  floorDivide,
  type Integer,
  invert,
  modulo,
  multiply,
  negate,
  normalise,
  power,
  powerModulo,
  roundInteger,
  shiftLeft,
  shiftRight,
  subtract,
  toFloat,
  trueDivide,
} from './integer.ts';
import { bytesOf } from './memory-view.ts';
import { arithmetic, comparisons } from './operator-methods.ts';

/** An int of a type: the plain value for int itself, an instance for subclasses. */
function newInt(cls: PyType, value: Integer): Value {
  return cls === INT_TYPE ? value : new PyInt(value, cls);
}

function invalidLiteral(shown: string, base: Integer): Raised {
  return valueError(`invalid literal for int() with base ${base}: ${shown}`);
}

/** int(x, base). */
function* convert(x: Value | undefined, base: Value | undefined): Resumable<Integer> {
  if (base !== undefined) {
    if (x === undefined) throw typeError('int() missing string argument');
    const text = plainText(x) ?? bytesText(x);
    const radix = yield* index(base);
    if (text === undefined) throw typeError("int() can't convert non-string with explicit base");
    if ((radix !== 0 && radix < 2) || radix > 36) {
      throw valueError('int() base must be >= 2 and <= 36, or 0');
    }
    return parse(x, text, Number(radix));
  }
  if (x === undefined) return 0;
  if (typeof x === 'number' || typeof x === 'bigint') return x;
  const method = specialMethod(x, '__int__') ?? specialMethod(x, '__index__');
  if (method !== undefined) {
    const result = plainInt(yield* call(method, []));
    if (result === undefined) {
      throw typeError(`__int__ returned non-int (type ${typeName(x)})`);
    }
    return result;
  }
  const truncate = specialMethod(x, '__trunc__');
  if (truncate !== undefined) {
    const whole = yield* call(truncate, []);
    if (plainInt(whole) !== undefined) return plainInt(whole)!;
    const inner = specialMethod(whole, '__index__') ?? specialMethod(whole, '__int__');
    if (inner !== undefined) return yield* index(yield* call(inner, []));
    throw typeError(`__trunc__ returned non-Integral (type ${typeName(whole)})`);
  }
  const text = plainText(x) ?? bytesText(x);
  if (text !== undefined) return parse(x, text, 10);
  throw typeError(
    `int() argument must be a string, a bytes-like object or a real number, not '${typeName(x)}'`,
  );
}

function parse(x: Value, text: string, base: number): Integer {
  const value = parseInteger(text, base);
  if (value !== undefined) return value;
  const bytes = bytesOf(x);
  throw invalidLiteral(bytes === undefined ? stringRepr(text) : bytesRepr(bytes), base);
}

function bytesText(value: Value): string | undefined {
  const bytes = bytesOf(value);
  if (bytes === undefined) return undefined;
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function toBytes(value: Integer, length: number, order: string, signed: boolean): PyBytes {
  checkOrder(order);
  if (length < 0) throw valueError('length argument must be non-negative');
  if (value < 0 && !signed) throw raise('OverflowError', "can't convert negative int to unsigned");
  const bits = BigInt(length * 8);
  let rest = BigInt(value);
  const limit = signed ? 1n << (bits > 0n ? bits - 1n : 0n) : 1n << bits;
  const tooBig =
    length === 0 ? rest !== 0n : signed ? rest >= limit || rest < -limit : rest >= limit;
  if (tooBig) throw raise('OverflowError', 'int too big to convert');
  rest = BigInt.asUintN(length * 8, rest);
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    bytes[order === 'little' ? i : length - 1 - i] = Number(rest & 255n);
    rest >>= 8n;
  }
  return new PyBytes(bytes);
}

function checkOrder(order: string): void {
  if (order !== 'little' && order !== 'big') {
    throw valueError("byteorder must be either 'little' or 'big'");
  }
}

function fromBytes(bytes: Uint8Array, order: string, signed: boolean): Integer {
  checkOrder(order);
  let value = 0n;
  for (let i = 0; i < bytes.length; i++) {
    value = (value << 8n) | BigInt(bytes[order === 'big' ? i : bytes.length - 1 - i]!);
  }
  return normalise(signed ? BigInt.asIntN(bytes.length * 8, value) : value);
}

function bitCount(value: Integer): number {
  return absolute(value).toString(2).replaceAll('0', '').length;
}

function checkDivisor(divisor: Integer, message: string): void {
  if (divisor === 0) throw divisionByZero(message);
}

const DIVISION = 'integer division or modulo by zero';

/** Long division: each digit of the quotient is multiplied with all of the divisor. */
function quotientNs(a: Integer, b: Integer): number {
  if (typeof a !== 'bigint') return 0;
  return productNs(Math.max(0, bitsOf(a) - bitsOf(b)), bitsOf(b));
}

const ARITHMETIC = arithmetic(plainInt, {
  '+': add,
  '-': subtract,
  '*': (a, b, context) => {
    // Ints of one digit cost what the instruction costs.
    if (typeof a === 'bigint' || typeof b === 'bigint') {
      context.charge(productNs(bitsOf(a), bitsOf(b)));
    }
    return multiply(a, b);
  },
  '/': (a, b) => {
    checkDivisor(b, 'division by zero');
    return float(trueDivide(a, b));
  },
  '//': (a, b, context) => {
    checkDivisor(b, DIVISION);
    context.charge(quotientNs(a, b));
    return floorDivide(a, b);
  },
  '%': (a, b, context) => {
    checkDivisor(b, 'integer modulo by zero');
    context.charge(quotientNs(a, b));
    return modulo(a, b);
  },
  '<<': (a, b, context) => shiftLeft(a, b, (bytes) => context.interpreter.allocate(bytes)),
  '>>': shiftRight,
  '&': (a, b) => bitwise('&', a, b),
  '|': (a, b) => bitwise('|', a, b),
  '^': (a, b) => bitwise('^', a, b),
});

/** a ** b, a float when b is negative. */
function raisePower(a: Integer, b: Integer, context: Context): Value {
  if (b >= 0) {
    const result = power(a, b, (bytes) => context.interpreter.allocate(bytes));
    // The last squaring, of half the bits, costs twice what all before it cost.
    if (typeof result === 'bigint') {
      const bits = bitsOf(result) / 2;
      context.charge(productNs(bits, bits) * 1.5);
    }
    return result;
  }
  if (a === 0) throw divisionByZero('0.0 cannot be raised to a negative power');
  return powerFloat(toFloat(a), toFloat(b));
}

const plain = (value: Value): Integer => plainInt(value) as Integer;
const pair = (a: Integer, b: Integer): PyTuple => {
  checkDivisor(b, DIVISION);
  return tuple([floorDivide(a, b), modulo(a, b)]);
};

const INT_MEMBERS: readonly Member[] = [
  resumableConstructor(INT_TYPE, 'x=0, /, base=10', function* (cls, [x, base]) {
    return newInt(cls, yield* convert(x, base));
  }),
  ...ARITHMETIC,
  ...comparisons((self, value, operator) => {
    const other = plainInt(value);
    return other === undefined ? undefined : quickCompare(operator, plain(self), other);
  }),
  native('__pow__(self, value, mod=None, /)', ([self, value, modulus], context) => {
    const a = plainInt(self);
    const b = plainInt(value);
    if (a === undefined || b === undefined) return NOT_IMPLEMENTED;
    if (modulus === undefined || modulus === NONE) {
      return raisePower(a, b, context);
    }
    const m = plainInt(modulus);
    return m === undefined ? NOT_IMPLEMENTED : powerModulo(a, b, m);
  }),
  native('__rpow__(self, value, mod=None, /)', ([self, value], context) => {
    const a = plainInt(value);
    const b = plainInt(self);
    if (a === undefined || b === undefined) return NOT_IMPLEMENTED;
    return raisePower(a, b, context);
  }),
  native('__divmod__(self, value, /)', ([self, value]) => {
    const other = plainInt(value);
    return other === undefined ? NOT_IMPLEMENTED : pair(plain(self), other);
  }),
  native('__rdivmod__(self, value, /)', ([self, value]) => {
    const other = plainInt(value);
    return other === undefined ? NOT_IMPLEMENTED : pair(other, plain(self));
  }),
  native('__neg__(self, /)', ([self]) => negate(plain(self))),
  native('__pos__(self, /)', ([self]) => plain(self)),
  native('__abs__(self, /)', ([self]) => absolute(plain(self))),
  native('__invert__(self, /)', ([self]) => invert(plain(self))),
  native('__bool__(self, /)', ([self]) => plain(self) !== 0),
  native('__int__(self, /)', ([self]) => plain(self)),
  native('__index__(self, /)', ([self]) => plain(self)),
  native('__trunc__(self, /)', ([self]) => plain(self)),
  native('__floor__(self, /)', ([self]) => plain(self)),
  native('__ceil__(self, /)', ([self]) => plain(self)),
  native('__float__(self, /)', ([self]) => float(toFloat(plain(self)))),
  resumable('__round__(self, ndigits=None, /)', function* ([self, digits]) {
    if (digits === undefined || digits === NONE) return plain(self);
    return roundInteger(plain(self), yield* index(digits));
  }),
  native('__hash__(self, /)', ([self]) => hashInteger(plain(self))),
  native('__repr__(self, /)', ([self], context) => {
    const text = integerText(plain(self));
    if (text.length > 20) context.charge(decimalNs(text.length));
    return text;
  }),
  formatMethod((self, spec) => formatInteger(plain(self), spec, typeName(self))),
  native('__getnewargs__(self, /)', ([self]) => tuple([plain(self)])),
  native('bit_length(self, /)', ([self]) => bitsOf(plain(self))),
  native('bit_count(self, /)', ([self]) => bitCount(plain(self))),
  native('conjugate(self, /)', ([self]) => plain(self)),
  native('as_integer_ratio(self, /)', ([self]) => tuple([plain(self), 1])),
  resumable(
    "to_bytes(self, /, length=1, byteorder='big', *, signed=False)",
    function* ([self, length, order, signed]) {
      const size = length === undefined ? 1 : Number(yield* index(length));
      const isSigned = signed !== undefined && (yield* truth(signed));
      return toBytes(
        plain(self),
        size,
        textArgument(order ?? 'big', 'to_bytes', " 'byteorder'"),
        isSigned,
      );
    },
  ),
  asClassMethod(
    resumable(
      "from_bytes(cls, /, bytes, byteorder='big', *, signed=False)",
      function* ([cls, bytes, order, signed]) {
        const byteOrder = textArgument(order ?? 'big', 'from_bytes', " 'byteorder'");
        checkOrder(byteOrder);
        const source = yield* byteSource(bytes);
        const isSigned = signed !== undefined && (yield* truth(signed));
        const value = fromBytes(source, byteOrder, isSigned);
        return cls === INT_TYPE ? value : yield* call(cls, [value]);
      },
    ),
  ),
  new PyGetSet('real', plain),
  new PyGetSet('imag', () => 0),
  new PyGetSet('numerator', plain),
  new PyGetSet('denominator', () => 1),
];

function* byteSource(value: Value): Resumable<Uint8Array> {
  const bytes = bytesOf(value);
  if (bytes !== undefined) return bytes;
  if (plainText(value) !== undefined || specialMethod(value, '__iter__') === undefined) {
    throw typeError(`cannot convert '${typeName(value)}' object to bytes`);
  }
  const numbers: number[] = [];
  for (const item of yield* collect(value)) numbers.push(Number(yield* index(item)));
  return Uint8Array.from(numbers);
}

/** & | ^ of two bools is a bool. */
function logical(operator: '&' | '|' | '^'): (args: Value[]) => Value {
  return ([self, value]) => {
    if (typeof self === 'boolean' && typeof value === 'boolean') {
      return operator === '&' ? self && value : operator === '|' ? self || value : self !== value;
    }
    const a = plainInt(self!);
    const b = plainInt(value!);
    return a === undefined || b === undefined ? NOT_IMPLEMENTED : bitwise(operator, a, b);
  };
}

const BOOL_MEMBERS: readonly Member[] = [
  resumableConstructor(BOOL_TYPE, 'x=False, /', function* (_cls, [x]) {
    return x === undefined ? false : yield* truth(x);
  }),
  native('__repr__(self, /)', ([self]) => (self === true ? 'True' : 'False')),
  native('__and__(self, value, /)', logical('&')),
  native('__rand__(self, value, /)', logical('&')),
  native('__or__(self, value, /)', logical('|')),
  native('__ror__(self, value, /)', logical('|')),
  native('__xor__(self, value, /)', logical('^')),
  native('__rxor__(self, value, /)', logical('^')),
];

export function installInt(): void {
  install(INT_TYPE, INT_MEMBERS);
  install(BOOL_TYPE, BOOL_MEMBERS);
}
