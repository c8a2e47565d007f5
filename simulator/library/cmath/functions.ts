/**
 * The elementary functions of complex numbers, by the formulas of W. Kahan ("Branch Cuts for Complex
 * Elementary Functions", 1987) for finite arguments. What infinities and nans give stands in
 * infinite.ts, after annex G of the C standard.
 */
import { atan2, cos, exp, log as realLog, sin, tan } from '../../base/math/elementary.ts';
import { norm } from '../../base/math/norm.ts';
import { raise } from '../../python/objects/exception.ts';
import type { Parts } from '../../python/types/complex-arithmetic.ts';
import * as hyperbolic from '../math/hyperbolic.ts';
import * as infinite from './infinite.ts';
import { copySign, domainError } from './real.ts';

const { sqrt, abs, log1p, LN2, PI } = Math;

/** Sums of squares beyond it overflow. */
const LARGE = Number.MAX_VALUE / 4;
const SQRT_LARGE = sqrt(LARGE);
const SMALLEST_NORMAL = 2 ** -1022;
/** exp of a little more overflows. */
const LOG_LARGE = Math.log(LARGE);

export const isFinite = ([x, y]: Parts): boolean => Number.isFinite(x) && Number.isFinite(y);

const timesI = ([x, y]: Parts): Parts => [-y, x];
const timesMinusI = ([x, y]: Parts): Parts => [y, -x];

/** A finite argument must not give an infinite result. */
function inRange(result: Parts): Parts {
  if (abs(result[0]) === Infinity || abs(result[1]) === Infinity) {
    throw raise('OverflowError', 'math range error');
  }
  return result;
}

export function squareRoot(z: Parts): Parts {
  if (!isFinite(z)) return infinite.squareRoot(z);
  const [x, y] = z;
  if (x === 0 && y === 0) return [0, y];
  let s: number;
  if (abs(x) < SMALLEST_NORMAL && abs(y) < SMALLEST_NORMAL && (abs(x) > 0 || abs(y) > 0)) {
    // Scaled up by a power of four: subnormal numbers have too few bits.
    const scale = 2 ** 54;
    s = sqrt((abs(x) * scale) / 2 + norm([x * scale, y * scale]) / 2) * 2 ** -27;
  } else s = 2 * sqrt(abs(x) / 8 + norm([abs(x) / 8, abs(y) / 8]));
  const d = abs(y) / (2 * s);
  return x >= 0 ? [s, copySign(d, y)] : [d, copySign(s, y)];
}

export function logarithm(z: Parts): Parts {
  const [x, y] = z;
  if (!isFinite(z)) return infinite.logarithm(z);
  return [logarithmOfSize(abs(x), abs(y)), atan2(y, x)];
}

function logarithmOfSize(x: number, y: number): number {
  if (x > LARGE || y > LARGE) return realLog(norm([x / 2, y / 2])) + LN2;
  if (x < SMALLEST_NORMAL && y < SMALLEST_NORMAL) {
    if (x === 0 && y === 0) throw domainError();
    return realLog(norm([x * 2 ** 53, y * 2 ** 53])) - 53 * LN2;
  }
  const size = norm([x, y]);
  if (size < 0.71 || size > 1.73) return realLog(size);
  // Near 1 the logarithm is that of a small difference.
  const [large, small] = x > y ? [x, y] : [y, x];
  return log1p((large - 1) * (large + 1) + small * small) / 2;
}

export function exponential(z: Parts): Parts {
  if (!isFinite(z)) return infinite.exponential(z);
  const [x, y] = z;
  if (x <= LOG_LARGE) {
    const size = exp(x);
    return inRange([size * cos(y), size * sin(y)]);
  }
  const part = exp(x - 1);
  return inRange([part * cos(y) * Math.E, part * sin(y) * Math.E]);
}

export function hyperbolicCosine(z: Parts): Parts {
  if (!isFinite(z)) return infinite.hyperbolicCosine(z);
  const [x, y] = z;
  if (abs(x) <= LOG_LARGE) {
    return inRange([cos(y) * hyperbolic.cosh(x), sin(y) * hyperbolic.sinh(x)]);
  }
  const less = x - copySign(1, x);
  return inRange([
    cos(y) * hyperbolic.cosh(less) * Math.E,
    sin(y) * hyperbolic.sinh(less) * Math.E,
  ]);
}

export function hyperbolicSine(z: Parts): Parts {
  if (!isFinite(z)) return infinite.hyperbolicSine(z);
  const [x, y] = z;
  if (abs(x) <= LOG_LARGE) {
    return inRange([cos(y) * hyperbolic.sinh(x), sin(y) * hyperbolic.cosh(x)]);
  }
  const less = x - copySign(1, x);
  return inRange([
    cos(y) * hyperbolic.sinh(less) * Math.E,
    sin(y) * hyperbolic.cosh(less) * Math.E,
  ]);
}

export function hyperbolicTangent(z: Parts): Parts {
  if (!isFinite(z)) return infinite.hyperbolicTangent(z);
  const [x, y] = z;
  if (abs(x) > LOG_LARGE) {
    return [copySign(1, x), 4 * sin(y) * cos(y) * exp(-2 * abs(x))];
  }
  const tx = Math.tanh(x);
  const ty = tan(y);
  const cx = 1 / hyperbolic.cosh(x);
  const denominator = 1 + tx * ty * (tx * ty);
  return [(tx * (1 + ty * ty)) / denominator, (ty / denominator) * cx * cx];
}

export function inverseCosine(z: Parts): Parts {
  if (!isFinite(z)) return infinite.inverseCosine(z);
  const [x, y] = z;
  if (abs(x) > LARGE || abs(y) > LARGE) {
    const size = realLog(norm([x / 2, y / 2])) + 2 * LN2;
    return [atan2(abs(y), x), x < 0 ? -copySign(size, y) : copySign(size, -y)];
  }
  const [a, b] = squareRoot([1 - x, -y]);
  const [c, d] = squareRoot([1 + x, y]);
  return [2 * atan2(a, c), hyperbolic.asinh(c * b - d * a)];
}

export function inverseHyperbolicCosine(z: Parts): Parts {
  if (!isFinite(z)) return infinite.inverseHyperbolicCosine(z);
  const [x, y] = z;
  if (abs(x) > LARGE || abs(y) > LARGE) {
    return [realLog(norm([x / 2, y / 2])) + 2 * LN2, atan2(y, x)];
  }
  const [a, b] = squareRoot([x - 1, y]);
  const [c, d] = squareRoot([x + 1, y]);
  return [hyperbolic.asinh(a * c + b * d), 2 * atan2(b, c)];
}

export function inverseHyperbolicSine(z: Parts): Parts {
  if (!isFinite(z)) return infinite.inverseHyperbolicSine(z);
  const [x, y] = z;
  if (abs(x) > LARGE || abs(y) > LARGE) {
    const size = realLog(norm([x / 2, y / 2])) + 2 * LN2;
    return [copySign(size, x), atan2(y, abs(x))];
  }
  const [a, b] = squareRoot([1 + y, -x]);
  const [c, d] = squareRoot([1 - y, x]);
  return [hyperbolic.asinh(a * d - c * b), atan2(y, a * c - b * d)];
}

export function inverseHyperbolicTangent(z: Parts): Parts {
  if (!isFinite(z)) return infinite.inverseHyperbolicTangent(z);
  const [x, y] = z;
  if (x < 0 || Object.is(x, -0)) {
    const [a, b] = inverseHyperbolicTangent([-x, -y]);
    return [-a, -b];
  }
  const height = abs(y);
  if (x > SQRT_LARGE || height > SQRT_LARGE) {
    const size = norm([x / 2, y / 2]);
    return [x / 4 / size / size, copySign(PI / 2, y)];
  }
  if (x === 1 && height < sqrt(SMALLEST_NORMAL)) {
    if (height === 0) throw domainError();
    return [-realLog(sqrt(height) / sqrt(norm([height, 2]))), copySign(atan2(2, -height) / 2, y)];
  }
  return [
    log1p((4 * x) / ((1 - x) * (1 - x) + height * height)) / 4,
    -atan2(-2 * y, (1 - x) * (1 + x) - height * height) / 2,
  ];
}

// The circular functions are the hyperbolic ones a quarter turn away.

export const inverseSine = (z: Parts): Parts => timesMinusI(inverseHyperbolicSine(timesI(z)));
export const inverseTangent = (z: Parts): Parts => timesMinusI(inverseHyperbolicTangent(timesI(z)));
export const sine = (z: Parts): Parts => timesMinusI(hyperbolicSine(timesI(z)));
export const tangent = (z: Parts): Parts => timesMinusI(hyperbolicTangent(timesI(z)));
export const cosine = (z: Parts): Parts => hyperbolicCosine(timesI(z));

const LN10 = Math.LN10;

export function commonLogarithm(z: Parts): Parts {
  const [x, y] = logarithm(z);
  return [x / LN10, y / LN10];
}

/** The number of this length and angle. */
export function rectangular(size: number, angle: number): Parts {
  if (!Number.isFinite(size) || !Number.isFinite(angle)) return infinite.rectangular(size, angle);
  if (angle === 0) return [size, size * angle];
  return [size * cos(angle), size * sin(angle)];
}
