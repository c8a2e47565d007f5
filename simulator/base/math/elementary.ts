/**
 * Exponential, logarithm, power and the circular functions, rounded once from 100 bits. `python3` gets
 * its own from the C library, which is right to within 0.52 units in the last place or so: nearly always
 * the same number. The arguments are finite and in the function's domain.
 */
import {
  add,
  divide,
  type Double2,
  double2,
  multiply,
  negate,
  product,
  round,
  scale,
  squareRoot,
  subtract,
  sum,
} from './double-double.ts';
import { reduceByHalfPi } from './half-pi.ts';

const LN2 = [0.6931471805599453, 2.3190468138462996e-17, 5.707708438416212e-34] as const;
const LOG10_E = 0.4342944819032518;
const LOG10_2_HIGH = 0.30102999566361177;
const LOG10_2_LOW = 3.694239077158931e-13;
const LN2_PAIR = double2(LN2[0], LN2[1]);
const ONE = double2(1);

/** 1 / n! for n = 0 … 22. */
const INVERSE_FACTORIALS = inverseFactorials(23);

function inverseFactorials(count: number): Double2[] {
  const inverses: Double2[] = [ONE];
  for (let n = 1; n < count; n++) inverses.push(divide(inverses[n - 1]!, double2(n)));
  return inverses;
}

/** x × 2^k, also where 2^k alone is no double. */
export function scaleByPower(x: number, k: number): number {
  if (k > 1000) return x * 2 ** 1000 * 2 ** (k - 1000);
  if (k < -1000) return x * 2 ** -900 * 2 ** (k + 900);
  return x * 2 ** k;
}

// Exponential.

const HALVINGS = 5;

/** e^a as a pair times 2^k. */
function exponential(a: Double2): { readonly value: Double2; readonly k: number } {
  const k = Math.round(a.hi / LN2[0]);
  let rest = subtract(a, product(k, LN2[0]));
  rest = subtract(rest, product(k, LN2[1]));
  rest = subtract(rest, double2(k * LN2[2]));
  const small = scale(rest, 2 ** -HALVINGS);
  let value = INVERSE_FACTORIALS[9]!;
  for (let n = 8; n >= 0; n--) value = add(multiply(value, small), INVERSE_FACTORIALS[n]!);
  for (let i = 0; i < HALVINGS; i++) value = multiply(value, value);
  return { value, k };
}

/** e^a, rounded once. */
export function expOf(a: Double2): number {
  if (a.hi > 709.8) return Infinity;
  if (a.hi < -745.2) return 0;
  const { value, k } = exponential(a);
  return scaleByPower(round(value), k);
}

export function exp(x: number): number {
  return x === 0 ? 1 : expOf(double2(x));
}

export function exp2(x: number): number {
  if (Number.isInteger(x)) return x > 1023 ? Infinity : x < -1075 ? 0 : scaleByPower(1, x);
  return expOf(multiply(double2(x), LN2_PAIR));
}

// Logarithm.

/** x = m × 2^e with m between √½ and √2. */
function split(x: number): { readonly m: number; readonly e: number } {
  let value = x;
  let e = 0;
  if (value < 2 ** -1022) {
    value *= 2 ** 54;
    e -= 54;
  }
  let power = Math.floor(Math.log2(value));
  let m = scaleByPower(value, -power);
  if (m >= Math.SQRT2) {
    m /= 2;
    power++;
  } else if (m < Math.SQRT1_2) {
    m *= 2;
    power--;
  }
  return { m, e: e + power };
}

function logNearOne(u: number): Double2 {
  // ln(1 + u) = 2 artanh(u / (2 + u))
  const s = divide(double2(u), sum(2, u));
  const square = multiply(s, s);
  let series = double2(1 / 13);
  for (const n of [11, 9, 7, 5, 3]) {
    series = add(multiply(series, square), divide(ONE, double2(n)));
  }
  series = add(multiply(series, square), ONE);
  return scale(multiply(s, series), 2);
}

/** ln x as a pair. */
export function logarithm(x: number): Double2 {
  const { m, e } = split(x);
  let ofM: Double2;
  if (Math.abs(m - 1) < 2 ** -7) ofM = logNearOne(m - 1);
  else {
    // One step of Newton's method: ln m = y + ln(m / e^y) with a y that is nearly right.
    const y = Math.log(m);
    const { value, k } = exponential(double2(-y));
    const t = subtract(scale(scale(value, 2 ** k), m), ONE);
    ofM = add(double2(y), subtract(t, scale(multiply(t, t), 0.5)));
  }
  if (e === 0) return ofM;
  return add(add(product(e, LN2[0]), product(e, LN2[1])), ofM);
}

export function log(x: number): number {
  return x === 1 ? 0 : round(logarithm(x));
}

export function log2(x: number): number {
  const { m, e } = split(x);
  if (m === 1) return e;
  const power = divide(logarithm(m), LN2_PAIR);
  return round(add(double2(e), power));
}

/**
 * The C library's log10 is made of its logarithm of a number between 1 and 2, or ½ and 1 for x below 1,
 * and a product with the exponent whose first part is exact (fdlibm, e_log10.c).
 */
export function log10(x: number): number {
  const { m, e } = split(x);
  const power = m < 1 ? e - 1 : e;
  const mantissa = m < 1 ? 2 * m : m;
  const exponent = power < 0 ? power + 1 : power;
  const ofMantissa = log(power < 0 ? mantissa / 2 : mantissa);
  return exponent * LOG10_2_LOW + LOG10_E * ofMantissa + exponent * LOG10_2_HIGH;
}

/** x to the power of y, also where the base is negative and y whole. */
export function pow(x: number, y: number): number {
  if (y === 1) return x;
  if (y === 2) return x * x;
  const size = Math.abs(x);
  if (size === 0 || size === 1 || y === 0) return x ** y;
  const negative = x < 0 && Math.abs(y % 2) === 1;
  const value =
    Number.isInteger(y) && Math.abs(y) <= 64
      ? wholePower(size, y)
      : expOf(multiply(logarithm(size), double2(y)));
  return negative ? -value : value;
}

/** By squaring. Few multiplications lose so little that exact results come out exact. */
function wholePower(x: number, y: number): number {
  const estimate = x ** y;
  if (!Number.isFinite(estimate) || estimate < 1e-280 || estimate > 1e280) {
    return expOf(multiply(logarithm(x), double2(y)));
  }
  let factor = double2(x);
  let value = ONE;
  for (let rest = Math.abs(y); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) value = multiply(value, factor);
    if (rest > 1) factor = multiply(factor, factor);
  }
  return round(y < 0 ? divide(ONE, value) : value);
}

// Circular functions.

/** sin and cos of an angle of at most π/4, by their power series. */
function sinCosOf(r: Double2): { readonly sin: Double2; readonly cos: Double2 } {
  const square = negate(multiply(r, r));
  let sin = INVERSE_FACTORIALS[21]!;
  let cos = INVERSE_FACTORIALS[22]!;
  for (let n = 19; n >= 1; n -= 2) sin = add(multiply(sin, square), INVERSE_FACTORIALS[n]!);
  for (let n = 20; n >= 0; n -= 2) cos = add(multiply(cos, square), INVERSE_FACTORIALS[n]!);
  return { sin: multiply(sin, r), cos };
}

function sinCos(x: number): { readonly sin: Double2; readonly cos: Double2 } {
  const { quadrant, rest } = reduceByHalfPi(x);
  const { sin, cos } = sinCosOf(rest);
  switch (quadrant) {
    case 0:
      return { sin, cos };
    case 1:
      return { sin: cos, cos: negate(sin) };
    case 2:
      return { sin: negate(sin), cos: negate(cos) };
    default:
      return { sin: negate(cos), cos: sin };
  }
}

export function sin(x: number): number {
  return x === 0 ? x : round(sinCos(x).sin);
}

export function cos(x: number): number {
  return round(sinCos(x).cos);
}

export function tan(x: number): number {
  if (x === 0) return x;
  const { sin: s, cos: c } = sinCos(x);
  return round(divide(s, c));
}

// Their inverses: one step of Newton's method from the host's nearly right angle.

function angleOf(y: Double2, x: Double2): number {
  const estimate = Math.atan2(y.hi, x.hi);
  const { sin: s, cos: c } = sinCos(estimate);
  const numerator = subtract(multiply(y, c), multiply(x, s));
  const denominator = add(multiply(x, c), multiply(y, s));
  return round(add(double2(estimate), divide(numerator, denominator)));
}

export function atan2(y: number, x: number): number {
  // Angles of very unequal sides come near nothing or π; scaling keeps products in range.
  const ratio = Math.abs(y / x);
  // So are those that are no angles of a triangle: zeros, infinities, nan.
  if (!(ratio <= 1e20 && ratio >= 1e-20)) return Math.atan2(y, x);
  const power = -Math.floor(Math.log2(Math.max(Math.abs(x), Math.abs(y))));
  return angleOf(double2(scaleByPower(y, power)), double2(scaleByPower(x, power)));
}

export function atan(x: number): number {
  if (x === 0 || Math.abs(x) < 1e-20 || Math.abs(x) > 1e20) return Math.atan(x);
  return atan2(x, 1);
}

/** √(1 − x²) */
function otherSide(x: number): Double2 {
  return squareRoot(multiply(sum(1, -x), sum(1, x)));
}

export function asin(x: number): number {
  if (Math.abs(x) < 1e-20 || Math.abs(x) === 1) return Math.asin(x);
  return angleOf(double2(x), otherSide(x));
}

export function acos(x: number): number {
  if (Math.abs(x) === 1) return Math.acos(x);
  return angleOf(otherSide(x), double2(x));
}

export function cbrt(x: number): number {
  const estimate = Math.cbrt(x);
  if (x === 0 || !Number.isFinite(x) || Math.abs(x) < 1e-290) return estimate;
  const square = product(estimate, estimate);
  const rest = subtract(double2(x), scale(square, estimate));
  return estimate + rest.hi / (3 * square.hi);
}
