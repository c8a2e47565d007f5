/** Random durations of generated jobs: "constant 5ms", "uniform 1ms 10ms", "exponential 5ms". */
import { log } from '../base/math/elementary.ts';
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
      // 1 − u is never 0, of which there is no logarithm.
      return (random) => Math.round(-first * log(1 - random.float()));
    default:
      return undefined;
  }
}
