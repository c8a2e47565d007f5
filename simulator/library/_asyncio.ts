/** `_asyncio`: futures, tasks, and what a loop does at every step of them. */
import type { Interpreter } from '../python/context.ts';
import type { PyDict } from '../python/objects/object.ts';
import { AGENDA_TYPE } from './asyncio/agenda.ts';
import './asyncio/agenda-type.ts';
import { CANCELLED_ERROR, INVALID_STATE_ERROR, QUEUE_EMPTY, QUEUE_FULL } from './asyncio/errors.ts';
import { FUTURE_TYPE } from './asyncio/future.ts';
import './asyncio/future-type.ts';
import { HANDLE_TYPE, TIMER_TYPE } from './asyncio/handle.ts';
import { QUEUE_TYPE } from './asyncio/queue.ts';
import './asyncio/queue-type.ts';
import { LOCK_FUNCTIONS } from './asyncio/shown-locks.ts';
import { LOOP_FUNCTIONS } from './asyncio/running-loop.ts';
import { TASK_FUNCTIONS } from './asyncio/running-tasks.ts';
import { TASK_TYPE } from './asyncio/task.ts';
import './asyncio/task-type.ts';
import { WAITER_FUNCTIONS } from './asyncio/waiters.ts';
import { native } from '../python/objects/native.ts';
import { namespace } from './library-module.ts';

/** How loops wait that programs get without asking for one of a kind: a setting of the machine. */
const LOOP_KIND = native('_loop_kind()', (_args, { interpreter }) => interpreter.asyncioLoop);

export function createAsyncio(_interpreter: Interpreter): PyDict {
  const functions = [
    ...LOOP_FUNCTIONS,
    ...TASK_FUNCTIONS,
    ...WAITER_FUNCTIONS,
    ...LOCK_FUNCTIONS,
    LOOP_KIND,
  ];
  return namespace('_asyncio', functions, {
    CancelledError: CANCELLED_ERROR,
    Future: FUTURE_TYPE,
    Handle: HANDLE_TYPE,
    InvalidStateError: INVALID_STATE_ERROR,
    QueueEmpty: QUEUE_EMPTY,
    QueueFull: QUEUE_FULL,
    Task: TASK_TYPE,
    TimerHandle: TIMER_TYPE,
    _Agenda: AGENDA_TYPE,
    _Queue: QUEUE_TYPE,
  });
}
