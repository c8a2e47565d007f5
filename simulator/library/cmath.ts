/** `cmath`: functions of complex numbers (Library reference). C in CPython, so here too. */
import { atan2 } from '../base/math/elementary.ts';
import { norm } from '../base/math/norm.ts';
import type { Interpreter } from '../python/context.ts';
import { raise, typeError, valueError } from '../python/objects/exception.ts';
import { type Native, resumable } from '../python/objects/native.ts';
import type { PyDict, Value } from '../python/objects/object.ts';
import { call, type Resumable } from '../python/objects/resumable.ts';
import { float, PyComplex, tuple } from '../python/objects/values.ts';
import { specialMethod, typeName } from '../python/protocols/index.ts';
import { type Parts, quotient } from '../python/types/complex-arithmetic.ts';
import { toDouble } from '../python/types/float.ts';
import * as functions from './cmath/functions.ts';
import { domainError } from './cmath/real.ts';
import { namespace } from './library-module.ts';

/** A number as a complex one: through `__complex__`, else as a float. */
function* argument(value: Value): Resumable<Parts> {
  if (value instanceof PyComplex) return [value.real, value.imaginary];
  const method = specialMethod(value, '__complex__');
  if (method === undefined) return [yield* toDouble(value), 0];
  const result = yield* call(method, []);
  if (result instanceof PyComplex) return [result.real, result.imaginary];
  throw typeError(`__complex__ returned non-complex (type ${typeName(result)})`);
}

const complex = ([real, imaginary]: Parts): PyComplex => new PyComplex(real, imaginary);

const ROWS: readonly (readonly [string, (z: Parts) => Parts])[] = [
  ['acos', functions.inverseCosine],
  ['acosh', functions.inverseHyperbolicCosine],
  ['asin', functions.inverseSine],
  ['asinh', functions.inverseHyperbolicSine],
  ['atan', functions.inverseTangent],
  ['atanh', functions.inverseHyperbolicTangent],
  ['cos', functions.cosine],
  ['cosh', functions.hyperbolicCosine],
  ['exp', functions.exponential],
  ['log10', functions.commonLogarithm],
  ['sin', functions.sine],
  ['sinh', functions.hyperbolicSine],
  ['sqrt', functions.squareRoot],
  ['tan', functions.tangent],
  ['tanh', functions.hyperbolicTangent],
];

const QUESTIONS: readonly (readonly [string, (z: Parts) => boolean])[] = [
  ['isfinite', functions.isFinite],
  ['isinf', ([x, y]) => Math.abs(x) === Infinity || Math.abs(y) === Infinity],
  ['isnan', ([x, y]) => Number.isNaN(x) || Number.isNaN(y)],
];

function length(z: Parts): number {
  const size = norm(z);
  if (size === Infinity && functions.isFinite(z)) throw raise('OverflowError', 'math range error');
  return size;
}

function areClose(a: Parts, b: Parts, relative: number, absolute: number): boolean {
  if (relative < 0 || absolute < 0) throw valueError('tolerances must be non-negative');
  if (a[0] === b[0] && a[1] === b[1]) return true;
  const infinite = [...a, ...b].some((part) => Math.abs(part) === Infinity);
  if (infinite) return false;
  const distance = norm([a[0] - b[0], a[1] - b[1]]);
  return distance <= Math.max(relative * Math.max(norm(a), norm(b)), absolute);
}

const FUNCTIONS: readonly Native[] = [
  ...ROWS.map(([name, of]) =>
    resumable(`${name}(z, /)`, function* ([z]: [Value]) {
      return complex(of(yield* argument(z)));
    }),
  ),
  ...QUESTIONS.map(([name, ask]) =>
    resumable(`${name}(z, /)`, function* ([z]: [Value]) {
      return ask(yield* argument(z));
    }),
  ),
  resumable('log(z, base=None, /)', function* ([z, base]: [Value, Value | undefined]) {
    const value = functions.logarithm(yield* argument(z));
    if (base === undefined) return complex(value);
    const divisor = functions.logarithm(yield* argument(base));
    if (divisor[0] === 0 && divisor[1] === 0) throw domainError();
    return complex(quotient(value, divisor));
  }),
  resumable('phase(z, /)', function* ([z]: [Value]) {
    const [x, y] = yield* argument(z);
    return float(atan2(y, x));
  }),
  resumable('polar(z, /)', function* ([z]: [Value]) {
    const parts = yield* argument(z);
    return tuple([float(length(parts)), float(atan2(parts[1], parts[0]))]);
  }),
  resumable('rect(r, phi, /)', function* ([r, phi]: [Value, Value]) {
    return complex(functions.rectangular(yield* toDouble(r), yield* toDouble(phi)));
  }),
  resumable(
    'isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)',
    function* ([a, b, relative, absolute]: [Value, Value, Value?, Value?]) {
      const left = yield* argument(a);
      const right = yield* argument(b);
      const rel = relative === undefined ? 1e-9 : yield* toDouble(relative);
      const abs = absolute === undefined ? 0 : yield* toDouble(absolute);
      return areClose(left, right, rel, abs);
    },
  ),
];

export function createCmath(_interpreter: Interpreter): PyDict {
  return namespace('cmath', FUNCTIONS, {
    e: float(Math.E),
    inf: float(Infinity),
    infj: new PyComplex(0, Infinity),
    nan: float(NaN),
    nanj: new PyComplex(0, NaN),
    pi: float(Math.PI),
    tau: float(2 * Math.PI),
  });
}
