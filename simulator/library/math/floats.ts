/** The functions of `math` that take one or two numbers and give a float. */
import { raise, typeError, valueError } from '../../python/objects/exception.ts';
import { type Native, resumable } from '../../python/objects/native.ts';
import type { Value } from '../../python/objects/object.ts';
import { float, type PyTuple } from '../../python/objects/values.ts';
import { plainInt } from '../../python/protocols/index.ts';
import { toDouble } from '../../python/types/float.ts';
import { bitsOf } from '../../python/types/integer.ts';
import * as elementary from '../../base/math/elementary.ts';
import { erf, erfc, gamma, lgamma } from './gamma.ts';
import * as hyperbolic from './hyperbolic.ts';

/** How a function answers for what isn't finite: by itself, or by a domain error. */
interface Row {
  readonly name: string;
  readonly of: (x: number) => number;
  /** Values at −∞ and ∞; undefined: a domain error. */
  readonly ends: readonly [number | undefined, number | undefined];
  /** Whether a finite x is in its domain; undefined: every one is. */
  readonly domain?: (x: number) => boolean;
}

const POLE_OR_NEGATIVE = (x: number): boolean => x > 0;
const NOT_A_POLE = (x: number): boolean => x > 0 || !Number.isInteger(x);
const UP_TO_ONE = (x: number): boolean => x >= -1 && x <= 1;
const NONE_AT_ENDS = [undefined, undefined] as const;
const SAME_AT_ENDS = [-Infinity, Infinity] as const;

const ROWS: readonly Row[] = [
  { name: 'acos', of: elementary.acos, ends: NONE_AT_ENDS, domain: UP_TO_ONE },
  { name: 'acosh', of: hyperbolic.acosh, ends: [undefined, Infinity], domain: (x) => x >= 1 },
  { name: 'asin', of: elementary.asin, ends: NONE_AT_ENDS, domain: UP_TO_ONE },
  { name: 'asinh', of: hyperbolic.asinh, ends: SAME_AT_ENDS },
  { name: 'atan', of: elementary.atan, ends: [-Math.PI / 2, Math.PI / 2] },
  { name: 'atanh', of: Math.atanh, ends: NONE_AT_ENDS, domain: (x) => x > -1 && x < 1 },
  { name: 'cbrt', of: elementary.cbrt, ends: SAME_AT_ENDS },
  { name: 'cos', of: elementary.cos, ends: NONE_AT_ENDS },
  { name: 'cosh', of: hyperbolic.cosh, ends: [Infinity, Infinity] },
  { name: 'degrees', of: (x) => x * (180 / Math.PI), ends: SAME_AT_ENDS },
  { name: 'erf', of: erf, ends: [-1, 1] },
  { name: 'erfc', of: erfc, ends: [2, 0] },
  { name: 'exp', of: elementary.exp, ends: [0, Infinity] },
  { name: 'exp2', of: elementary.exp2, ends: [0, Infinity] },
  { name: 'expm1', of: Math.expm1, ends: [-1, Infinity] },
  { name: 'fabs', of: Math.abs, ends: [Infinity, Infinity] },
  { name: 'gamma', of: gamma, ends: [undefined, Infinity], domain: NOT_A_POLE },
  { name: 'lgamma', of: lgamma, ends: [Infinity, Infinity], domain: NOT_A_POLE },
  { name: 'log1p', of: Math.log1p, ends: [undefined, Infinity], domain: (x) => x > -1 },
  { name: 'radians', of: (x) => x * (Math.PI / 180), ends: SAME_AT_ENDS },
  { name: 'sin', of: elementary.sin, ends: NONE_AT_ENDS },
  { name: 'sinh', of: hyperbolic.sinh, ends: SAME_AT_ENDS },
  { name: 'sqrt', of: Math.sqrt, ends: [undefined, Infinity], domain: (x) => x >= 0 },
  { name: 'tan', of: elementary.tan, ends: NONE_AT_ENDS },
  { name: 'tanh', of: Math.tanh, ends: [-1, 1] },
];

const domainError = () => valueError('math domain error');

/** The value, unless a finite argument has made it infinite. */
function inRange(value: number): number {
  if (Number.isFinite(value)) return value;
  throw raise('OverflowError', 'math range error');
}

function evaluate({ of, ends, domain }: Row, x: number): number {
  if (Number.isFinite(x)) {
    if (domain !== undefined && !domain(x)) throw domainError();
    return inRange(of(x));
  }
  if (Number.isNaN(x)) return x;
  const end = ends[x > 0 ? 1 : 0];
  if (end === undefined) throw domainError();
  return end;
}

/** A logarithm also of ints that are too large for a float. */
function* logarithm(x: Value, base: 'e' | '2' | '10') {
  const { log, log2, log10, scaleByPower } = elementary;
  const of = base === 'e' ? log : base === '2' ? log2 : log10;
  const whole = plainInt(x);
  if (typeof whole === 'bigint') {
    if (whole <= 0n) throw domainError();
    const bits = bitsOf(whole);
    // As CPython: x = m × 2^bits with m below 1.
    if (bits > 1023) return of(Number(whole >> BigInt(bits - 64)) / 2 ** 64) + of(2) * bits;
  }
  const value = whole === undefined ? yield* toDouble(x) : Number(whole);
  if (Number.isNaN(value) || value === Infinity) return value;
  if (!POLE_OR_NEGATIVE(value)) throw domainError();
  return of(scaleByPower(value, 0));
}

function powerOf(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (x === -1 && !Number.isFinite(y) && !Number.isNaN(y)) return 1;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return x ** y;
  if (x === 0 && y < 0) throw domainError();
  if (x < 0 && !Number.isInteger(y)) throw domainError();
  return inRange(elementary.pow(x, y));
}

function fmodOf(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (!Number.isFinite(x) || y === 0) throw domainError();
  return x % y;
}

/** x − n y with the whole number n that is nearest to x / y; the even one of two. */
function remainderOf(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (!Number.isFinite(x) || y === 0) throw domainError();
  if (!Number.isFinite(y)) return x;
  const size = Math.abs(x);
  const divisor = Math.abs(y);
  const rest = size % divisor;
  const toNext = divisor - rest;
  let result: number;
  if (rest < toNext) result = rest;
  else if (rest > toNext) result = -toNext;
  else result = rest - 2 * ((0.5 * (size - rest)) % divisor);
  return Object.is(x, -0) || x < 0 ? -result : result;
}

function atan2Of(y: number, x: number): number {
  const plain = Number.isFinite(x) && Number.isFinite(y) && x !== 0 && y !== 0;
  return plain ? elementary.atan2(y, x) : Math.atan2(y, x);
}

const binary = (name: string, of: (x: number, y: number) => number): Native =>
  resumable(`${name}(x, y, /)`, function* ([x, y]: [Value, Value]) {
    const first = yield* toDouble(x);
    return float(of(first, yield* toDouble(y)));
  });

export const FLOAT_FUNCTIONS: readonly Native[] = [
  ...ROWS.map((row) =>
    resumable(`${row.name}(x, /)`, function* ([x]: [Value]) {
      return float(evaluate(row, yield* toDouble(x)));
    }),
  ),
  binary('atan2', atan2Of),
  binary('copysign', (x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x))),
  binary('fmod', fmodOf),
  binary('pow', powerOf),
  binary('remainder', remainderOf),
  resumable('log(*args)', function* ([args]: [PyTuple]) {
    const [x, base] = args.items;
    if (x === undefined || args.items.length > 2) {
      throw typeError('math.log requires 1 to 2 arguments');
    }
    const numerator = yield* logarithm(x, 'e');
    if (base === undefined) return float(numerator);
    const denominator = yield* logarithm(base, 'e');
    if (denominator === 0) throw raise('ZeroDivisionError', 'float division by zero');
    return float(numerator / denominator);
  }),
  resumable('log2(x, /)', function* ([x]: [Value]) {
    return float(yield* logarithm(x, '2'));
  }),
  resumable('log10(x, /)', function* ([x]: [Value]) {
    return float(yield* logarithm(x, '10'));
  }),
];
