import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from './random.ts';

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number): number[] => {
    const random = new Random(seed);
    return Array.from({ length: 20 }, () => random.uint32());
  };
  expect(draw(42)).toEqual(draw(42));
  const seeds = [0, 1, 2, -1, 2 ** 32, 2 ** 32 + 1, -(2 ** 40), Number.MAX_SAFE_INTEGER];
  expect(new Set(seeds.map((seed) => draw(seed).join())).size).toBe(seeds.length);
});

test('numbers stay in their ranges', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, limit) => {
      const random = new Random(seed);
      const drawn = random.below(limit);
      expect(Number.isInteger(drawn) && drawn >= 0 && drawn < limit).toBe(true);
      const fraction = random.float();
      expect(fraction >= 0 && fraction < 1).toBe(true);
    }),
  );
});

test('all values are about as frequent', () => {
  const random = new Random(7);
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < 100_000; i++) counts[random.below(10)]++;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});
