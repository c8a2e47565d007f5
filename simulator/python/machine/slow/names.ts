/** Names: globals with their cache, and the errors for names that are not bound. */
import type { Code } from '../../code.ts';
import { newException, EXCEPTIONS, raise, Raised } from '../../objects/exception.ts';
import { builtinsOf } from '../../objects/function.ts';
import { newDict, type PyDict, type Value } from '../../objects/object.ts';
import { call, type Resumable } from '../../objects/resumable.ts';
import { deleteItem, findAttribute, getItem, isRaised } from '../../protocols/index.ts';
import { GlobalCache } from '../caches.ts';
import type { PythonThread } from '../thread.ts';

/** The global or built-in name of instruction `at`, remembered for its next run. */
export function loadGlobal(code: Code, at: number, globals: PyDict, builtins: PyDict): Value {
  const name = code.names[code.args[at] as number] as string;
  const entry = globals.entries.get(name) ?? (builtinsOf(globals) ?? builtins).entries.get(name);
  if (entry?.value === undefined) throw nameError(name);
  code.caches[at] = new GlobalCache(globals, entry);
  return entry.value;
}

/** LOAD_NAME where the namespace is of a class of the program's own (`__prepare__`). */
export function* loadFrom(
  namespace: PyDict,
  name: string,
  globals: PyDict,
  builtins: PyDict,
): Resumable {
  try {
    return yield* getItem(namespace, name);
  } catch (error) {
    if (!isRaised(error, 'KeyError')) throw error;
  }
  const value = globals.get(name) ?? (builtinsOf(globals) ?? builtins).get(name);
  if (value === undefined) throw nameError(name);
  return value;
}

/** DELETE_NAME in such a namespace. */
export function* deleteFrom(namespace: PyDict, name: string): Resumable<void> {
  try {
    yield* deleteItem(namespace, name);
  } catch (error) {
    throw isRaised(error, 'KeyError') ? nameError(name) : error;
  }
}

/** PRINT_EXPR: what the interactive mode does with the value of an expression statement. */
export function* display(context: PythonThread, value: Value): Resumable<void> {
  const sys = yield* context.interpreter.imports.load(context, 'sys');
  const hook = yield* findAttribute(sys, 'displayhook');
  if (hook === undefined) throw raise('RuntimeError', 'lost sys.displayhook');
  yield* call(hook, [value]);
}

export function nameError(name: string): Raised {
  const exception = newException(EXCEPTIONS.NameError, `name '${name}' is not defined`);
  exception.dict = newDict();
  exception.dict.set('name', name);
  return new Raised(exception);
}

export function deleteName(namespace: PyDict, name: string): void {
  if (namespace.delete(name) === undefined) throw nameError(name);
}

export function unboundLocal(code: Code, slot: number): Raised {
  const name = code.variables[slot];
  return raise(
    'UnboundLocalError',
    `cannot access local variable '${name}' where it is not associated with a value`,
  );
}

export function unboundCell(code: Code, slot: number): Raised {
  if (slot < code.variables.length - code.freeCount) return unboundLocal(code, slot);
  const name = code.variables[slot];
  return raise(
    'NameError',
    `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
  );
}
