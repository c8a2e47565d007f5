/** Durations as programs give them: seconds as int or float, and what is wrong with some of them. */
import { raise, typeError, valueError } from '../python/objects/exception.ts';
import type { Value } from '../python/objects/object.ts';
import { PyFloat } from '../python/objects/values.ts';
import { plainInt, typeName } from '../python/protocols/index.ts';

const NANOSECONDS = 1_000_000_000;
/** threading.TIMEOUT_MAX: what a 64-bit count of nanoseconds can hold, in whole seconds. */
export const TIMEOUT_MAX_SECONDS = 9_223_372_036;

/** Nanoseconds, rounded up as CPython rounds timeouts: a wait is never shorter than asked for. */
export function toNanoseconds(seconds: Value): number {
  const whole = plainInt(seconds);
  const value = whole ?? (seconds instanceof PyFloat ? seconds.value : undefined);
  if (value === undefined) {
    throw typeError(`'${typeName(seconds)}' object cannot be interpreted as an integer`);
  }
  if (Number.isNaN(value)) throw valueError('Invalid value NaN (not a number)');
  if (value > TIMEOUT_MAX_SECONDS || value < -TIMEOUT_MAX_SECONDS) {
    throw raise('OverflowError', 'timestamp out of range for platform time_t');
  }
  return Math.ceil(Number(value) * NANOSECONDS);
}
