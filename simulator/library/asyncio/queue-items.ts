/** Items on their way through an asyncio.Queue: the arrows of its lane go from task to task. */
import { native } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import type { LaneId } from '../../trace/trace.ts';
import { gotItem, putItem } from '../threads/items.ts';
import { whoRuns } from './who-runs.ts';

type Item = [lane: LaneId, item: Value, depth: number];

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
