import { describe, expect, test } from 'vitest';

import { edgeUnder, IDLE, moved, pressed } from './gesture.ts';
import type { GestureScene, PointerAt } from './gesture.ts';
import { timeScale } from './time-scale.ts';

const SCALE = timeScale({ startNs: 0, endNs: 1000 }, 1000);
const SCENE: GestureScene = {
  scale: SCALE,
  bounds: { startNs: -1000, endNs: 2000 },
  scrollY: 40,
  range: undefined,
  timeAt: ({ x }) => x,
};

function at(x: number, y = 0, more: Partial<PointerAt> = {}): PointerAt {
  return { x, y, shift: false, alt: false, button: 0, ...more };
}

describe('a gesture', () => {
  test('stays a click while the pointer hardly moves', () => {
    const press = pressed(at(100), SCENE);
    expect(moved(press, at(102), SCENE)).toEqual({ gesture: press });
  });

  test('draws a range to either side of where it began', () => {
    const press = pressed(at(100), SCENE);
    const right = moved(press, at(160), SCENE);
    expect(right.range).toEqual({ startNs: 100, endNs: 160 });
    expect(moved(right.gesture, at(30), SCENE).range).toEqual({ startNs: 30, endNs: 100 });
    expect(moved(right.gesture, at(101), SCENE).range).toEqual({ startNs: 100, endNs: 101 });
  });

  test('takes hold of an edge of the range and leaves the other', () => {
    const scene = { ...SCENE, range: { startNs: 200, endNs: 300 } };
    expect(edgeUnder(250, scene)).toBeUndefined();
    const press = pressed(at(203), scene);
    expect(moved(press, at(150), scene).range).toEqual({ startNs: 150, endNs: 300 });
  });

  test.each([
    ['with Shift', { shift: true }],
    ['with the middle button', { button: 1 }],
  ])('pans in both directions %s', (_name, how) => {
    const press = pressed(at(500, 100, how), SCENE);
    const asked = moved(press, at(400, 70, how), SCENE);
    expect(asked.view).toEqual({ startNs: 100, endNs: 1100 });
    expect(asked.scrollY).toBe(70);
  });

  test('ignores other buttons', () => {
    expect(pressed(at(0, 0, { button: 2 }), SCENE)).toBe(IDLE);
    expect(moved(IDLE, at(50), SCENE)).toEqual({ gesture: IDLE });
  });
});
