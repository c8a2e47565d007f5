/** The length of a vector, rounded once; the host's own Math.hypot is often a digit off. */
import { add, double2, product, round, squareRoot } from './double-double.ts';
import { scaleByPower } from './elementary.ts';

/** √(a² + b² + …) */
export function norm(values: readonly number[]): number {
  let largest = 0;
  let unordered = false;
  for (const value of values) {
    if (Number.isNaN(value)) unordered = true;
    else largest = Math.max(largest, Math.abs(value));
  }
  if (largest === Infinity) return Infinity;
  if (unordered) return NaN;
  if (largest === 0) return 0;
  if (values.length === 1) return largest;
  // A power of two keeps the squares in range and loses nothing.
  const power = Math.floor(Math.log2(largest));
  let total = double2(0);
  for (const value of values) {
    const scaled = scaleByPower(value, -power);
    total = add(total, product(scaled, scaled));
  }
  return scaleByPower(round(squareRoot(total)), power);
}
