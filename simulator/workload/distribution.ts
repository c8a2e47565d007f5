/** Random durations of generated jobs: "constant 5ms", "uniform 1ms 10ms", "exponential 5ms". */
import type { Random } from '../base/random.ts';
import { parseDuration } from '../header/duration.ts';

/** Whole nanoseconds, 0 or more. */
export type Distribution = (random: Random) => number;

export const DISTRIBUTION_HINT =
  'use "constant 5ms", "uniform 1ms 10ms" (from, to) or "exponential 5ms" (the mean)';

/** Undefined when the text is no distribution. */
export function parseDistribution(text: string): Distribution | undefined {
  const [name, ...rest] = text.trim().split(/\s+/);
  const durations = rest.map(parseDuration);
  const [first, second] = durations;
  if (first === undefined || durations.includes(undefined)) return undefined;
  switch (`${name} of ${durations.length}`) {
    case 'constant of 1':
      return () => first;
    case 'uniform of 2':
      return second === undefined || second < first
        ? undefined
        : (random) => first + Math.floor(random.float() * (second - first + 1));
    case 'exponential of 1':
      return (random) => Math.round(first * exponential(random));
    default:
      return undefined;
  }
}

/**
 * Of mean 1, by comparing uniform numbers alone (von Neumann, "Various techniques used in connection with
 * random digits", 1951): the same on every machine without a logarithm of our own, which is slow.
 */
function exponential(random: Random): number {
  for (let whole = 0; ; whole++) {
    const first = random.float();
    let falling = 1;
    let last = first;
    for (let next = random.float(); next < last; next = random.float()) {
      last = next;
      falling++;
    }
    if (falling % 2 === 1) return whole + first;
  }
}
