/**
 * What the main thread of a Python process does: runs the program as the module `__main__`, reports
 * what it did not catch, waits for the other threads, runs exit handlers, and ends the process
 * (Library reference, "threading" and "atexit").
 */
import { exitProcess } from '../../kernel/processes.ts';
import type { Code } from '../code.ts';
import type { SourceLine } from '../formatting/traceback.ts';
import { PyFunction, type PyModule } from '../objects/function.ts';
import { newDict, NONE } from '../objects/object.ts';
import { call, callBody, quickCall, type Resumable } from '../objects/resumable.ts';
import * as protocols from '../protocols/index.ts';
import { giveSyntaxWarnings } from './syntax-warnings.ts';
import type { PythonInterpreter } from './interpreter.ts';
import type { PythonThread } from './thread.ts';
import { endWith, type MainResult, newMainResult } from './uncaught.ts';

export { type MainResult, newMainResult };

export function* runMain(
  thread: PythonThread,
  code: Code,
  sourceLine: SourceLine,
  result: MainResult,
): Resumable {
  beginMain(thread.interpreter, thread.interpreter.main, code);
  return yield* conclude(thread, runProgram(thread, code), sourceLine, result);
}

/** What the program finds in its module when it begins. */
export function beginMain(
  { modules }: Pick<PythonInterpreter, 'modules'>,
  { name, namespace }: PyModule,
  code: Code,
): void {
  namespace.set('__name__', name);
  namespace.set('__doc__', code.docstring ?? NONE);
  namespace.set('__package__', NONE);
  namespace.set('__file__', code.file);
  namespace.set('__annotations__', newDict());
  namespace.set('__spec__', NONE);
  namespace.set('__builtins__', modules.get('builtins')!);
}

function* runProgram(thread: PythonThread, code: Code): Resumable {
  const { namespace } = thread.interpreter.main;
  yield* giveSyntaxWarnings(thread, code);
  return yield* callBody(new PyFunction(code, namespace, [], undefined, []), namespace);
}

/** Does what the main thread is for, and whatever comes after that. */
export function* conclude(
  thread: PythonThread,
  body: Resumable,
  sourceLine: SourceLine,
  result: MainResult,
): Resumable {
  try {
    yield* body;
  } catch (error) {
    yield* endWith(thread, error, sourceLine, result);
  }
  yield* shutDown(thread, sourceLine, result);
  yield* thread.interpreter.finalization.settleAll(thread);
  yield* quickCall(exitProcess(result.status));
  return NONE;
}

/** Joins the threads that are not daemons, runs the functions registered with atexit, writes files out. */
function* shutDown(
  thread: PythonThread,
  sourceLine: SourceLine,
  result: MainResult,
): Resumable<void> {
  for (const [module, name] of [
    ['threading', '_shutdown'],
    ['atexit', '_run_exitfuncs'],
  ] as const) {
    const loaded = thread.interpreter.modules.get(module);
    if (loaded === undefined) continue;
    const hook = yield* protocols.findAttribute(loaded, name);
    if (hook === undefined) continue;
    try {
      yield* call(hook, []);
    } catch (error) {
      yield* endWith(thread, error, sourceLine, result);
    }
  }
  for (const finalize of thread.interpreter.finalizers) yield* finalize(thread);
}
