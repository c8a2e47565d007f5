/** What is left to do when a thread's function has returned, before the thread ends. */
import type { Resumable } from '../objects/resumable.ts';
import type { PythonThread } from './thread.ts';

/** Nothing is kept for the thread any more: objects end with it. */
export function* endFunction(thread: PythonThread): Resumable<void> {
  const { finalization } = thread.interpreter;
  thread.held = [];
  thread.storage.clear();
  if (finalization.vigilant || finalization.doubtsPatient())
    yield* finalization.settle(thread, false, true);
  thread.interpreter.threadCount--;
}
