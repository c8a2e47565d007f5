/** Sums over the intervals of a finished run: who ran, waited, was held, for how long. */
import { CAUSES, STATES } from './trace.ts';
import type {
  Cause,
  CoreStatistics,
  Intervals,
  Lane,
  Mark,
  ResourceStatistics,
  Statistics,
  ThreadStatistics,
} from './trace.ts';

/** What only the kernel can count. */
export interface RunCounters {
  readonly instructions: number;
  readonly contextSwitches: number;
  /** Entries scheduled in the event queue. */
  readonly events: number;
}

/**
 * @param acquisitions - by lane; counted by the recorder, since a hold of no length leaves no interval.
 */
export function computeStatistics(
  lanes: readonly Lane[],
  intervals: Intervals,
  marks: readonly Mark[],
  acquisitions: readonly number[],
  elapsedNs: number,
  counters: RunCounters,
): Statistics {
  const cores: CoreStatistics[] = [];
  const threads: ThreadStatistics[] = [];
  const resources: ResourceStatistics[] = [];
  for (const lane of lanes) {
    const totals = totalsOf(lane, intervals);
    switch (lane.kind) {
      case 'core':
        cores.push({
          lane: lane.id,
          busyNs: totals.running.ns,
          switchingNs: totals.switching.ns,
        });
        break;
      case 'thread':
        threads.push({
          lane: lane.id,
          runningNs: totals.running.ns,
          readyNs: totals.ready.ns,
          waitingNs: waitingByCause(lane, intervals),
          lifeNs: (lane.diedNs ?? elapsedNs) - lane.bornNs,
          switches: totals.running.count,
        });
        break;
      case 'process':
      case 'task':
      case 'descriptor':
      case 'loop':
        break;
      default:
        resources.push({
          lane: lane.id,
          heldNs: totals.held.ns + totals.contended.ns,
          contendedNs: totals.contended.ns,
          acquisitions: acquisitions[lane.id],
          forcedSwitches: lane.kind === 'gil' ? forcedSwitches(lane, lanes, marks) : 0,
        });
    }
  }
  return {
    elapsedNs,
    instructions: counters.instructions,
    contextSwitches: counters.contextSwitches,
    events: counters.events,
    cores,
    threads,
    resources,
  };
}

type Totals = Record<(typeof STATES)[number], { ns: number; count: number }>;

function totalsOf(lane: Lane, intervals: Intervals): Totals {
  const totals = Object.fromEntries(STATES.map((state) => [state, { ns: 0, count: 0 }])) as Totals;
  for (let i = lane.first; i < lane.first + lane.count; i++) {
    const total = totals[STATES[intervals.state[i]]];
    total.ns += intervals.end[i] - intervals.start[i];
    total.count++;
  }
  return totals;
}

function waitingByCause(lane: Lane, intervals: Intervals): Partial<Record<Cause, number>> {
  const waiting = STATES.indexOf('waiting');
  const sums: Partial<Record<Cause, number>> = {};
  for (let i = lane.first; i < lane.first + lane.count; i++) {
    if (intervals.state[i] !== waiting) continue;
    const cause = CAUSES[intervals.cause[i]];
    sums[cause] = (sums[cause] ?? 0) + intervals.end[i] - intervals.start[i];
  }
  return sums;
}

/** A GIL belongs to its process, and so do the threads that were made to give it up. */
function forcedSwitches(gil: Lane, lanes: readonly Lane[], marks: readonly Mark[]): number {
  return marks.filter(
    (mark) => mark.kind === 'forced-switch' && lanes[mark.lane]?.parent === gil.parent,
  ).length;
}
