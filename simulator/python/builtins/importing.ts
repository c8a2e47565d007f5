/** `__import__`: what the import statement does, as a function (Library reference, "Built-in Functions"). */
import type { Context } from '../context.ts';
import { typeError, valueError } from '../objects/exception.ts';
import { type Native, resumable } from '../objects/native.ts';
import { newDict, NONE, PyDict, type Value } from '../objects/object.ts';
import { type Resumable } from '../objects/resumable.ts';
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

export const IMPORT_FUNCTIONS: readonly Native[] = [
  resumable('__import__(name, globals=None, locals=None, fromlist=(), level=0)', importByName),
];
