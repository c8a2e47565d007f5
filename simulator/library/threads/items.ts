/**
 * Items on their way through a queue, for its lane: how many there are, and an arrow from who put one to who got it. An
 * item is known again by being the same object, whatever the queue's order is.
 */
import type { Copyable } from '../../kernel/copying.ts';
import type { Context, Interpreter } from '../../python/context.ts';
import { native } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { NO_LANE } from '../../trace/trace.ts';
import type { LaneId } from '../../trace/trace.ts';
import { stateOf } from '../library-module.ts';
import { ownLane } from './lanes.ts';

/** An item that has been put, and those that have been put after it and are the same object. */
interface Put {
  readonly by: LaneId;
  readonly atNs: number;
  next: Put | undefined;
  /** Of the first one: the one that has been put last. */
  last: Put | undefined;
}

class Items implements Copyable {
  /** By queue and item. */
  readonly puts = new Map<LaneId, Map<Value, Put>>();

  /** What the parent has put is no message to the child. */
  copied(): Items {
    return new Items();
  }
}

function putsOf(interpreter: Interpreter, lane: LaneId): Map<Value, Put> {
  const { puts } = stateOf(interpreter, '_thread.items', () => new Items());
  let own = puts.get(lane);
  if (own === undefined) puts.set(lane, (own = new Map()));
  return own;
}

/** @param by - who puts it: the lane of a thread or task */
export function putItem(
  known: LaneId,
  item: Value,
  depth: number,
  by: LaneId,
  context: Context,
): void {
  if (known === NO_LANE) return;
  const { interpreter, nowNs } = context;
  const lane = ownLane(interpreter, known);
  const atNs = Math.ceil(nowNs);
  const puts = putsOf(interpreter, lane);
  const put: Put = { by, atNs, next: undefined, last: undefined };
  const first = puts.get(item);
  if (first === undefined) puts.set(item, put);
  else {
    (first.last ?? first).next = put;
    first.last = put;
  }
  interpreter.recorder.level(lane, atNs, depth);
}

/** @param by - who has got it */
export function gotItem(
  known: LaneId,
  item: Value,
  depth: number,
  by: LaneId,
  context: Context,
): void {
  if (known === NO_LANE) return;
  const { interpreter, nowNs } = context;
  const lane = ownLane(interpreter, known);
  const atNs = Math.ceil(nowNs);
  const puts = putsOf(interpreter, lane);
  const first = puts.get(item);
  if (first !== undefined) {
    const { next } = first;
    if (next === undefined) puts.delete(item);
    else {
      next.last = first.last;
      puts.set(item, next);
    }
    if (first.by !== by) {
      interpreter.recorder.arrow('message', first.by, first.atNs, by, atNs, lane);
    }
  }
  interpreter.recorder.level(lane, atNs, depth);
}

/** Of `_thread`, for the modules that have queues; `depth` is how many items there are now. */
export const ITEM_FUNCTIONS = [
  native(
    '_item_put(lane, item, depth)',
    ([lane, item, depth]: [LaneId, Value, number], context) => {
      putItem(lane, item, depth, context.thread.lane, context);
      return NONE;
    },
  ),
  native(
    '_item_got(lane, item, depth)',
    ([lane, item, depth]: [LaneId, Value, number], context) => {
      gotItem(lane, item, depth, context.thread.lane, context);
      return NONE;
    },
  ),
];
