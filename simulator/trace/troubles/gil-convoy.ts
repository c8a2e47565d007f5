/**
 * The convoy effect: a thread that waits (sleeps, reads, takes from a queue) and computes an instant in between has to ask
 * for the GIL each time it comes back, since another one computes without end and lets go only when it must.
 * Threads that compute side by side are none: they lose the GIL, but did not wait for anything else before.
 */
import { eachMark } from '../mark-store.ts';
import { CAUSES, NO_LANE, STATES } from '../trace.ts';
import type { Lane, LaneId, Mark, Trace } from '../trace.ts';
import type { GilConvoy } from '../trouble.ts';

/** Fewer may be chance. */
const WAITS_MIN = 3;
/** It waits for the GIL so many times longer than it computes … */
const WAIT_FACTOR_MIN = 4;
/** … and for this share of its life. */
const SHARE_MIN = 1 / 4;

const READY = STATES.indexOf('ready');
const RUNNING = STATES.indexOf('running');
const WAITING = STATES.indexOf('waiting');
const GIL = CAUSES.indexOf('gil');
/** What is waited for are the threads themselves that now compute. */
const THREAD_WAITS: ReadonlySet<number> = new Set(
  (['start', 'join'] as const).map((cause) => CAUSES.indexOf(cause)),
);

export function gilConvoys(trace: Trace): readonly GilConvoy[] {
  const asked = new Map<LaneId, Mark[]>();
  for (const mark of eachMark(trace)) {
    if (mark.kind !== 'forced-switch' || mark.other === NO_LANE) continue;
    const marks = asked.get(mark.other);
    if (marks === undefined) asked.set(mark.other, [mark]);
    else marks.push(mark);
  }
  return Array.from(asked, ([lane, marks]) => convoyOf(trace, trace.lanes[lane], marks))
    .filter((convoy) => convoy !== undefined)
    .sort((a, b) => b.waitedNs - a.waitedNs);
}

/** @param forced - when it made another one give up the GIL, in order of time */
function convoyOf(trace: Trace, lane: Lane, forced: readonly Mark[]): GilConvoy | undefined {
  const { start, end, state, cause, other } = trace.intervals;
  let back = false;
  let waits = 0;
  let waitedNs = 0;
  let runningNs = 0;
  let first = -1;
  let last = -1;
  let nextMark = 0;
  const holders = new Map<LaneId, number>();
  for (let i = lane.first; i < lane.first + lane.count; i++) {
    if (state[i] === RUNNING) {
      runningNs += end[i] - start[i];
      back = false;
    } else if (state[i] === WAITING && cause[i] !== GIL) {
      back = !THREAD_WAITS.has(cause[i]);
    } else if (state[i] === WAITING && back) {
      while (nextMark < forced.length && forced[nextMark].timeNs <= start[i]) nextMark++;
      const mark = forced.at(nextMark);
      if (mark === undefined || nextMark >= forced.length || mark.timeNs > end[i]) continue;
      waits++;
      waitedNs += end[i] - start[i];
      if (first < 0) first = i;
      last = i;
      holders.set(mark.lane, (holders.get(mark.lane) ?? 0) + 1);
    } else if (state[i] !== READY) {
      back = false;
    }
  }
  const lifeNs = (lane.diedNs ?? trace.elapsedNs) - lane.bornNs;
  if (waits < WAITS_MIN || waitedNs < WAIT_FACTOR_MIN * runningNs) return undefined;
  if (waitedNs < SHARE_MIN * lifeNs) return undefined;
  const [holder] = [...holders].reduce((a, b) => (b[1] > a[1] ? b : a));
  return {
    kind: 'gil-convoy',
    lane: lane.id,
    timeNs: start[first],
    endNs: end[last],
    gil: other[first],
    holder,
    waits,
    waitedNs,
    runningNs,
  };
}
