/** An angle as a multiple of π/2 and a rest of at most π/4. */
import { add, type Double2, double2, product, subtract, sum } from './double-double.ts';

const HALF_PI = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33] as const;
/** Beyond it the multiple has too many digits for three pieces of π/2. */
const PLAIN_MAX = 2 ** 30;
/** Bits behind the point of the whole numbers that larger angles are reduced with. */
const BITS = 1300n;
const KEPT_BITS = 200n;

export interface Reduced {
  /** 0 … 3. */
  readonly quadrant: number;
  readonly rest: Double2;
}

export function reduceByHalfPi(x: number): Reduced {
  if (Math.abs(x) <= Math.PI / 4) return { quadrant: 0, rest: double2(x) };
  if (Math.abs(x) > PLAIN_MAX) return reduceLarge(x);
  const k = Math.round(x / HALF_PI[0]);
  const first = product(k, HALF_PI[0]);
  // Two numbers this near have an exact difference.
  let rest = sum(x - first.hi, -first.lo);
  rest = subtract(rest, product(k, HALF_PI[1]));
  rest = add(rest, double2(-k * HALF_PI[2]));
  return { quadrant: ((k % 4) + 4) % 4, rest };
}

function reduceLarge(x: number): Reduced {
  const size = Math.abs(x);
  const halfPi = scaledPi() / 2n;
  const scaled = size >= 2 ** 53 ? BigInt(size) << BITS : BigInt(size * 2 ** 23) << (BITS - 23n);
  let k = scaled / halfPi;
  let rest = scaled % halfPi;
  if (rest * 2n > halfPi) {
    rest -= halfPi;
    k++;
  }
  const quadrant = Number(k % 4n);
  const pair = toDouble2(rest);
  if (x > 0) return { quadrant, rest: pair };
  return { quadrant: (4 - quadrant) % 4, rest: double2(-pair.hi, -pair.lo) };
}

/** π × 2^BITS by Machin's formula: π/4 = 4 arctan(1/5) − arctan(1/239). */
function scaledPi(): bigint {
  const arctanOfInverse = (n: bigint): bigint => {
    let power = (1n << (BITS + 16n)) / n;
    let total = 0n;
    for (let odd = 1n; power !== 0n; odd += 2n) {
      total += odd % 4n === 1n ? power / odd : -(power / odd);
      power /= n * n;
    }
    return total;
  };
  return (4n * (4n * arctanOfInverse(5n) - arctanOfInverse(239n))) >> 16n;
}

/** value / 2^BITS. No double is nearer to a multiple of π/2 than 2^−62, so 200 bits are plenty. */
function toDouble2(value: bigint): Double2 {
  const kept = value >> (BITS - KEPT_BITS);
  const hi = Number(kept);
  const lo = Number(kept - BigInt(hi));
  const unit = 2 ** -Number(KEPT_BITS);
  return double2(hi * unit, lo * unit);
}
