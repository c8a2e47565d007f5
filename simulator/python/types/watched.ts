/** Instances whose class has `__del__`. */
import type { Context } from '../context.ts';
import { PyNative } from '../objects/function.ts';
import { PyObject, type Value } from '../objects/object.ts';

/** An instance that has just been made: the end of one with `__del__` is waited for. */
export function watched(made: Value, { interpreter }: Context): Value {
  if (!(made instanceof PyObject) || !made.type.heap) return made;
  const finalizer = made.type.lookup('__del__');
  // Built-in types with one look after their instances themselves.
  if (finalizer !== undefined && !(finalizer instanceof PyNative)) {
    interpreter.finalization.watch(made);
  }
  return made;
}
