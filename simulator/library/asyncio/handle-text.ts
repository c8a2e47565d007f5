/** What a callback is called, for people who look at a loop. No code of the program runs for it. */
import { PyFunction, PyMethod, PyNative } from '../../python/objects/function.ts';
import { PyGenerator } from '../../python/objects/generator.ts';
import { PyType, typeOf, type Value } from '../../python/objects/object.ts';
import { PyContext } from '../contextvars.ts';
import { PyPartial } from '../functools/partial.ts';
import { taskOf } from './task-of.ts';

/**
 * The name of the function that a call comes down to: through partial objects, and through the context in
 * which it is run.
 *
 * @param args - what it is called with
 */
export function callbackName(callback: Value, args: readonly Value[] = []): string {
  const task = taskOf({ callback });
  if (task !== undefined) return String(task.name);
  if (callback instanceof PyPartial) {
    return callbackName(callback.func, [...callback.args.items, ...args]);
  }
  if (callback instanceof PyMethod) {
    const runs = callback.self instanceof PyContext && args.length > 0;
    return runs ? callbackName(args[0]!, args.slice(1)) : callbackName(callback.callee);
  }
  if (callback instanceof PyFunction || callback instanceof PyGenerator) {
    return callback.qualifiedName;
  }
  if (callback instanceof PyNative) {
    const { owner, native } = callback;
    const name = native.name;
    return owner === undefined ? name : `${owner.name}.${name}`;
  }
  return callback instanceof PyType ? callback.name : typeOf(callback).name;
}
