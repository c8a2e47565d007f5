/** Where tasks stand that are suspended: their coroutines, as a snapshot of the loops tells them. */
import type { AwaitSnapshot, FrameSnapshot, LaneId, Snapshot } from '../../simulator/index.ts';

export function taskStacks({ loops }: Snapshot): ReadonlyMap<LaneId, readonly FrameSnapshot[]> {
  const stacks = new Map<LaneId, readonly FrameSnapshot[]>();
  const visit = ({ lane, stack, awaits }: AwaitSnapshot): void => {
    if (lane >= 0) stacks.set(lane, stack);
    awaits.forEach(visit);
  };
  for (const { tasks } of loops) tasks.forEach(visit);
  return stacks;
}
