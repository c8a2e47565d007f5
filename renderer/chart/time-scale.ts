/** From virtual time to pixels of the plot and back, for one view and one width. */
import type { TimeView } from './view.ts';

export interface TimeScale {
  readonly view: TimeView;
  readonly widthPx: number;
  readonly pxPerNs: number;
  readonly toPx: (timeNs: number) => number;
  readonly toNs: (px: number) => number;
}

export function timeScale(view: TimeView, widthPx: number): TimeScale {
  // Differences are taken before anything is multiplied: far from zero that keeps every nanosecond.
  const { startNs } = view;
  const pxPerNs = widthPx / (view.endNs - startNs);
  return {
    view,
    widthPx,
    pxPerNs,
    toPx: (timeNs) => (timeNs - startNs) * pxPerNs,
    toNs: (px) => startNs + px / pxPerNs,
  };
}
