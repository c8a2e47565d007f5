/** What a row of the library's table is, and what makes writing one short. */
import type { Context, Interpreter } from '../python/context.ts';
import { PyNative } from '../python/objects/function.ts';
import type { Native } from '../python/objects/native.ts';
import { newDict, type PyDict, PyType, typeOf, type Value } from '../python/objects/object.ts';

export type LibraryModule =
  | {
      readonly kind: 'native';
      readonly name: string;
      /** A fresh namespace: called once a process, when the module is first imported. */
      readonly create: (interpreter: Interpreter, context: Context) => PyDict;
    }
  | {
      readonly kind: 'python';
      readonly name: string;
      /** Below the library's folder, as programs see it. */
      readonly file: string;
      readonly text: string;
      /** What it compiles to (python/stored-code.ts). */
      readonly code: string;
      /** True when it contains modules of its own (`collections` has `collections.abc`). */
      readonly package: boolean;
      /** Adds what is native to what its code has made. */
      readonly complete: ((namespace: PyDict) => void) | undefined;
    };

/** A namespace of functions and values. */
export function namespace(
  module: string,
  functions: readonly Native[],
  values: Readonly<Record<string, Value>> = {},
): PyDict {
  const dict = newDict();
  for (const callable of functions) {
    dict.set(callable.name, new PyNative(callable, undefined, module));
  }
  for (const [name, value] of Object.entries(values)) dict.set(name, value);
  return dict;
}

/** callable(value). */
export function isCallable(value: Value): boolean {
  return value instanceof PyType || typeOf(value).lookup('__call__') !== undefined;
}

/** The state that a module keeps in a process, made when it is first asked for. */
export function stateOf<State>(interpreter: Interpreter, key: string, make: () => State): State {
  const known = interpreter.state.get(key);
  if (known !== undefined) return known as State;
  const made = make();
  interpreter.state.set(key, made);
  return made;
}
