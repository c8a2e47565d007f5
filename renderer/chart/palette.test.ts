import { describe, expect, test } from 'vitest';

import { contrast, mix, parseHex, pixelOf, toHex } from './color.ts';
import { ciede2000, difference } from './color-difference.test-support.ts';
import type { Vision } from './color-difference.test-support.ts';
import { paletteOf } from './palette.ts';
import type { StateInk } from './palette.ts';
import { STATE_KEYS, stateGroup } from './state-key.ts';
import type { StateKey } from './state-key.ts';

const THEMES = ['light', 'dark'] as const;
const VISIONS: readonly Vision[] = ['normal', 'protan', 'deutan', 'tritan'];

/** States that can stand side by side on one lane. */
const LANES: Record<string, readonly StateKey[]> = {
  threads: STATE_KEYS.filter((key) => ['thread', 'wait'].includes(stateGroup(key))),
  cores: ['busy', 'switching'],
  resources: ['held', 'contended'],
  loops: ['loop-timers', 'loop-select', 'loop-callbacks'],
};

const PAIRS = Object.values(LANES).flatMap((keys) =>
  keys.flatMap((a, i) => keys.slice(i + 1).map((b) => [a, b] as const)),
);

function sameForm(a: StateInk, b: StateInk): boolean {
  return a.height === b.height && a.hatch === b.hatch;
}

describe('CIEDE2000', () => {
  test.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)('agrees with the published pair %j %j', (a, b, expected) => {
    expect(ciede2000(a, b)).toBeCloseTo(expected, 3);
  });
});

describe('a colour', () => {
  test('goes to numbers and back', () => {
    expect(toHex(parseHex('#0b6e4f'))).toBe('#0b6e4f');
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080');
  });

  test('is stored as image data wants it: red in the lowest byte', () => {
    expect(pixelOf('#0b6e4f').toString(16)).toBe('ff4f6e0b');
  });

  test('contrasts as WCAG says', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#767676', '#ffffff')).toBeGreaterThan(4.5);
  });
});

describe.each(THEMES)('the %s palette', (theme) => {
  const palette = paletteOf(theme);

  test.each(STATE_KEYS)('sets %s off from the surface by hue or outline', (key) => {
    const { outline, hue } = palette.states[key];
    const best = Math.max(contrast(outline, palette.surface), contrast(hue, palette.surface));
    expect(best).toBeGreaterThanOrEqual(3);
  });

  test.each(STATE_KEYS)('writes on %s legibly', (key) => {
    const { text, fill } = palette.states[key];
    expect(contrast(text, fill)).toBeGreaterThanOrEqual(4.5);
  });

  test('writes on its surfaces legibly', () => {
    expect(contrast(palette.text, palette.heading)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.textMuted, palette.surface)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.textMuted, palette.heading)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.playheadText, palette.playhead)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.alarm, palette.surface)).toBeGreaterThanOrEqual(3);
  });

  test('tells no two states of a lane apart by hue alone where the hues are near', () => {
    for (const [a, b] of PAIRS) {
      const [one, two] = [palette.states[a], palette.states[b]];
      const least = Math.min(...VISIONS.map((vision) => difference(one.hue, two.hue, vision)));
      if (sameForm(one, two)) expect(least, `${a} and ${b}`).toBeGreaterThan(10);
    }
  });

  test('keeps the six commonest states apart for every kind of vision', () => {
    const common: readonly StateKey[] = [
      'running',
      'ready',
      'wait-gil',
      'wait-lock',
      'wait-io',
      'wait-sleep',
    ];
    for (const [a, b] of PAIRS.filter((pair) => pair.every((key) => common.includes(key)))) {
      for (const vision of VISIONS) {
        const apart = difference(palette.states[a].hue, palette.states[b].hue, vision);
        expect(apart, `${a} and ${b}, ${vision}`).toBeGreaterThan(10);
      }
    }
  });

  test('gives the first twelve threads a hue each', () => {
    expect(new Set(palette.threads).size).toBe(12);
    for (const hue of palette.threads) {
      expect(contrast(hue, palette.surface)).toBeGreaterThan(2);
    }
  });
});
