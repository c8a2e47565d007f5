/** The part of `sys` that tells a function what a thread does, and what breakpoint() calls. */
import type { PythonThread } from '../../python/machine/thread.ts';
import { callTracing, setTracing } from '../../python/machine/tracing.ts';
import { type Native, native, resumable } from '../../python/objects/native.ts';
import { NONE, type PyDict, type Value } from '../../python/objects/object.ts';
import { typeError } from '../../python/objects/exception.ts';
import { call, keywordsOf } from '../../python/objects/resumable.ts';
import { PyTuple } from '../../python/objects/values.ts';
import { getAttribute, typeName } from '../../python/protocols/index.ts';

function pair(kind: 'trace' | 'profile'): readonly Native[] {
  return [
    resumable(`set${kind}(function, /)`, function* ([callback]: [Value], context) {
      yield* setTracing(context as PythonThread, kind, callback);
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
  resumable(
    'breakpointhook(*args, **kwargs)',
    function* ([args, kwargs]: [PyTuple, PyDict], context) {
      const debuggers = yield* context.interpreter.importModule(context, 'pdb');
      const start = yield* getAttribute(debuggers, 'set_trace');
      return yield* call(start, [...args.items], keywordsOf(kwargs));
    },
  ),
];
