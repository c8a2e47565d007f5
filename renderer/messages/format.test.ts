import { describe, expect, it } from 'vitest';

import { en } from './en.ts';
import { niceNumber } from './format.ts';
import { Language } from './language.ts';

const english = new Language('en', en);

describe('a span of time is told in about four digits', () => {
  it.each([
    [0, '0 ns'],
    [850, '850 ns'],
    [999, '999 ns'],
    [1000, '1 µs'],
    [12_345, '12.35 µs'],
    [999_999, '1 ms'],
    [5_000_000, '5 ms'],
    [40_823_456, '40.82 ms'],
    [1_500_000_000, '1.5 s'],
    [61_234_000_000, '61.23 s'],
    [600_000_000_000, '600 s'],
    [12_345_600_000_000, '12,346 s'],
  ])('%d ns: %s', (ns, shown) => {
    expect(english.span(ns)).toBe(shown);
  });
});

describe('points of one run have one unit and one number of decimals', () => {
  it.each([
    [12, 5_000, '12 ns'],
    [1_234, 900_000, '1.234 µs'],
    [12_403_217, 40_200_000, '12.403 ms'],
    [0, 40_200_000, '0.000 ms'],
    [2_500_000_000, 4_000_000_000, '2,500.000 ms'],
    [2_500_000_000, 600_000_000_000, '2.5000 s'],
  ])('%d ns of %d: %s', (ns, totalNs, shown) => {
    expect(english.point(ns, totalNs)).toBe(shown);
  });
});

describe('sizes', () => {
  it.each([
    [12, '12 bytes'],
    [5_243_000, '5.2 MB'],
    [1_000_000, '1 MB'],
    [512_000_000, '512 MB'],
    [20_000, '20 kB'],
  ])('%d: %s', (bytes, shown) => {
    expect(english.bytes(bytes)).toBe(shown);
  });
});

describe('round numbers', () => {
  it.each([
    [4.1, 'near', 5],
    [3, 'near', 2],
    [7.2, 'near', 10],
    [5, 'up', 5],
    [5.1, 'up', 10],
    [5, 'down', 5],
    [4.9, 'down', 2],
    [0.003, 'up', 0.005],
    [0, 'near', 1],
  ] as const)('%d, %s: %d', (value, direction, round) => {
    expect(niceNumber(value, direction)).toBeCloseTo(round, 12);
  });
});
