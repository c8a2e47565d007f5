/** From virtual time to pixels of the plot and back, for one view and one width: a linear scale of D3. */
import { scaleLinear } from 'd3-scale';
import type { ScaleLinear } from 'd3-scale';

import type { TimeView } from './view.ts';

export interface TimeScale {
  readonly view: TimeView;
  readonly widthPx: number;
  readonly pxPerNs: number;
  readonly linear: ScaleLinear<number, number>;
  readonly toPx: (timeNs: number) => number;
  readonly toNs: (px: number) => number;
}

export function timeScale(view: TimeView, widthPx: number): TimeScale {
  const linear = scaleLinear().domain([view.startNs, view.endNs]).range([0, widthPx]);
  return {
    view,
    widthPx,
    pxPerNs: widthPx / (view.endNs - view.startNs),
    linear,
    toPx: linear,
    toNs: (px) => linear.invert(px),
  };
}
