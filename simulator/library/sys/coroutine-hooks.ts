/** What `sys` lets an event loop know about asynchronous generators, and people about coroutines. */
import type { PythonInterpreter } from '../../python/machine/interpreter.ts';
import { typeError, valueError } from '../../python/objects/exception.ts';
import { type Native, native, resumable } from '../../python/objects/native.ts';
import { NONE, typeOf, type Value } from '../../python/objects/object.ts';
import { asSmallIndex, typeName } from '../../python/protocols/index.ts';
import { FINALIZER_HOOK, FIRST_ITERATION_HOOK } from '../../python/types/async-generator.ts';
import { structSequence, structValue } from '../struct-sequence.ts';

const HOOKS = structSequence('builtins', 'asyncgen_hooks', ['firstiter', 'finalizer']);

function setHook(
  storage: Map<string, Value>,
  key: string,
  name: string,
  hook: Value | undefined,
): void {
  if (hook === undefined) return;
  if (hook === NONE) storage.delete(key);
  else if (typeOf(hook).lookup('__call__') === undefined) {
    throw typeError(`callable ${name} expected, got ${typeName(hook)}`);
  } else storage.set(key, hook);
}

export const COROUTINE_HOOKS: readonly Native[] = [
  native('set_asyncgen_hooks(firstiter=None, finalizer=None)', ([first, last], { storage }) => {
    setHook(storage, FINALIZER_HOOK, 'finalizer', last);
    setHook(storage, FIRST_ITERATION_HOOK, 'firstiter', first);
    return NONE;
  }),
  native('get_asyncgen_hooks()', (_args, { storage }) =>
    structValue(HOOKS, [
      storage.get(FIRST_ITERATION_HOOK) ?? NONE,
      storage.get(FINALIZER_HOOK) ?? NONE,
    ]),
  ),
  resumable('set_coroutine_origin_tracking_depth(depth)', function* ([depth], { interpreter }) {
    const wanted = yield* asSmallIndex(depth);
    if (wanted < 0) throw valueError('depth must be >= 0');
    (interpreter as PythonInterpreter).coroutineOriginDepth = wanted;
    return NONE;
  }),
  native(
    'get_coroutine_origin_tracking_depth()',
    (_args, { interpreter }) => (interpreter as PythonInterpreter).coroutineOriginDepth,
  ),
];
