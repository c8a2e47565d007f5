import { describe, expect, it } from 'vitest';

import { LINEAR } from '../chart/index.ts';

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
