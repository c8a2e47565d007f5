/** `_statistics`: the inverse of the normal distribution function. C in CPython, so here too. */
import type { Interpreter } from '../python/context.ts';
import { valueError } from '../python/objects/exception.ts';
import { resumable } from '../python/objects/native.ts';
import type { PyDict, Value } from '../python/objects/object.ts';
import { float } from '../python/objects/values.ts';
import { toDouble } from '../python/types/float.ts';
import { namespace } from './library-module.ts';
import { log } from '../base/math/elementary.ts';

/** A quotient of two polynomials, their coefficients from the highest power down. */
interface Rational {
  readonly numerator: readonly number[];
  readonly denominator: readonly number[];
}

const horner = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);

/** M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution" (1988). */
const CENTRE: Rational = {
  numerator: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
    1971.5909503065513, 133.14166789178438, 3.3871328727963665,
  ],
  denominator: [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
    687.1870074920579, 42.31333070160091, 1,
  ],
};
const SLOPE: Rational = {
  numerator: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
    3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  denominator: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
    0.6897673349851, 1.6763848301838038, 2.053191626637759, 1,
  ],
};
const TAIL: Rational = {
  numerator: [
    2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124,
    0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  denominator: [
    2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133,
    0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
  ],
};

function quotient({ numerator, denominator }: Rational, x: number): [number, number] {
  return [horner(numerator, x), horner(denominator, x)];
}

/** The value that a normal variable stays below with probability p. */
function inverse(p: number, mu: number, sigma: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const [numerator, denominator] = quotient(CENTRE, 0.180625 - q * q);
    return mu + ((numerator * q) / denominator) * sigma;
  }
  const r = Math.sqrt(-log(q <= 0 ? p : 1 - p));
  const [numerator, denominator] = r <= 5 ? quotient(SLOPE, r - 1.6) : quotient(TAIL, r - 5);
  const x = numerator / denominator;
  return mu + (q < 0 ? -x : x) * sigma;
}

const FUNCTIONS = [
  resumable(
    '_normal_dist_inv_cdf(p, mu, sigma, /)',
    function* ([p, mu, sigma]: [Value, Value, Value]) {
      const numbers = [yield* toDouble(p), yield* toDouble(mu), yield* toDouble(sigma)] as const;
      if (numbers[0] <= 0 || numbers[0] >= 1 || numbers[2] <= 0) {
        throw valueError('inv_cdf undefined for these parameters');
      }
      return float(inverse(...numbers));
    },
  ),
];

export function createStatistics(_interpreter: Interpreter): PyDict {
  return namespace('_statistics', FUNCTIONS);
}
