/** Which task each loop runs, and which tasks there are. */
import type { Context } from '../../python/context.ts';
import { raise, typeError } from '../../python/objects/exception.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { NONE, PyObject, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { list } from '../../python/objects/values.ts';
import { repr, typeName } from '../../python/protocols/index.ts';
import { PyAgenda } from './agenda.ts';
import { asyncioState } from './state.ts';

/** The task that a loop runs. */
function currentTask(loop: Value, { interpreter }: Context): Value | undefined {
  return loop instanceof PyAgenda ? loop.current : asyncioState(interpreter).current.get(loop);
}

/** False if the loop runs another task. */
export function enterTask(loop: Value, task: Value, running: Context): boolean {
  if (currentTask(loop, running) !== undefined) return false;
  if (loop instanceof PyAgenda) loop.current = task;
  else asyncioState(running.interpreter).current.set(loop, task);
  return true;
}

export function* refuseEntering(loop: Value, task: Value, running: Context): Resumable<never> {
  const current = currentTask(loop, running) ?? NONE;
  throw raise(
    'RuntimeError',
    `Cannot enter into task ${yield* repr(task)} while another task ${yield* repr(current)} is being executed.`,
  );
}

/** Ends a step of the loop's task. */
export function leaveTask(loop: Value, { interpreter }: Context): void {
  if (loop instanceof PyAgenda) loop.current = undefined;
  else asyncioState(interpreter).current.delete(loop);
}

export function listTask(task: PyObject, { interpreter }: Context): void {
  asyncioState(interpreter).open.add(task);
}

export function unlistTask(task: PyObject, { interpreter }: Context): void {
  asyncioState(interpreter).open.delete(task);
}

function asReferable(task: Value): PyObject {
  if (task instanceof PyObject) return task;
  throw typeError(`cannot create weak reference to '${typeName(task)}' object`);
}

/** Functions of `_asyncio` for loops and tasks of other makers. */
export const TASK_FUNCTIONS = [
  resumable('_enter_task(loop, task)', function* ([loop, task]: [Value, Value], running) {
    if (!enterTask(loop, task, running)) yield* refuseEntering(loop, task, running);
    return NONE;
  }),
  resumable('_leave_task(loop, task)', function* ([loop, task]: [Value, Value], running) {
    const current = currentTask(loop, running) ?? NONE;
    if (current !== task) {
      throw raise(
        'RuntimeError',
        `Leaving task ${yield* repr(task)} does not match the current task ${yield* repr(current)}.`,
      );
    }
    leaveTask(loop, running);
    return NONE;
  }),
  native('_register_task(task)', ([task]: [Value], running) => {
    listTask(asReferable(task), running);
    return NONE;
  }),
  native('_unregister_task(task)', ([task]: [Value], running) => {
    unlistTask(asReferable(task), running);
    return NONE;
  }),
  native(
    '_current_task_of(loop)',
    ([loop]: [Value], running) => currentTask(loop, running) ?? NONE,
  ),
  native('_open_tasks()', (_args, { interpreter }) => list([...asyncioState(interpreter).open])),
];
