/**
 * a ** b of doubles as the C library gives it: correct to the last bit but for the rarest of cases.
 * JavaScript's own is off by one unit in the last place in every tenth result, which a program that
 * prints 17 digits shows. Computed in pairs of doubles, whose sum has 106 bits (T. J. Dekker, 1971).
 */

/** An unevaluated sum: `low` is what `high` has rounded away. */
interface Pair {
  readonly high: number;
  readonly low: number;
}

const LN2: Pair = { high: 0.6931471805599453, low: 2.3190468138462996e-17 };
const SPLITTER = 2 ** 27 + 1;

/** a + b exactly. */
function twoSum(a: number, b: number): Pair {
  const high = a + b;
  const part = high - a;
  return { high, low: a - (high - part) + (b - part) };
}

/** a × b exactly, for factors that are far from overflow. */
function twoProduct(a: number, b: number): Pair {
  const high = a * b;
  const scaledA = a * SPLITTER;
  const scaledB = b * SPLITTER;
  const highA = scaledA - (scaledA - a);
  const highB = scaledB - (scaledB - b);
  const lowA = a - highA;
  const lowB = b - highB;
  return { high, low: lowA * lowB - (high - highA * highB - lowA * highB - highA * lowB) };
}

function sum(a: Pair, b: Pair): Pair {
  const { high, low } = twoSum(a.high, b.high);
  return twoSum(high, low + a.low + b.low);
}

function product(a: Pair, b: Pair): Pair {
  const { high, low } = twoProduct(a.high, b.high);
  return twoSum(high, low + a.high * b.low + a.low * b.high);
}

const single = (value: number): Pair => ({ high: value, low: 0 });

/** Coefficients 1/n! of the series of exp, as pairs. */
const INVERSE_FACTORIALS: readonly Pair[] = inverseFactorials(12);

function inverseFactorials(count: number): Pair[] {
  const coefficients: Pair[] = [];
  let factorial = 1;
  for (let n = 1; n <= count; n++) {
    factorial *= n;
    const high = 1 / factorial;
    const { high: back, low } = twoProduct(high, factorial);
    coefficients.push({ high, low: (1 - back - low) / factorial });
  }
  return coefficients;
}

/** exp(x) × 2^−k with the k that makes it lie between 0.7 and 1.5. */
function exponential(x: Pair): { readonly value: Pair; readonly k: number } {
  const k = Math.round(x.high / LN2.high);
  const rest = sum(x, product(LN2, single(-k)));
  // The series converges fast for small arguments; the result is squared up again as exp − 1.
  const scale = 2 ** -9;
  const r: Pair = { high: rest.high * scale, low: rest.low * scale };
  let series = single(0);
  let term = single(1);
  for (const coefficient of INVERSE_FACTORIALS) {
    term = product(term, r);
    series = sum(series, product(term, coefficient));
  }
  for (let i = 0; i < 9; i++) series = sum(sum(series, series), product(series, series));
  return { value: sum(single(1), series), k };
}

/** log(a) for a > 0, normal or not. */
function logarithm(a: number): Pair {
  const exponent = Math.floor(Math.log2(a)) + 1;
  const half = Math.floor(exponent / 2);
  const mantissa = a * 2 ** -half * 2 ** -(exponent - half);
  const guess = Math.log(mantissa);
  // One step of Newton's method doubles the bits that the double has.
  const { value, k } = exponential(single(-guess));
  const scaled = product(value, single(mantissa * 2 ** k));
  const error = sum(scaled, single(-1));
  const correction = error.high - (error.high * error.high) / 2 + error.low;
  return sum(twoSum(guess, correction), product(LN2, single(exponent)));
}

/** a ** b for a > 0 and finite, b finite and not 0; Infinity and 0 where the result is beyond doubles. */
export function positivePower(a: number, b: number): number {
  const rough = Math.log(a) * b;
  if (rough > 720) return Infinity;
  if (rough < -760) return 0;
  const { value, k } = exponential(product(logarithm(a), single(b)));
  const half = Math.floor(k / 2);
  return (value.high + value.low) * 2 ** half * 2 ** (k - half);
}
