/** A task as data, and how it is cancelled. Its methods are in task-type.ts, its steps in task-step.ts. */
import type { Context } from '../../python/context.ts';
import type { PyException } from '../../python/objects/exception.ts';
import {
  builtinType,
  NONE,
  PyObject,
  type PyType,
  type Value,
} from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { getAttribute, truth } from '../../python/protocols/index.ts';
import { NO_LANE } from '../../trace/trace.ts';
import type { LaneId } from '../../trace/trace.ts';
import type { PyContext } from '../contextvars.ts';
import { cancelFuture, FUTURE_TYPE, PyFuture, retrieve } from './future.ts';

export const TASK_TYPE = builtinType('Task', { module: '_asyncio', base: FUTURE_TYPE });

export class PyTask extends PyFuture {
  coroutine: Value = NONE;
  name: Value = '';
  /** Undefined: `__init__` has not been called. */
  context: PyContext | undefined = undefined;
  /** What it awaits. */
  waiter: Value | undefined = undefined;
  /** The callback of a step into which nothing is thrown, when there has been one. */
  step: PyTaskStep | undefined = undefined;
  /** A CancelledError is to be thrown into it at its next step. */
  mustCancel = false;
  /** Calls of cancel() less those of uncancel(). */
  cancelRequests = 0;
  /** Undefined: it has not been ready yet. */
  lane: LaneId | undefined = undefined;
  /** The lane of what it waits for. */
  awaited: LaneId = NO_LANE;
  /** When it came into the state that its lane shows. */
  sinceNs = 0;
  /** Its end is reported if it comes while the task is pending. */
  reportsEnd = true;

  constructor(type: PyType = TASK_TYPE) {
    super(type);
  }
}

export const STEP_TYPE = builtinType('TaskStepMethWrapper', {
  layout: 'other',
  subclassable: false,
});

/** The callback that goes on with a task. */
export class PyTaskStep extends PyObject {
  readonly task: PyTask;
  /** What is to be thrown into its coroutine. */
  readonly exception: PyException | undefined;

  constructor(task: PyTask, exception: PyException | undefined) {
    super(STEP_TYPE);
    this.task = task;
    this.exception = exception;
  }
}

/** Cancels what a task waits for; whether that could be cancelled. */
export function* cancelWaiter(waiter: Value, message: Value, running: Context): Resumable<boolean> {
  if (waiter instanceof PyFuture && waiter.type === FUTURE_TYPE) {
    return yield* cancelFuture(waiter, message, running);
  }
  const cancel = yield* getAttribute(waiter, 'cancel');
  return yield* truth(yield* call(cancel, [], new Map([['msg', message]])));
}

/** `task.cancel(msg)`. */
export function* cancelTask(task: PyTask, message: Value, running: Context): Resumable<boolean> {
  retrieve(task);
  if (task.done) return false;
  task.cancelRequests++;
  const { waiter } = task;
  if (waiter !== undefined && (yield* cancelWaiter(waiter, message, running))) return true;
  task.mustCancel = true;
  task.cancelMessage = message;
  return true;
}
