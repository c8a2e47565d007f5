import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { denseTrace } from './demo/dense-trace.ts';
import { addSharesBetween, addSharesInSteps, gallop, KEY_COUNT, shareIndex } from './shares.ts';

const TRACE = denseTrace(2000, 4);
const INDEX = shareIndex(TRACE);
const START = 100;

/** The same sums, interval by interval. */
function slowly(lane: number, startNs: number, endNs: number): number[] {
  const sums = new Array<number>(KEY_COUNT).fill(0);
  const { first, count } = TRACE.lanes[lane]!;
  for (let i = first; i < first + count; i += 1) {
    const from = Math.max(TRACE.intervals.start[i]!, startNs);
    const to = Math.min(TRACE.intervals.end[i]!, endNs);
    if (to > from) sums[INDEX.keys[i]!]! += to - from;
  }
  return sums;
}

const stretch = fc
  .tuple(
    fc.integer({ min: 1, max: TRACE.lanes.length - 1 }),
    fc.integer({ min: 0, max: TRACE.elapsedNs }),
    fc.integer({ min: 0, max: TRACE.elapsedNs }),
  )
  .map(([lane, a, b]) => ({ lane, startNs: Math.min(a, b), endNs: Math.max(a, b) }));

describe('shares', () => {
  test('are the sums of the intervals in the stretch', () => {
    fc.assert(
      fc.property(stretch, ({ lane, startNs, endNs }) => {
        const sums = new Float64Array(KEY_COUNT);
        addSharesBetween(INDEX, lane, startNs, endNs, sums);
        expect([...sums]).toEqual(slowly(lane, startNs, endNs));
      }),
    );
  });

  test('in steps are the same as step by step', () => {
    fc.assert(
      fc.property(stretch, fc.integer({ min: 1, max: 50 }), ({ lane, startNs, endNs }, steps) => {
        const stepNs = (endNs - startNs) / steps + 1;
        const sums = new Float64Array(steps * KEY_COUNT);
        addSharesInSteps(INDEX, lane, startNs - START, stepNs, steps, sums);
        for (let step = 0; step < steps; step += 1) {
          const fromNs = startNs - START + step * stepNs;
          const expected = slowly(lane, fromNs, fromNs + stepNs);
          expected.forEach((ns, key) => {
            expect(sums[step * KEY_COUNT + key]).toBeCloseTo(ns, 3);
          });
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('galloping', () => {
  test('finds the first value above a limit', () => {
    const values = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 80 });
    fc.assert(
      fc.property(values, fc.nat(80), fc.integer({ min: -1, max: 101 }), (list, from, limit) => {
        const sorted = Float64Array.from(list.sort((a, b) => a - b));
        const start = Math.min(from, sorted.length);
        let expected = start;
        while (expected < sorted.length && sorted[expected]! <= limit) expected += 1;
        expect(gallop(sorted, start, sorted.length, limit)).toBe(expected);
      }),
    );
  });
});
