/** Where a bent axis leaves out idle time: the places of the breaks in the plot, and the shape they are drawn with. */
import { bisector } from 'd3-array';

import type { TimeAxis } from './axis.ts';
import type { TimeRange } from './contract.ts';
import type { TimeScale } from './time-scale.ts';

export interface BreakSpot {
  readonly x: number;
  readonly width: number;
  /** What is left out. */
  readonly idle: TimeRange;
}

/** Of breaks whose signs would cover each other, one stands for all. */
const APART_PX = 5;
/** One can point at a break that is narrower than this all the same. */
const REACH_PX = 4;
/** How far the zigzag goes to either side, and how high a tooth is. */
export const TOOTH_PX = 3;
const TOOTH_HEIGHT_PX = 5;
/** A bar inside a break is still there, but its length says nothing. */
export const VEIL_ALPHA = 0.6;
/** Narrower breaks are one zigzag, wider ones two with a gap between. */
const GAP_FROM_PX = 4 * TOOTH_PX;

/** Those that are seen, from left to right. */
export function breakSpots(axis: TimeAxis, scale: TimeScale): readonly BreakSpot[] {
  if (axis.kind === 'linear') return [];
  const { timesNs, places, breaks } = axis;
  const endOf = (knot: number): number => places[knot + 1]!;
  const byEnd = bisector(endOf);
  const spots: BreakSpot[] = [];
  let at = byEnd.right(breaks, scale.view.startNs - TOOTH_PX / scale.pxPerNs);
  while (at < breaks.length) {
    const knot = breaks[at]!;
    const x = scale.toPx(places[knot]!);
    if (x > scale.widthPx + TOOTH_PX) break;
    const width = (endOf(knot) - places[knot]!) * scale.pxPerNs;
    spots.push({ x, width, idle: { startNs: timesNs[knot]!, endNs: timesNs[knot + 1]! } });
    at = Math.max(at + 1, byEnd.right(breaks, scale.toNs(x + width + APART_PX)));
  }
  return spots;
}

export function breakUnder(spots: readonly BreakSpot[], x: number): BreakSpot | undefined {
  return spots.find((spot) => x >= spot.x - slack(spot) && x <= spot.x + spot.width + slack(spot));
}

function slack({ width }: BreakSpot): number {
  return Math.max(0, REACH_PX - width / 2);
}

/** Where the zigzags of a break run: at its edges, or in its middle. */
export function zigzagsOf({ x, width }: BreakSpot): readonly number[] {
  return width < GAP_FROM_PX ? [x + width / 2] : [x, x + width];
}

/** Along a line from the top, as far as needed: offsets to its right, one after the other. */
export function zigzag(heightPx: number): readonly { readonly dx: number; readonly y: number }[] {
  const teeth = Math.ceil(heightPx / TOOTH_HEIGHT_PX);
  return Array.from({ length: teeth + 1 }, (_, tooth) => ({
    dx: tooth % 2 === 0 ? -TOOTH_PX : TOOTH_PX,
    y: tooth * TOOTH_HEIGHT_PX,
  }));
}
