/** Rounding modes (Library reference, "Rounding modes"): whether to round away from zero. */

export const ROUNDINGS = [
  'ROUND_CEILING',
  'ROUND_FLOOR',
  'ROUND_UP',
  'ROUND_DOWN',
  'ROUND_HALF_UP',
  'ROUND_HALF_DOWN',
  'ROUND_HALF_EVEN',
  'ROUND_05UP',
] as const;

export type Rounding = (typeof ROUNDINGS)[number];

export function isRounding(text: string | undefined): text is Rounding {
  return (ROUNDINGS as readonly (string | undefined)[]).includes(text);
}

/**
 * What is dropped is `rest` of `unit`, and not 0.
 *
 * @param last - the last digit that is kept
 */
function roundsUp(
  rounding: Rounding,
  negative: boolean,
  last: bigint,
  rest: bigint,
  unit: bigint,
): boolean {
  const twice = rest * 2n;
  switch (rounding) {
    case 'ROUND_CEILING':
      return !negative;
    case 'ROUND_FLOOR':
      return negative;
    case 'ROUND_UP':
      return true;
    case 'ROUND_DOWN':
      return false;
    case 'ROUND_HALF_UP':
      return twice >= unit;
    case 'ROUND_HALF_DOWN':
      return twice > unit;
    case 'ROUND_HALF_EVEN':
      return twice > unit || (twice === unit && last % 2n === 1n);
    case 'ROUND_05UP':
      return last % 5n === 0n;
  }
}

/** coefficient / unit, rounded; unit is a power of ten. */
export function divideRounded(
  coefficient: bigint,
  unit: bigint,
  negative: boolean,
  rounding: Rounding,
): { readonly quotient: bigint; readonly exact: boolean } {
  const quotient = coefficient / unit;
  const rest = coefficient - quotient * unit;
  if (rest === 0n) return { quotient, exact: true };
  const up = roundsUp(rounding, negative, quotient % 10n, rest, unit);
  return { quotient: up ? quotient + 1n : quotient, exact: false };
}
