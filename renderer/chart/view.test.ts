import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  clampView,
  fitView,
  focusView,
  mixView,
  panView,
  revealInstant,
  SPAN_MIN_NS,
  snapView,
  spanOf,
  zoomView,
} from './view.ts';
import type { TimeView } from './view.ts';

const elapsed = fc.integer({ min: 1, max: 1e13 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A view somewhere inside the bounds of a run. */
const inside = fc.tuple(elapsed, share, share).map(([ns, at, size]) => {
  const bounds = fitView(ns);
  const span = Math.max(SPAN_MIN_NS, spanOf(bounds) * size);
  const startNs = bounds.startNs + (spanOf(bounds) - span) * at;
  return { bounds, view: clampView({ startNs, endNs: startNs + span }, bounds) };
});

function expectWithin(view: TimeView, bounds: TimeView): void {
  const slack = spanOf(bounds) * 1e-9;
  expect(view.startNs).toBeGreaterThanOrEqual(bounds.startNs - slack);
  expect(view.endNs).toBeLessThanOrEqual(bounds.endNs + slack);
  expect(spanOf(view)).toBeGreaterThanOrEqual(SPAN_MIN_NS * (1 - 1e-3));
}

describe('a view', () => {
  test('stays within its bounds whatever is done to it', () => {
    fc.assert(
      fc.property(
        inside,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        share,
        (v, factor, at) => {
          const aboutNs = v.view.startNs + spanOf(v.view) * at;
          expectWithin(zoomView(v.view, factor, aboutNs, v.bounds), v.bounds);
          expectWithin(panView(v.view, factor - 50, v.bounds), v.bounds);
          expectWithin(focusView(aboutNs, aboutNs, v.bounds), v.bounds);
        },
      ),
    );
  });

  test('keeps the point it zooms about in its place while there is room', () => {
    fc.assert(
      fc.property(inside, fc.double({ min: 1, max: 50, noNaN: true }), share, (v, factor, at) => {
        const aboutNs = v.view.startNs + spanOf(v.view) * at;
        const zoomed = zoomView(v.view, factor, aboutNs, v.bounds);
        const place = (aboutNs - zoomed.startNs) / spanOf(zoomed);
        // Deep inside a long run a nanosecond is a visible part of the span.
        const grain = (Math.abs(aboutNs) * 1e-15) / spanOf(zoomed);
        expect(Math.abs(place - at)).toBeLessThan(1e-6 + grain);
      }),
    );
  });

  test('keeps its span when it is panned', () => {
    fc.assert(
      fc.property(inside, fc.double({ min: -3, max: 3, noNaN: true }), (v, by) => {
        const span = spanOf(v.view);
        expect(Math.abs(spanOf(panView(v.view, by, v.bounds)) - span)).toBeLessThan(
          1e-6 * span + 1e-2,
        );
      }),
    );
  });

  test('goes in to one nanosecond and no further', () => {
    const bounds = fitView(1e9);
    const deep = zoomView(bounds, 1e30, 5e8, bounds);
    expect(spanOf(deep)).toBeCloseTo(SPAN_MIN_NS);
    expect(spanOf(zoomView(deep, 2, 5e8, bounds))).toBeCloseTo(SPAN_MIN_NS);
  });

  test('goes out to the whole run with a margin', () => {
    const bounds = fitView(1000);
    expect(bounds).toEqual({ startNs: -20, endNs: 1020 });
    expect(zoomView({ startNs: 100, endNs: 200 }, 1e-9, 150, bounds)).toEqual(bounds);
  });

  test('of a run that took no time still has a span', () => {
    expect(spanOf(fitView(0))).toBeGreaterThanOrEqual(SPAN_MIN_NS);
  });

  test('focuses a stretch with air on both sides', () => {
    expect(focusView(400, 600, fitView(1000), 0.5)).toEqual({ startNs: 300, endNs: 700 });
  });

  test('moves only for an instant that it does not show', () => {
    const bounds = fitView(1000);
    const view = { startNs: 100, endNs: 200 };
    expect(revealInstant(view, 150, bounds)).toBe(view);
    expect(revealInstant(view, 500, bounds)).toEqual({ startNs: 450, endNs: 550 });
  });

  test('half way between two views keeps a point both show in one place', () => {
    const from = { startNs: 0, endNs: 100 };
    const to = zoomView(from, 4, 25, { startNs: -1000, endNs: 1000 });
    const middle = mixView(from, to, 0.5);
    expect((25 - middle.startNs) / spanOf(middle)).toBeCloseTo(0.25);
  });

  test('begins on a whole pixel, nearer than half of one to where it was, and is as long', () => {
    fc.assert(
      fc.property(inside, fc.integer({ min: 1, max: 5000 }), ({ view }, widthPx) => {
        const snapped = snapView(view, widthPx);
        const nsPerPx = spanOf(view) / widthPx;
        const startPx = snapped.startNs / nsPerPx;
        // So far from time 0, a number itself has no more digits.
        const roundingNs = Math.abs(view.startNs) * 1e-15;
        expect(Math.abs(startPx - Math.round(startPx))).toBeLessThan(1e-6 + roundingNs / nsPerPx);
        expect(Math.abs(snapped.startNs - view.startNs)).toBeLessThan(nsPerPx * 0.51 + roundingNs);
        expect(Math.abs(spanOf(snapped) - spanOf(view))).toBeLessThan(spanOf(view) * 1e-2);
      }),
    );
  });
});
