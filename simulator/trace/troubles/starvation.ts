/**
 * A thread waits for a core, or for a lock, for a good part of the run without a turn, and meanwhile others that came
 * later get theirs again and again. Who merely stands in a long line (a job of a FIFO policy behind a long one) does not
 * starve: nobody passes it by.
 */
import { CAUSES, STATES } from '../trace.ts';
import { lowerBound } from '../timeline.ts';
import type { Lane, LaneId, Trace } from '../trace.ts';
import type { Starvation } from '../trouble.ts';

/** Of the run, without a turn. */
const SHARE_MIN = 1 / 4;
/** Turns of those that came later. */
const PASSED_OVER_MIN = 3;
/** So many of the longest stretches are looked at. */
const CANDIDATES_MAX = 16;

const READY = STATES.indexOf('ready');
const RUNNING = STATES.indexOf('running');
const WAITING = STATES.indexOf('waiting');
const LOCK = CAUSES.indexOf('lock');

interface Stretch {
  readonly lane: LaneId;
  /** Undefined: a core. */
  readonly resource: LaneId | undefined;
  readonly startNs: number;
  readonly endNs: number;
}

export function starvations(trace: Trace): readonly Starvation[] {
  const threads = trace.lanes.filter(({ kind }) => kind === 'thread');
  const longMin = SHARE_MIN * trace.elapsedNs;
  const stretches = threads
    .flatMap((thread) =>
      [...readyStretches(trace, thread), ...lockStretches(trace, thread)].filter(
        ({ startNs, endNs }) => endNs - startNs >= longMin && endNs > startNs,
      ),
    )
    .sort((a, b) => b.endNs - b.startNs - (a.endNs - a.startNs))
    .slice(0, CANDIDATES_MAX);
  return stretches.flatMap((stretch) => {
    const { lane, resource, startNs, endNs } = stretch;
    const passedOver =
      resource === undefined
        ? laterTurns(trace, threads, stretch)
        : laterHolds(trace, resource, stretch);
    if (passedOver < PASSED_OVER_MIN) return [];
    const share = (endNs - startNs) / trace.elapsedNs;
    return [
      { kind: 'starvation', lane, timeNs: startNs, endNs, resource, share, passedOver } as const,
    ];
  });
}

function readyStretches({ intervals }: Trace, { id, first, count }: Lane): readonly Stretch[] {
  const { start, end, state } = intervals;
  const stretches: Stretch[] = [];
  for (let i = first; i < first + count; i++) {
    if (state[i] !== READY) continue;
    const from = i;
    while (i + 1 < first + count && state[i + 1] === READY) i++;
    stretches.push({ lane: id, resource: undefined, startNs: start[from], endNs: end[i] });
  }
  return stretches;
}

/** From the first wait for a lock until the thread has it: who is woken may find it taken again. */
function lockStretches(trace: Trace, { id, first, count }: Lane): readonly Stretch[] {
  const { start, state, cause, other } = trace.intervals;
  const stretches: Stretch[] = [];
  let untilNs = -1;
  for (let i = first; i < first + count; i++) {
    if (state[i] !== WAITING || cause[i] !== LOCK || other[i] < 0 || start[i] < untilNs) continue;
    untilNs = nextHold(trace, other[i], id, start[i]);
    stretches.push({ lane: id, resource: other[i], startNs: start[i], endNs: untilNs });
  }
  return stretches;
}

/** When the thread has the lock next; the end of the run, or of its life, if it never has. */
function nextHold(trace: Trace, lock: LaneId, thread: LaneId, afterNs: number): number {
  const { start, other } = trace.intervals;
  const { first, count } = trace.lanes[lock];
  for (let i = lowerBound(start, first, first + count, afterNs); i < first + count; i++) {
    if (other[i] === thread) return start[i];
  }
  return trace.lanes[thread].diedNs ?? trace.elapsedNs;
}

/** Turns within the stretch of threads that have become ready only after it began. */
function laterTurns(trace: Trace, threads: readonly Lane[], stretch: Stretch): number {
  const { start, state } = trace.intervals;
  let turns = 0;
  for (const { id, first, count } of threads) {
    if (id === stretch.lane) continue;
    const last = first + count;
    for (let i = lowerBound(start, first, last, stretch.startNs); i < last; i++) {
      if (start[i] >= stretch.endNs) break;
      if (i === first || state[i] !== RUNNING || state[i - 1] === RUNNING) continue;
      // Where a core was free at once it was ready for no time.
      const cameNs = state[i - 1] === READY ? start[i - 1] : start[i];
      if (cameNs > stretch.startNs) turns++;
    }
  }
  return turns;
}

/** A thread that has the lock twice within the stretch came for it again after it began. */
function laterHolds(trace: Trace, lock: LaneId, { startNs, endNs }: Stretch): number {
  const { start, end, other } = trace.intervals;
  const { first, count } = trace.lanes[lock];
  const seen = new Set<LaneId>();
  let holds = 0;
  for (let i = lowerBound(start, first, first + count, startNs); i < first + count; i++) {
    if (start[i] >= endNs) break;
    const goesOn = i > first && end[i - 1] === start[i] && other[i - 1] === other[i];
    if (goesOn) continue;
    if (seen.has(other[i])) holds++;
    else seen.add(other[i]);
  }
  return holds;
}
