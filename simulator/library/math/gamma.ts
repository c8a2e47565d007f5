/** Gamma and error functions, computed as elementary.ts does and rounded once. */
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
  subtract,
  sum,
} from '../../base/math/double-double.ts';
import { expOf, logarithm, sin } from '../../base/math/elementary.ts';

const ONE = double2(1);
const HALF_LN_2PI = double2(0.9189385332046728, -3.878294158067242e-17);
const TWO_OVER_ROOT_PI = double2(1.1283791670955126, 1.533545961316588e-17);
/** Numerators and denominators of Stirling's series: B(2k) / (2k (2k − 1)). */
const STIRLING: readonly (readonly [number, number])[] = [
  [1, 12],
  [-1, 360],
  [1, 1260],
  [-1, 1680],
  [1, 1188],
  [-691, 360_360],
  [1, 156],
  [-3617, 122_400],
  [43_867, 244_188],
  [-174_611, 125_400],
];
/** Stirling's series is as good as a pair of doubles from here on. */
const STIRLING_MIN = 32;

/** ln Γ(x) for x > 0. */
function lnGamma(x: number): Double2 {
  // Γ(x) = Γ(x + n) / (x (x + 1) … (x + n − 1))
  let divisor = ONE;
  let large = double2(x);
  while (large.hi < STIRLING_MIN) {
    divisor = multiply(divisor, large);
    large = add(large, ONE);
  }
  const inverse = divide(ONE, large);
  const square = multiply(inverse, inverse);
  let series = double2(0);
  for (const [numerator, denominator] of STIRLING.toReversed()) {
    series = add(multiply(series, square), divide(double2(numerator), double2(denominator)));
  }
  const lnLarge = add(logarithm(large.hi), double2(large.lo / large.hi));
  let value = multiply(subtract(large, double2(0.5)), lnLarge);
  value = add(subtract(value, large), add(HALF_LN_2PI, multiply(series, inverse)));
  const lnDivisor = add(logarithm(divisor.hi), double2(divisor.lo / divisor.hi));
  return subtract(value, lnDivisor);
}

/** |sin πx|, exact about the period. */
function sinePi(x: number): number {
  const rest = Math.abs(x % 2);
  const folded = rest > 1 ? rest - 1 : rest;
  return sin(Math.PI * Math.min(folded, 1 - folded));
}

/** Γ(x); infinite where it is too large. Not for 0 and negative whole numbers. */
export function gamma(x: number): number {
  if (x > 171.7) return Infinity;
  if (Number.isInteger(x)) {
    let value = ONE;
    for (let n = 2; n < x; n++) value = multiply(value, double2(n));
    return round(value);
  }
  if (x > 0) return expOf(lnGamma(x));
  if (x < -190) return Math.floor(x) % 2 === 0 ? 0 : -0;
  // Γ(x) Γ(1 − x) = π / sin πx
  const size = Math.PI / (sinePi(x) * expOf(lnGamma(1 - x)));
  return Math.floor(x) % 2 === 0 ? size : -size;
}

/** ln |Γ(x)|. Not for 0 and negative whole numbers. */
export function lgamma(x: number): number {
  if (x === 1 || x === 2) return 0;
  if (x > 1e17) return x * (Math.log(x) - 1);
  if (x > 0) return round(lnGamma(x));
  return Math.log(Math.PI / sinePi(x)) - round(lnGamma(1 - x));
}

/** e^(−x²) as a pair may underflow; this keeps its exponent a pair. */
function minusSquare(x: number): Double2 {
  return negate(product(x, x));
}

/** erf(x) for 0 ≤ x < 6: e^(−x²) 2/√π Σ 2ⁿ x^(2n+1) / (1·3·5…(2n+1)), whose terms are positive. */
function erfSeries(x: number): Double2 {
  const factor = scale(product(x, x), 2);
  let term = double2(x);
  let total = term;
  for (let n = 1; term.hi > total.hi * 1e-33; n++) {
    term = divide(multiply(term, factor), double2(2 * n + 1));
    total = add(total, term);
  }
  const exponent = minusSquare(x);
  const high = expOf(double2(exponent.hi));
  // e^hi rounded is not enough: what it lost is put back by one more step.
  const lost = subtract(exponent, logarithm(high));
  const decay = multiply(double2(high), add(ONE, lost));
  return multiply(multiply(total, TWO_OVER_ROOT_PI), decay);
}

/** erfc(x) for x ≥ 2 by its continued fraction. */
function erfcFraction(x: number): number {
  // e^(x²) √π x erfc(x) = x² / (x² + ½ − (½ · 1) / (x² + 5/2 − (3/2 · 2) / (x² + 9/2 − …)))
  const square = product(x, x);
  let fraction = double2(0);
  for (let k = 120; k >= 1; k--) {
    const next = subtract(add(square, double2(2 * k + 0.5)), fraction);
    fraction = divide(double2(k * (k - 0.5)), next);
  }
  const denominator = subtract(add(square, double2(0.5)), fraction);
  const exponent = add(minusSquare(x), logarithm(x));
  const value = divide(TWO_OVER_ROOT_PI, scale(denominator, 2));
  return expOf(add(exponent, add(logarithm(value.hi), double2(value.lo / value.hi))));
}

export function erf(x: number): number {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  if (size < 1e-150) return x * TWO_OVER_ROOT_PI.hi;
  const value = round(erfSeries(size));
  return x < 0 ? -value : value;
}

export function erfc(x: number): number {
  if (x >= 2) return x > 27.3 ? 0 : erfcFraction(x);
  if (x < -6) return 2;
  if (Math.abs(x) < 1e-17) return 1;
  const inner = erfSeries(Math.abs(x));
  return round(x < 0 ? add(ONE, inner) : add(sum(1, -inner.hi), double2(-inner.lo)));
}
