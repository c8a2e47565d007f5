/** Gives the programmer what the compiler has found suspicious, through the module `warnings`. */
import type { Code } from '../code.ts';
import type { Context } from '../context.ts';
import { EXCEPTIONS, newException, Raised } from '../objects/exception.ts';
import { NONE } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { tuple } from '../objects/values.ts';
import { getAttribute, isRaised } from '../protocols/index.ts';

/** To be run before the code. A filter that makes errors of warnings makes errors of syntax of these. */
export function* giveSyntaxWarnings(context: Context, code: Code): Resumable<void> {
  if (code.warnings.length === 0) return;
  const warnings = yield* context.interpreter.importModule(context, 'warnings');
  const warn = yield* getAttribute(warnings, 'warn_explicit');
  for (const { what, at } of code.warnings) {
    try {
      yield* call(warn, [what, EXCEPTIONS.SyntaxWarning, code.file, at.line]);
    } catch (error) {
      if (!isRaised(error, 'SyntaxWarning')) throw error;
      const { line, column, endLine, endColumn } = at;
      const place = tuple([code.file, line, column + 1, NONE, endLine, endColumn + 1]);
      throw new Raised(newException(EXCEPTIONS.SyntaxError, what, place));
    }
  }
}
