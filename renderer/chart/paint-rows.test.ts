import { describe, expect, test } from 'vitest';

import { chartStyles } from './bar-styles.ts';
import { TraceBuilder } from './demo/trace-builder.ts';
import { matchLanes } from './lane-match.ts';
import { layOut } from './layout.ts';
import type { RowHeights } from './layout.ts';
import { chartModel } from './model.ts';
import { laneScratch } from './paint-lane.ts';
import { paintRows } from './paint-rows.ts';
import { paletteOf } from './palette.ts';
import { fillRect, fillTiled, raster } from './raster.ts';
import type { Raster } from './raster.ts';
import { keyCode } from './state-key.ts';
import type { StateKey } from './state-key.ts';
import { timeScale } from './time-scale.ts';

const HEIGHTS: RowHeights = {
  core: 8,
  gil: 8,
  thread: 8,
  resource: 8,
  group: 2,
  folded: 6,
  ghost: 4,
  ghostAlone: 8,
};

const builder = new TraceBuilder();
const A = builder.lane('thread', 'a');
const B = builder.lane('thread', 'b');
builder.life(B, 10, 30);
builder.interval(A, 0, 20, 'running');
builder.interval(A, 20, 40, 'waiting', 'sleep');
builder.interval(B, 10, 20, 'ready');
builder.interval(B, 20, 30, 'running');
const TRACE = builder.build();
const pinnedBuilder = new TraceBuilder();
pinnedBuilder.interval(pinnedBuilder.lane('thread', 'a'), 0, 10, 'running');
pinnedBuilder.life(pinnedBuilder.lane('thread', 'c'), 5);
const PINNED = pinnedBuilder.build();
const STYLES = chartStyles(paletteOf('light'), new Set(), 1);

interface Painted {
  readonly picture: Raster;
}

function paint(
  folded: readonly string[] = [],
  emphasis: readonly StateKey[] = [],
  gridNs: readonly number[] = [],
): Painted {
  const picture = raster(40, 20);
  const styles = chartStyles(paletteOf('light'), new Set(emphasis), 1);
  const scene = {
    model: chartModel(TRACE),
    layout: layOut(TRACE, new Set(folded), HEIGHTS),
    scrollY: 0,
    scale: timeScale({ startNs: 0, endNs: 40 }, 40),
    styles,
    gridNs,
  };
  paintRows(picture, scene, laneScratch(picture));
  return { picture };
}

/** The picture as letters: R runs, r ready, z sleeps (fill or line), # outlines, . absent… */
function dump({ picture }: Painted): readonly string[] {
  const { palette } = STYLES;
  const letters = new Map<number, string>([
    [STYLES.surface, ' '],
    [STYLES.heading, 'h'],
    [STYLES.absent, '.'],
    [STYLES.separator, '_'],
    [STYLES.baseline, '-'],
    [STYLES.grid, '|'],
  ]);
  const letterOf: readonly (readonly [StateKey, string])[] = [
    ['running', 'R'],
    ['ready', 'r'],
    ['wait-sleep', 'z'],
  ];
  for (const [key, letter] of letterOf) {
    const style = STYLES.bars[keyCode(key)]!;
    for (const pixel of style.tile.pixels) letters.set(pixel, letter);
    letters.set(style.outline, '#');
    letters.set(style.hue, letter);
  }
  expect(palette.surface).toBe('#ffffff');
  return Array.from({ length: picture.height }, (_, y) =>
    Array.from({ length: picture.width }, (_unused, x) => {
      return letters.get(picture.pixels[y * picture.width + x]!) ?? '?';
    }).join(''),
  );
}

describe('the picture of the rows', () => {
  test('has bars with outlines, half bars for ready, and no life outside of it', () => {
    expect(dump(paint()).join('\n')).toMatchInlineSnapshot(`
      "hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh
      ________________________________________
                                              
      ########################################
      RRRRRRRRRRRRRRRRRRR##zzzzzzzzzzzzzzzzzzz
      RRRRRRRRRRRRRRRRRRR##zzzzzzzzzzzzzzzzzzz
      RRRRRRRRRRRRRRRRRRR##zzzzzzzzzzzzzzzzzzz
      RRRRRRRRRRRRRRRRRRR##zzzzzzzzzzzzzzzzzzz
      ########################################
      ________________________________________
      ..........                    ..........
      ..........          ##########..........
      ..........          #RRRRRRRR#..........
      ..........          #RRRRRRRR#..........
      ..........###########RRRRRRRR#..........
      ..........#rrrrrrrr##RRRRRRRR#..........
      ..........####################..........
      ________________________________________
                                              
                                              "
    `);
  });

  test('sums up a folded group in shares', () => {
    expect(dump(paint(['process:'])).join('\n')).toMatchInlineSnapshot(`
      "hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh
      hhhhhhhhhhhhrrrrrrrrzzzzzzzzhhhhhhhhhhhh
      hhhhhhhhrrrrrrrrrrrrzzzzzzzzzzzzhhhhhhhh
      RRRRRRRRRRRRRRRRRRRRRRRRRRRRzzzzzzzzzzzz
      RRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRzzzzzzzz
      ________________________________________
                                              
                                              
                                              
                                              
                                              
                                              
                                              
                                              
                                              
                                              
                                              
                                              
                                              
                                              "
    `);
  });

  test('has the ghost of a lane close below it, painted from the pinned run', () => {
    const picture = raster(40, 30);
    const ghosts = { model: chartModel(PINNED), styles: STYLES };
    const layout = layOut(TRACE, new Set(), HEIGHTS, Infinity, {
      trace: PINNED,
      match: matchLanes(PINNED, TRACE),
    });
    const scale = timeScale({ startNs: 0, endNs: 40 }, 40);
    const model = chartModel(TRACE);
    const scene = { model, ghosts, layout, scrollY: 0, scale, styles: STYLES, gridNs: [] };
    paintRows(picture, scene, laneScratch(picture));
    expect(dump({ picture }).join('\n')).toMatchInlineSnapshot(`
      "hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh
      ________________________________________
                                              
      ########################################
      RRRRRRRRRRRRRRRRRRR##zzzzzzzzzzzzzzzzzzz
      RRRRRRRRRRRRRRRRRRR##zzzzzzzzzzzzzzzzzzz
      RRRRRRRRRRRRRRRRRRR##zzzzzzzzzzzzzzzzzzz
      RRRRRRRRRRRRRRRRRRR##zzzzzzzzzzzzzzzzzzz
      ########################################
                ..............................
      ##########..............................
      RRRRRRRRR#..............................
      ##########..............................
      ________________________________________
      ..........                    ..........
      ..........          ##########..........
      ..........          #RRRRRRRR#..........
      ..........          #RRRRRRRR#..........
      ..........###########RRRRRRRR#..........
      ..........#rrrrrrrr##RRRRRRRR#..........
      ..........####################..........
      ________________________________________
      .....     ..............................
      .....     ..............................
      .....     ..............................
      .....     ..............................
      .....     ..............................
      .....     ..............................
      .....-----..............................
      ________________________________________"
    `);
  });

  test('dims what isn’t emphasised', () => {
    const { picture } = paint([], ['ready']);
    const middleOfA = picture.pixels[6 * picture.width + 10];
    expect(middleOfA).not.toBe(STYLES.bars[keyCode('running')]!.tile.pixels[0]);
    const readyOfB = picture.pixels[15 * picture.width + 15];
    expect(readyOfB).toBe(STYLES.bars[keyCode('ready')]!.tile.pixels[0]);
  });

  test('has no more layers in a column than its band has lines', () => {
    const states = ['running', 'ready', 'sleep', 'gil', 'lock', 'io', 'event', 'barrier'] as const;
    const dense = new TraceBuilder();
    const lane = dense.lane('thread', 'a');
    for (let i = 0; i < 800; i += 1) {
      const state = states[i % states.length]!;
      if (state === 'running' || state === 'ready') dense.interval(lane, i, i + 1, state);
      else dense.interval(lane, i, i + 1, 'waiting', state);
    }
    const model = chartModel(dense.build());
    const layout = layOut(model.trace, new Set(), { ...HEIGHTS, thread: 5 });
    const scale = timeScale({ startNs: 0, endNs: 800 }, 40);
    const picture = raster(40, 20);
    const scratch = laneScratch(picture);
    const scene = { model, layout, scrollY: 0, scale, styles: STYLES, gridNs: [] };
    // The second time shows whether the first has left something behind.
    for (const _again of [1, 2]) {
      paintRows(picture, scene, scratch);
      expect(scratch.changes.lastOfLine.every((change) => change === -1)).toBe(true);
    }
    expect(dump({ picture })[5]![20]).toBe('R');
  });

  test('has the grid below the bars', () => {
    const lines = dump(paint([], [], [5, 35]));
    expect(lines[6]![5]).toBe('R');
    expect(lines[14]![5]).toBe('|');
  });
});

describe('a raster', () => {
  test('is never written outside', () => {
    const to = raster(4, 3);
    fillRect(to, -5, -5, 100, 100, 7);
    expect([...to.pixels]).toEqual(new Array(12).fill(7));
    fillRect(to, 10, 10, 20, 20, 9);
    fillRect(to, 3, 0, 2, 3, 9);
    expect([...to.pixels]).toEqual(new Array(12).fill(7));
  });

  test('repeats a tile downwards as well as across, in wide areas as in narrow ones', () => {
    const tile = { side: 2, pixels: Uint32Array.from([1, 2, 3, 4]), plain: false };
    const wide = raster(60, 7);
    fillTiled(wide, 0, 0, 60, 7, tile, 1, 1);
    const narrow = raster(60, 7);
    for (let x = 0; x < 60; x += 1) fillTiled(narrow, x, 0, x + 1, 7, tile, 1, 1);
    expect(wide.pixels).toEqual(narrow.pixels);
  });

  test('repeats a tile from where it begins', () => {
    const to = raster(5, 2);
    const tile = { side: 2, pixels: Uint32Array.from([1, 2, 3, 4]), plain: false };
    fillTiled(to, 0, 0, 5, 2, tile, 1, 0);
    expect([...to.pixels]).toEqual([2, 1, 2, 1, 2, 4, 3, 4, 3, 4]);
  });
});
