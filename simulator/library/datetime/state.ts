/** The bytes that dates and times are pickled as: CPython's own, so that pickles are the same. */
import { PyBytes } from '../../python/objects/values.ts';
import { type Clock, MIDNIGHT, type PyDate } from './objects.ts';

/** The fold is the highest bit of the month of a datetime, or of the hour of a time. */
const FOLD_BIT = 0x80;

export function isDateState(bytes: Uint8Array): boolean {
  return bytes.length === 4 && isMonth(bytes[2]!);
}

export function isMomentState(bytes: Uint8Array): boolean {
  return bytes.length === 10 && isMonth(bytes[2]! & ~FOLD_BIT);
}

export function isTimeState(bytes: Uint8Array): boolean {
  return bytes.length === 6 && (bytes[0]! & ~FOLD_BIT) < 24;
}

function isMonth(value: number): boolean {
  return value >= 1 && value <= 12;
}

export function dateState({ year, month, day }: PyDate): number[] {
  return [year >> 8, year & 255, month, day];
}

export function clockState({ hour, minute, second, microsecond }: Clock): number[] {
  return [hour, minute, second, microsecond >> 16, (microsecond >> 8) & 255, microsecond & 255];
}

export function readDateState([high = 0, low = 0, month = 0, day = 0]: Uint8Array): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  return { year: high * 256 + low, month: month & ~FOLD_BIT, day };
}

/** Without a zone. */
export function readClockState(bytes: Uint8Array): Clock {
  const [hour = 0, minute = 0, second = 0, high = 0, middle = 0, low = 0] = bytes;
  return {
    ...MIDNIGHT,
    hour: hour & ~FOLD_BIT,
    minute,
    second,
    microsecond: (high << 16) | (middle << 8) | low,
  };
}

export function foldOf(byte: number): number {
  return byte >> 7;
}

/** @param at - the byte that holds the fold */
export function packed(state: readonly number[], fold = 0, at = 0): PyBytes {
  const bytes = Uint8Array.from(state);
  if (fold === 1) bytes[at]! |= FOLD_BIT;
  return new PyBytes(bytes);
}
