/** Questions about a trace and a time, answered by binary search. Pure: nothing is kept. */
import { rangeOf } from './rows-by-lane.ts';
import { NO_LANE, STATES } from './trace.ts';
import type { LaneId, Range, SourcePosition, Times, Trace } from './trace.ts';

/** No such interval. */
export const NO_INTERVAL = -1;

const RUNNING = STATES.indexOf('running');

/** The lane's interval that covers `timeNs` (start ≤ t < end); NO_INTERVAL in a gap. */
export function intervalAt(trace: Trace, lane: LaneId, timeNs: number): number {
  const index = lastStartingBy(trace, lane, timeNs);
  return index !== NO_INTERVAL && timeNs < trace.intervals.end[index] ? index : NO_INTERVAL;
}

/** Whose interval it is. */
export function laneOfInterval({ lanes }: Trace, interval: number): LaneId {
  let low = 0;
  let high = lanes.length;
  // The last lane that begins by then: of those that begin there only the last is not empty.
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lanes[middle].first <= interval) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The lane's intervals that overlap [fromNs, toNs); an empty range where there are none. */
export function intervalsBetween(trace: Trace, lane: LaneId, fromNs: number, toNs: number): Range {
  const { first, count } = trace.lanes[lane];
  const { start, end } = trace.intervals;
  // Intervals of a lane never overlap, so their ends ascend as their starts do.
  const from = upperBound(end, first, first + count, fromNs);
  const to = lowerBound(start, from, first + count, toNs);
  return { first: from, count: to - from };
}

/** The next time after `timeNs` at which the lane's state changes; undefined if it does not. */
export function nextChange(trace: Trace, lane: LaneId, timeNs: number): number | undefined {
  const { first, count } = trace.lanes[lane];
  const { start, end } = trace.intervals;
  const index = upperBound(end, first, first + count, timeNs);
  if (index === first + count) return undefined;
  return start[index] > timeNs ? start[index] : end[index];
}

/** The last time before `timeNs` at which the lane's state changed; undefined if it did not. */
export function previousChange(trace: Trace, lane: LaneId, timeNs: number): number | undefined {
  const { first, count } = trace.lanes[lane];
  const { start, end } = trace.intervals;
  const index = lowerBound(start, first, first + count, timeNs) - 1;
  if (index < first) return undefined;
  return end[index] < timeNs ? end[index] : start[index];
}

/** {@link nextChange} over all lanes. */
export function nextChangeOfAny(trace: Trace, timeNs: number): number | undefined {
  let nearest: number | undefined;
  for (const lane of trace.lanes) {
    const change = nextChange(trace, lane.id, timeNs);
    if (change !== undefined && (nearest === undefined || change < nearest)) nearest = change;
  }
  return nearest;
}

/** {@link previousChange} over all lanes. */
export function previousChangeOfAny(trace: Trace, timeNs: number): number | undefined {
  let nearest: number | undefined;
  for (const lane of trace.lanes) {
    const change = previousChange(trace, lane.id, timeNs);
    if (change !== undefined && (nearest === undefined || change > nearest)) nearest = change;
  }
  return nearest;
}

/** Where the thread's program stands at `timeNs`; undefined before its first position. */
export function positionAt(trace: Trace, lane: LaneId, timeNs: number): SourcePosition | undefined {
  const { first, count } = rangeOf(trace.positionRanges, lane);
  const { positions } = trace;
  const index = upperBound(positions.timeNs, first, first + count, timeNs) - 1;
  if (index < first) return undefined;
  return { source: positions.source[index], line: positions.line[index] };
}

/** The thread that runs on the core at `timeNs`; −1 when it is idle or switching. */
export function threadOnCore(trace: Trace, core: LaneId, timeNs: number): LaneId {
  const index = intervalAt(trace, core, timeNs);
  if (index === NO_INTERVAL || trace.intervals.state[index] !== RUNNING) return NO_LANE;
  return trace.intervals.other[index];
}

/** How many console entries have been written by `timeNs`, that instant included. */
export function consoleLengthAt(trace: Trace, timeNs: number): number {
  let low = 0;
  let high = trace.console.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (trace.console[middle].timeNs <= timeNs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True from the lane's birth to before its death. */
export function livesAt(trace: Trace, lane: LaneId, timeNs: number): boolean {
  const { bornNs, diedNs } = trace.lanes[lane];
  return bornNs <= timeNs && (diedNs === undefined || timeNs < diedNs);
}

function lastStartingBy(trace: Trace, lane: LaneId, timeNs: number): number {
  const { first, count } = trace.lanes[lane];
  const index = upperBound(trace.intervals.start, first, first + count, timeNs) - 1;
  return index < first ? NO_INTERVAL : index;
}

/** The first index in [from, to) whose value is ≥ `value`; `to` if none. */
export function lowerBound(values: Times, from: number, to: number, value: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first index in [from, to) whose value is > `value`; `to` if none. */
function upperBound(values: Times, from: number, to: number, value: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
