/** Numbers, shares and spans of virtual time as people read them. Units are messages, not code. */

export type TimeUnit = 'ns' | 'us' | 'ms' | 's';

const UNIT_NS: Readonly<Record<TimeUnit, number>> = { ns: 1, us: 1e3, ms: 1e6, s: 1e9 };

export interface Quantity {
  readonly value: number;
  readonly unit: TimeUnit;
  readonly decimals: number;
}

function unitFor(ns: number): TimeUnit {
  const size = Math.abs(ns);
  if (size < 1e3) return 'ns';
  if (size < 1e6) return 'us';
  if (size < 1e9) return 'ms';
  return 's';
}

/** A span, in about four digits: 850 ns, 12.35 µs, 40.2 ms, 1.5 s. Trailing zeros are dropped. */
export function spanOf(ns: number, digits = 4): Quantity {
  let unit = unitFor(ns);
  let value = ns / UNIT_NS[unit];
  let decimals = decimalsFor(value, digits);
  // Rounding may reach the next unit: 999.99 µs is 1 ms.
  if (unit !== 's' && Math.abs(Number(value.toFixed(decimals))) >= 1000) {
    unit = unit === 'ns' ? 'us' : unit === 'us' ? 'ms' : 's';
    value = ns / UNIT_NS[unit];
    decimals = decimalsFor(value, digits);
  }
  const rounded = Number(value.toFixed(unit === 'ns' ? 0 : decimals));
  return { value: rounded, unit, decimals: shownDecimals(rounded, decimals) };
}

function decimalsFor(value: number, digits: number): number {
  const whole = Math.max(1, Math.floor(Math.log10(Math.max(1, Math.abs(value)))) + 1);
  return Math.max(0, digits - whole);
}

function shownDecimals(value: number, decimals: number): number {
  const fraction = value.toFixed(decimals).replace(/0+$/, '').split('.')[1];
  return fraction === undefined ? 0 : fraction.length;
}

/**
 * A point of time in a run of the given length. All points of one run have the same unit and the
 * same number of decimals, so that a column of them lines up and a moving one does not jump.
 */
export function pointOf(ns: number, totalNs: number): Quantity {
  if (totalNs < 1e4) return { value: Math.round(ns), unit: 'ns', decimals: 0 };
  const unit: TimeUnit = totalNs < 1e6 ? 'us' : totalNs < 1e10 ? 'ms' : 's';
  return { value: ns / UNIT_NS[unit], unit, decimals: unit === 's' ? 4 : 3 };
}

/** The numbers of 1, 2, 5 × 10ⁿ: what speeds and steps are offered in. */
export function niceNumber(value: number, direction: 'down' | 'up' | 'near' = 'near'): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const candidates = [1, 2, 5, 10].map((step) => step * power);
  const slack = value * 1e-9;
  if (direction === 'down') return candidates.filter((c) => c <= value + slack).at(-1)!;
  if (direction === 'up') return candidates.find((c) => c >= value - slack)!;
  return candidates.reduce((best, c) =>
    Math.abs(Math.log(c / value)) < Math.abs(Math.log(best / value)) ? c : best,
  );
}
