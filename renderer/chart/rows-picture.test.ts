import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { chartStyles } from './bar-styles.ts';
import { denseTrace } from './demo/dense-trace.ts';
import { matchLanes } from './lane-match.ts';
import { layOut } from './layout.ts';
import { chartModel } from './model.ts';
import { laneScratch } from './paint-lane.ts';
import { paintRows } from './paint-rows.ts';
import type { RowsScene } from './paint-rows.ts';
import { paletteOf } from './palette.ts';
import { raster } from './raster.ts';
import type { Raster } from './raster.ts';
import { rulerOf } from './ruler.ts';
import { RowsPicture } from './rows-picture.ts';
import { timeScale } from './time-scale.ts';
import { snapView } from './view.ts';

const WIDTH = 400;
const HEIGHT = 200;
/** Near the edges a moved picture may know more than one that was painted there: edges of bars. */
const EDGE = 8;

const TRACE = denseTrace(3000, 6);
const MODEL = chartModel(TRACE);
const STYLES = chartStyles(paletteOf('light'), new Set(), 1);
const OPEN = layOut(TRACE, new Set());
const FOLDED = layOut(TRACE, new Set(['process:0']));

const PINNED = denseTrace(3000, 7, 2);
const GHOSTS = {
  layout: layOut(TRACE, new Set(), undefined, Infinity, {
    trace: PINNED,
    match: matchLanes(PINNED, TRACE),
  }),
  ghosts: { model: chartModel(PINNED), styles: STYLES },
};

function sceneAt(startPx: number, nsPerPx: number, change: Partial<RowsScene> = {}): RowsScene {
  const startNs = startPx * nsPerPx;
  const view = snapView({ startNs, endNs: startNs + WIDTH * nsPerPx }, WIDTH);
  const scale = timeScale(view, WIDTH);
  const gridNs = rulerOf(scale, 60).ticks.map((tick) => tick.timeNs);
  return { model: MODEL, layout: OPEN, scrollY: 0, scale, styles: STYLES, gridNs, ...change };
}

function anew(scene: RowsScene): Raster {
  const picture = raster(WIDTH, HEIGHT);
  paintRows(picture, scene, laneScratch(picture));
  return picture;
}

function different(a: Raster, b: Raster, edge = 0): number {
  let count = 0;
  for (let y = 0; y < a.height; y += 1) {
    for (let x = edge; x < a.width - edge; x += 1) {
      if (a.pixels[y * a.width + x] !== b.pixels[y * b.width + x]) count += 1;
    }
  }
  return count;
}

/** A whole run in the window, a few intervals in a column, a column in an interval. */
const zooms = fc.constantFrom(131_072, 262_144, 16_384, 12_345.6, 1024);

describe('the picture of the rows', () => {
  test('is the same whether it was moved there or painted there', () => {
    const anyPan = fc.integer({ min: -260, max: 260 });
    /** Strips are of certain widths: these just fill one, or need the next. */
    const fillingPan = fc.constantFrom(
      -232,
      -231,
      -104,
      -103,
      -40,
      -39,
      39,
      40,
      41,
      103,
      104,
      231,
      232,
    );
    const pans = fc.array(fc.oneof(anyPan, fillingPan), { minLength: 1, maxLength: 8 });
    const shapes = fc.constantFrom<Partial<RowsScene>>({}, { layout: FOLDED }, GHOSTS);
    fc.assert(
      fc.property(zooms, shapes, pans, (nsPerPx, shape, steps) => {
        // Sums in fractions of nanoseconds differ in the last digit with where they begin.
        const change = shape.layout === FOLDED && !Number.isInteger(nsPerPx) ? {} : shape;
        const picture = new RowsPicture(raster(WIDTH, HEIGHT));
        let startPx = 20;
        picture.paint(sceneAt(startPx, nsPerPx, change));
        for (const step of steps) {
          startPx += step;
          const scene = sceneAt(startPx, nsPerPx, change);
          picture.paint(scene);
          expect(different(picture.raster, anew(scene), EDGE)).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is painted anew, to the pixel, when anything but the place has changed', () => {
    const picture = new RowsPicture(raster(WIDTH, HEIGHT));
    picture.paint(sceneAt(100, 16_384));
    const dimmed = chartStyles(paletteOf('light'), new Set(['running']), 1);
    const changes: readonly (readonly [number, Partial<RowsScene>])[] = [
      [16_384, { styles: dimmed }],
      [16_384, { scrollY: 7 }],
      [16_384, { layout: FOLDED }],
      [16_384, GHOSTS],
      [16_384, { ...GHOSTS, ghosts: { ...GHOSTS.ghosts, styles: dimmed } }],
      [16_000, {}],
    ];
    for (const [nsPerPx, change] of changes) {
      const scene = sceneAt(110, nsPerPx, change);
      picture.paint(scene);
      expect(different(picture.raster, anew(scene))).toBe(0);
    }
  });

  test('is left alone while nothing changes', () => {
    const picture = new RowsPicture(raster(WIDTH, HEIGHT));
    picture.paint(sceneAt(100, 16_384));
    picture.raster.pixels[0] = 7;
    picture.paint(sceneAt(100, 16_384));
    expect(picture.raster.pixels[0]).toBe(7);
  });
});
