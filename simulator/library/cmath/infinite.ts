/**
 * What the functions of complex numbers give for arguments that are not finite (C standard, annex G,
 * "IEC 60559-compatible complex arithmetic").
 */
import { cos, sin } from '../../base/math/elementary.ts';
import type { Parts } from '../../python/types/complex-arithmetic.ts';
import { copySign, domainError } from './real.ts';

const { PI } = Math;
const NO_NUMBER: Parts = [NaN, NaN];

const isInfinite = (x: number): boolean => x === Infinity || x === -Infinity;

/** size × (cos y + i sin y), the size 0 or infinite. */
function around(size: number, y: number): Parts {
  return [copySign(size, cos(y)), copySign(size, sin(y))];
}

export function squareRoot([x, y]: Parts): Parts {
  if (isInfinite(y)) return [Infinity, y];
  if (x === Infinity) return [x, Number.isNaN(y) ? NaN : copySign(0, y)];
  if (x === -Infinity) return Number.isNaN(y) ? [NaN, Infinity] : [0, copySign(Infinity, y)];
  return NO_NUMBER;
}

export function logarithm([x, y]: Parts): Parts {
  return [isInfinite(x) || isInfinite(y) ? Infinity : NaN, Math.atan2(y, x)];
}

export function exponential([x, y]: Parts): Parts {
  if (isInfinite(y) && (Number.isFinite(x) || x === Infinity)) throw domainError();
  if (Number.isNaN(x)) return [NaN, y === 0 ? y : NaN];
  if (x === Infinity) {
    if (y === 0) return [x, y];
    return Number.isFinite(y) ? around(x, y) : [x, NaN];
  }
  if (x === -Infinity) return Number.isFinite(y) && y !== 0 ? around(0, y) : [0, y === 0 ? y : 0];
  return NO_NUMBER;
}

/** cosh and sinh of infinite imaginary parts have no value. */
function refuseInfiniteHeight([x, y]: Parts): void {
  if (isInfinite(y) && !Number.isNaN(x)) throw domainError();
}

export function hyperbolicCosine(z: Parts): Parts {
  refuseInfiniteHeight(z);
  const [x, y] = z;
  if (Number.isNaN(x)) return [NaN, y === 0 ? 0 : NaN];
  if (!isInfinite(x)) return [NaN, x === 0 ? 0 : NaN];
  if (y === 0) return [Infinity, copySign(0, copySign(1, x) * copySign(1, y))];
  if (Number.isNaN(y)) return [Infinity, NaN];
  const [real, imaginary] = around(Infinity, y);
  return [real, x < 0 ? -imaginary : imaginary];
}

export function hyperbolicSine(z: Parts): Parts {
  refuseInfiniteHeight(z);
  const [x, y] = z;
  if (Number.isNaN(x)) return [NaN, y === 0 ? y : NaN];
  if (!isInfinite(x)) return [x === 0 ? 0 : NaN, NaN];
  if (y === 0) return [x, y];
  if (Number.isNaN(y)) return [Infinity, NaN];
  const [real, imaginary] = around(Infinity, y);
  return [x < 0 ? -real : real, imaginary];
}

export function hyperbolicTangent([x, y]: Parts): Parts {
  if (isInfinite(y) && Number.isFinite(x)) throw domainError();
  if (Number.isNaN(x)) return [NaN, y === 0 ? y : NaN];
  if (!isInfinite(x)) return NO_NUMBER;
  const height = Number.isFinite(y) ? copySign(0, 2 * sin(y) * cos(y)) : 0;
  return [copySign(1, x), height];
}

export function inverseCosine([x, y]: Parts): Parts {
  if (isInfinite(y)) return [Number.isNaN(x) ? NaN : Math.atan2(Infinity, x), -y];
  if (isInfinite(x)) {
    return Number.isNaN(y) ? [NaN, Infinity] : [x < 0 ? PI : 0, -copySign(Infinity, y)];
  }
  return x === 0 ? [PI / 2, NaN] : NO_NUMBER;
}

export function inverseHyperbolicCosine([x, y]: Parts): Parts {
  if (isInfinite(y)) {
    return [Infinity, Number.isNaN(x) ? NaN : copySign(Math.atan2(Infinity, x), y)];
  }
  if (isInfinite(x)) return [Infinity, Number.isNaN(y) ? NaN : copySign(x < 0 ? PI : 0, y)];
  return NO_NUMBER;
}

export function inverseHyperbolicSine([x, y]: Parts): Parts {
  if (isInfinite(y)) {
    if (Number.isNaN(x)) return [Infinity, NaN];
    return [copySign(Infinity, x), copySign(Math.atan2(Infinity, Math.abs(x)), y)];
  }
  if (isInfinite(x)) return [x, Number.isNaN(y) ? NaN : copySign(0, y)];
  return [NaN, y === 0 ? y : NaN];
}

export function inverseHyperbolicTangent([x, y]: Parts): Parts {
  if (isInfinite(y)) return [Number.isNaN(x) ? 0 : copySign(0, x), copySign(PI / 2, y)];
  if (isInfinite(x)) return [copySign(0, x), Number.isNaN(y) ? NaN : copySign(PI / 2, y)];
  return [x === 0 ? x : NaN, NaN];
}

export function rectangular(size: number, angle: number): Parts {
  if (isInfinite(angle) && size !== 0 && !Number.isNaN(size)) throw domainError();
  if (isInfinite(size) && Number.isFinite(angle) && angle !== 0) {
    const [real, imaginary] = around(Infinity, angle);
    return size < 0 ? [-real, -imaginary] : [real, imaginary];
  }
  if (angle === 0) return [size, Number.isNaN(size) ? 0 : size < 0 ? -angle : angle];
  if (size === 0) return [0, 0];
  return isInfinite(size) ? [Infinity, NaN] : NO_NUMBER;
}
