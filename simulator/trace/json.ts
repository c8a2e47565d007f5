/** The whole trace as JSON. */
import { eachArrow } from './arrow-store.ts';
import { eachMark } from './mark-store.ts';
import { rangeOf } from './rows-by-lane.ts';
import { eachThread } from './thread-sums.ts';
import type { LaneId, Range, Trace } from './trace.ts';

/**
 * What has columns only to be small is listed as objects. Intervals, positions and levels stay in columns, but
 * as lists: typed arrays would come out as objects with numbered keys.
 */
export function traceToJson(trace: Trace): string {
  const { lanes, intervals, positions, positionRanges, levelRanges, statistics } = trace;
  const ranges = lanes.map(({ id }) => rangeOf(positionRanges, id));
  const listed = {
    ...trace,
    marks: [...eachMark(trace)],
    arrows: [...eachArrow(trace)],
    intervals: { ...intervals, lane: owners(lanes) },
    positions: { ...positions, lane: owners(ranges) },
    positionRanges: ranges,
    levelRanges: lanes.map(({ id }) => rangeOf(levelRanges, id)),
    statistics: { ...statistics, threads: [...eachThread(statistics)] },
  };
  const text = JSON.stringify(listed, (_key, value: unknown) =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value,
  );
  return `${text}\n`;
}

/** For each row of a table in order of lanes, its lane. */
function owners(ranges: readonly Range[]): readonly LaneId[] {
  return ranges.flatMap(({ count }, lane) => new Array<LaneId>(count).fill(lane));
}
