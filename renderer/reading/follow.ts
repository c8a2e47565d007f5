/**
 * Following causes: from a wait back to what ended it, from an act forward to what it set going.
 * The arrows of the trace are the causes; where none was drawn, the holder of what is waited for is.
 */
import { eachArrow } from '../../simulator/index.ts';
import type { Arrow, LaneId, Trace } from '../../simulator/index.ts';

import { intervalAt } from './intervals.ts';
import type { Interval } from './intervals.ts';

export interface Moment {
  readonly lane: LaneId;
  readonly timeNs: number;
}

/** What made this interval end or begin: the last arrow into its lane up to its end, or the holder. */
export function causeOf(trace: Trace, interval: Interval): Moment | undefined {
  const waits = interval.state === 'waiting';
  const limitNs = waits ? interval.endNs : interval.startNs;
  let arrow: Arrow | undefined;
  for (const candidate of eachArrow(trace)) {
    const { from, to, toNs } = candidate;
    if (to === interval.lane && toNs <= limitNs && from >= 0 && from !== to) arrow = candidate;
  }
  if (arrow !== undefined && (!waits || arrow.toNs > interval.startNs)) {
    return { lane: arrow.from, timeNs: arrow.fromNs };
  }
  if (!waits || trace.lanes[interval.other] === undefined) return undefined;
  const hold = intervalAt(trace, interval.other, interval.startNs);
  const holder = hold === undefined ? interval.other : hold.other;
  return trace.lanes[holder] === undefined
    ? { lane: interval.other, timeNs: interval.startNs }
    : { lane: holder, timeNs: interval.startNs };
}

/** What this interval set going: the first arrow out of its lane from its start on. */
export function effectOf(trace: Trace, interval: Interval): Moment | undefined {
  let first: Moment | undefined;
  let firstNs = Infinity;
  for (const { from, fromNs, to, toNs } of eachArrow(trace)) {
    if (from !== interval.lane || to === interval.lane || fromNs < interval.startNs) continue;
    if (fromNs >= firstNs) continue;
    firstNs = fromNs;
    first = { lane: to, timeNs: toNs };
  }
  return first;
}
