/** Which task a callback of the loop goes on with. */
import { PyMethod } from '../../python/objects/function.ts';
import type { PyHandle } from './handle.ts';
import { PyTask, PyTaskStep } from './task.ts';

/** Undefined: it is another callback. */
export function taskOf({ callback }: Pick<PyHandle, 'callback'>): PyTask | undefined {
  if (callback instanceof PyTaskStep) return callback.task;
  // Of the methods of tasks, only the one that wakes them is ever a callback of a loop.
  if (callback instanceof PyMethod && callback.self instanceof PyTask) return callback.self;
  return undefined;
}
