/** Finding a lane's intervals by time. Binary search: a lane may have a million of them. */
import { bisectRight } from 'd3-array';

import { CAUSES, laneOfInterval, STATES } from '../../simulator/index.ts';
import type { Cause, Lane, LaneId, State, Trace } from '../../simulator/index.ts';

/** One interval, read out of the trace's columns. */
export interface Interval {
  readonly index: number;
  readonly lane: LaneId;
  readonly startNs: number;
  readonly endNs: number;
  readonly state: State;
  readonly cause: Cause;
  readonly other: LaneId;
}

export function readInterval(trace: Trace, index: number): Interval {
  const { intervals } = trace;
  return {
    index,
    lane: laneOfInterval(trace, index),
    startNs: intervals.start[index]!,
    endNs: intervals.end[index]!,
    state: STATES[intervals.state[index]!]!,
    cause: CAUSES[intervals.cause[index]!]!,
    other: intervals.other[index]!,
  };
}

/** Index of the last interval of the lane that starts at or before the time; −1 if there is none. */
export function lastStarted(trace: Trace, lane: Lane, timeNs: number): number {
  const { first, count } = lane;
  const after = bisectRight(trace.intervals.start, timeNs, first, first + count);
  return after === first ? -1 : after - 1;
}

/**
 * The interval that covers the time: the one that starts there, not the one that ends there. At the
 * very end of the trace the last one still counts, else the end of a run would look empty.
 */
export function intervalAt(trace: Trace, laneId: LaneId, timeNs: number): Interval | undefined {
  const lane = trace.lanes[laneId];
  if (lane === undefined) return undefined;
  const index = lastStarted(trace, lane, timeNs);
  if (index < 0) return undefined;
  const endNs = trace.intervals.end[index]!;
  const covers =
    timeNs < endNs || (timeNs === endNs && endNs === trace.elapsedNs && lane.diedNs === undefined);
  return covers ? readInterval(trace, index) : undefined;
}

/** The interval before or after one, on its lane. */
export function neighbour(trace: Trace, interval: Interval, step: -1 | 1): Interval | undefined {
  const lane = trace.lanes[interval.lane]!;
  const index = interval.index + step;
  if (index < lane.first || index >= lane.first + lane.count) return undefined;
  return readInterval(trace, index);
}

/** Since when a resource has had its owner: held and contended intervals of one owner are one hold. */
export function holdStart(trace: Trace, hold: Interval): number {
  let startNs = hold.startNs;
  for (let at = neighbour(trace, hold, -1); at !== undefined; at = neighbour(trace, at, -1)) {
    if (at.other !== hold.other || at.endNs !== startNs) break;
    startNs = at.startNs;
  }
  return startNs;
}

/** Lanes of a kind, in the order of the trace. */
export function lanesOf(trace: Trace, ...kinds: readonly Lane['kind'][]): readonly Lane[] {
  return trace.lanes.filter((lane) => kinds.includes(lane.kind));
}
