/** Instances whose class has `__del__`. */
import type { Context } from '../context.ts';
import { PyObject, type Value } from '../objects/object.ts';

/** An instance that has just been made: the end of one with `__del__` is waited for. */
export function watched(made: Value, { interpreter }: Context): Value {
  if (made instanceof PyObject && made.type.heap && made.type.lookup('__del__') !== undefined) {
    interpreter.finalization.watch(made);
  }
  return made;
}
