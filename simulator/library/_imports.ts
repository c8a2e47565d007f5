/** `_imports`: the import system as `importlib` needs it. */
import type { Context, Interpreter } from '../python/context.ts';
import { PATH_FINDER } from '../python/machine/finders.ts';
import type { PythonInterpreter } from '../python/machine/interpreter.ts';
import type { PyModule } from '../python/objects/function.ts';
import { resumable } from '../python/objects/native.ts';
import { NONE, type PyDict } from '../python/objects/object.ts';
import { tuple } from '../python/objects/values.ts';
import { namespace } from './library-module.ts';

const importsOf = ({ interpreter }: Context) => (interpreter as PythonInterpreter).imports;

const FUNCTIONS = [
  // (file, whether it is a package) of a module that could be imported; the file is None when there is none.
  resumable('find(name, /)', function* ([name]: [string], context) {
    const found = yield* importsOf(context).find(context, name);
    if (found === undefined) return NONE;
    return found.kind === 'native'
      ? tuple([NONE, false])
      : tuple([found.code.file, found.folder !== undefined]);
  }),
  resumable('reload(module, /)', function* ([module]: [PyModule], context) {
    yield* importsOf(context).reload(context, module);
    return NONE;
  }),
];

export function createImports(_interpreter: Interpreter): PyDict {
  return namespace('_imports', FUNCTIONS, { PathFinder: PATH_FINDER });
}
