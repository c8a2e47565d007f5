/** Durations as people write them on a command line, and as a report shows them. */
import { UsageError } from './command.ts';

const UNITS_NS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9 };

/**
 * @param option - for the message
 * @param bareUnit - what a number without a unit means
 */
export function parseDuration(option: string, text: string, bareUnit: 'ms' | 's'): number {
  const match = /^(\d+(?:\.\d+)?|\.\d+)(?:e([+-]?\d+))?\s*(ns|us|µs|ms|s)?$/.exec(text.trim());
  if (match === null) {
    throw new UsageError(
      `${option}: "${text}" is not a duration`,
      'for example 5ms, 500us or 0.1s',
    );
  }
  const [, digits, exponent, unit] = match;
  return Math.round(Number(`${digits}e${exponent ?? 0}`) * UNITS_NS[unit ?? bareUnit]);
}

/** Four significant digits, in the unit that keeps the number readable. */
export function formatDuration(ns: number): string {
  if (ns >= 1e9) return `${trim(ns / 1e9)} s`;
  if (ns >= 1e6) return `${trim(ns / 1e6)} ms`;
  if (ns >= 1e3) return `${trim(ns / 1e3)} µs`;
  return `${ns} ns`;
}

function trim(value: number): string {
  if (value >= 1000) return String(Math.round(value));
  return String(Number(value.toPrecision(4)));
}
