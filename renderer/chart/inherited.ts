/**
 * Locks, queues and pools that a forked process has with its parent's memory and never touches: a worker of a
 * pool has a copy of everything the program has made so far. They are no part of what happens.
 */
import type { Lane, LaneId, Trace } from '../../simulator/index.ts';

import { hasLevels } from './levels.ts';

const known = new WeakMap<Trace, ReadonlySet<LaneId>>();

export function untouchedCopies(trace: Trace): ReadonlySet<LaneId> {
  let found = known.get(trace);
  if (found === undefined) known.set(trace, (found = findUntouched(trace)));
  return found;
}

function findUntouched(trace: Trace): ReadonlySet<LaneId> {
  const candidates = new Set(
    trace.lanes.filter((lane) => isCopy(trace, lane) && isEmpty(trace, lane)).map(({ id }) => id),
  );
  // Of many programs there is none, and of no program need more be looked at.
  if (candidates.size === 0) return candidates;
  for (const lane of trace.intervals.other) candidates.delete(lane);
  for (const lane of trace.arrows.via) candidates.delete(lane);
  return candidates;
}

/** It was there when its process began to be, and the process was not there from the start. */
function isCopy(trace: Trace, { kind, parent, bornNs }: Lane): boolean {
  if (kind === 'thread' || kind === 'gil' || kind === 'loop' || kind === 'task') return false;
  const process = trace.lanes[parent ?? -1];
  return process?.kind === 'process' && process.bornNs > 0 && process.bornNs === bornNs;
}

function isEmpty(trace: Trace, { id, count }: Lane): boolean {
  return count === 0 && !hasLevels(trace, id);
}
