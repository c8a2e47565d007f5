/** Time spent per state, over the lanes that can be in it and a stretch of time. */
import type { TimeRange } from './contract.ts';
import { addSharesBetween, KEY_COUNT } from './shares.ts';
import type { ShareIndex } from './shares.ts';
import { STATE_KEYS, stateGroup } from './state-key.ts';
import type { StateKey } from './state-key.ts';

export interface StateTotal {
  readonly key: StateKey;
  readonly ns: number;
}

/** States that occur anywhere in the run, in the order of the legend; 0 where the range has none. */
export function stateTotals(
  index: ShareIndex,
  range: TimeRange | undefined,
): readonly StateTotal[] {
  const { trace } = index;
  const startNs = range?.startNs ?? 0;
  const endNs = range?.endNs ?? trace.elapsedNs;
  const sums = new Float64Array(KEY_COUNT);
  const ofTasks = new Float64Array(KEY_COUNT);
  const occurs = new Set<number>();
  for (const lane of trace.lanes) {
    addSharesBetween(index, lane.id, startNs, endNs, lane.kind === 'task' ? ofTasks : sums);
    for (const key of index.slots[lane.id]!) occurs.add(key);
  }
  // A task that runs is its thread that runs; what it waits for, its thread does not.
  STATE_KEYS.forEach((key, code) => {
    if (stateGroup(key) === 'wait') sums[code]! += ofTasks[code]!;
  });
  return STATE_KEYS.flatMap((key, code) => (occurs.has(code) ? [{ key, ns: sums[code]! }] : []));
}
