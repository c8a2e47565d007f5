/** `_pickle`: what `pickle` does in C for plain values; the rest is Python, and everything can be. */
import type { Context, Interpreter } from '../python/context.ts';
import { PyModule } from '../python/objects/function.ts';
import { native, resumable } from '../python/objects/native.ts';
import { NONE, PyDict, type Value } from '../python/objects/object.ts';
import { call, type Resumable } from '../python/objects/resumable.ts';
import { BYTES_TYPE, PyBytes } from '../python/objects/values.ts';
import { getAttribute } from '../python/protocols/index.ts';
import { namespace } from './library-module.ts';
import { plainValue } from './pickle/plain-reader.ts';
import { PROTOCOL, plainPickle } from './pickle/plain-writer.ts';

/** Calls a function of the package, which has more to do. */
function* inPython(context: Context, name: string, args: Value[]): Resumable {
  const module = yield* context.interpreter.importModule(context, 'pickle');
  return yield* call(yield* getAttribute(module, name), args);
}

/** Registered names go before those of modules; only Python code knows them. */
function namesAreRegistered({ interpreter }: Context): boolean {
  const copyreg = interpreter.modules.get('copyreg');
  if (!(copyreg instanceof PyModule)) return false;
  const registry = copyreg.namespace.get('_inverted_registry');
  return registry instanceof PyDict && registry.size > 0;
}

const FUNCTIONS = [
  resumable(
    'dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None)',
    function* ([value, protocol = NONE, imports = true, callback = NONE], context) {
      const plainly = (protocol === NONE || protocol === PROTOCOL) && callback === NONE;
      if (plainly && !namesAreRegistered(context)) {
        const bytes = plainPickle(value!, context);
        if (bytes !== undefined) return new PyBytes(bytes);
      }
      return yield* inPython(context, '_dumps', [value!, protocol, imports, callback]);
    },
  ),
  /** What dumps() makes of a plain value; None: it is not plain. */
  native('_plain(obj, /)', ([value]: [Value], context) => {
    if (namesAreRegistered(context)) return NONE;
    const bytes = plainPickle(value, context);
    return bytes === undefined ? NONE : new PyBytes(bytes);
  }),
  resumable(
    "loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
    function* ([data, imports = true, encoding = 'ASCII', errors = 'strict', given], context) {
      const buffers = given ?? NONE;
      if (buffers === NONE && data instanceof PyBytes && data.type === BYTES_TYPE) {
        const value = plainValue(data.bytes, context);
        if (value !== undefined) return value;
      }
      const args = [data!, imports, encoding, errors, buffers];
      return yield* inPython(context, '_loads', args);
    },
  ),
];

export function createPickle(_interpreter: Interpreter): PyDict {
  return namespace('_pickle', FUNCTIONS);
}
