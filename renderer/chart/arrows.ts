/**
 * Geometry of arrows between lanes: which are due, and the visible part of each. An arrow whose far
 * end is off screen is cut at the edge and says where it leads.
 */
import { arrowAt } from '../../simulator/index.ts';
import type { Arrows, LaneId } from '../../simulator/index.ts';
import type { ArrowChoice, ChartSelection } from './contract.ts';
import type { Layout } from './layout.ts';
import type { ChartModel } from './model.ts';
import type { TimeScale } from './time-scale.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface ArrowPath {
  readonly arrow: number;
  readonly from: Point;
  readonly to: Point;
  /** The lane an end leads to when that end is off screen; undefined when it is on it. */
  readonly fromBeyond: LaneId | undefined;
  readonly toBeyond: LaneId | undefined;
}

/** Arrows to draw: those that touch the selected interval (or lane), or all of them. */
export function chosenArrows(
  model: ChartModel,
  selection: ChartSelection | undefined,
  choice: ArrowChoice,
): readonly number[] {
  if (choice === 'none') return [];
  const { arrows } = model.trace;
  if (choice === 'all') return [...arrows.kind.keys()];
  if (selection === undefined) return [];
  const { interval, lane } = selection;
  const own = arrowsOf(arrows, lane);
  if (interval === undefined) return own;
  const startNs = model.trace.intervals.start[interval]!;
  const endNs = model.trace.intervals.end[interval]!;
  return own.filter((index) => {
    const { from, fromNs, to, toNs } = arrowAt(model.trace, index);
    const reaches = to === lane && toNs >= startNs && toNs <= endNs;
    const leaves = from === lane && fromNs >= startNs && fromNs <= endNs;
    return reaches || leaves;
  });
}

/** Those that leave or reach a lane. Looked for when a lane is chosen: an index would be larger than what it finds. */
function arrowsOf({ count, from, to }: Arrows, lane: LaneId): readonly number[] {
  const own: number[] = [];
  for (let index = 0; index < count; index += 1) {
    if (from[index] === lane || to[index] === lane) own.push(index);
  }
  return own;
}

/** More than this on screen hide the bars: of those between the same lanes, some are left out. */
const PATHS_MAX = 60;
const SPACE_PX = 2;

export function arrowPaths(
  model: ChartModel,
  layout: Layout,
  scale: TimeScale,
  scrollY: number,
  heightPx: number,
  chosen: readonly number[],
): readonly ArrowPath[] {
  const paths = chosen.flatMap((index) => {
    const path = pathOf(model, layout, scale, scrollY, heightPx, index);
    return path === undefined ? [] : [path];
  });
  let spacePx = SPACE_PX;
  let shown = thinned(paths, spacePx);
  while (shown.length > PATHS_MAX && spacePx <= scale.widthPx) {
    spacePx *= 3;
    shown = thinned(paths, spacePx);
  }
  return shown;
}

/** Of those that end at the same heights, as all do that lead to lanes beyond an edge, one in so many pixels. */
function thinned(paths: readonly ArrowPath[], spacePx: number): readonly ArrowPath[] {
  const lastX = new Map<string, number>();
  return paths.filter(({ from, to }) => {
    const ends = `${String(from.y)} ${String(to.y)}`;
    const last = lastX.get(ends);
    if (last !== undefined && Math.abs(to.x - last) < spacePx) return false;
    lastX.set(ends, to.x);
    return true;
  });
}

function pathOf(
  model: ChartModel,
  layout: Layout,
  scale: TimeScale,
  scrollY: number,
  heightPx: number,
  index: number,
): ArrowPath | undefined {
  const arrow = arrowAt(model.trace, index);
  const fromX = scale.toPx(arrow.fromNs);
  const toX = scale.toPx(arrow.toNs);
  const fromRow = layout.rowOfLane[arrow.from];
  const toRow = layout.rowOfLane[arrow.to];
  if (fromRow === undefined || toRow === undefined || fromRow === toRow) return undefined;
  // From the middle of one row to the near edge of the other's bar.
  const down = toRow.y > fromRow.y;
  const from = { x: fromX, y: fromRow.y + fromRow.height / 2 - scrollY };
  const inset = toRow.height / 7;
  const to = { x: toX, y: (down ? toRow.y + inset : toRow.y + toRow.height - inset) - scrollY };
  const part = clipSegment(from, to, scale.widthPx, heightPx);
  if (part === undefined) return undefined;
  return {
    arrow: index,
    from: part.from,
    to: part.to,
    fromBeyond: part.cutFrom ? arrow.from : undefined,
    toBeyond: part.cutTo ? arrow.to : undefined,
  };
}

interface Part {
  readonly from: Point;
  readonly to: Point;
  readonly cutFrom: boolean;
  readonly cutTo: boolean;
}

/** The part of a segment inside a box from the origin (Liang and Barsky's way). */
export function clipSegment(
  from: Point,
  to: Point,
  width: number,
  height: number,
): Part | undefined {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  let enter = 0;
  let leave = 1;
  const sides: readonly (readonly [number, number])[] = [
    [-dx, from.x],
    [dx, width - from.x],
    [-dy, from.y],
    [dy, height - from.y],
  ];
  for (const [p, q] of sides) {
    if (p === 0) {
      if (q < 0) return undefined;
    } else if (p < 0) {
      enter = Math.max(enter, q / p);
    } else {
      leave = Math.min(leave, q / p);
    }
  }
  if (enter > leave) return undefined;
  const at = (share: number): Point => ({ x: from.x + dx * share, y: from.y + dy * share });
  return { from: at(enter), to: at(leave), cutFrom: enter > 0, cutTo: leave < 1 };
}

/** How near the pointer must come to an arrow to mean it. */
const ARROW_REACH_PX = 4;

export function arrowUnder(
  paths: readonly ArrowPath[],
  x: number,
  y: number,
): ArrowPath | undefined {
  let nearest: ArrowPath | undefined;
  let least = ARROW_REACH_PX;
  for (const path of paths) {
    const distance = distanceToSegment({ x, y }, path.from, path.to);
    if (distance <= least) {
      nearest = path;
      least = distance;
    }
  }
  return nearest;
}

export function distanceToSegment(point: Point, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length2 = dx * dx + dy * dy;
  const along = (point.x - from.x) * dx + (point.y - from.y) * dy;
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, along / length2));
  return Math.hypot(point.x - from.x - dx * share, point.y - from.y - dy * share);
}
