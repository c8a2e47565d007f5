/** The part of `sys` that tells a function what a thread does: settrace(), setprofile(). */
import type { PythonThread } from '../../python/machine/thread.ts';
import { callTracing, setTracing } from '../../python/machine/tracing.ts';
import { type Native, native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { typeError } from '../../python/objects/exception.ts';
import { PyTuple } from '../../python/objects/values.ts';
import { typeName } from '../../python/protocols/index.ts';

function pair(kind: 'trace' | 'profile'): readonly Native[] {
  return [
    native(`set${kind}(function, /)`, ([callback]: [Value], context) => {
      setTracing(context as PythonThread, kind, callback);
      return NONE;
    }),
    native(`get${kind}()`, (_args, context) => {
      return (context as PythonThread).tracing?.[kind] ?? NONE;
    }),
  ];
}

export const TRACING: readonly Native[] = [
  ...pair('trace'),
  ...pair('profile'),
  resumable('call_tracing(func, args, /)', function* ([callee, args]: [Value, Value], context) {
    if (args instanceof PyTuple) {
      return yield* callTracing(context as PythonThread, callee, [...args.items]);
    }
    throw typeError(`call_tracing() argument 2 must be tuple, not ${typeName(args)}`);
  }),
];
