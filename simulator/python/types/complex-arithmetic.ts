/** Arithmetic of complex numbers on pairs of doubles. */
import { atan2, cos, exp, log, pow, sin } from '../../base/math/elementary.ts';
import { norm } from '../../base/math/norm.ts';
import { raise } from '../objects/exception.ts';
import { PyComplex } from '../objects/values.ts';
import { divisionByZero } from './integer.ts';

/** The real and the imaginary part. */
export type Parts = readonly [number, number];

export function product([a, b]: Parts, [c, d]: Parts): Parts {
  return [a * c - b * d, a * d + b * c];
}

export function quotient([a, b]: Parts, [c, d]: Parts): Parts {
  if (c === 0 && d === 0) throw divisionByZero('complex division by zero');
  // Smith's method: scaled by the larger part of the divisor.
  if (Math.abs(c) >= Math.abs(d)) {
    const ratio = d / c;
    const scale = c + d * ratio;
    return [(a + b * ratio) / scale, (b - a * ratio) / scale];
  }
  const ratio = c / d;
  const scale = c * ratio + d;
  return [(a * ratio + b) / scale, (b * ratio - a) / scale];
}

export function power(base: Parts, exponent: Parts): Parts {
  const [c, d] = exponent;
  if (c === 0 && d === 0) return [1, 0];
  if (base[0] === 0 && base[1] === 0) {
    if (d !== 0 || c < 0) {
      throw divisionByZero('0.0 to a negative or complex power');
    }
    return [0, 0];
  }
  const whole = d === 0 && Number.isInteger(c) && Math.abs(c) <= 100;
  return inRange(whole ? wholePower(base, c) : realPower(base, c, d));
}

function inRange(result: Parts): Parts {
  if (result.some((part) => Math.abs(part) === Infinity)) {
    throw raise('OverflowError', 'complex exponentiation');
  }
  return result;
}

/** By way of the length and the angle. */
function realPower(base: Parts, c: number, d: number): Parts {
  const size = norm(base);
  const angle = atan2(base[1], base[0]);
  let length = Number.isFinite(size) ? pow(size, c) : size ** c;
  let turn = angle * c;
  if (d !== 0) {
    length /= exp(angle * d);
    turn += d * (Number.isFinite(size) ? log(size) : Math.log(size));
  }
  if (!Number.isFinite(turn)) return [NaN, NaN];
  return [length * cos(turn), length * sin(turn)];
}

/** A negative number to a power that is not whole. */
export function powerOfNegative(base: number, exponent: number): PyComplex {
  return new PyComplex(...inRange(realPower([base, 0], exponent, 0)));
}

function wholePower(base: Parts, exponent: number): Parts {
  let result: Parts = [1, 0];
  let square = base;
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = product(result, square);
    square = product(square, square);
  }
  return exponent < 0 ? quotient([1, 0], result) : result;
}
