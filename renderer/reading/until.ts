/** Where something of a kind happens next: what "run until" goes to. */
import { eachMark } from '../../simulator/index.ts';
import type { LaneId, MarkKind, Trace } from '../../simulator/index.ts';

import { firstOf } from './first-of.ts';

export type Until = 'contention' | 'forcedSwitch' | 'deadlock' | 'threadEnd';

/** A lane at a time. */
export interface Moment {
  readonly lane: LaneId;
  readonly timeNs: number;
}

const MARKS: Readonly<Record<Exclude<Until, 'threadEnd'>, MarkKind>> = {
  contention: 'contention',
  forcedSwitch: 'forced-switch',
  deadlock: 'deadlock',
};

/** @param lane - only what concerns it counts; undefined: whatever comes first. */
export function nextOf(
  trace: Trace,
  what: Until,
  afterNs: number,
  lane: LaneId | undefined,
): Moment | undefined {
  if (what === 'threadEnd') return nextEnd(trace, afterNs, lane);
  const kind = MARKS[what];
  const mark = firstOf(
    eachMark(trace),
    (candidate) =>
      candidate.kind === kind &&
      candidate.timeNs > afterNs &&
      (lane === undefined || candidate.lane === lane || candidate.other === lane),
  );
  return mark === undefined ? undefined : { lane: mark.lane, timeNs: mark.timeNs };
}

/** Of the selected thread; a lane that is no thread selects none. */
function nextEnd(trace: Trace, afterNs: number, lane: LaneId | undefined): Moment | undefined {
  const own = lane !== undefined && trace.lanes[lane]?.kind === 'thread' ? lane : undefined;
  return trace.lanes
    .flatMap(({ id, kind, diedNs }) =>
      kind === 'thread' && diedNs !== undefined && diedNs > afterNs
        ? [{ lane: id, timeNs: diedNs }]
        : [],
    )
    .filter((moment) => own === undefined || moment.lane === own)
    .reduce<Moment | undefined>(
      (first, moment) => (first === undefined || moment.timeNs < first.timeNs ? moment : first),
      undefined,
    );
}
