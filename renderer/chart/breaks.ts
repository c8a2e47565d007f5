/** Where a bent axis leaves out idle time: the places of the breaks in the plot, and the shape they are drawn with. */
import { bisector } from 'd3-array';

import type { BentAxis, TimeAxis } from './axis.ts';
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

/** Where breaks are nearer to each other, one sign stands for all: many of them would hide the bars. */
const APART_PX = 10;
/** One can point at a break that is narrower than this all the same. */
const REACH_PX = 4;
/** How far the zigzag goes to either side, and how high a tooth is. */
export const TOOTH_PX = 2;
const TOOTH_HEIGHT_PX = 4;
/** A bar inside a break is still there, but its length says nothing. */
export const VEIL_ALPHA = 0.6;
/** Narrower breaks are one zigzag, wider ones have one at either edge. */
const GAP_FROM_PX = 40;

/** Always the same, so that nothing is painted again for it. */
const NONE: readonly BreakSpot[] = [];

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
  if (axis.kind === 'linear') return NONE;
  const { places, breaks } = axis;
  // Of all that begin in so many pixels of the axis the first is drawn, wherever a pan goes.
  const cellOf = (at: number): number =>
    Math.floor((places[breaks[at]!]! * scale.pxPerNs) / APART_PX);
  const byStart = bisector((knot: number) => places[knot]!);
  const spots: BreakSpot[] = [];
  let at = firstEndingAfter(axis, scale.view.startNs - TOOTH_PX / scale.pxPerNs);
  while (at < breaks.length) {
    const spot = spotOf(axis, scale, breaks[at]!);
    if (spot.x > scale.widthPx + TOOTH_PX || spot.idle.endNs > knownNs) break;
    if (at === 0 || cellOf(at - 1) < cellOf(at)) spots.push(spot);
    const next = ((cellOf(at) + 1) * APART_PX) / scale.pxPerNs;
    at = Math.max(at + 1, byStart.left(breaks, next));
  }
  return spots;
}

/** The break at a place in the plot, whether or not it has a sign of its own. */
export function breakUnder(
  axis: TimeAxis,
  scale: TimeScale,
  x: number,
  knownNs = Infinity,
): BreakSpot | undefined {
  if (axis.kind === 'linear') return undefined;
  const knot = axis.breaks[firstEndingAfter(axis, scale.toNs(x - REACH_PX))];
  const spot = knot === undefined ? undefined : spotOf(axis, scale, knot);
  if (spot === undefined || spot.idle.endNs > knownNs) return undefined;
  const slack = Math.max(0, REACH_PX - spot.width / 2);
  return x >= spot.x - slack && x <= spot.x + spot.width + slack ? spot : undefined;
}

function firstEndingAfter({ places, breaks }: BentAxis, place: number): number {
  return bisector((knot: number) => places[knot + 1]!).right(breaks, place);
}

function spotOf({ timesNs, places }: BentAxis, scale: TimeScale, knot: number): BreakSpot {
  return {
    x: scale.toPx(places[knot]!),
    width: (places[knot + 1]! - places[knot]!) * scale.pxPerNs,
    idle: { startNs: timesNs[knot]!, endNs: timesNs[knot + 1]! },
  };
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
