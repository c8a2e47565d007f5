/** What asyncio keeps for a process: which task each loop runs, and which tasks and futures are open. */
import type { Interpreter } from '../../python/context.ts';
import type { PyObject, Value } from '../../python/objects/object.ts';
import { stateOf } from '../library-module.ts';
import type { PyFuture } from './future.ts';

class AsyncioState {
  /** The task that runs in a loop which isn't one of ours. */
  readonly current = new Map<Value, Value>();
  /**
   * Failures whose callbacks are still to run: one of them is likely to ask for the exception. Only when
   * they have run is it worth looking out for the end of the future.
   */
  undelivered: PyFuture[] = [];
  taskCount = 0;
  /** Functions, so that the tasks are not kept by being listed. */
  readonly open: () => Set<PyObject>;

  constructor(interpreter: Interpreter) {
    const tasks = new Set<PyObject>();
    this.open = () => tasks;
    interpreter.finalization.lasting.push(() => [...tasks, ...this.undelivered]);
  }
}

export function asyncioState(interpreter: Interpreter): AsyncioState {
  return stateOf(interpreter, 'asyncio', () => new AsyncioState(interpreter));
}
