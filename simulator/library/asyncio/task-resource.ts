/**
 * What tasks of a loop meet at, on the chart: the lane of a lock shows which task holds it. The objects
 * themselves are Python (locks.py, queues.py) and keep their lane in `_lane`.
 */
import type { Copyable } from '../../kernel/copying.ts';
import type { Context } from '../../python/context.ts';
import { PyObject, type Value } from '../../python/objects/object.ts';
import { NO_LANE } from '../../trace/trace.ts';
import type { Cause, LaneId } from '../../trace/trace.ts';
import { ownLane, type Resource, resourceOf } from '../threads/lanes.ts';
import type { PyTask } from './task.ts';

/** Who holds a lock, and who waits for it: lanes of tasks. */
class TaskLock implements Copyable {
  owner: { readonly lane: LaneId } | undefined = undefined;
  readonly tasks = new Set<LaneId>();

  /** A forked process has no task that will ever go on. */
  copied(): TaskLock {
    return new TaskLock();
  }
}

/** The lane of such an object, of the lock inside it if it has none of its own; NO_LANE: it is not shown. */
export function laneOfResource(resource: Value | undefined): LaneId {
  let object = resource;
  while (object instanceof PyObject && object.dict !== undefined) {
    const lane = object.dict.get('_lane');
    if (typeof lane === 'number') return lane;
    object = object.dict.get('_lock');
  }
  return NO_LANE;
}

/** A task waits from now on: returns on which lane. */
export function beginsToWait(
  task: PyTask,
  cause: Cause,
  resource: Value | undefined,
  running: Context,
): LaneId {
  const known = laneOfResource(resource);
  if (known === NO_LANE) return NO_LANE;
  task.awaited = ownLane(running.interpreter, known);
  if (cause === 'lock' && task.lane !== undefined) {
    const shown = resourceOf(running.interpreter, known);
    if (shown !== undefined) {
      lockOf(shown).tasks.add(task.lane);
      show(shown, task.sinceNs, running);
    }
  }
  return task.awaited;
}

/** It can go on, or has been cancelled. */
export function stopsWaiting(task: PyTask, atNs: number, running: Context): void {
  const { awaited, lane = NO_LANE } = task;
  if (awaited === NO_LANE) return;
  task.awaited = NO_LANE;
  const shown = resourceOf(running.interpreter, awaited);
  if (shown !== undefined && lockOf(shown).tasks.delete(lane)) show(shown, atNs, running);
}

/** @param owner - NO_LANE: nobody holds it any more */
export function noteOwner(shown: Resource, owner: LaneId, running: Context): void {
  lockOf(shown).owner = owner === NO_LANE ? undefined : { lane: owner };
  show(shown, Math.ceil(running.nowNs), running);
}

function lockOf(shown: Resource): TaskLock {
  if (!(shown.lock instanceof TaskLock)) shown.lock = new TaskLock();
  return shown.lock as TaskLock;
}

function show(shown: Resource, atNs: number, { interpreter }: Context): void {
  const { owner, tasks } = lockOf(shown);
  if (owner === undefined) interpreter.recorder.idle(shown.lane, atNs);
  else {
    const state = tasks.size > 0 ? 'contended' : 'held';
    interpreter.recorder.state(shown.lane, atNs, state, 'none', owner.lane);
  }
}
