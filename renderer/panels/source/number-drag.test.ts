import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { sliderScale } from '../slider-scale.ts';

import { draggedValue, steppedValue } from './number-drag.ts';

const workers = sliderScale(1, 8, true, undefined);
const seconds = sliderScale(0, 1, false, 0.1);
const rounds = sliderScale(1, 100_000, true, undefined);

describe('a number that is dragged', () => {
  it.each([
    ['stays while the pointer hardly moves', workers, 2, 5, 2],
    ['goes on by a step for some pixels', workers, 2, 33, 4],
    ['goes back', workers, 6, -16, 5],
    ['ends with its range', workers, 6, 4000, 8],
    ['begins with its range', workers, 6, -4000, 1],
    ['makes no crumbs of decimals', seconds, 0.1, 32, 0.3],
    ['comes to a step from between two', seconds, 0.25, 16, 0.3],
    ['comes to a step from between two, going back', seconds, 0.25, -16, 0.2],
  ])('%s', (_what, scale, value, byPx, expected) => {
    expect(draggedValue(scale, value, byPx)).toBe(expected);
  });

  it('goes through powers of ten where its slider does', () => {
    const third = draggedValue(rounds, 1000, 2 * 80);
    expect(third).toBeGreaterThan(9000);
    expect(third).toBeLessThan(11_000);
  });

  it('goes up to the right and never leaves the range', () => {
    const px = fc.integer({ min: -500, max: 500 });
    fc.assert(
      fc.property(
        fc.constantFrom(workers, rounds),
        fc.integer({ min: 1, max: 8 }),
        px,
        px,
        (scale, value, a, b) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)].map((x) =>
            draggedValue(scale, value, x),
          );
          expect(low).toBeLessThanOrEqual(high!);
          expect(low).toBeGreaterThanOrEqual(1);
          expect(high).toBeLessThanOrEqual(scale === workers ? 8 : 100_000);
        },
      ),
    );
  });
});

describe('a step', () => {
  it('leads to the neighbour, and not beyond the ends', () => {
    expect(steppedValue(workers, 3, 1)).toBe(4);
    expect(steppedValue(workers, 3, -1)).toBe(2);
    expect(steppedValue(workers, 8, 1)).toBe(8);
  });
});
