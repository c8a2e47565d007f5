/**
 * How a result is made to fit a context (General Decimal Arithmetic specification, "Arithmetic
 * operations" and "Exceptional conditions"): rounding, overflow, subnormal numbers, clamping.
 */
import {
  CLAMPED,
  INEXACT,
  INVALID_OPERATION,
  OVERFLOW,
  ROUNDED,
  SUBNORMAL,
  UNDERFLOW,
} from './conditions.ts';
import { type Dec, digitsOf, finite, infinity, isNan, nan, powerOfTen, shifted } from './number.ts';
import { divideRounded, type Rounding } from './rounding.ts';

/** A context as an operation sees it. What happens is added to `status`. */
export interface Setting {
  readonly precision: number;
  readonly rounding: Rounding;
  readonly exponentMin: number;
  readonly exponentMax: number;
  readonly clamp: boolean;
  status: number;
}

/** The smallest exponent of subnormal numbers. */
export const tiny = ({ exponentMin, precision }: Setting): number => exponentMin - precision + 1;
/** The largest exponent of numbers with all their digits. */
export const top = ({ exponentMax, precision }: Setting): number => exponentMax - precision + 1;

export function invalid(setting: Setting, condition = INVALID_OPERATION): Dec {
  setting.status |= condition;
  return nan();
}

/** The result where it is a nan, of the first signaling one, else of the first; else undefined. */
export function nanOf(setting: Setting, ...operands: readonly Dec[]): Dec | undefined {
  const signaling = operands.find(({ kind }) => kind === 'snan');
  const chosen = signaling ?? operands.find(({ kind }) => kind === 'nan');
  if (chosen === undefined) return undefined;
  if (signaling !== undefined) setting.status |= INVALID_OPERATION;
  return fitPayload(setting, { ...chosen, kind: 'nan' });
}

function fitPayload({ precision, clamp }: Setting, value: Dec): Dec {
  const room = precision - (clamp ? 1 : 0);
  if (digitsOf(value.coefficient) <= room) return value;
  return { ...value, coefficient: value.coefficient % powerOfTen(room) };
}

export function finish(setting: Setting, value: Dec): Dec {
  if (value.kind === 'infinity') return value;
  if (isNan(value)) return fitPayload(setting, value);
  return value.coefficient === 0n ? finishZero(setting, value) : finishNumber(setting, value);
}

function finishZero(setting: Setting, { negative, exponent }: Dec): Dec {
  const high = setting.clamp ? top(setting) : setting.exponentMax;
  const fitting = Math.min(Math.max(exponent, tiny(setting)), high);
  if (fitting !== exponent) setting.status |= CLAMPED;
  return finite(negative, 0n, fitting);
}

function finishNumber(setting: Setting, value: Dec): Dec {
  const { precision, rounding } = setting;
  const { negative } = value;
  const digits = digitsOf(value.coefficient);
  const subnormal = value.exponent + digits - 1 < setting.exponentMin;
  // The least exponent that the result may have.
  const least = Math.max(value.exponent + digits - precision, tiny(setting));
  let { coefficient, exponent } = value;
  if (exponent < least) {
    const dropped = least - exponent;
    let exact = false;
    // Far below the last digit it makes no difference how far.
    if (dropped > digits + 1) {
      ({ quotient: coefficient } = divideRounded(1n, 100n, negative, rounding));
    } else {
      const unit = powerOfTen(dropped);
      ({ quotient: coefficient, exact } = divideRounded(coefficient, unit, negative, rounding));
    }
    exponent = least;
    if (digitsOf(coefficient) > precision) {
      coefficient /= 10n;
      exponent += 1;
    }
    setting.status |= ROUNDED;
    if (!exact) setting.status |= subnormal ? INEXACT | UNDERFLOW : INEXACT;
    if (coefficient === 0n) setting.status |= CLAMPED;
  }
  if (subnormal) setting.status |= SUBNORMAL;
  if (coefficient !== 0n && exponent + digitsOf(coefficient) - 1 > setting.exponentMax) {
    return overflow(setting, negative);
  }
  return fold(setting, finite(negative, coefficient, exponent));
}

/** With `clamp` an exponent above the top is brought down by appending zeros. */
function fold(setting: Setting, value: Dec): Dec {
  const high = top(setting);
  if (!setting.clamp || value.exponent <= high || value.coefficient === 0n) return value;
  setting.status |= CLAMPED;
  return finite(value.negative, shifted(value.coefficient, value.exponent - high), high);
}

function overflow(setting: Setting, negative: boolean): Dec {
  setting.status |= OVERFLOW | INEXACT | ROUNDED;
  const { rounding, precision } = setting;
  const towardsZero =
    rounding === 'ROUND_DOWN' ||
    rounding === 'ROUND_05UP' ||
    (rounding === 'ROUND_CEILING' && negative) ||
    (rounding === 'ROUND_FLOOR' && !negative);
  return towardsZero
    ? finite(negative, powerOfTen(precision) - 1n, top(setting))
    : infinity(negative);
}
