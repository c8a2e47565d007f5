/** What is written in Python, for natives that need it seldom. */
import type { Context } from '../../python/context.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { call, getAttribute } from '../../python/protocols/index.ts';
import { truth } from '../../python/protocols/index.ts';
import type { Value } from '../../python/objects/object.ts';

/** A function of one of asyncio's modules. */
export function* libraryFunction(
  running: Context,
  module: '_legacy' | 'base_futures' | 'base_tasks' | 'coroutines' | 'events' | 'format_helpers',
  name: string,
): Resumable {
  const found = yield* running.interpreter.importModule(running, `asyncio.${module}`);
  return yield* getAttribute(found, name);
}

/** Whether the loop wants to know where things are made. */
export function* inDebugMode(loop: Value): Resumable<boolean> {
  return yield* truth(yield* call(yield* getAttribute(loop, 'get_debug'), []));
}

/** The stack of the function of the program that is making something, as `traceback` lists it. */
export function* callersStack(running: Context): Resumable {
  return yield* call(yield* libraryFunction(running, 'format_helpers', '_extract_caller'), []);
}
