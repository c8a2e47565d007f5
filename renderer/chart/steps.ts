/**
 * Stepping from event to event: where something next changes after a time, or last changed before
 * it, on one lane or on all. What the keys of the playhead call.
 */
import { bisectRight } from 'd3-array';

import type { LaneId, Trace } from '../../simulator/index.ts';

/** Index of the first interval of the lane that ends after the time; one past the last if none. */
export function firstEndingAfter(trace: Trace, lane: LaneId, timeNs: number): number {
  const { first, count } = trace.lanes[lane]!;
  return bisectRight(trace.intervals.end, timeNs, first, first + count);
}

/** The interval of a lane at a time; intervals contain their start and not their end. */
export function intervalAt(trace: Trace, lane: LaneId, timeNs: number): number | undefined {
  const index = firstEndingAfter(trace, lane, timeNs);
  const { first, count } = trace.lanes[lane]!;
  return index < first + count && trace.intervals.start[index]! <= timeNs ? index : undefined;
}

/** The next instant after a time at which the lane (any lane, if none is given) changes. */
export function nextEventNs(
  trace: Trace,
  lane: LaneId | undefined,
  timeNs: number,
): number | undefined {
  if (lane === undefined) return best(trace, (id) => nextOnLane(trace, id, timeNs), Math.min);
  return nextOnLane(trace, lane, timeNs);
}

/** The last instant before a time at which the lane (any lane, if none is given) changes. */
export function previousEventNs(
  trace: Trace,
  lane: LaneId | undefined,
  timeNs: number,
): number | undefined {
  if (lane === undefined) return best(trace, (id) => previousOnLane(trace, id, timeNs), Math.max);
  return previousOnLane(trace, lane, timeNs);
}

function best(
  trace: Trace,
  ofLane: (lane: LaneId) => number | undefined,
  choose: (a: number, b: number) => number,
): number | undefined {
  let found: number | undefined;
  for (const { id } of trace.lanes) {
    const timeNs = ofLane(id);
    if (timeNs !== undefined) found = found === undefined ? timeNs : choose(found, timeNs);
  }
  return found;
}

function nextOnLane(trace: Trace, lane: LaneId, timeNs: number): number | undefined {
  const { first, count } = trace.lanes[lane]!;
  const index = firstEndingAfter(trace, lane, timeNs);
  if (index >= first + count) return undefined;
  const startNs = trace.intervals.start[index]!;
  return startNs > timeNs ? startNs : trace.intervals.end[index]!;
}

function previousOnLane(trace: Trace, lane: LaneId, timeNs: number): number | undefined {
  const { first, count } = trace.lanes[lane]!;
  const { start, end } = trace.intervals;
  // The first interval that ends at or after the time: it, or the one before, has the last edge.
  let index = firstEndingAfter(trace, lane, timeNs);
  while (index > first && end[index - 1]! >= timeNs) index -= 1;
  if (index < first + count && start[index]! < timeNs) return start[index]!;
  return index > first ? end[index - 1]! : undefined;
}
