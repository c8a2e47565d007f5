/**
 * What programs ought to close: files, sockets, event loops. Of one that nobody can close any more there is a
 * ResourceWarning; as hardly any program asks to see those, only one that does has such objects watched.
 */
import type { Context } from '../python/context.ts';
import { EXCEPTIONS } from '../python/objects/exception.ts';
import { PyModule } from '../python/objects/function.ts';
import { NONE, type PyObject, PyType } from '../python/objects/object.ts';
import { call, type Resumable } from '../python/objects/resumable.ts';
import { PyList, PyTuple } from '../python/objects/values.ts';
import { getAttribute, repr } from '../python/protocols/index.ts';

/** Something that is to be closed has been opened. */
export function watchResource(resource: PyObject, context: Context): void {
  if (mayWarnUnclosed(context)) context.interpreter.finalization.watch(resource);
}

/** The first of the filters that fits a ResourceWarning of whatever text and place. */
export function mayWarnUnclosed({ interpreter: { modules } }: Context): boolean {
  const module = modules.get('warnings');
  const filters = module instanceof PyModule ? module.namespace.get('filters') : undefined;
  if (!(filters instanceof PyList)) return false;
  for (const filter of filters.items) {
    if (!(filter instanceof PyTuple)) continue;
    const [action, message, category, place, line] = filter.items;
    if (!(category instanceof PyType) || !EXCEPTIONS.ResourceWarning.mro.includes(category))
      continue;
    if (action !== 'ignore') return true;
    if (message === NONE && place === NONE && line === 0) return false;
  }
  return false;
}

/** `ResourceWarning: unclosed file …` */
export function* warnUnclosed(what: string, resource: PyObject, context: Context): Resumable {
  const text = `unclosed ${what}${yield* repr(resource)}`;
  const warnings = yield* context.interpreter.importModule(context, 'warnings');
  return yield* call(yield* getAttribute(warnings, '_warn_unclosed'), [text, resource]);
}
