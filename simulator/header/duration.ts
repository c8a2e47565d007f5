/** Durations as people write them: a number and a unit. */
const UNITS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, ms: 1e6, s: 1e9 };

/** Whole nanoseconds of "4ms", "0.5us", "1 s"; undefined when it is no duration. */
export function parseDuration(text: string): number | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(ns|us|ms|s)\s*$/.exec(text);
  if (match === null) return undefined;
  const [, amount = '', unit = ''] = match;
  return Math.round(Number(amount) * (UNITS[unit] as number));
}

/** A whole number of the largest unit that tells it exactly; {@link parseDuration} reads it. */
export function durationText(ns: number): string {
  const units = Object.entries(UNITS).toReversed();
  const [unit, unitNs] = units.find(([, each]) => ns >= each && ns % each === 0) ?? ['ns', 1];
  return `${ns / unitNs}${unit}`;
}
