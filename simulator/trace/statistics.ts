/** Sums over the intervals of a finished run: who ran, waited, was held, for how long. */
import type { LaneTotals } from './lane-totals.ts';
import { eachMark } from './mark-store.ts';
import { threadsInColumns } from './thread-sums.ts';
import type {
  CoreStatistics,
  Lane,
  Marks,
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
 * @param totals - by lane, of all intervals
 * @param acquisitions - by lane; counted by the recorder, since a hold of no length leaves no interval.
 */
export function computeStatistics(
  lanes: readonly Lane[],
  totals: readonly LaneTotals[],
  marks: Marks,
  acquisitions: readonly number[],
  elapsedNs: number,
  counters: RunCounters,
): Statistics {
  const cores: CoreStatistics[] = [];
  const threads: ThreadStatistics[] = [];
  const resources: ResourceStatistics[] = [];
  const forced = forcedSwitches(lanes, marks);
  for (const lane of lanes) {
    const { id } = lane;
    const sums = totals[id];
    switch (lane.kind) {
      case 'core':
        cores.push({
          lane: id,
          busyNs: sums.ns('running'),
          switchingNs: sums.ns('switching'),
        });
        break;
      case 'thread':
        threads.push({
          lane: id,
          runningNs: sums.ns('running'),
          readyNs: sums.ns('ready'),
          waitingNs: sums.waitingNs(),
          lifeNs: (lane.diedNs ?? elapsedNs) - lane.bornNs,
          switches: sums.runs,
          // One that has come and gone in no time has been in no state.
          arrivalNs: sums.isEmpty() ? lane.bornNs : sums.arrivalNs,
          firstRunNs: sums.firstRunNs,
        });
        break;
      case 'process':
      case 'task':
      case 'descriptor':
      case 'loop':
        break;
      default:
        resources.push({
          lane: id,
          heldNs: sums.ns('held') + sums.ns('contended'),
          contendedNs: sums.ns('contended'),
          acquisitions: acquisitions[id],
          forcedSwitches: lane.kind === 'gil' ? (forced.get(lane.parent) ?? 0) : 0,
        });
    }
  }
  return {
    elapsedNs,
    instructions: counters.instructions,
    contextSwitches: counters.contextSwitches,
    events: counters.events,
    cores,
    threads: threadsInColumns(threads),
    resources,
  };
}

/** By process: a GIL belongs to one, and so do the threads that were made to give it up. */
function forcedSwitches(lanes: readonly Lane[], marks: Marks): ReadonlyMap<Lane['parent'], number> {
  const counts = new Map<Lane['parent'], number>();
  for (const { kind, lane } of eachMark({ marks })) {
    const parent = lanes[lane]?.parent;
    if (kind === 'forced-switch') counts.set(parent, (counts.get(parent) ?? 0) + 1);
  }
  return counts;
}
