/** Whole-number functions of `math`, on ints of any size. */
import type { Context } from '../../python/context.ts';
import { raise, valueError } from '../../python/objects/exception.ts';
import { type Native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import type { PyTuple } from '../../python/objects/values.ts';
import { index } from '../../python/protocols/index.ts';
import { bitsOf, type Integer, normalise } from '../../python/types/integer.ts';

/** CPU time of multiplying two numbers of n 30-bit digits: n² of this, for sizes programs use. */
const DIGIT_PRODUCT_NS = 1;
const DIGIT_BITS = 30;
/** The largest argument of factorial() that CPython's C long holds. */
const LONG_MAX = 9223372036854775807n;

function gcdOf(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    let x = Math.abs(a);
    let y = Math.abs(b);
    while (y !== 0) [x, y] = [y, x % y];
    return x;
  }
  let x = BigInt(a);
  let y = BigInt(b);
  while (y !== 0n) [x, y] = [y, x % y];
  return normalise(x < 0n ? -x : x);
}

function lcmOf(a: Integer, b: Integer): Integer {
  if (a === 0 || b === 0) return 0;
  const value = (BigInt(a) / BigInt(gcdOf(a, b))) * BigInt(b);
  return normalise(value < 0n ? -value : value);
}

/** first × (first + 1) × … × last, halves first, so that large factors meet late. */
function productOf(first: bigint, last: bigint): bigint {
  if (last - first < 8n) {
    let value = 1n;
    for (let n = first; n <= last; n++) value *= n;
    return value;
  }
  const middle = (first + last) / 2n;
  return productOf(first, middle) * productOf(middle + 1n, last);
}

function chargeProduct(context: Context, result: bigint): void {
  const digits = bitsOf(result) / DIGIT_BITS;
  context.charge(digits * Math.sqrt(digits) * DIGIT_PRODUCT_NS);
}

function permutations(n: Integer, k: Integer, context: Context): Integer {
  if (k > n) return 0;
  if (k === 0) return 1;
  context.interpreter.allocate((bitsOf(n) * Number(k)) / 8);
  const value = productOf(BigInt(n) - BigInt(k) + 1n, BigInt(n));
  chargeProduct(context, value);
  return normalise(value);
}

function combinations(n: Integer, k: Integer, context: Context): Integer {
  if (k > n) return 0;
  const rest = BigInt(n) - BigInt(k);
  const taken = rest < BigInt(k) ? rest : BigInt(k);
  if (taken === 0n) return 1;
  context.interpreter.allocate((bitsOf(n) * Number(taken)) / 8);
  const value = productOf(BigInt(n) - taken + 1n, BigInt(n)) / productOf(1n, taken);
  chargeProduct(context, value);
  return normalise(value);
}

/** The largest whole number whose square is not above n. */
function squareRoot(n: Integer): Integer {
  if (typeof n === 'number') {
    let root = Math.floor(Math.sqrt(n));
    while (root * root > n) root--;
    while ((root + 1) * (root + 1) <= n) root++;
    return root;
  }
  // Newton's method from above.
  let root = 1n << BigInt(Math.ceil(bitsOf(n) / 2));
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return normalise(root);
    root = next;
  }
}

function* whole(value: Value, problem: string): Resumable<Integer> {
  const number = yield* index(value);
  if (number < 0) throw valueError(problem);
  return number;
}

function* factorial(value: Value, context: Context): Resumable {
  const n = yield* whole(value, 'factorial() not defined for negative values');
  if (n > LONG_MAX) {
    throw raise('OverflowError', `factorial() argument should not exceed ${LONG_MAX}`);
  }
  return permutations(n, n, context);
}

const fold = (name: string, start: Integer, combine: (a: Integer, b: Integer) => Integer): Native =>
  resumable(`${name}(*integers)`, function* ([integers]: [PyTuple]) {
    let value = start;
    for (const item of integers.items) value = combine(value, yield* index(item));
    return value;
  });

const NOT_NEGATIVE = 'must be a non-negative integer';

export const INTEGER_FUNCTIONS: readonly Native[] = [
  fold('gcd', 0, gcdOf),
  fold('lcm', 1, lcmOf),
  resumable('factorial(x, /)', ([x]: [Value], context) => factorial(x, context)),
  resumable('isqrt(n, /)', function* ([n]: [Value]) {
    return squareRoot(yield* whole(n, 'isqrt() argument must be nonnegative'));
  }),
  resumable('comb(n, k, /)', function* ([n, k]: [Value, Value], context) {
    const total = yield* index(n);
    const taken = yield* index(k);
    if (total < 0) throw valueError(`n ${NOT_NEGATIVE}`);
    if (taken < 0) throw valueError(`k ${NOT_NEGATIVE}`);
    return combinations(total, taken, context);
  }),
  resumable('perm(n, k=None, /)', function* ([n, k]: [Value, Value | undefined], context) {
    if (k === undefined || k === NONE) return yield* factorial(n, context);
    const total = yield* index(n);
    const taken = yield* index(k);
    if (total < 0) throw valueError(`n ${NOT_NEGATIVE}`);
    if (taken < 0) throw valueError(`k ${NOT_NEGATIVE}`);
    return permutations(total, taken, context);
  }),
];
