/** The threads of a process's ThreadPoolExecutors, for people to look at: which are idle, what the others call. */
import type { PythonInterpreter } from '../../python/machine/interpreter.ts';
import type { PythonThread } from '../../python/machine/thread.ts';
import { PyObject, type Value } from '../../python/objects/object.ts';
import { PyTuple } from '../../python/objects/values.ts';
import type { WorkerSnapshot } from '../../simulation.ts';
import { callbackName } from './handle-text.ts';

/** The function in which the threads of a pool take one call after another. */
const WORK = 'ThreadPoolExecutor._work_on_items';

export function workersOf(interpreter: PythonInterpreter): WorkerSnapshot[] {
  return [...interpreter.threads.values()].flatMap((thread) => {
    const item = itemOf(thread);
    if (item === 'no worker') return [];
    return [{ thread: thread.thread.lane, call: item === undefined ? undefined : callOf(item) }];
  });
}

/** What a worker works on; undefined: nothing. */
function itemOf(thread: PythonThread): Value | 'no worker' | undefined {
  for (let depth = 0; ; depth++) {
    const frame = thread.frameAt(depth);
    if (frame === undefined) return 'no worker';
    const { code, stack } = frame;
    if (code.internal && code.qualifiedName === WORK) return stack[code.variables.indexOf('item')];
  }
}

function callOf(item: Value): string | undefined {
  const what = item instanceof PyObject ? item.dict?.get('_what') : undefined;
  if (!(what instanceof PyTuple)) return undefined;
  const [callee, args] = what.items;
  return callbackName(callee!, args instanceof PyTuple ? args.items : []);
}
