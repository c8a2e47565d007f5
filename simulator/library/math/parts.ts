/** Functions of `math` about how a float is made, and about nearness. */
import { raise, typeError, valueError } from '../../python/objects/exception.ts';
import { type Native, resumable } from '../../python/objects/native.ts';
import type { Value } from '../../python/objects/object.ts';
import { call } from '../../python/objects/resumable.ts';
import { float, tuple } from '../../python/objects/values.ts';
import { index, plainInt, specialMethod, typeName } from '../../python/protocols/index.ts';
import { toDouble } from '../../python/types/float.ts';
import { fromFloat } from '../../python/types/integer.ts';
import { scaleByPower } from '../../base/math/elementary.ts';

/** A double as its 64 bits, ordered as the numbers are. */
function orderedBits(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

function fromOrderedBits(bits: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigInt64(0, bits < 0n ? -bits : bits);
  const size = view.getFloat64(0);
  return bits < 0n ? -size : size;
}

function nextAfter(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x === y) return y;
  const next = fromOrderedBits(orderedBits(x) + (y > x ? 1n : -1n));
  return next === 0 && x < 0 ? -0 : next;
}

function ulp(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(size)) return size;
  return size === Number.MAX_VALUE ? 2 ** 971 : nextAfter(size, Infinity) - size;
}

/** x = mantissa × 2^exponent with ½ ≤ |mantissa| < 1. */
function frexp(x: number): { readonly mantissa: number; readonly exponent: number } {
  if (x === 0 || !Number.isFinite(x)) return { mantissa: x, exponent: 0 };
  const small = Math.abs(x) < 2 ** -1022;
  const value = small ? x * 2 ** 54 : x;
  let exponent = Math.floor(Math.log2(Math.abs(value))) + 1;
  let mantissa = scaleByPower(value, -exponent);
  if (Math.abs(mantissa) >= 1) {
    mantissa /= 2;
    exponent++;
  } else if (Math.abs(mantissa) < 0.5) {
    mantissa *= 2;
    exponent--;
  }
  return { mantissa, exponent: small ? exponent - 54 : exponent };
}

/** ceil, floor, trunc: by the type's own method, otherwise as a float. */
const rounding = (name: string, method: string, of: (x: number) => number): Native =>
  resumable(`${name}(x, /)`, function* ([x]: [Value]) {
    const whole = plainInt(x);
    if (whole !== undefined && typeof x !== 'object') return whole;
    const own = specialMethod(x, method);
    if (own !== undefined) return yield* call(own, []);
    if (name === 'trunc') throw typeError(`type ${typeName(x)} doesn't define __trunc__ method`);
    const value = yield* toDouble(x);
    return fromFloat(Number.isFinite(value) ? of(value) : value);
  });

const test = (name: string, of: (x: number) => boolean): Native =>
  resumable(`${name}(x, /)`, function* ([x]: [Value]) {
    return of(yield* toDouble(x));
  });

const REL_TOLERANCE = 1e-9;

export const PART_FUNCTIONS: readonly Native[] = [
  rounding('ceil', '__ceil__', Math.ceil),
  rounding('floor', '__floor__', Math.floor),
  rounding('trunc', '__trunc__', Math.trunc),
  test('isfinite', Number.isFinite),
  test('isinf', (x) => x === Infinity || x === -Infinity),
  test('isnan', Number.isNaN),
  resumable('frexp(x, /)', function* ([x]: [Value]) {
    const { mantissa, exponent } = frexp(yield* toDouble(x));
    return tuple([float(mantissa), exponent]);
  }),
  resumable('ldexp(x, i, /)', function* ([x, i]: [Value, Value]) {
    const value = yield* toDouble(x);
    if (specialMethod(i, '__index__') === undefined) {
      throw typeError('Expected an int as second argument to ldexp.');
    }
    const power = yield* index(i);
    if (value === 0 || !Number.isFinite(value)) return float(value);
    const result =
      power > 2200
        ? value * Infinity
        : power < -2200
          ? value * 0
          : scaleByPower(value, Number(power));
    if (!Number.isFinite(result)) throw raise('OverflowError', 'math range error');
    return float(result);
  }),
  resumable('modf(x, /)', function* ([x]: [Value]) {
    const value = yield* toDouble(x);
    const whole = Math.trunc(value);
    const zero = value < 0 || Object.is(value, -0) ? -0 : 0;
    const fraction = Number.isFinite(value) ? value - whole : Number.isNaN(value) ? NaN : 0;
    return tuple([float(fraction === 0 ? zero : fraction), float(whole)]);
  }),
  resumable('nextafter(x, y, /)', function* ([x, y]: [Value, Value]) {
    const from = yield* toDouble(x);
    return float(nextAfter(from, yield* toDouble(y)));
  }),
  resumable('ulp(x, /)', function* ([x]: [Value]) {
    return float(ulp(yield* toDouble(x)));
  }),
  resumable(
    'isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)',
    function* ([a, b, relative, absolute]: [Value, Value, Value?, Value?]) {
      const x = yield* toDouble(a);
      const y = yield* toDouble(b);
      const share = relative === undefined ? REL_TOLERANCE : yield* toDouble(relative);
      const least = absolute === undefined ? 0 : yield* toDouble(absolute);
      if (share < 0 || least < 0) throw valueError('tolerances must be non-negative');
      if (x === y) return true;
      if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
      const distance = Math.abs(x - y);
      return (
        distance <= Math.abs(share * y) || distance <= Math.abs(share * x) || distance <= least
      );
    },
  ),
];
