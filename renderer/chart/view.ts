/**
 * The part of virtual time that is on screen, and the moves one can make with it. Pure: a move
 * takes a view and gives the next one. Times are nanoseconds and may be fractions while zooming;
 * what is drawn at the edges of a nanosecond is the painter's business.
 */

export interface TimeView {
  readonly startNs: number;
  readonly endNs: number;
}

/** Nothing happens between two nanoseconds, so there is nothing to see below one. */
export const SPAN_MIN_NS = 1;

/** Room left and right of the run, as a share of it, so that its last edge isn't the window's. */
const MARGIN_SHARE = 0.02;

export function spanOf(view: TimeView): number {
  return view.endNs - view.startNs;
}

/** The furthest out one can go: the run with a margin on both sides. */
export function fitView(elapsedNs: number): TimeView {
  const length = Math.max(elapsedNs, SPAN_MIN_NS);
  const margin = length * MARGIN_SHARE;
  return { startNs: -margin, endNs: length + margin };
}

/** The nearest view inside the bounds, of the same span where that fits. */
export function clampView(view: TimeView, bounds: TimeView): TimeView {
  const span = Math.min(Math.max(spanOf(view), SPAN_MIN_NS), Math.max(spanOf(bounds), SPAN_MIN_NS));
  const middle = (view.startNs + view.endNs) / 2;
  const start = spanOf(view) === span ? view.startNs : middle - span / 2;
  const startNs = Math.max(bounds.startNs, Math.min(start, bounds.endNs - span));
  return { startNs, endNs: startNs + span };
}

/**
 * Zooms so that `aboutNs` keeps its place on screen. A factor above 1 goes in, below 1 goes out.
 */
export function zoomView(
  view: TimeView,
  factor: number,
  aboutNs: number,
  bounds: TimeView,
): TimeView {
  const span = Math.min(Math.max(spanOf(view) / factor, SPAN_MIN_NS), spanOf(bounds));
  const share = (aboutNs - view.startNs) / spanOf(view);
  const startNs = aboutNs - share * span;
  return clampView({ startNs, endNs: startNs + span }, bounds);
}

/** Moves by a share of what is visible: 0.25 is a quarter of the window to the right. */
export function panView(view: TimeView, share: number, bounds: TimeView): TimeView {
  return shiftView(view, share * spanOf(view), bounds);
}

export function shiftView(view: TimeView, byNs: number, bounds: TimeView): TimeView {
  return clampView({ startNs: view.startNs + byNs, endNs: view.endNs + byNs }, bounds);
}

/** A view that shows the given stretch with some air around it. */
export function focusView(startNs: number, endNs: number, bounds: TimeView, air = 0.15): TimeView {
  const length = Math.max(endNs - startNs, SPAN_MIN_NS);
  return clampView({ startNs: startNs - length * air, endNs: endNs + length * air }, bounds);
}

/** The same view when the instant is inside, else one of the same span that shows it. */
export function revealInstant(view: TimeView, timeNs: number, bounds: TimeView): TimeView {
  if (timeNs >= view.startNs && timeNs <= view.endNs) return view;
  return shiftView(view, timeNs - (view.startNs + view.endNs) / 2, bounds);
}

/** Between two views; 0 is the first, 1 the second. Keeps any point that both show in one place. */
export function mixView(from: TimeView, to: TimeView, share: number): TimeView {
  return {
    startNs: from.startNs + (to.startNs - from.startNs) * share,
    endNs: from.endNs + (to.endNs - from.endNs) * share,
  };
}

/**
 * The nearest view that begins on a whole pixel, counted from time 0: pixels then stand for the same
 * stretches of time wherever a pan goes, so that what is painted can be moved along.
 */
export function snapView(view: TimeView, widthPx: number): TimeView {
  const span = spanOf(view);
  const nsPerPx = span / Math.max(widthPx, 1);
  const startNs = Math.round(view.startNs / nsPerPx) * nsPerPx;
  return { startNs, endNs: startNs + span };
}

export function sameView(a: TimeView, b: TimeView): boolean {
  return a.startNs === b.startNs && a.endNs === b.endNs;
}
