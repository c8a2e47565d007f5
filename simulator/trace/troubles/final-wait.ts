/** Waits that go on when the run ends: nobody knows more of them than that nothing has ended them. */
import { positionAt } from '../timeline.ts';
import { CAUSES, NO_LANE, STATES } from '../trace.ts';
import type { Cause, LaneId, Trace } from '../trace.ts';

export interface FinalWait {
  /** Or task. */
  readonly thread: LaneId;
  readonly startNs: number;
  readonly endNs: number;
  readonly cause: Cause;
  /** −1: nothing that has a lane. */
  readonly resource: LaneId;
}

const WAITING = STATES.indexOf('waiting');

/** Of threads and tasks that live; a daemon that ended with its process has waited enough. */
export function finalWaits(trace: Trace): readonly FinalWait[] {
  const { start, end, state, cause, other } = trace.intervals;
  return trace.lanes.flatMap(({ id, kind, diedNs, first, count }) => {
    const last = first + count - 1;
    if ((kind !== 'thread' && kind !== 'task') || diedNs !== undefined || count === 0) return [];
    if (state[last] !== WAITING || end[last] < trace.elapsedNs) return [];
    return [
      {
        thread: id,
        startNs: start[last],
        endNs: end[last],
        cause: CAUSES[cause[last]],
        resource: other[last],
      },
    ];
  });
}

/** Who has the lane at a time, or had it last; −1: nobody. */
export function holderAt(trace: Trace, lane: LaneId, timeNs: number): LaneId {
  if (lane === NO_LANE) return NO_LANE;
  const { kind, first, count } = trace.lanes[lane];
  if (kind === 'thread' || kind === 'task') return lane;
  const { start, end, other } = trace.intervals;
  for (let i = first + count - 1; i >= first; i--) {
    if (start[i] <= timeNs) return timeNs <= end[i] ? other[i] : NO_LANE;
  }
  return NO_LANE;
}

/** 0: outside the program itself. */
export function lineAt(trace: Trace, thread: LaneId, timeNs: number): number {
  const position = positionAt(trace, thread, timeNs);
  return position?.source === 0 ? position.line : 0;
}
