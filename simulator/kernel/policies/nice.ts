/** Linux's table of weights (sched_prio_to_weight, kernel/sched/core.c): a step of nice is about 1.25. */
import { assert } from '../../base/assert.ts';

const NICE_MIN = -20;
const NICE_MAX = 19;

// prettier-ignore
const WEIGHTS = [
  88761, 71755, 56483, 46273, 36291,
  29154, 23254, 18705, 14949, 11916,
   9548,  7620,  6100,  4904,  3906,
   3121,  2501,  1991,  1586,  1277,
   1024,   820,   655,   526,   423,
    335,   272,   215,   172,   137,
    110,    87,    70,    56,    45,
     36,    29,    23,    18,    15,
];

export const NICE_0_WEIGHT = 1024;

export function weightOf(nice: number): number {
  assert(Number.isInteger(nice) && nice >= NICE_MIN && nice <= NICE_MAX, 'nice out of range');
  return WEIGHTS[nice - NICE_MIN];
}
