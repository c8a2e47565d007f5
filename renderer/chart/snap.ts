/** Pulls a time to the nearest edge of an interval, so that a range can be drawn by hand exactly. */
import type { LaneId, Trace } from '../../simulator/index.ts';
import { firstEndingAfter } from './steps.ts';

export const SNAP_PX = 6;

/** The edge nearest to a time on one lane. */
export function nearestEdgeNs(trace: Trace, lane: LaneId, timeNs: number): number | undefined {
  const { first, count } = trace.lanes[lane]!;
  const { start, end } = trace.intervals;
  const at = firstEndingAfter(trace, lane, timeNs);
  let nearest: number | undefined;
  for (let i = Math.max(first, at - 1); i <= at && i < first + count; i += 1) {
    for (const edge of [start[i]!, end[i]!]) {
      if (nearest === undefined || Math.abs(edge - timeNs) < Math.abs(nearest - timeNs)) {
        nearest = edge;
      }
    }
  }
  return nearest;
}

/**
 * The pointer's own lane goes first: only when it has no edge in reach do the others, and the extra
 * times (the playhead, the ends of the run), count.
 */
export function snap(
  trace: Trace,
  own: LaneId | undefined,
  others: readonly LaneId[],
  extraNs: readonly number[],
  timeNs: number,
  reachNs: number,
): number {
  const ownEdge = own === undefined ? undefined : nearestEdgeNs(trace, own, timeNs);
  if (ownEdge !== undefined && Math.abs(ownEdge - timeNs) <= reachNs) return ownEdge;
  let best = timeNs;
  let least = reachNs;
  for (const edge of [...others.map((lane) => nearestEdgeNs(trace, lane, timeNs)), ...extraNs]) {
    if (edge === undefined || Math.abs(edge - timeNs) > least) continue;
    best = edge;
    least = Math.abs(edge - timeNs);
  }
  return best;
}
