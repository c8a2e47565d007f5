/** The arithmetic behind the controls. */
import { describe, expect, it } from 'vitest';

import type { FrameSnapshot, Parameter } from '../../simulator/index.ts';

import { foldFrames } from './fold-frames.ts';
import { rank } from './palette-rank.ts';
import { rangeOf } from '../reading/parameter-range.ts';
import { sliderScale } from './slider-scale.ts';

describe('a slider', () => {
  it('is linear over a short range', () => {
    const scale = sliderScale(1, 8, true, undefined);
    expect([scale.min, scale.max, scale.step]).toEqual([1, 8, 1]);
    expect(scale.toValue(scale.toPosition(5))).toBe(5);
  });

  it('is logarithmic over a long one, reaches both ends, and gives round values', () => {
    const scale = sliderScale(10, 1_000_000, true, undefined);
    expect(scale.toValue(scale.min)).toBe(10);
    expect(scale.toValue(scale.max)).toBe(1_000_000);
    const middle = scale.toValue((scale.min + scale.max) / 2);
    expect(middle).toBe(3200);
    expect(scale.toPosition(middle)).toBeCloseTo(200, -1);
  });

  it('gives small spans of time room, also from 0 on', () => {
    const scale = sliderScale(0, 1000, false, undefined, true);
    expect(scale.toValue(0)).toBe(0);
    expect(scale.toPosition(0)).toBe(0);
    expect(scale.toPosition(2) / scale.max).toBeGreaterThan(0.4);
    expect(scale.toValue(scale.max)).toBe(1000);
  });

  it('makes no crumbs of decimals', () => {
    expect(sliderScale(0, 1, false, 0.1).toValue(0.1 + 0.2)).toBe(0.3);
  });
});

function parameter(parts: Partial<Parameter>): Parameter {
  return {
    name: 'N',
    kind: 'int',
    value: 2,
    min: undefined,
    max: undefined,
    step: undefined,
    label: 'N',
    unit: '',
    line: 1,
    at: undefined,
    ...parts,
  };
}

describe('the range of a parameter', () => {
  it.each([
    ['is the header’s', { min: 1, max: 8 }, { min: 1, max: 8 }],
    ['reaches some times the value', { value: 40_000 }, { min: 0, max: 200_000 }],
    ['is no less than ten', { value: 1 }, { min: 0, max: 10 }],
    ['goes below nothing where the value does', { value: -3 }, { min: -20, max: 20 }],
    ['of fractions', { kind: 'float', value: 0.02 }, { min: 0, max: 1 }],
  ] as const)('%s', (_sentence, parts, range) => {
    expect(rangeOf(parameter(parts))).toEqual(range);
  });
});

describe('the palette', () => {
  const labels = ['Zoom in', 'Zoom out', 'Play or pause', 'Show the events', 'Next event'];
  it.each([
    ['', labels],
    ['zoom', ['Zoom in', 'Zoom out']],
    ['ev', ['Show the events', 'Next event']],
    ['pau', ['Play or pause']],
    ['zo', ['Zoom in', 'Zoom out']],
    ['zt', ['Zoom out']],
    ['qqq', []],
  ])('“%s”', (query, found) => {
    expect(rank(labels, query, (label) => label)).toEqual(found);
  });
});

describe('a stack', () => {
  const frame = (name: string, internal: boolean): FrameSnapshot => ({
    function: name,
    source: internal ? 1 : 0,
    line: 1,
    internal,
    locals: [],
  });

  it('folds the frames of the library, and opens the first of the program', () => {
    const parts = foldFrames([
      frame('wait', true),
      frame('join', true),
      frame('work', false),
      frame('run', true),
      frame('<module>', false),
    ]);
    expect(
      parts.map((part) =>
        part.kind === 'frame' ? [part.frame.function, part.top] : part.frames.length,
      ),
    ).toEqual([2, ['work', true], 1, ['<module>', false]]);
  });
});
