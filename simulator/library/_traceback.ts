/** `_traceback`: texts of exceptions and lines of sources, for `traceback` and `warnings`. */
import type { Context, Interpreter } from '../python/context.ts';
import { formatExceptionOnly, formatFrames } from '../python/formatting/traceback.ts';
import type { PyException } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import { NONE, type PyDict } from '../python/objects/object.ts';
import type { PyTraceback } from '../python/types/traceback.ts';
import { namespace } from './library-module.ts';
import { sourceLine, tracebackText } from './traceback-report.ts';

const FUNCTIONS = [
  resumable('format_exception(exception, /)', ([exception]: [PyException], context: Context) =>
    tracebackText(context, exception),
  ),
  resumable('format_exception_only(exception, /)', ([exception]: [PyException]) =>
    formatExceptionOnly(exception),
  ),
  native('format_frames(traceback, /)', ([traceback]: [PyTraceback], context) =>
    formatFrames(traceback.entries.slice(traceback.depth), sourceLine(context)),
  ),
  native(
    'source_line(file, line, /)',
    ([file, line]: [string, number], context) => sourceLine(context)(file, line)?.trim() ?? NONE,
  ),
];

export function createTraceback(_interpreter: Interpreter): PyDict {
  return namespace('_traceback', FUNCTIONS);
}
