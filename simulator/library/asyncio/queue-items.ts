/** Items on their way through an asyncio.Queue: the arrows of its lane go from task to task. */
import type { Context } from '../../python/context.ts';
import type { Value } from '../../python/objects/object.ts';
import { NO_LANE } from '../../trace/trace.ts';
import type { gotItem, putItem } from '../threads/items.ts';
import { whoRuns } from './who-runs.ts';

/**
 * Tells of an item that has gone into a queue or out of it. CPython has nothing of the kind.
 *
 * @param note - which of both
 * @param depth - how many there are now; unknown of a class of the program's that keeps them in another way
 */
export function noteItem(
  note: typeof putItem | typeof gotItem,
  lane: Value | undefined,
  depth: number | undefined,
  item: Value,
  running: Context,
): void {
  if (typeof lane !== 'number' || lane === NO_LANE) return;
  note(lane, item, depth ?? 0, whoRuns(running), running);
}
