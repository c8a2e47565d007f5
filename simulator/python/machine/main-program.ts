/**
 * What the main thread of a Python process does: runs the program as the module `__main__`, reports
 * what it did not catch, waits for the other threads, runs exit handlers, and ends the process
 * (Library reference, "threading" and "atexit").
 */
import type { SystemCall } from '../../kernel/program.ts';
import type { Code } from '../code.ts';
import { formatException } from '../formatting/traceback.ts';
import { EXCEPTIONS, type PyException, Raised, type TracebackEntry } from '../objects/exception.ts';
import { PyFunction } from '../objects/function.ts';
import { isInstance, newDict, NONE, type Value } from '../objects/object.ts';
import { call, callBody, quickCall, type Resumable } from '../objects/resumable.ts';
import * as protocols from '../protocols/index.ts';
import type { PythonInterpreter } from './interpreter.ts';
import type { PythonThread } from './thread.ts';

/** How the program's own code ended; filled in while it runs. */
export interface MainResult {
  exitCode: number;
  /** The uncaught exception as the last line of its traceback, and where it was raised. */
  uncaught: { readonly message: string; readonly at: TracebackEntry | undefined } | undefined;
}

/** Text of a line of a source file, for tracebacks. */
export type SourceLine = (file: string, line: number) => string | undefined;

export function* runMain(
  thread: PythonThread,
  code: Code,
  sourceLine: SourceLine,
  result: MainResult,
): Resumable {
  const { interpreter } = thread;
  const { namespace } = interpreter.main;
  namespace.set('__name__', '__main__');
  namespace.set('__doc__', code.docstring ?? NONE);
  namespace.set('__package__', NONE);
  namespace.set('__file__', code.file);
  namespace.set('__annotations__', newDict());
  namespace.set('__builtins__', interpreter.builtins);
  try {
    yield* callBody(new PyFunction(code, namespace, [], undefined, []), namespace);
  } catch (error) {
    yield* endWith(thread, error, sourceLine, result);
  }
  yield* shutDown(thread, sourceLine, result);
  yield* quickCall(exitProcess(result.exitCode));
  return NONE;
}

function exitProcess(exitCode: number): SystemCall {
  return {
    name: 'exit',
    attempt: ({ kernel, thread }) => {
      kernel.exitProcess(thread, exitCode);
      return { kind: 'done', result: undefined };
    },
  };
}

/** Joins the threads that are not daemons, then runs the functions registered with atexit. */
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
}

/** What the program did not catch: SystemExit sets the exit code, anything else prints a traceback. */
function* endWith(
  thread: PythonThread,
  error: unknown,
  sourceLine: SourceLine,
  result: MainResult,
): Resumable<void> {
  if (!(error instanceof Raised)) throw error;
  const { exception } = error;
  const { interpreter } = thread;
  if (isInstance(exception, EXCEPTIONS.SystemExit)) {
    yield* exitAsAsked(thread, exception, result);
    return;
  }
  const text = yield* formatException(exception, sourceLine);
  interpreter.write(thread, 'stderr', text);
  result.exitCode = 1;
  result.uncaught = {
    message: text.trimEnd().split('\n').at(-1) ?? '',
    at: exception.traceback.findLast((entry) => !entry.code.internal),
  };
  interpreter.recorder.mark(
    'exception',
    thread.nowNs,
    thread.thread.lane,
    -1,
    result.uncaught.message,
  );
}

function* exitAsAsked(
  thread: PythonThread,
  exception: PyException,
  result: MainResult,
): Resumable<void> {
  const code: Value = (yield* protocols.findAttribute(exception, 'code')) ?? NONE;
  const whole = protocols.plainInt(code);
  if (code === NONE) result.exitCode = 0;
  else if (whole !== undefined) result.exitCode = Number(BigInt(whole) & 0xffn);
  else {
    thread.interpreter.write(thread, 'stderr', `${yield* protocols.str(code)}\n`);
    result.exitCode = 1;
  }
}

/** Makes the source lines of everything the interpreter has loaded available to tracebacks. */
export function sourceLines(interpreter: PythonInterpreter): SourceLine {
  return (file, line) => interpreter.imports.textOf(file)?.split('\n')[line - 1];
}
