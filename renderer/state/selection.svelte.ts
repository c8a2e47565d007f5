/** What is picked out in the chart: a lane or one of its intervals, a range of time, states. */
import { layOut, neighbourLane } from '../chart/index.ts';
import type { ChartSelection, GroupId, StateKey, TimeRange } from '../chart/index.ts';
import type { LaneId, Trace } from '../../simulator/index.ts';
import { intervalAt, readInterval } from '../reading/intervals.ts';

import { emptySet, withItem } from './sets.ts';

export class Selection {
  current = $state.raw<ChartSelection>();
  range = $state.raw<TimeRange>();
  emphasis = $state.raw(emptySet<StateKey>());
  folded = $state.raw(emptySet<GroupId>());

  readonly lane = $derived<LaneId | undefined>(this.current?.lane);

  clear(): void {
    this.current = undefined;
    this.range = undefined;
    this.emphasis = emptySet();
  }

  fold(group: GroupId, folded: boolean): void {
    this.folded = withItem(this.folded, group, folded);
  }

  unfoldAll(): void {
    this.folded = emptySet();
  }

  /** Selects what is in the lane at a time. */
  selectAt(trace: Trace, lane: LaneId, timeNs: number): void {
    this.current = { lane, interval: intervalAt(trace, lane, timeNs)?.index };
  }

  /** @param bornNs - of the lanes that there are until then */
  moveLane(trace: Trace, step: 1 | -1, timeNs: number, bornNs = Infinity): void {
    const layout = layOut(trace, this.folded, undefined, bornNs);
    const lane = neighbourLane(layout, this.lane, step);
    if (lane !== undefined) this.selectAt(trace, lane, timeNs);
  }

  /** Another run of the same program: what is picked out stays, as far as it is still there. */
  keepFor(trace: Trace, previous: Trace): void {
    const { current } = this;
    if (current !== undefined) this.current = translate(current, trace, previous);
    if (this.range !== undefined && this.range.startNs >= trace.elapsedNs) this.range = undefined;
  }
}

/** The lane of the same kind and name, and the interval of the same state at the same time. */
function translate(
  selection: ChartSelection,
  trace: Trace,
  previous: Trace,
): ChartSelection | undefined {
  const old = previous.lanes[selection.lane];
  const same = trace.lanes.find(({ kind, name }) => kind === old?.kind && name === old.name);
  if (same === undefined) return undefined;
  if (selection.interval === undefined) return { lane: same.id };
  const interval = readInterval(previous, selection.interval);
  const now = intervalAt(trace, same.id, interval.startNs);
  const kept = now?.state === interval.state && now.cause === interval.cause;
  return { lane: same.id, interval: kept ? now.index : undefined };
}
