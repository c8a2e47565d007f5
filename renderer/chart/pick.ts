/** What a click on a target selects, and what is left of a selection in another run. */
import { arrowAt, markAt, NO_LANE } from '../../simulator/index.ts';
import type { Trace } from '../../simulator/index.ts';
import type { ChartSelection, ChartTarget } from './contract.ts';
import type { LaneMatch } from './lane-match.ts';
import type { ChartModel } from './model.ts';
import { intervalAt } from './steps.ts';

/**
 * An arrow leads on to its other end, so that one can follow causes by clicking; a ghost to its own lane.
 *
 * @param match - of the run that the ghosts are of
 */
export function pick(
  model: ChartModel,
  target: ChartTarget | undefined,
  selection: ChartSelection | undefined,
  match?: LaneMatch,
): ChartSelection | undefined {
  const { trace } = model;
  switch (target?.kind) {
    case undefined:
    case 'group':
      return undefined;
    case 'ghost': {
      const { target: of } = target;
      const pinned = of.kind !== 'group' && 'lane' in of ? of.lane : NO_LANE;
      const lane = match?.shownOf[pinned] ?? NO_LANE;
      return lane === NO_LANE ? selection : { lane };
    }
    case 'interval':
      return { lane: target.lane, interval: target.interval };
    case 'gap':
    case 'level':
    case 'mix':
    case 'lane':
      return { lane: target.lane };
    case 'mark': {
      const { lane, timeNs } = markAt(trace, target.mark);
      return { lane, interval: intervalAt(trace, lane, timeNs) };
    }
    case 'arrow': {
      const arrow = arrowAt(trace, target.arrow);
      const back = selection?.lane === arrow.to;
      const lane = back ? arrow.from : arrow.to;
      return { lane, interval: intervalAt(trace, lane, back ? arrow.fromNs : arrow.toNs) };
    }
    case 'burst': {
      const lane = target.lanes[0]!;
      return { lane, interval: intervalAt(trace, lane, target.timeNs) };
    }
  }
}

/** A selection may be older than the trace: then only what the trace has of it counts. */
export function validSelection(
  trace: Trace,
  selection: ChartSelection | undefined,
): ChartSelection | undefined {
  const lane = selection === undefined ? undefined : trace.lanes[selection.lane];
  if (selection === undefined || lane === undefined) return undefined;
  const { interval } = selection;
  if (interval === undefined) return selection;
  return interval >= lane.first && interval < lane.first + lane.count
    ? selection
    : { lane: lane.id };
}

export function validTarget(
  trace: Trace,
  target: ChartTarget | undefined,
  pinned?: Trace,
): ChartTarget | undefined {
  switch (target?.kind) {
    case undefined:
      return undefined;
    case 'mark':
      return target.mark < trace.marks.count ? target : undefined;
    case 'arrow':
      return target.arrow < trace.arrows.count ? target : undefined;
    case 'burst':
      return target.lanes.every((lane) => lane < trace.lanes.length) ? target : undefined;
    case 'interval':
      return validSelection(trace, target)?.interval === undefined ? undefined : target;
    case 'group':
      return target;
    case 'ghost': {
      const isThere = pinned !== undefined && validTarget(pinned, target.target) !== undefined;
      return isThere ? target : undefined;
    }
    case 'gap':
    case 'level':
    case 'mix':
    case 'lane':
      return target.lane < trace.lanes.length ? target : undefined;
  }
}
