/** Where a bent axis leaves out idle time: the places of the breaks in the plot, and the shape they are drawn with. */
import { bisector } from 'd3-array';

import type { TimeAxis } from './axis.ts';
import { mix } from './color.ts';
import type { Hex } from './color.ts';
import type { TimeRange } from './contract.ts';
import type { Row } from './layout.ts';
import type { Palette } from './palette.ts';
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
export const TOOTH_PX = 2;
const TOOTH_HEIGHT_PX = 4;
/** A bar inside a break is still there, but its length says nothing. */
export const VEIL_ALPHA = 0.6;
/** Narrower breaks are one zigzag, wider ones have one at either edge. */
const GAP_FROM_PX = 40;

/** From where to where a break is drawn. */
export interface BreakBox {
  readonly top: number;
  readonly bottom: number;
}

/** Rows that lie below each other, without the headings between them, which have no time. */
export function breakBoxes(rows: readonly Row[], scrollY: number): readonly BreakBox[] {
  const boxes: { top: number; bottom: number }[] = [];
  for (const row of rows) {
    if (row.kind === 'group' && !row.folded) continue;
    const top = row.y - scrollY;
    const last = boxes.at(-1);
    if (last?.bottom === top) last.bottom = top + row.height;
    else boxes.push({ top, bottom: top + row.height });
  }
  return boxes;
}

/** Width and colour of the strokes that make up a zigzag, the lowest first. */
export function breakLines({ surface, textMuted }: Palette): readonly (readonly [number, Hex])[] {
  return [
    [3, surface],
    [1, mix(textMuted, surface, 0.25)],
  ];
}

/** Those that are seen, from left to right, and are over by a time up to which all is told. */
export function breakSpots(
  axis: TimeAxis,
  scale: TimeScale,
  knownNs = Infinity,
): readonly BreakSpot[] {
  if (axis.kind === 'linear') return [];
  const { timesNs, places, breaks } = axis;
  const endOf = (knot: number): number => places[knot + 1]!;
  const byEnd = bisector(endOf);
  const spots: BreakSpot[] = [];
  let at = byEnd.right(breaks, scale.view.startNs - TOOTH_PX / scale.pxPerNs);
  while (at < breaks.length) {
    const knot = breaks[at]!;
    const x = scale.toPx(places[knot]!);
    if (x > scale.widthPx + TOOTH_PX || timesNs[knot + 1]! > knownNs) break;
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

/** From the top on: how far to the right of its line each corner is, and how far down. */
export function zigzag(heightPx: number): readonly { readonly dx: number; readonly y: number }[] {
  const teeth = Math.ceil(heightPx / TOOTH_HEIGHT_PX);
  return Array.from({ length: teeth + 1 }, (_, tooth) => ({
    dx: tooth % 2 === 0 ? -TOOTH_PX : TOOTH_PX,
    y: Math.min(tooth * TOOTH_HEIGHT_PX, heightPx),
  }));
}
