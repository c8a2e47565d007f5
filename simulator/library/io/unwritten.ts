/**
 * Files of a process that keep something back. It is written when the process ends by itself, and when
 * nothing refers to the file any more and somebody looks at files: CPython writes it the moment it frees
 * the file, as after `open('name', 'w').write('text')`.
 */
import type { Context, Interpreter } from '../../python/context.ts';
import { Raised } from '../../python/objects/exception.ts';
import type { PyFile } from '../../python/objects/file.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { stateOf } from '../library-module.ts';
import { NotedFiles } from './noted-files.ts';
import { invoke } from './protocol.ts';

function unwritten(interpreter: Interpreter): NotedFiles {
  return stateOf(interpreter, 'io.unwritten', () => {
    interpreter.finalizers.add((context) => writeOut(unwritten(context.interpreter).all, context));
    return new NotedFiles();
  });
}

export function keepsBack(file: PyFile, interpreter: Interpreter): void {
  unwritten(interpreter).add(file);
}

export function hasWritten(file: PyFile, interpreter: Interpreter): void {
  unwritten(interpreter).delete(file);
}

/** To be called before the system is asked about the content of files, and before others are told that they can ask. */
export function* writeForgotten(context: Context): Resumable<void> {
  const { interpreter } = context;
  const files = unwritten(interpreter);
  if (!files.none) yield* writeOut(interpreter.forgotten(files.all), context);
}

/** Nobody is left to be told what goes wrong: like CPython, it says nothing. */
function* writeOut(files: readonly PyFile[], { interpreter }: Context): Resumable<void> {
  for (const file of files) {
    hasWritten(file, interpreter);
    try {
      yield* invoke(file, 'flush');
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
    }
  }
}
