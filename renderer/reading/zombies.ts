/** Processes that have ended and that their parents have not yet waited for: known by their main threads. */
import { eachArrow } from '../../simulator/index.ts';
import type { LaneId, Trace } from '../../simulator/index.ts';
import type { TimeRange } from '../chart/contract.ts';

const known = new WeakMap<Trace, ReadonlyMap<LaneId, TimeRange>>();

export function isZombie(trace: Trace, thread: LaneId, timeNs: number): boolean {
  let zombies = known.get(trace);
  if (zombies === undefined) known.set(trace, (zombies = zombiesOf(trace)));
  const range = zombies.get(thread);
  return range !== undefined && range.startNs <= timeNs && timeNs < range.endNs;
}

/** From a process's end until its parent has waited for it, or has ended itself. */
function zombiesOf(trace: Trace): ReadonlyMap<LaneId, TimeRange> {
  const { lanes } = trace;
  const reapedNs = new Map<LaneId, number>();
  for (const { via, toNs } of eachArrow(trace, 'join')) {
    if (lanes[via]?.kind === 'process') reapedNs.set(via, toNs);
  }
  const zombies = new Map<LaneId, TimeRange>();
  for (const { from, to } of eachArrow(trace, 'fork')) {
    const process = lanes[lanes[to]!.parent ?? -1];
    if (process?.diedNs === undefined) continue;
    const parentEndNs = lanes[lanes[from]!.parent ?? -1]?.diedNs ?? Infinity;
    const endNs = reapedNs.get(process.id) ?? parentEndNs;
    zombies.set(to, { startNs: process.diedNs, endNs });
  }
  return zombies;
}
