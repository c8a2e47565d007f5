/** The loop that runs in a thread. */
import type { Context } from '../../python/context.ts';
import { raise } from '../../python/objects/exception.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { call } from '../../python/objects/resumable.ts';
import { ownProcessId } from '../process-id.ts';
import { libraryFunction } from './library-function.ts';
import { loopBegins, loopEnds } from './loop-lane.ts';

/** Where a thread keeps it. */
const STORAGE = 'asyncio.loop';

/** The process it runs in: a forked one has the thread's storage, and none of its loops runs there. */
const OWNER = 'asyncio.process';

/** Undefined: none runs. */
export function runningLoop(running: Context): Value | undefined {
  const loop = running.storage.get(STORAGE);
  if (loop === undefined || running.storage.get(OWNER) !== ownProcessId(running)) return undefined;
  return loop;
}

const currentLoop = (name: string) =>
  resumable(name, function* (_args, running) {
    const loop = runningLoop(running);
    if (loop !== undefined) return loop;
    return yield* call(yield* libraryFunction(running, 'events', '_loop_of_policy'), []);
  });

export const LOOP_FUNCTIONS = [
  native('_get_running_loop()', (_args, running) => runningLoop(running) ?? NONE),
  native('_set_running_loop(loop, /)', ([loop]: [Value], running) => {
    const { storage } = running;
    loopEnds(runningLoop(running), running);
    loopBegins(loop, running);
    if (loop === NONE) storage.delete(STORAGE);
    else storage.set(STORAGE, loop).set(OWNER, ownProcessId(running));
    return NONE;
  }),
  native('get_running_loop()', (_args, running) => {
    const loop = runningLoop(running);
    if (loop === undefined) throw raise('RuntimeError', 'no running event loop');
    return loop;
  }),
  currentLoop('get_event_loop()'),
  currentLoop('_get_event_loop(stacklevel=3)'),
];
