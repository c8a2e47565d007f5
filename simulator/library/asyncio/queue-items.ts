/** Items on their way through an asyncio.Queue: the arrows of its lane go from task to task. */
import type { Context } from '../../python/context.ts';
import { native } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { NO_LANE } from '../../trace/trace.ts';
import type { LaneId } from '../../trace/trace.ts';
import { gotItem, putItem } from '../threads/items.ts';
import { PyAgenda } from './agenda.ts';
import { runningLoop } from './running-loop.ts';
import { PyTask } from './task.ts';

type Item = [lane: LaneId, item: Value, depth: number];

/** The task that runs; its thread where it has no lane, and for callbacks. */
function whoRuns(running: Context): LaneId {
  const loop = runningLoop(running);
  const task = loop instanceof PyAgenda ? loop.current : undefined;
  const lane = task instanceof PyTask ? (task.lane ?? NO_LANE) : NO_LANE;
  return lane === NO_LANE ? running.thread.lane : lane;
}

/** Of `_asyncio`, for `asyncio.Queue`; `depth` is how many items there are now. */
export const QUEUE_FUNCTIONS = [
  native('_item_put(lane, item, depth)', ([lane, item, depth]: Item, running) => {
    putItem(lane, item, depth, whoRuns(running), running);
    return NONE;
  }),
  native('_item_got(lane, item, depth)', ([lane, item, depth]: Item, running) => {
    gotItem(lane, item, depth, whoRuns(running), running);
    return NONE;
  }),
];
