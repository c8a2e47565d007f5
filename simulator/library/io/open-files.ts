/**
 * Files that are open in a process. CPython closes a file when nothing refers to it any more; here that is
 * done when the process runs out of descriptors.
 */
import { ERRORS } from '../../kernel/errno.ts';
import type { FileCall } from '../../kernel/file-call.ts';
import type { Context, Interpreter } from '../../python/context.ts';
import { Raised } from '../../python/objects/exception.ts';
import type { Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { stateOf } from '../library-module.ts';
import { perform } from '../os-failure.ts';
import { NotedFiles } from './noted-files.ts';
import { invoke } from './protocol.ts';

/** Those that close their descriptor when they are closed. */
export function openFiles(interpreter: Interpreter): NotedFiles {
  return stateOf(interpreter, 'io.open', () => new NotedFiles());
}

/** Makes a call that needs a descriptor, and again if closing forgotten files has freed some. */
export function* withDescriptor<Result>(
  makeCall: () => FileCall<Result>,
  name: Value,
  { interpreter }: Context,
): Resumable<Result> {
  try {
    return yield* perform(makeCall(), name);
  } catch (error) {
    if (!(error instanceof Raised) || error.exception.args.items[0] !== ERRORS.EMFILE[0]) {
      throw error;
    }
    const forgotten = interpreter.forgotten(openFiles(interpreter).all);
    if (forgotten.length === 0) throw error;
    for (const file of forgotten) yield* invoke(file, 'close');
    return yield* perform(makeCall(), name);
  }
}
