import { describe, expect, test } from 'vitest';

import { wheelMove } from './wheel.ts';

const STILL = {
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
};

describe('the wheel', () => {
  test('scrolls lanes', () => {
    expect(wheelMove({ ...STILL, deltaY: 100 })).toEqual({ kind: 'scroll', px: 100 });
    expect(wheelMove({ ...STILL, deltaY: 3, deltaMode: 1 })).toEqual({ kind: 'scroll', px: 54 });
  });

  test('pans with Shift, and sideways without', () => {
    expect(wheelMove({ ...STILL, deltaY: 100, shiftKey: true })).toEqual({ kind: 'pan', px: 100 });
    expect(wheelMove({ ...STILL, deltaX: 100, shiftKey: true })).toEqual({ kind: 'pan', px: 100 });
    expect(wheelMove({ ...STILL, deltaX: -30, deltaY: 4 })).toEqual({ kind: 'pan', px: -30 });
  });

  test('zooms in upwards and out downwards with Ctrl, back and forth alike', () => {
    const zoomIn = wheelMove({ ...STILL, deltaY: -100, ctrlKey: true });
    const zoomOut = wheelMove({ ...STILL, deltaY: 100, metaKey: true });
    if (zoomIn.kind !== 'zoom' || zoomOut.kind !== 'zoom') throw new Error('no zoom');
    expect(zoomIn.factor).toBeGreaterThan(1.1);
    expect(zoomIn.factor * zoomOut.factor).toBeCloseTo(1);
  });

  test('zooms faster by pinching, whose steps are small', () => {
    const pinch = wheelMove({ ...STILL, deltaY: -5, ctrlKey: true });
    expect(pinch).toMatchObject({ kind: 'zoom' });
    expect(pinch.kind === 'zoom' && pinch.factor).toBeGreaterThan(1.05);
  });
});
