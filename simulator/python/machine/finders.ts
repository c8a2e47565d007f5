/**
 * Who is asked in turn where a module is: `sys.meta_path` (Language reference, 5.3.1). One of them stands for
 * all places that Python itself looks in; a program may put its own before and behind it.
 */
import type { Context } from '../context.ts';
import { PyModule } from '../objects/function.ts';
import { builtinType, NONE, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { list, PyList } from '../objects/values.ts';
import * as protocols from '../protocols/index.ts';
import type { PythonInterpreter } from './interpreter.ts';

export const PATH_FINDER = builtinType('PathFinder', {
  module: '_frozen_importlib_external',
  layout: 'other',
});

const USUAL: readonly Value[] = [PATH_FINDER];

export function findersOf({ modules }: Pick<PythonInterpreter, 'modules'>): readonly Value[] {
  const sys = modules.get('sys');
  const finders = sys instanceof PyModule ? sys.namespace.get('meta_path') : undefined;
  return finders instanceof PyList ? finders.items : USUAL;
}

/** What a finder of the program's own has to say of a module; NONE: nothing. */
export function* specFrom(
  finder: Value,
  name: string,
  path: readonly string[] | undefined,
): Resumable {
  const find = yield* protocols.findAttribute(finder, 'find_spec');
  if (find === undefined) return NONE;
  return yield* call(find, [name, path === undefined ? NONE : list([...path]), NONE]);
}

/** The module that a spec stands for, made and run as its loader does it. */
export function* loadSpec(context: Context, spec: Value): Resumable {
  const loading = yield* context.interpreter.importModule(context, 'importlib._loading');
  return yield* call(yield* protocols.getAttribute(loading, 'load'), [spec]);
}
