/** The machine at one instant, as far as the trace tells: who runs, who is ready, who has what. */
import type { Lane, LaneId, LaneKind, Trace } from '../../simulator/index.ts';

import { untouchedCopies } from '../chart/inherited.ts';
import { hasLevels, levelAt } from '../chart/levels.ts';
import { intervalAt } from './intervals.ts';
import type { Interval } from './intervals.ts';
import { poolWorkersAt } from './pool-workers.ts';
import type { PoolWorkers } from './pool-workers.ts';
import { isZombie } from './zombies.ts';

export interface CoreAt {
  readonly lane: LaneId;
  /** What it does; undefined: it is idle. */
  readonly interval: Interval | undefined;
}

export interface ResourceAt {
  readonly lane: Lane;
  /** Undefined: it is free. */
  readonly owner: LaneId | undefined;
  /** Its owner has ended without letting go of it. */
  readonly isAbandoned: boolean;
  readonly waiters: readonly LaneId[];
  /** How much there is of it: items, permits left; undefined: it is not counted. */
  readonly level: number | undefined;
  /** Of a pool. */
  readonly workers: PoolWorkers | undefined;
}

/** Whether one thread at a time has such a thing; a semaphore, an event or a barrier is nobody's. */
export function hasOwner(kind: LaneKind): boolean {
  return kind === 'gil' || kind === 'lock' || kind === 'condition';
}

export interface ThreadAt {
  readonly lane: LaneId;
  /** A zombie is the main thread of a process that has ended and is not yet waited for. */
  readonly life: 'unborn' | 'alive' | 'zombie' | 'done';
  readonly interval: Interval | undefined;
}

export interface MachineAt {
  readonly cores: readonly CoreAt[];
  readonly ready: readonly LaneId[];
  readonly resources: readonly ResourceAt[];
  readonly threads: readonly ThreadAt[];
  readonly tasks: readonly ThreadAt[];
  /** Descriptors that are open and have a lane. */
  readonly descriptors: readonly ThreadAt[];
}

export function machineAt(trace: Trace, timeNs: number): MachineAt {
  const cores: CoreAt[] = [];
  const threads: ThreadAt[] = [];
  const tasks: ThreadAt[] = [];
  const descriptors: ThreadAt[] = [];
  const resources: Lane[] = [];
  const left = untouchedCopies(trace);
  for (const lane of trace.lanes) {
    if (lane.kind === 'core') {
      cores.push({ lane: lane.id, interval: intervalAt(trace, lane.id, timeNs) });
    } else if (lane.kind === 'thread') {
      threads.push(threadAt(trace, lane, timeNs));
    } else if (lane.kind === 'task') {
      // Of tasks there may be thousands: those that are over, or yet to come, are left out.
      const task = threadAt(trace, lane, timeNs);
      if (task.life === 'alive') tasks.push(task);
    } else if (lane.kind === 'descriptor') {
      const descriptor = threadAt(trace, lane, timeNs);
      if (descriptor.life === 'alive') descriptors.push(descriptor);
    } else if (lane.kind !== 'process' && lane.kind !== 'loop') {
      if (existsAt(lane, timeNs) && !left.has(lane.id)) resources.push(lane);
    }
  }
  const inState = (state: Interval['state'], among: readonly ThreadAt[]): Interval[] =>
    among.flatMap(({ interval }) => (interval?.state === state ? [interval] : []));
  const byStart = (a: Interval, b: Interval): number => a.startNs - b.startNs || a.lane - b.lane;
  // A task of an event loop waits for a queue or a lock just as a thread does.
  const waiting = inState('waiting', [...threads, ...tasks]).sort(byStart);
  return {
    cores,
    threads,
    tasks,
    descriptors,
    ready: inState('ready', threads)
      .sort(byStart)
      .map(({ lane }) => lane),
    resources: resources.map((lane) => {
      const hold = intervalAt(trace, lane.id, timeNs);
      const owner = hold !== undefined && hold.other >= 0 ? hold.other : undefined;
      const endNs = owner === undefined ? undefined : trace.lanes[owner]?.diedNs;
      const isAbandoned = endNs !== undefined && endNs <= timeNs;
      const waiters = waiting.filter(({ other }) => other === lane.id).map((wait) => wait.lane);
      const level = hasLevels(trace, lane.id) ? levelAt(trace, lane.id, timeNs).level : undefined;
      const workers = poolWorkersAt(trace, lane.id, timeNs);
      return { lane, owner, isAbandoned, waiters, level, workers };
    }),
  };
}

/** What a process had goes with it; at the very end of a run one still sees what there was. */
function existsAt({ bornNs, diedNs }: Lane, timeNs: number): boolean {
  return bornNs <= timeNs && (diedNs === undefined || timeNs <= diedNs);
}

function threadAt(trace: Trace, lane: Lane, timeNs: number): ThreadAt {
  const interval = intervalAt(trace, lane.id, timeNs);
  if (lane.bornNs > timeNs) return { lane: lane.id, life: 'unborn', interval };
  const done = lane.diedNs !== undefined && lane.diedNs <= timeNs;
  if (!done) return { lane: lane.id, life: 'alive', interval };
  return { lane: lane.id, life: isZombie(trace, lane.id, timeNs) ? 'zombie' : 'done', interval };
}
