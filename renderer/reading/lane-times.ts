/** Time per state of each lane over a stretch of the run: what the statistics show. */
import type { Lane, LaneId, Trace } from '../../simulator/index.ts';
import { STATE_KEYS, intervalKey } from '../chart/index.ts';
import type { StateKey, TimeRange } from '../chart/index.ts';

import { lastStarted } from './intervals.ts';

export interface StateTime {
  readonly key: StateKey;
  readonly ns: number;
  /** How many intervals of this state have a part in the stretch, and the longest and shortest. */
  readonly count: number;
  readonly minNs: number;
  readonly maxNs: number;
}

export interface LaneTimes {
  readonly lane: LaneId;
  /** How long the lane lives within the stretch. */
  readonly lifeNs: number;
  /** In the order of the legend; states with no time are absent. */
  readonly states: readonly StateTime[];
}

interface Sum {
  ns: number;
  count: number;
  minNs: number;
  maxNs: number;
}

export function laneTimes(trace: Trace, lane: Lane, range: TimeRange): LaneTimes {
  const sums = new Map<StateKey, Sum>();
  const first = Math.max(lane.first, lastStarted(trace, lane, range.startNs));
  const { start, end } = trace.intervals;
  for (let index = first; index < lane.first + lane.count; index++) {
    if (start[index]! >= range.endNs) break;
    const startNs = Math.max(start[index]!, range.startNs);
    const endNs = Math.min(end[index]!, range.endNs);
    if (endNs > startNs) add(sums, intervalKey(trace, index), endNs - startNs);
  }
  const bornNs = Math.max(lane.bornNs, range.startNs);
  const diedNs = Math.min(lane.diedNs ?? trace.elapsedNs, range.endNs);
  return {
    lane: lane.id,
    lifeNs: Math.max(0, diedNs - bornNs),
    states: STATE_KEYS.flatMap((key) => {
      const sum = sums.get(key);
      return sum === undefined ? [] : [{ key, ...sum }];
    }),
  };
}

function add(sums: Map<StateKey, Sum>, key: StateKey, ns: number): void {
  const sum = sums.get(key);
  if (sum === undefined) {
    sums.set(key, { ns, count: 1, minNs: ns, maxNs: ns });
    return;
  }
  sum.ns += ns;
  sum.count++;
  sum.minNs = Math.min(sum.minNs, ns);
  sum.maxNs = Math.max(sum.maxNs, ns);
}

/** Time in the given states together. */
export function timeIn(times: LaneTimes, matches: (key: StateKey) => boolean): number {
  return times.states.reduce((sum, { key, ns }) => (matches(key) ? sum + ns : sum), 0);
}

export function isWait(key: StateKey): boolean {
  return key.startsWith('wait-');
}
