/** What reports that an exception has ended a thread, unless a program has put its own in place. */
import { writeError } from '../../python/builtins/console.ts';
import { EXCEPTIONS, typeError } from '../../python/objects/exception.ts';
import { resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { type PyTuple } from '../../python/objects/values.ts';
import { getAttribute, str } from '../../python/protocols/index.ts';
import { identOf } from '../process-id.ts';
import { structSequence } from '../struct-sequence.ts';
import { textOfThrown } from '../traceback-report.ts';

/** `threading.ExceptHookArgs`. */
export const HOOK_ARGUMENTS = structSequence('_thread', '_ExceptHookArgs', [
  'exc_type',
  'exc_value',
  'exc_traceback',
  'thread',
]);

/** `threading.excepthook()`. SystemExit is no error: it just ends the thread. */
export const EXCEPTHOOK = resumable('_excepthook(args, /)', function* ([args]: [PyTuple], context) {
  if (args.type !== HOOK_ARGUMENTS) {
    throw typeError('_thread.excepthook argument type must be ExceptHookArgs');
  }
  const [type, value, , thread] = args.items as readonly Value[] as [Value, Value, Value, Value];
  if (type === EXCEPTIONS.SystemExit) return NONE;
  const name =
    thread === NONE
      ? String(identOf(context.thread))
      : yield* str(yield* getAttribute(thread, 'name'));
  const text = yield* textOfThrown(context, value);
  yield* writeError(context, `Exception in thread ${name}:\n${text}`);
  return NONE;
});
