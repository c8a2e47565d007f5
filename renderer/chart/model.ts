/** What the chart works out about a trace once, before anything is drawn. */
import type { LaneId, Trace } from '../../simulator/index.ts';
import { highestLevels } from './levels.ts';
import { shareIndex } from './shares.ts';
import type { ShareIndex } from './shares.ts';

export interface ChartModel extends ShareIndex {
  /** By lane: the how-manieth thread it is; −1 for other lanes. Chooses the thread's hue. */
  readonly threadOrdinal: Int32Array;
  /** By lane: the most there ever is of what it stands for. */
  readonly levelMax: Int32Array;
  /** By lane: its marks, in order of time. */
  readonly marksOfLane: readonly (readonly number[])[];
  /** Marks of no lane: of the run as a whole. */
  readonly marksOfRun: readonly number[];
  /** By lane: the arrows that leave or reach it, in order of time. */
  readonly arrowsOfLane: readonly (readonly number[])[];
}

export function chartModel(trace: Trace): ChartModel {
  const threadOrdinal = new Int32Array(trace.lanes.length).fill(-1);
  const threads = trace.lanes.filter((lane) => lane.kind === 'thread');
  threads.forEach((lane, ordinal) => (threadOrdinal[lane.id] = ordinal));

  const marksOfLane: number[][] = trace.lanes.map(() => []);
  const marksOfRun: number[] = [];
  trace.marks.forEach((mark, index) => (marksOfLane[mark.lane] ?? marksOfRun).push(index));

  const arrowsOfLane: number[][] = trace.lanes.map(() => []);
  trace.arrows.forEach((arrow, index) => {
    arrowsOfLane[arrow.from]?.push(index);
    if (arrow.to !== arrow.from) arrowsOfLane[arrow.to]?.push(index);
  });
  const levelMax = highestLevels(trace);
  return { ...shareIndex(trace), threadOrdinal, levelMax, marksOfLane, marksOfRun, arrowsOfLane };
}

/** The thread an interval of another lane is about: the one on the core, the owner of the lock. */
export function threadOf(model: ChartModel, interval: number): LaneId | undefined {
  const { lane, other } = model.trace.intervals;
  const party = other[interval]!;
  if (party < 0 || model.trace.lanes[lane[interval]!]!.kind === 'thread') return undefined;
  return model.threadOrdinal[party]! >= 0 ? party : undefined;
}
