/** Files of a process that keep something back: it is written when the process ends by itself. */
import type { Context, Interpreter } from '../../python/context.ts';
import { Raised } from '../../python/objects/exception.ts';
import type { PyFile } from '../../python/objects/file.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { stateOf } from '../library-module.ts';
import { invoke } from './protocol.ts';

function unwritten(interpreter: Interpreter): Set<PyFile> {
  return stateOf(interpreter, 'io.unwritten', () => {
    interpreter.finalizers.add(writeOut);
    return new Set<PyFile>();
  });
}

export function keepsBack(file: PyFile, interpreter: Interpreter): void {
  unwritten(interpreter).add(file);
}

export function hasWritten(file: PyFile, interpreter: Interpreter): void {
  unwritten(interpreter).delete(file);
}

/** CPython does this when it frees the files; like CPython, it says nothing about what goes wrong. */
function* writeOut({ interpreter }: Context): Resumable<void> {
  const files = unwritten(interpreter);
  for (const file of files) {
    files.delete(file);
    try {
      yield* invoke(file, 'flush');
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
    }
  }
}
