/** Durations in headers: a number and a unit, as in "4ms". */

const UNITS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1_000,
  µs: 1_000,
  ms: 1_000_000,
  s: 1_000_000_000,
};

/** Whole nanoseconds; undefined when the text is no duration. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:_\d+)*(?:\.\d+)?)\s*(ns|us|µs|ms|s)$/.exec(text.trim());
  if (match === null) return undefined;
  const ns = Number(match[1]!.replaceAll('_', '')) * UNITS[match[2]!]!;
  return Math.round(ns);
}

/** The shortest text for a duration: 4000000 is 4ms. */
export function durationText(ns: number): string {
  const unit = ['s', 'ms', 'us'].find((name) => ns !== 0 && ns % UNITS[name]! === 0) ?? 'ns';
  return `${ns / UNITS[unit]!}${unit}`;
}
