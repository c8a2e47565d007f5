/** `__import__`: what the import statement does, as a function (Library reference, "Built-in Functions"). */
import type { Context } from '../context.ts';
import { raise, typeError, valueError } from '../objects/exception.ts';
import { builtinsOf, PyNative } from '../objects/function.ts';
import { type Native, resumable } from '../objects/native.ts';
import { newDict, NONE, PyDict, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { tuple } from '../objects/values.ts';
import { asSmallIndex, collect, plainText, typeName } from '../protocols/index.ts';

type Arguments = [
  Value,
  Value | undefined,
  Value | undefined,
  Value | undefined,
  Value | undefined,
];

function* importByName(args: Arguments, context: Context): Resumable {
  const [name, globals, , wanted, depth] = args;
  const text = plainText(name);
  if (text === undefined) throw typeError(`module name must be a string, not ${typeName(name)}`);
  const level = depth === undefined ? 0 : yield* asSmallIndex(depth);
  if (level < 0) throw valueError('level must be >= 0');
  if (text === '' && level === 0) throw valueError('Empty module name');
  const names = wanted === undefined || wanted === NONE ? [] : yield* collect(wanted);
  return yield* context.interpreter.importName(
    context,
    globals instanceof PyDict ? globals : newDict(),
    text,
    names.length === 0 ? NONE : tuple(names),
    level,
  );
}

const IMPORT = resumable(
  '__import__(name, globals=None, locals=None, fromlist=(), level=0)',
  importByName,
);

export const IMPORT_FUNCTIONS: readonly Native[] = [IMPORT];

/**
 * The import statement, which calls what its built-ins have under the name `__import__`: a program may have put
 * something else there, or nothing.
 */
export function* importByStatement(
  context: Context,
  { globals, namespace }: { readonly globals: PyDict; readonly namespace: PyDict | undefined },
  name: string,
  names: Value,
  level: number,
): Resumable {
  const importer = (builtinsOf(globals) ?? context.interpreter.builtins).get('__import__');
  if (importer === undefined) throw raise('ImportError', '__import__ not found');
  if (importer instanceof PyNative && importer.native === IMPORT) {
    return yield* context.interpreter.importName(context, globals, name, names, level);
  }
  return yield* call(importer, [name, globals, namespace ?? NONE, names, level]);
}
