/** Hyperbolic functions and their inverses, by the formulas of fdlibm that C libraries use. */
import { exp, log } from '../../base/math/elementary.ts';

const LN2 = Math.LN2;
/** Beyond it e^−x is nothing beside e^x. */
const LARGE = 22;
const HUGE = 2 ** 28;

/** e^|x| / 2, also where e^|x| itself overflows. */
function halfExp(size: number): number {
  if (size < 709) return 0.5 * exp(size);
  const root = exp(0.5 * size);
  return 0.5 * root * root;
}

export function sinh(x: number): number {
  const size = Math.abs(x);
  const half = x < 0 ? -0.5 : 0.5;
  if (size >= LARGE) return 2 * half * halfExp(size);
  if (size < 2 ** -28) return x;
  const t = Math.expm1(size);
  return size < 1 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1));
}

export function cosh(x: number): number {
  const size = Math.abs(x);
  if (size >= LARGE) return halfExp(size);
  if (size < 0.5 * LN2) {
    const t = Math.expm1(size);
    const w = 1 + t;
    return size < 2 ** -55 ? w : 1 + (t * t) / (w + w);
  }
  const t = exp(size);
  return 0.5 * t + 0.5 / t;
}

export function asinh(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -28) return x;
  let value: number;
  if (size > HUGE) value = log(size) + LN2;
  else if (size > 2) value = log(2 * size + 1 / (Math.sqrt(x * x + 1) + size));
  else {
    const square = x * x;
    value = Math.log1p(size + square / (1 + Math.sqrt(1 + square)));
  }
  return x < 0 ? -value : value;
}

export function acosh(x: number): number {
  if (x > HUGE) return log(x) + LN2;
  if (x === 1) return 0;
  if (x > 2) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return Math.log1p(t + Math.sqrt(2 * t + t * t));
}
