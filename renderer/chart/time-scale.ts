/** From virtual time to pixels of the plot and back, for one view and one width: a linear scale of D3. */
import { scaleLinear } from 'd3-scale';
import type { ScaleLinear } from 'd3-scale';

import { placeOf, timeAt } from './axis.ts';
import type { TimeAxis } from './axis.ts';
import type { TimeView } from './view.ts';

/** What leads from times to pixels, whatever the axis. */
export interface PixelScale {
  readonly widthPx: number;
  readonly toPx: (timeNs: number) => number;
  readonly toNs: (px: number) => number;
}

export interface TimeScale extends PixelScale {
  readonly view: TimeView;
  readonly pxPerNs: number;
  readonly linear: ScaleLinear<number, number>;
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

/** From virtual time to pixels over an axis that the given scale is one of places of. */
export function scaleOnAxis(axis: TimeAxis, scale: TimeScale): PixelScale {
  if (axis.kind === 'linear') return scale;
  return {
    widthPx: scale.widthPx,
    toPx: (timeNs) => scale.toPx(placeOf(axis, timeNs)),
    toNs: (px) => timeAt(axis, scale.toNs(px)),
  };
}
