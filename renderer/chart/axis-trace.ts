/**
 * A run as a bent axis shows it: the same run with every instant moved to its place on the axis. The chart draws that
 * one as it draws any other, so there is one way to draw, hit and snap for all axes, and none of them is slower.
 *
 * Only what the chart draws is moved: the console and the lines of the source keep their times.
 */
import type { Trace } from '../../simulator/index.ts';
import { placeOf, placesOf, timeAt, viewInTime } from './axis.ts';
import type { TimeAxis } from './axis.ts';
import type { ChartTarget, TimeRange } from './contract.ts';
import { shareIndex, sharesBetween } from './shares.ts';

export function traceOnAxis(axis: TimeAxis, trace: Trace): Trace {
  if (axis.kind === 'linear') return trace;
  const { intervals, marks, arrows, levels } = trace;
  return {
    ...trace,
    elapsedNs: placeOf(axis, trace.elapsedNs),
    lanes: trace.lanes.map((lane) => ({
      ...lane,
      bornNs: placeOf(axis, lane.bornNs),
      diedNs: lane.diedNs === undefined ? undefined : placeOf(axis, lane.diedNs),
    })),
    intervals: {
      ...intervals,
      start: placesOf(axis, intervals.start),
      end: placesOf(axis, intervals.end),
    },
    marks: { ...marks, timeNs: placesOf(axis, marks.timeNs) },
    arrows: {
      ...arrows,
      fromNs: placesOf(axis, arrows.fromNs),
      toNs: placesOf(axis, arrows.toNs),
    },
    levels: { ...levels, timeNs: placesOf(axis, levels.timeNs) },
  };
}

/** From the beginning to the end of whole nanoseconds; undefined when there is none between. */
export function rangeInTime(axis: TimeAxis, range: TimeRange): TimeRange | undefined {
  const { startNs, endNs } = viewInTime(axis, range);
  const whole = { startNs: Math.round(startNs), endNs: Math.round(endNs) };
  return whole.endNs > whole.startNs ? whole : undefined;
}

/** What was hit in the run that the axis shows, as it is in the run itself. */
export function targetInTime(
  axis: TimeAxis,
  trace: Trace,
  target: ChartTarget,
  pinned?: Trace,
): ChartTarget {
  if (axis.kind === 'linear') return target;
  switch (target.kind) {
    case 'gap':
      return { ...target, ...viewInTime(axis, target) };
    case 'level':
      return { ...target, ...viewInTime(axis, target), timeNs: timeAt(axis, target.timeNs) };
    case 'burst':
      return { ...target, timeNs: timeAt(axis, target.timeNs) };
    case 'mix': {
      const range = viewInTime(axis, target);
      const { lane, count } = target;
      const { shares } = sharesBetween(shareIndex(trace), lane, range.startNs, range.endNs);
      return { kind: 'mix', lane, count, ...range, shares };
    }
    case 'ghost':
      if (pinned === undefined) return target;
      return { kind: 'ghost', target: targetInTime(axis, pinned, target.target) };
    case 'interval':
    case 'lane':
    case 'group':
    case 'mark':
    case 'arrow':
      return target;
  }
}
