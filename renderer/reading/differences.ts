/** Two runs beside each other: what took how long in each, and where the one first does something else. */
import { least } from 'd3-array';

import { NO_LANE } from '../../simulator/index.ts';
import type { Lane, LaneId, Trace } from '../../simulator/index.ts';
import { matchLanes } from '../chart/lane-match.ts';
import type { LaneMatch } from '../chart/lane-match.ts';
import { shareIndex } from '../chart/shares.ts';
import { stateGroup } from '../chart/state-key.ts';
import type { StateKey } from '../chart/state-key.ts';
import { stateTotals } from '../chart/totals.ts';

export interface Change {
  readonly what: 'elapsed' | 'switches' | StateKey;
  readonly before: number;
  readonly after: number;
}

/** Of the whole runs; states of threads and what they wait for. */
export function changesBetween(before: Trace, after: Trace): readonly Change[] {
  const totals = [before, after].map(totalsOf);
  const keys = [...new Set(totals.flatMap((total) => [...total.keys()]))];
  return [
    { what: 'elapsed', before: before.elapsedNs, after: after.elapsedNs },
    {
      what: 'switches',
      before: before.statistics.contextSwitches,
      after: after.statistics.contextSwitches,
    },
    ...keys.map((key) => ({
      what: key,
      before: totals[0]!.get(key) ?? 0,
      after: totals[1]!.get(key) ?? 0,
    })),
  ];
}

function totalsOf(trace: Trace): ReadonlyMap<StateKey, number> {
  const ofThreads = stateTotals(shareIndex(trace), undefined).filter(({ key }) => {
    const group = stateGroup(key);
    return group === 'thread' || group === 'wait';
  });
  return new Map(ofThreads.map(({ key, ns }) => [key, ns]));
}

/** Where two runs do something different for the first time, and who does. */
export interface Difference {
  readonly timeNs: number;
  /** A lane of the run that is shown; undefined: it has none like the pinned one, or the run just ends. */
  readonly lane: LaneId | undefined;
  readonly pinnedLane: LaneId | undefined;
}

/** Undefined: they are the same throughout. Of all lanes at that time a thread is told first. */
export function firstDifference(pinned: Trace, shown: Trace): Difference | undefined {
  const match = matchLanes(pinned, shown);
  const all: Difference[] = [];
  const add = (timeNs: number | undefined, lane?: LaneId, pinnedLane?: LaneId): void => {
    if (timeNs !== undefined) all.push({ timeNs, lane, pinnedLane });
  };
  for (const lane of shown.lanes) {
    const other = pinned.lanes[match.pinnedOf[lane.id]!];
    if (other === undefined) add(appearsNs(shown, lane), lane.id);
    else add(laneDifferenceNs(pinned, other, shown, lane, match), lane.id, other.id);
  }
  for (const lane of pinned.lanes) {
    if (match.shownOf[lane.id] === NO_LANE) add(appearsNs(pinned, lane), undefined, lane.id);
  }
  if (pinned.elapsedNs !== shown.elapsedNs) add(Math.min(pinned.elapsedNs, shown.elapsedNs));
  const isThread = ({ lane, pinnedLane }: Difference): boolean =>
    (shown.lanes[lane ?? -1] ?? pinned.lanes[pinnedLane ?? -1])?.kind === 'thread';
  return least(all, (a, b) => a.timeNs - b.timeNs || Number(isThread(b)) - Number(isThread(a)));
}

/** When one sees that there is such a lane: one that was there from the start has to do something first. */
function appearsNs({ intervals }: Trace, { bornNs, first, count }: Lane): number | undefined {
  if (bornNs > 0) return bornNs;
  return count > 0 ? intervals.start[first] : undefined;
}

function laneDifferenceNs(
  pinned: Trace,
  a: Lane,
  shown: Trace,
  b: Lane,
  match: LaneMatch,
): number | undefined {
  if (a.bornNs !== b.bornNs) return Math.min(a.bornNs, b.bornNs);
  const count = Math.max(a.count, b.count);
  for (let i = 0; i < count; i += 1) {
    const x = i < a.count ? a.first + i : undefined;
    const y = i < b.count ? b.first + i : undefined;
    const ns = intervalDifferenceNs(pinned, x, shown, y, match);
    if (ns !== undefined) return ns;
  }
  return undefined;
}

function intervalDifferenceNs(
  { intervals: a }: Trace,
  x: number | undefined,
  { intervals: b }: Trace,
  y: number | undefined,
  { pinnedOf }: LaneMatch,
): number | undefined {
  if (x === undefined) return b.start[y!];
  if (y === undefined) return a.start[x];
  const [party, shownParty] = [a.other[x]!, b.other[y]!];
  const begins =
    a.start[x] === b.start[y] &&
    a.state[x] === b.state[y] &&
    a.cause[x] === b.cause[y] &&
    party === (shownParty === NO_LANE ? NO_LANE : pinnedOf[shownParty]);
  if (!begins) return Math.min(a.start[x]!, b.start[y]!);
  return a.end[x] === b.end[y] ? undefined : Math.min(a.end[x]!, b.end[y]!);
}
