/** complex, basic: arithmetic, text, parts. */
import { norm } from '../../base/math/norm.ts';
import { formatComplex } from '../formatting/format-complex.ts';
import { floatRepr, parseFloatText, stripSpace } from '../formatting/float-text.ts';
import { raise, typeError, valueError } from '../objects/exception.ts';
import { PyGetSet } from '../objects/function.ts';
import { native } from '../objects/native.ts';
import { NONE, NOT_IMPLEMENTED, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { COMPLEX_TYPE, float, PyComplex, PyFloat, tuple } from '../objects/values.ts';
import {
  call,
  EQUAL,
  plainInt,
  plainText,
  quickCompare,
  specialMethod,
  typeName,
} from '../protocols/index.ts';
import { type Parts, power, product, quotient } from './complex-arithmetic.ts';
import { resumableConstructor } from './construct.ts';
import { formatMethod } from './format-method.ts';
import { plainFloat, toDouble } from './float.ts';
import { hashComplex } from './hashing.ts';
import { install, type Member } from './install.ts';
import { arithmetic } from './operator-methods.ts';

function partsOf(value: Value): Parts | undefined {
  if (value instanceof PyComplex) return [value.real, value.imaginary];
  const real = plainFloat(value);
  return real === undefined ? undefined : [real, 0];
}

const made = ([real, imaginary]: Parts): PyComplex => new PyComplex(real, imaginary);

/** A part without the ".0" of a float. */
function partText(value: number): string {
  return floatRepr(value).replace(/\.0$/, '');
}

export function complexText(real: number, imaginary: number): string {
  const imag = partText(imaginary);
  if (real === 0 && !Object.is(real, -0)) return `${imag}j`;
  const sign = imag.startsWith('-') ? '' : '+';
  return `(${partText(real)}${sign}${imag}j)`;
}

const FLOAT = '(?:\\d[\\d_]*\\.?[\\d_]*|\\.\\d[\\d_]*)(?:[eE][+-]?\\d+)?|inf(?:inity)?|nan';
const COMPLEX = new RegExp(`^([+-]?(?:${FLOAT}))?(?:([+-]?(?:${FLOAT})?)[jJ])?$`, 'i');

function parse(text: string): Parts | undefined {
  let trimmed = stripSpace(text);
  if (trimmed.startsWith('(') && trimmed.endsWith(')')) trimmed = stripSpace(trimmed.slice(1, -1));
  if (trimmed === '') return undefined;
  const real = parseFloatText(trimmed);
  if (real !== undefined) return [real, 0];
  // Try the longest imaginary part: "1+2j" is two numbers, "12j" is one.
  const single = /^[+-]?[^+-]*(?:e[+-]?\d+)?j$/i.exec(trimmed);
  if (single) {
    const imaginary = imaginaryPart(trimmed.slice(0, -1));
    return imaginary === undefined ? undefined : [0, imaginary];
  }
  const match = COMPLEX.exec(trimmed);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const first = parseFloatText(match[1]);
  const second = /^[+-]/.test(match[2]) ? imaginaryPart(match[2]) : undefined;
  return first === undefined || second === undefined ? undefined : [first, second];
}

function imaginaryPart(text: string): number | undefined {
  if (text === '' || text === '+') return 1;
  return text === '-' ? -1 : parseFloatText(text);
}

/** complex(x): through `__complex__`, else as a float. */
function* convert(value: Value, position: 'first' | 'second'): Resumable<Parts> {
  if (value instanceof PyComplex) return [value.real, value.imaginary];
  const method = specialMethod(value, '__complex__');
  if (method !== undefined) {
    const result = yield* call(method, []);
    if (result instanceof PyComplex) return [result.real, result.imaginary];
    throw typeError(`__complex__ returned non-complex (type ${typeName(result)})`);
  }
  const real =
    value instanceof PyFloat ||
    plainInt(value) !== undefined ||
    specialMethod(value, '__float__') !== undefined ||
    specialMethod(value, '__index__') !== undefined;
  if (real) return [yield* toDouble(value), 0];
  throw typeError(
    position === 'first'
      ? `complex() first argument must be a string or a number, not '${typeName(value)}'`
      : `complex() second argument must be a number, not '${typeName(value)}'`,
  );
}

function* construct(real: Value | undefined, imaginary: Value | undefined): Resumable<Parts> {
  const text = real === undefined ? undefined : plainText(real);
  if (text !== undefined) {
    if (imaginary !== undefined) {
      throw typeError("complex() can't take second arg if first is a string");
    }
    const parts = parse(text);
    if (parts === undefined) throw valueError('complex() arg is a malformed string');
    return parts;
  }
  if (imaginary !== undefined && plainText(imaginary) !== undefined) {
    throw typeError("complex() second arg can't be a string");
  }
  const [a, b] = real === undefined ? [0, 0] : yield* convert(real, 'first');
  if (imaginary === undefined) return [a, b];
  const [c, d] = yield* convert(imaginary, 'second');
  // Adding 0 would lose the sign of a zero.
  return [imaginary instanceof PyComplex ? a - d : a, real instanceof PyComplex ? b + c : c];
}

/** Exact for ints of any size; undefined for what is no number. */
function equalTo(self: PyComplex, value: Value): boolean | undefined {
  if (value instanceof PyComplex) {
    return self.real === value.real && self.imaginary === value.imaginary;
  }
  const whole = value instanceof PyFloat ? value : plainInt(value);
  if (whole === undefined) return undefined;
  return self.imaginary === 0 && quickCompare(EQUAL, float(self.real), whole) === true;
}

const parts = (self: PyComplex): Parts => [self.real, self.imaginary];

const MEMBERS: readonly Member[] = [
  resumableConstructor(COMPLEX_TYPE, 'real=0, imag=0', function* (cls, [real, imaginary]) {
    const same = cls === COMPLEX_TYPE && imaginary === undefined && real instanceof PyComplex;
    if (same && real.type === COMPLEX_TYPE) return real;
    return new PyComplex(...(yield* construct(real, imaginary)), cls);
  }),
  ...arithmetic(partsOf, {
    '+': ([a, b], [c, d]) => made([a + c, b + d]),
    '-': ([a, b], [c, d]) => made([a - c, b - d]),
    '*': (a, b) => made(product(a, b)),
    '/': (a, b) => made(quotient(a, b)),
  }),
  native('__pow__(self, value, mod=None, /)', ([self, value, modulus]) => {
    const exponent = partsOf(value);
    if (exponent === undefined) return NOT_IMPLEMENTED;
    if (modulus !== undefined && modulus !== NONE) throw valueError('complex modulo');
    return made(power(parts(self), exponent));
  }),
  native('__rpow__(self, value, mod=None, /)', ([self, value]) => {
    const base = partsOf(value);
    return base === undefined ? NOT_IMPLEMENTED : made(power(base, parts(self)));
  }),
  ...[true, false].map((equal) =>
    native(`${equal ? '__eq__' : '__ne__'}(self, value, /)`, ([self, value]) => {
      const same = equalTo(self, value);
      return same === undefined ? NOT_IMPLEMENTED : same === equal;
    }),
  ),
  native('__neg__(self, /)', ([self]) => made([-self.real, -self.imaginary])),
  native('__pos__(self, /)', ([self]) => made(parts(self))),
  native('__abs__(self, /)', ([self]) => {
    const size = norm([self.real, self.imaginary]);
    if (!Number.isFinite(size) && Number.isFinite(self.real) && Number.isFinite(self.imaginary)) {
      throw raise('OverflowError', 'absolute value too large');
    }
    return float(size);
  }),
  native('__bool__(self, /)', ([self]) => self.real !== 0 || self.imaginary !== 0),
  native('__complex__(self, /)', ([self]) => made(parts(self))),
  native('__hash__(self, /)', ([self]) => hashComplex(self.real, self.imaginary)),
  native('__repr__(self, /)', ([self]) => complexText(self.real, self.imaginary)),
  formatMethod((self, spec) => {
    const { real, imaginary } = self as PyComplex;
    return formatComplex(real, imaginary, spec, typeName(self));
  }),
  native('conjugate(self, /)', ([self]) => made([self.real, -self.imaginary])),
  native('__getnewargs__(self, /)', ([self]) => tuple([float(self.real), float(self.imaginary)])),
  new PyGetSet('real', (self) => float((self as PyComplex).real)),
  new PyGetSet('imag', (self) => float((self as PyComplex).imaginary)),
];

export function installComplex(): void {
  install(COMPLEX_TYPE, MEMBERS);
}
