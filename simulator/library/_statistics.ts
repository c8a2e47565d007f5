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
    2.5090809287301226727e3, 3.3430575583588128105e4, 6.726577092700870085e4,
    4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3,
    1.3314166789178437745e2, 3.387132872796366608,
  ],
  denominator: [
    5.226495278852854561e3, 2.8729085735721942674e4, 3.930789580009271061e4,
    2.1213794301586595867e4, 5.3941960214247511077e3, 6.871870074920579083e2,
    4.2313330701600911252e1, 1,
  ],
};
const SLOPE: Rational = {
  numerator: [
    7.7454501427834140764e-4, 2.27238449892691845833e-2, 2.4178072517745061177e-1,
    1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959,
    1.42343711074968357734,
  ],
  denominator: [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 1.51986665636164571966e-2,
    1.4810397642748007459e-1, 6.8976733498510000455e-1, 1.6763848301838038494,
    2.05319162663775882187, 1,
  ],
};
const TAIL: Rational = {
  numerator: [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.2426609473880784386e-3,
    2.6532189526576123093e-2, 2.9656057182850489123e-1, 1.7848265399172913358,
    5.4637849111641143699, 6.6579046435011037772,
  ],
  denominator: [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
    7.868691311456132591e-4, 1.48753612908506148525e-2, 1.3692988092273580531e-1,
    5.9983220655588793769e-1, 1,
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
