/**
 * Instants at which several threads change state at once: on a time axis they have no width, so
 * they get a band of their own that says "all this happens here, in zero time".
 */
import type { LaneId } from '../../simulator/index.ts';
import { visibleRows } from './layout.ts';
import type { Layout } from './layout.ts';
import type { ChartModel } from './model.ts';
import { firstEndingAfter } from './steps.ts';
import type { TimeScale } from './time-scale.ts';

export interface Burst {
  readonly timeNs: number;
  readonly lanes: readonly LaneId[];
  readonly x: number;
  /** From the top of the first row concerned to the bottom of the last. */
  readonly top: number;
  readonly bottom: number;
}

/** Two threads changing at once is every hand-over; three are a story. */
const THREADS_MIN = 3;
/** With more edges than this on screen, bands would be a wall. */
const EDGES_MAX = 1500;
/** Bands nearer than this to each other aren't drawn: zooming in tells them apart. */
const SPACE_PX = 16;

export function burstsIn(
  model: ChartModel,
  layout: Layout,
  scale: TimeScale,
  scrollY: number,
  heightPx: number,
): readonly Burst[] {
  const lanesAt = new Map<number, LaneId[]>();
  const { start } = model.trace.intervals;
  const endNs = scale.toNs(scale.widthPx);
  let edges = 0;
  for (const row of visibleRows(layout, scrollY, scrollY + heightPx)) {
    if (row.kind !== 'lane' || model.threadOrdinal[row.lane]! < 0) continue;
    const { first, count } = model.trace.lanes[row.lane]!;
    for (
      let i = firstEndingAfter(model.trace, row.lane, scale.view.startNs);
      i < first + count;
      i += 1
    ) {
      // A birth isn't a change, and has its own sign.
      if (i === first) continue;
      const timeNs = start[i]!;
      if (timeNs > endNs) break;
      edges += 1;
      if (edges > EDGES_MAX) return [];
      const lanes = lanesAt.get(timeNs);
      if (lanes === undefined) lanesAt.set(timeNs, [row.lane]);
      else if (lanes[lanes.length - 1] !== row.lane) lanes.push(row.lane);
    }
  }
  const found = [...lanesAt].filter(([, lanes]) => lanes.length >= THREADS_MIN);
  found.sort(([a], [b]) => a - b);
  return apart(found.map(([timeNs, lanes]) => burstAt(timeNs, lanes, layout, scale, scrollY)));
}

function burstAt(
  timeNs: number,
  lanes: readonly LaneId[],
  layout: Layout,
  scale: TimeScale,
  scrollY: number,
): Burst {
  const rows = lanes.map((lane) => layout.rowOfLane[lane]!);
  return {
    timeNs,
    lanes,
    x: scale.toPx(timeNs),
    top: Math.min(...rows.map((row) => row.y)) - scrollY,
    bottom: Math.max(...rows.map((row) => row.y + row.height)) - scrollY,
  };
}

function apart(bursts: readonly Burst[]): readonly Burst[] {
  return bursts.filter(({ x }, i) => {
    const before = bursts[i - 1]?.x ?? -Infinity;
    const after = bursts[i + 1]?.x ?? Infinity;
    return x - before >= SPACE_PX && after - x >= SPACE_PX;
  });
}

/** How far from its instant a band reaches, to either side. */
export const BURST_HALF_PX = 4;

export function burstUnder(bursts: readonly Burst[], x: number, y: number): Burst | undefined {
  return bursts.find(
    (burst) => Math.abs(burst.x - x) <= BURST_HALF_PX && y >= burst.top && y < burst.bottom,
  );
}
