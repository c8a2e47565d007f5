import { describe, expect, it } from 'vitest';

import { geometricMean, median } from './statistics.ts';

describe('the averages', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
  ])('have %j in the middle of it', (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it('have the geometric mean treat twice and half alike', () => {
    expect(geometricMean([2, 0.5])).toBeCloseTo(1);
    expect(geometricMean([1, 10, 100])).toBeCloseTo(10);
  });
});
