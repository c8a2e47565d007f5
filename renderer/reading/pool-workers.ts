/**
 * The workers of a pool, known by what they do: they take tasks from its lane, or wait there for some. One is idle
 * while it waits for work, and busy otherwise, even if it waits in its task for something else.
 */
import { ARROW_KINDS, CAUSES } from '../../simulator/index.ts';
import type { LaneId, Trace } from '../../simulator/index.ts';

import { intervalAt } from './intervals.ts';

export interface PoolWorkers {
  readonly busy: number;
  /** Those that live. */
  readonly count: number;
}

const MESSAGE = ARROW_KINDS.indexOf('message');
const WORK = CAUSES.indexOf('work');

const known = new WeakMap<Trace, ReadonlyMap<LaneId, ReadonlySet<LaneId>>>();

/** Undefined for a lane that is no pool's, and before the pool has workers. */
export function poolWorkersAt(trace: Trace, lane: LaneId, timeNs: number): PoolWorkers | undefined {
  if (trace.lanes[lane]?.kind !== 'pool') return undefined;
  let pools = known.get(trace);
  if (pools === undefined) known.set(trace, (pools = workersByPool(trace)));
  const alive = [...(pools.get(lane) ?? [])]
    .map((worker) => intervalAt(trace, worker, timeNs))
    .filter((interval) => interval !== undefined);
  if (alive.length === 0) return undefined;
  const busy = alive.filter(({ state, cause }) => state !== 'new' && cause !== 'work');
  return { busy: busy.length, count: alive.length };
}

function workersByPool(trace: Trace): ReadonlyMap<LaneId, ReadonlySet<LaneId>> {
  const pools = new Map<LaneId, Set<LaneId>>();
  for (const { id, kind } of trace.lanes) if (kind === 'pool') pools.set(id, new Set());
  const { count, kind, from, to, via } = trace.arrows;
  for (let i = 0; i < count; i += 1) {
    // Who takes back what it has put is no worker: it cancels.
    if (kind[i] === MESSAGE && from[i] !== to[i]) pools.get(via[i]!)?.add(to[i]!);
  }
  const { cause, other } = trace.intervals;
  for (const lane of trace.lanes) {
    for (let i = lane.first; i < lane.first + lane.count; i += 1) {
      if (cause[i] === WORK) pools.get(other[i]!)?.add(lane.id);
    }
  }
  return pools;
}
