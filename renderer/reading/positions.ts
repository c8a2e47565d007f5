/** Where a thread's program stands at a time. */
import { bisectRight } from 'd3-array';

import { rangeOf } from '../../simulator/index.ts';
import type { LaneId, SourcePosition, Trace } from '../../simulator/index.ts';

export function positionAt(trace: Trace, lane: LaneId, timeNs: number): SourcePosition | undefined {
  if (trace.lanes[lane] === undefined) return undefined;
  const { first, count } = rangeOf(trace.positionRanges, lane);
  const { positions } = trace;
  const after = bisectRight(positions.timeNs, timeNs, first, first + count);
  if (after === first) return undefined;
  return { source: positions.source[after - 1]!, line: positions.line[after - 1]! };
}

/** A thread that stands on a line of a source. */
export interface Standing {
  readonly lane: LaneId;
  readonly line: number;
}

/** The living threads that stand in the given source, in the order of their lanes. */
export function threadsIn(trace: Trace, source: number, timeNs: number): readonly Standing[] {
  const standing: Standing[] = [];
  for (const lane of trace.lanes) {
    if ((lane.kind !== 'thread' && lane.kind !== 'task') || lane.bornNs > timeNs) continue;
    if (lane.diedNs !== undefined && lane.diedNs <= timeNs) continue;
    const position = positionAt(trace, lane.id, timeNs);
    if (position?.source === source) standing.push({ lane: lane.id, line: position.line });
  }
  return standing;
}
