/** What the chart works out about a trace once, before anything is drawn. */
import { laneOfInterval } from '../../simulator/index.ts';
import type { LaneId, Trace } from '../../simulator/index.ts';
import type { LaneMatch } from './lane-match.ts';
import { highestLevels } from './levels.ts';
import { shareIndex } from './shares.ts';
import type { ShareIndex } from './shares.ts';

export interface ChartModel extends ShareIndex {
  /** By lane: the how-manieth thread it is; −1 for other lanes. Chooses the thread's hue. */
  readonly threadOrdinal: Int32Array;
  /** By lane: the most there ever is of what it stands for. */
  readonly levelMax: Int32Array;
  /** Marks by lane, those of no lane first, and in order of time within a lane. */
  readonly marks: Uint32Array;
  /** By lane + 1: where its marks begin among them. */
  readonly firstMark: Uint32Array;
}

export function chartModel(trace: Trace): ChartModel {
  const threadOrdinal = new Int32Array(trace.lanes.length).fill(-1);
  const threads = trace.lanes.filter((lane) => lane.kind === 'thread');
  threads.forEach((lane, ordinal) => (threadOrdinal[lane.id] = ordinal));

  const levelMax = highestLevels(trace);
  return { ...shareIndex(trace), threadOrdinal, levelMax, ...marksByLane(trace) };
}

/** Two runs as they are drawn against each other. */
export interface PairOfModels {
  readonly shown: ChartModel;
  readonly pinned: ChartModel;
}

/** Threads of the pinned run have the hues that they have in the other; the levels of both have one scale. */
export function pairOfModels(
  shown: ChartModel,
  pinnedTrace: Trace,
  { pinnedOf, shownOf }: LaneMatch,
): PairOfModels {
  const pinned = chartModel(pinnedTrace);
  let next = shown.threadOrdinal.reduce((most, ordinal) => Math.max(most, ordinal), -1);
  const threadOrdinal = pinned.threadOrdinal.map((ordinal, lane) => {
    if (ordinal < 0) return ordinal;
    return shown.threadOrdinal[shownOf[lane]!] ?? (next += 1);
  });
  const higher = (own: Int32Array, ofOther: Int32Array, others: Int32Array): Int32Array =>
    own.map((most, lane) => Math.max(most, others[ofOther[lane]!] ?? 0));
  return {
    shown: { ...shown, levelMax: higher(shown.levelMax, pinnedOf, pinned.levelMax) },
    pinned: {
      ...pinned,
      threadOrdinal,
      levelMax: higher(pinned.levelMax, shownOf, shown.levelMax),
    },
  };
}

function marksByLane({ marks, lanes }: Trace): Pick<ChartModel, 'marks' | 'firstMark'> {
  const { count, lane } = marks;
  const firstMark = new Uint32Array(lanes.length + 2);
  for (let mark = 0; mark < count; mark += 1) firstMark[lane[mark]! + 2]! += 1;
  for (let i = 1; i < firstMark.length; i += 1) firstMark[i]! += firstMark[i - 1]!;
  const next = firstMark.slice();
  const sorted = new Uint32Array(count);
  for (let mark = 0; mark < count; mark += 1) sorted[next[lane[mark]! + 1]!++] = mark;
  return { marks: sorted, firstMark };
}

/** Those of a lane, or, for {@link NO_LANE}, of the run as a whole, in order of time. */
export function marksOfLane({ marks, firstMark }: ChartModel, lane: LaneId): Uint32Array {
  return marks.subarray(firstMark[lane + 1], firstMark[lane + 2]);
}

/** The thread an interval of another lane is about: the one on the core, the owner of the lock. */
export function threadOf(model: ChartModel, interval: number): LaneId | undefined {
  const { trace } = model;
  const party = trace.intervals.other[interval]!;
  if (party < 0 || trace.lanes[laneOfInterval(trace, interval)]!.kind === 'thread') {
    return undefined;
  }
  return model.threadOrdinal[party]! >= 0 ? party : undefined;
}
