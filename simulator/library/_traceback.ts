/** `_traceback`: what `traceback`, `linecache` and `inspect` need of the machine. */
import type { Context, Interpreter } from '../python/context.ts';
import { caretLine } from '../python/formatting/carets.ts';
import { exceptionOnly } from '../python/formatting/traceback.ts';
import type { PythonInterpreter } from '../python/machine/interpreter.ts';
import type { PyException } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import { NONE, type PyDict, type Value } from '../python/objects/object.ts';
import { tuple } from '../python/objects/values.ts';
import { classLines, definitionLines, type Lines } from './definitions.ts';
import { namespace } from './library-module.ts';

const asTuple = (lines: Lines | undefined): Value => (lines === undefined ? NONE : tuple(lines));

const FUNCTIONS = [
  resumable('exception_only(exception, /)', function* ([exception]: [PyException]) {
    return tuple((yield* exceptionOnly(exception, false)).map((line) => `${line}\n`));
  }),
  native(
    'carets(source, line, end_line, column, end_column, /)',
    ([source, line, endLine, column, endColumn]: [string, number, Value, number, number]) =>
      caretLine(source, {
        line,
        column,
        endLine: typeof endLine === 'number' ? endLine : line,
        endColumn,
      }) ?? NONE,
  ),
  native('definition_lines(text, line, /)', ([text, line]: [string, number]) =>
    asTuple(definitionLines(text, line)),
  ),
  native('class_lines(text, qualified_name, /)', ([text, name]: [string, string]) =>
    asTuple(classLines(text, name)),
  ),
  native('add_source(file, text, /)', ([file, text]: [string, string], context) => {
    (context.interpreter as PythonInterpreter).imports.addSource(file, text, false);
    return NONE;
  }),
  native(
    'source_text(file, /)',
    ([file]: [string], { interpreter }: Context) =>
      (interpreter as PythonInterpreter).imports.textOf(file) ?? NONE,
  ),
];

export function createTraceback(_interpreter: Interpreter): PyDict {
  return namespace('_traceback', FUNCTIONS);
}
