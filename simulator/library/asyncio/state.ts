/** What asyncio keeps for a process: which task each loop runs, and which tasks and futures are open. */
import type { Copies, Copyable } from '../../kernel/copying.ts';
import type { Interpreter } from '../../python/context.ts';
import type { PyObject, Value } from '../../python/objects/object.ts';
import type { LaneId } from '../../trace/trace.ts';
import { stateOf } from '../library-module.ts';
import type { PyFuture } from './future.ts';

class AsyncioState implements Copyable {
  /** The task that runs in a loop which isn't one of ours. */
  readonly current = new Map<Value, Value>();
  /**
   * Failures whose callbacks are still to run: one of them is likely to ask for the exception. Only when
   * they have run is it worth looking out for the end of the future.
   */
  undelivered: PyFuture[] = [];
  taskCount = 0;
  /** How many tasks are drawn. */
  laneCount = 0;
  /** By the lane of a thread: the lane of the loops that run in it. A forked process draws its own. */
  readonly loopLanes = new Map<LaneId, LaneId>();
  // Private, so that walks over the state don't see it: tasks are not kept by being listed.
  readonly #open = new Set<PyObject>();

  get open(): Set<PyObject> {
    return this.#open;
  }

  /** A forked process has the tasks of its parent, none of which will ever go on. */
  copied(copies: Copies): AsyncioState {
    const copy = new AsyncioState();
    for (const task of this.#open) copy.#open.add(copies.of(task));
    copy.undelivered = copies.of(this.undelivered);
    copy.taskCount = this.taskCount;
    return copy;
  }
}

export function asyncioState(interpreter: Interpreter): AsyncioState {
  return stateOf(interpreter, 'asyncio', () => {
    interpreter.finalization.lasting.push(openTasks);
    return new AsyncioState();
  });
}

function openTasks(interpreter: Interpreter): PyObject[] {
  const { open, undelivered } = asyncioState(interpreter);
  return [...open, ...undelivered];
}
