/** Where the window opens, on the screens that are there now. */
import { expect, test } from 'vitest';

import { placeOf } from './window-place.ts';

const SCREEN = { x: 0, y: 25, width: 1920, height: 1055 };
const RIGHT = { x: 1920, y: 0, width: 2560, height: 1440 };
const STATE = { x: 100, y: 100, width: 1300, height: 800, maximized: false };

test('a first start has a size and leaves the place to the system', () => {
  expect(placeOf(undefined, [SCREEN])).toEqual({ width: 1440, height: 900 });
});

test('a small screen gets a window that fits, down to the smallest', () => {
  expect(placeOf(undefined, [{ ...SCREEN, width: 1280, height: 720 }])).toEqual({
    width: 1280,
    height: 720,
  });
  expect(placeOf(undefined, [{ ...SCREEN, width: 800, height: 600 }])).toEqual({
    width: 1024,
    height: 640,
  });
});

test('the remembered place is taken again', () => {
  const { maximized: _maximized, ...place } = STATE;
  expect(placeOf(STATE, [SCREEN])).toEqual(place);
});

test('a place on a screen that is gone is forgotten', () => {
  const there = { ...STATE, x: 2500 };
  expect(placeOf(there, [SCREEN, RIGHT])).toMatchObject({ x: 2500 });
  expect(placeOf(there, [SCREEN])).toEqual({ width: 1300, height: 800 });
});

test.each([
  ['above', { x: 100, y: -500 }],
  ['below', { x: 100, y: 1060 }],
  ['left', { x: -1290, y: 100 }],
  ['right', { x: 1900, y: 100 }],
])('a title bar out of reach %s is brought back', (_side, position) => {
  expect(placeOf({ ...STATE, ...position }, [SCREEN])).toEqual({ width: 1300, height: 800 });
});

test('a state without a place has a size only', () => {
  expect(placeOf({ width: 1300, height: 800, maximized: true }, [SCREEN])).toEqual({
    width: 1300,
    height: 800,
  });
});
