import { describe, expect, test } from 'vitest';

import { dragWindow, partUnder } from './overview-drag.ts';
import { timeScale } from './time-scale.ts';

const BOUNDS = { startNs: 0, endNs: 1000 };
const SCALE = timeScale(BOUNDS, 500);
const VIEW = { startNs: 200, endNs: 400 };

describe('the window on the overview', () => {
  test.each([
    [50, 'outside'],
    [101, 'start'],
    [150, 'body'],
    [199, 'end'],
    [300, 'outside'],
  ])('at %d px is its %s', (x, part) => {
    expect(partUnder(x, 100, 100)).toBe(part);
  });

  test.each([
    ['body', 20, { startNs: 240, endNs: 440 }],
    ['body', -400, { startNs: 0, endNs: 200 }],
    ['start', 20, { startNs: 240, endNs: 400 }],
    ['end', 20, { startNs: 200, endNs: 440 }],
    ['end', 900, { startNs: 200, endNs: 1000 }],
  ] as const)('dragged by its %s for %d px shows %j', (part, byPx, expected) => {
    expect(dragWindow({ part, x: 0, view: VIEW }, byPx, SCALE, BOUNDS)).toEqual(expected);
  });

  test('keeps a span when an edge is dragged over the other', () => {
    const view = dragWindow({ part: 'start', x: 0, view: VIEW }, 400, SCALE, BOUNDS);
    expect(view).toEqual({ startNs: 399, endNs: 400 });
  });
});
