import { describe, expect, it } from 'vitest';

import { SPEED_MAX, SPEED_MIN, allSpeeds, speedFor, stepSpeed, travel } from './playhead-motion.ts';

describe('the speed of playing', () => {
  it.each([
    [40_000_000, 5_000_000],
    [1_600_000_000, 200_000_000],
    [1, SPEED_MIN],
    [0, SPEED_MIN],
    [1e15, SPEED_MAX],
  ])('is round, and such that %d ns take about eight seconds', (elapsedNs, speed) => {
    expect(speedFor(elapsedNs)).toBe(speed);
  });

  it('goes by 1, 2, 5 in both directions', () => {
    expect(stepSpeed(1e6, 1)).toBe(2e6);
    expect(stepSpeed(2e6, 1)).toBe(5e6);
    expect(stepSpeed(5e6, 1)).toBe(1e7);
    expect(stepSpeed(1e7, -1)).toBe(5e6);
    expect(stepSpeed(3e6, -1)).toBe(2e6);
  });

  it('stops at the ends', () => {
    expect(stepSpeed(SPEED_MAX, 1)).toBe(SPEED_MAX);
    expect(stepSpeed(SPEED_MIN, -1)).toBe(SPEED_MIN);
  });

  it('offers what stepping reaches, slowest first', () => {
    const speeds = allSpeeds();
    expect(speeds[0]).toBe(SPEED_MIN);
    expect(speeds.at(-1)).toBe(SPEED_MAX);
    expect(speeds.every((speed, at) => at === 0 || speed > speeds[at - 1]!)).toBe(true);
  });
});

describe('a step in time', () => {
  const stretch = { startNs: 100, endNs: 200 };
  it.each([
    ['inside', 120, 30, false, 150, false],
    ['to the end, and it has arrived', 180, 50, false, 200, true],
    ['backwards to the start', 120, -50, false, 100, true],
    ['past the end of a loop', 190, 30, true, 120, false],
    ['backwards past its start', 110, -30, true, 180, false],
    ['round a loop several times', 150, 1020, true, 170, false],
  ])('%s', (_sentence, from, by, looping, timeNs, ended) => {
    expect(travel(from, by, stretch, looping)).toEqual({ timeNs, ended });
  });

  it('ends in a stretch of no length', () => {
    expect(travel(5, 1, { startNs: 5, endNs: 5 }, true)).toEqual({ timeNs: 5, ended: true });
  });
});
