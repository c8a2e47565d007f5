/**
 * Far more threads want to run than there are cores, for a good part of the run: each further one only makes
 * the others wait, and switches cost. Those that wait for the GIL want to run, too.
 */
import { CAUSES, NO_LANE, STATES } from '../trace.ts';
import type { Trace } from '../trace.ts';
import type { Oversubscription } from '../trouble.ts';

/** So many runnable threads for each core are too many. */
const PER_CORE = 4;
/** With few cores a handful of threads is nothing unusual. */
const RUNNABLE_MIN = 16;
/** For this share of the run. */
const SHARE_MIN = 1 / 4;

const READY = STATES.indexOf('ready');
const RUNNING = STATES.indexOf('running');
const WAITING = STATES.indexOf('waiting');
const GIL = CAUSES.indexOf('gil');

export function oversubscription(trace: Trace): readonly Oversubscription[] {
  const cores = trace.lanes.filter(({ kind }) => kind === 'core').length;
  const threads = trace.lanes.filter(({ kind }) => kind === 'thread');
  const limit = Math.max(PER_CORE * cores, RUNNABLE_MIN);
  if (threads.length < limit) return [];
  const { starts, ends, totalNs } = runnableTimes(trace);
  // Most runs need not be gone through: however they lay, all stretches together would not suffice.
  if (totalNs < limit * SHARE_MIN * trace.elapsedNs) return [];
  starts.sort();
  ends.sort();
  let runnable = 0;
  let runnableMax = 0;
  let crowdedNs = 0;
  let sinceNs: number | undefined;
  let firstNs = 0;
  let lastNs = 0;
  for (let s = 0, e = 0; e < ends.length;) {
    // At one instant, who stops comes first: the end of one interval is the beginning of the next.
    if (s < starts.length && starts[s] < ends[e]) {
      runnable++;
      if (runnable > runnableMax) runnableMax = runnable;
      if (runnable === limit) sinceNs = starts[s];
      s++;
    } else {
      if (runnable === limit && sinceNs !== undefined) {
        if (crowdedNs === 0) firstNs = sinceNs;
        lastNs = ends[e];
        crowdedNs += lastNs - sinceNs;
      }
      runnable--;
      e++;
    }
  }
  if (crowdedNs < SHARE_MIN * trace.elapsedNs) return [];
  return [
    {
      kind: 'oversubscription',
      lane: NO_LANE,
      timeNs: firstNs,
      endNs: lastNs,
      cores,
      runnableMax,
      crowdedNs,
    },
  ];
}

/** When threads begin and cease to want a core, and for how long they do, all together. */
function runnableTimes({ lanes, intervals }: Trace): {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly totalNs: number;
} {
  const { start, end, state, cause } = intervals;
  const starts: number[] = [];
  const ends: number[] = [];
  let totalNs = 0;
  const wantsCore = (i: number): boolean =>
    state[i] === READY || state[i] === RUNNING || (state[i] === WAITING && cause[i] === GIL);
  for (const lane of lanes) {
    if (lane.kind !== 'thread') continue;
    const past = lane.first + lane.count;
    for (let i = lane.first; i < past; i++) {
      if (!wantsCore(i)) continue;
      const from = start[i];
      while (i + 1 < past && start[i + 1] === end[i] && wantsCore(i + 1)) i++;
      starts.push(from);
      ends.push(end[i]);
      totalNs += end[i] - from;
    }
  }
  return { starts: Float64Array.from(starts), ends: Float64Array.from(ends), totalNs };
}
