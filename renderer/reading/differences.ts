/** Two runs beside each other: what took how long in each, and where the one first does something else. */
import type { Lane, Trace } from '../../simulator/index.ts';
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

/** When the two do something different for the first time; undefined: they are the same throughout. */
export function firstDifferenceNs(a: Trace, b: Trace): number | undefined {
  let firstNs = Infinity;
  const count = Math.max(a.lanes.length, b.lanes.length);
  for (let id = 0; id < count; id++) {
    const ns = laneDifferenceNs(a, a.lanes[id], b, b.lanes[id]);
    if (ns !== undefined && ns < firstNs) firstNs = ns;
  }
  return firstNs === Infinity ? undefined : firstNs;
}

function laneDifferenceNs(
  a: Trace,
  laneA: Lane | undefined,
  b: Trace,
  laneB: Lane | undefined,
): number | undefined {
  if (laneA === undefined || laneB === undefined) return (laneA ?? laneB)?.bornNs;
  const isSame =
    laneA.kind === laneB.kind && laneA.name === laneB.name && laneA.bornNs === laneB.bornNs;
  if (!isSame) return Math.min(laneA.bornNs, laneB.bornNs);
  const count = Math.max(laneA.count, laneB.count);
  for (let i = 0; i < count; i++) {
    const x = i < laneA.count ? laneA.first + i : undefined;
    const y = i < laneB.count ? laneB.first + i : undefined;
    const ns = intervalDifferenceNs(a, x, b, y);
    if (ns !== undefined) return ns;
  }
  return undefined;
}

function intervalDifferenceNs(
  { intervals: a }: Trace,
  x: number | undefined,
  { intervals: b }: Trace,
  y: number | undefined,
): number | undefined {
  if (x === undefined) return b.start[y!];
  if (y === undefined) return a.start[x];
  const begins =
    a.start[x] === b.start[y] &&
    a.state[x] === b.state[y] &&
    a.cause[x] === b.cause[y] &&
    a.other[x] === b.other[y];
  if (!begins) return Math.min(a.start[x]!, b.start[y]!);
  return a.end[x] === b.end[y] ? undefined : Math.min(a.end[x]!, b.end[y]!);
}
