import { describe, expect, it } from 'vitest';

import { axisOf, LINEAR, placeOf, viewOnAxis } from '../chart/index.ts';
import type { AxisKind } from '../chart/index.ts';
import { T1, lockTrace } from '../reading/trace.test-support.ts';

import { View } from './view.svelte.ts';

function make(): { view: View; clock: { nowMs: number } } {
  const clock = { nowMs: 1000 };
  const view = new View(
    () => LINEAR,
    () => clock.nowMs,
  );
  view.showNew(1000);
  return { view, clock };
}

describe('the view', () => {
  it('shows a new program whole', () => {
    const { view } = make();
    expect(view.showsAll).toBe(true);
    expect(view.current.startNs).toBeLessThanOrEqual(0);
    expect(view.current.endNs).toBeGreaterThanOrEqual(1000);
  });

  it('stays where it was when the same program runs again', () => {
    const { view } = make();
    view.focus({ startNs: 400, endNs: 600 });
    const before = view.current;
    view.keepFor(5000);
    expect(view.current).toEqual(before);
  });

  it('grows with the run when it showed everything, and does not shrink', () => {
    const { view } = make();
    view.keepFor(5000);
    expect(view.current.endNs).toBeGreaterThanOrEqual(5000);
    const wide = view.current;
    view.keepFor(100);
    expect(view.current).toEqual(wide);
    view.fit();
    expect(view.current.endNs).toBeLessThan(110);
  });

  it('goes back to the whole of a program that is opened while one zooms', () => {
    const { view, clock } = make();
    view.zoom(1, 500);
    clock.nowMs += 10;
    view.showNew(2000);
    const whole = view.current;
    view.zoom(1, 500);
    view.goBack();
    expect(view.current).toEqual(whole);
  });

  it('goes back by gestures, not by wheel clicks', () => {
    const { view, clock } = make();
    const whole = view.current;
    view.zoom(1, 500);
    clock.nowMs += 10;
    view.zoom(1, 500);
    const near = view.current;
    clock.nowMs += 5000;
    view.pan(1);
    expect(view.canGoBack).toBe(true);
    view.goBack();
    expect(view.current).toEqual(near);
    view.goBack();
    expect(view.current).toEqual(whole);
    expect(view.canGoBack).toBe(false);
    view.goForward();
    expect(view.current).toEqual(near);
  });

  it('turns the page when the playhead leaves it', () => {
    const { view } = make();
    view.focus({ startNs: 100, endNs: 200 });
    const { endNs } = view.current;
    view.follow(endNs - 1, false);
    expect(view.current.endNs).toBe(endNs);
    view.follow(endNs + 1, false);
    expect(view.current.startNs).toBeLessThan(endNs + 1);
    expect(view.current.startNs).toBeGreaterThan(150);
  });
});

describe('the view on a bent axis', () => {
  const trace = lockTrace();
  const axis = axisOf(trace, 'events');
  const last = placeOf(axis, trace.elapsedNs);

  function make(): { view: View; places: () => { startNs: number; endNs: number } } {
    let nowMs = 0;
    const view = new View(
      () => axis,
      () => (nowMs += 1000),
    );
    view.showNew(trace.elapsedNs);
    return { view, places: () => viewOnAxis(axis, view.current) };
  }

  it('pans and zooms by shares of what is seen of the axis', () => {
    const { view, places } = make();
    view.focus({ startNs: trace.lanes[T1]!.bornNs, endNs: trace.elapsedNs / 2 });
    const before = places();
    const span = before.endNs - before.startNs;
    view.pan(1);
    expect((places().startNs - before.startNs) / span).toBeCloseTo(0.15, 9);
    expect(places().endNs - places().startNs).toBeCloseTo(span, 9);
    view.zoom(1, trace.elapsedNs);
    expect(places().endNs - places().startNs).toBeCloseTo(span / 1.3, 9);
  });

  it('turns the page to the playhead, and reveals an instant in its middle', () => {
    const { view, places } = make();
    view.focus({ startNs: 0, endNs: 40 });
    const span = places().endNs - places().startNs;
    const timeNs = trace.elapsedNs / 2;
    view.follow(timeNs, false);
    expect(placeOf(axis, timeNs) - places().startNs).toBeCloseTo(0.1 * span, 6);
    view.focus({ startNs: 0, endNs: 1 });
    view.reveal(timeNs);
    expect((places().startNs + places().endNs) / 2).toBeCloseTo(placeOf(axis, timeNs), 6);
  });

  it('knows that it shows all, however it has come there', () => {
    const { view, places } = make();
    for (let i = 0; i < 5; i += 1) view.zoom(1, trace.elapsedNs / 3);
    expect(view.showsAll).toBe(false);
    for (let i = 0; i < 8; i += 1) view.zoom(-1, 0);
    expect(view.showsAll).toBe(true);
    expect(places().endNs).toBeGreaterThan(last);
  });

  it('shows the same times when the axis is another', () => {
    let kind: AxisKind = 'events';
    const view = new View(() => axisOf(trace, kind));
    view.showNew(trace.elapsedNs);
    view.focus({ startNs: 100, endNs: 500 });
    const { current } = view;
    kind = 'linear';
    expect(view.current).toBe(current);
  });
});
