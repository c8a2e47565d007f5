/** Items on their way through an asyncio.Queue: the arrows of its lane go from task to task. */
import type { Context } from '../../python/context.ts';
import type { PyObject, Value } from '../../python/objects/object.ts';
import { quickLength } from '../../python/protocols/index.ts';
import { NO_LANE } from '../../trace/trace.ts';
import { gotItem, putItem } from '../threads/items.ts';
import { whoRuns } from './who-runs.ts';

/** Tells of an item that has gone into a queue or out of it. CPython has nothing of the kind. */
function tell(note: typeof putItem, { dict }: PyObject, item: Value, running: Context): void {
  const lane = dict?.get('_lane');
  if (typeof lane !== 'number' || lane === NO_LANE) return;
  const items = dict?.get('_queue');
  // A class of the program's may keep its items in another way.
  const depth = items === undefined ? undefined : quickLength(items);
  note(lane, item, depth ?? 0, whoRuns(running), running);
}

export const itemPut = (queue: PyObject, item: Value, running: Context): void =>
  tell(putItem, queue, item, running);

export const itemGot = (queue: PyObject, item: Value, running: Context): void =>
  tell(gotItem, queue, item, running);
