/** Floats of two bytes: a sign, 5 bits of exponent, 10 of fraction (IEEE 754 binary16). */
const FRACTION = 2 ** 10;
const BIAS = 15;
const EXPONENT_MAX = 31;

export function decodeHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & EXPONENT_MAX;
  const fraction = bits & (FRACTION - 1);
  if (exponent === EXPONENT_MAX) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0
    ? (sign * fraction) / FRACTION / 2 ** (BIAS - 1)
    : sign * (1 + fraction / FRACTION) * 2 ** (exponent - BIAS);
}

/** Rounded half to even; undefined when it is too large. */
export function encodeHalf(value: number): number | undefined {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  if (Number.isNaN(value)) return 0x7e00;
  const size = Math.abs(value);
  if (size === Infinity) return sign | 0x7c00;
  const exponent = Math.max(size === 0 ? -Infinity : Math.floor(Math.log2(size)), 1 - BIAS);
  // In units of the last place; a carry goes over into the exponent by itself.
  const scaled = size / 2 ** (exponent - 10);
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const units = floor + (rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? 1 : 0);
  const bits = units + (exponent + BIAS - 1) * FRACTION;
  return bits >= EXPONENT_MAX * FRACTION ? undefined : sign | bits;
}
