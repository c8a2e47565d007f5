/**
 * Numbers of about 106 bits, each the unevaluated sum of two doubles (Dekker 1971; Knuth, "The Art of
 * Computer Programming", volume 2, 4.2.2). Elementary functions computed in them and then rounded once
 * give the nearest double almost always, as the C library's do; the host's own are often one off.
 */

export interface Double2 {
  readonly hi: number;
  /** At most half a unit in the last place of `hi`. */
  readonly lo: number;
}

/** 2^27 + 1: splits a double into two halves of 26 bits. */
const SPLITTER = 134_217_729;

export const double2 = (hi: number, lo = 0): Double2 => ({ hi, lo });

/** a + b exactly. */
export function sum(a: number, b: number): Double2 {
  const hi = a + b;
  const back = hi - a;
  return { hi, lo: a - (hi - back) + (b - back) };
}

/** a + b exactly, for |a| ≥ |b|. */
function quickSum(a: number, b: number): Double2 {
  const hi = a + b;
  return { hi, lo: b - (hi - a) };
}

/** a × b exactly, unless it overflows. */
export function product(a: number, b: number): Double2 {
  const hi = a * b;
  const splitA = SPLITTER * a;
  const a1 = splitA - (splitA - a);
  const a2 = a - a1;
  const splitB = SPLITTER * b;
  const b1 = splitB - (splitB - b);
  const b2 = b - b1;
  return { hi, lo: a1 * b1 - hi + a1 * b2 + a2 * b1 + a2 * b2 };
}

export function add(a: Double2, b: Double2): Double2 {
  const high = sum(a.hi, b.hi);
  const low = sum(a.lo, b.lo);
  const carried = quickSum(high.hi, high.lo + low.hi);
  return quickSum(carried.hi, carried.lo + low.lo);
}

export function subtract(a: Double2, b: Double2): Double2 {
  return add(a, { hi: -b.hi, lo: -b.lo });
}

export function multiply(a: Double2, b: Double2): Double2 {
  const high = product(a.hi, b.hi);
  return quickSum(high.hi, high.lo + (a.hi * b.lo + a.lo * b.hi));
}

export function scale(a: Double2, factor: number): Double2 {
  const high = product(a.hi, factor);
  return quickSum(high.hi, high.lo + a.lo * factor);
}

export function divide(a: Double2, b: Double2): Double2 {
  const first = a.hi / b.hi;
  const rest = subtract(a, scale(b, first));
  const second = rest.hi / b.hi;
  const remainder = subtract(rest, scale(b, second));
  const quotient = quickSum(first, second);
  return add(quotient, { hi: remainder.hi / b.hi, lo: 0 });
}

export function squareRoot(a: Double2): Double2 {
  if (a.hi <= 0) return { hi: 0, lo: 0 };
  const root = Math.sqrt(a.hi);
  const rest = subtract(a, product(root, root));
  return quickSum(root, rest.hi / (2 * root));
}

export const negate = ({ hi, lo }: Double2): Double2 => ({ hi: -hi, lo: -lo });

/** The nearest double. */
export const round = ({ hi, lo }: Double2): number => hi + lo;
