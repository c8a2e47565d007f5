/** Uncaught exceptions: on standard error as a traceback, and on the chart as a mark. */
import type { Context } from '../python/context.ts';
import { formatException, type SourceLine } from '../python/formatting/traceback.ts';
import { sourceLines } from '../python/machine/imports.ts';
import type { PythonInterpreter } from '../python/machine/interpreter.ts';
import { tracebackLimit } from '../python/machine/uncaught.ts';
import { PyException } from '../python/objects/exception.ts';
import type { Value } from '../python/objects/object.ts';
import type { Resumable } from '../python/objects/resumable.ts';
import { typeName } from '../python/protocols/index.ts';
import { NO_LANE } from '../trace/trace.ts';

/** The text of any line of the program or of a module. */
export function sourceLine(context: Context): SourceLine {
  return sourceLines(context.interpreter as PythonInterpreter);
}

/** The traceback with everything that led to it, as CPython prints it. */
export function* tracebackText(context: Context, exception: PyException): Resumable<string> {
  const limit = tracebackLimit(context.interpreter as PythonInterpreter);
  return yield* formatException(exception, sourceLine(context), limit);
}

/** The same of anything that a program calls an exception. */
export function* textOfThrown(context: Context, value: Value): Resumable<string> {
  if (value instanceof PyException) return yield* tracebackText(context, value);
  return `TypeError: print_exception(): Exception expected for value, ${typeName(value)} found\n`;
}

/** A mark on the lane of the thread that the exception has ended. */
export function* markException(context: Context, exception: PyException): Resumable<void> {
  const text = yield* tracebackText(context, exception);
  const message = text.trimEnd().split('\n').at(-1) ?? '';
  context.interpreter.recorder.mark(
    'exception',
    context.nowNs,
    context.thread.lane,
    NO_LANE,
    message,
  );
}
