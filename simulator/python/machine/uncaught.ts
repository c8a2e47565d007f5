/**
 * What nobody has caught in the main thread: SystemExit sets the exit code, anything else goes to
 * sys.excepthook(), which prints it as a traceback unless the program has put its own in place.
 */
import { type ExitStatus } from '../../kernel/program.ts';
import { SIGNALS } from '../../kernel/signals.ts';
import { writeError } from '../builtins/console.ts';
import type { SourcePosition } from '../../trace/trace.ts';
import type { Context } from '../context.ts';
import { formatUnraisable, formatException, type SourceLine } from '../formatting/traceback.ts';
import { EXCEPTIONS, type PyException, Raised } from '../objects/exception.ts';
import { PyModule } from '../objects/function.ts';
import { isInstance, NONE, type PyDict, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import * as protocols from '../protocols/index.ts';
import { PyTraceback } from '../types/traceback.ts';
import { sourceLines } from './imports.ts';
import type { PythonInterpreter } from './interpreter.ts';
import type { PythonThread } from './thread.ts';

/** CPython ends itself by the signal then, so that whoever waits for it sees why. */
const INTERRUPTED: ExitStatus = { kind: 'killed', signal: SIGNALS.SIGINT };

const FAILED = exited(1);

/** How the program's own code ended; filled in while it runs. */
export interface MainResult {
  status: ExitStatus;
  /** The uncaught exception as the last line of its traceback, and where it was raised. */
  uncaught: { readonly message: string; readonly at: RaisedAt | undefined } | undefined;
}

interface RaisedAt extends SourcePosition {
  readonly column: number;
}

/** Of a main thread that begins. */
export function newMainResult(): MainResult {
  return { status: exited(0), uncaught: undefined };
}

function exited(code: number): ExitStatus {
  return { kind: 'exited', code };
}

export function* endWith(
  thread: PythonThread,
  error: unknown,
  sourceLine: SourceLine,
  result: MainResult,
): Resumable<void> {
  if (!(error instanceof Raised)) throw error;
  const { exception } = error;
  if (isInstance(exception, EXCEPTIONS.SystemExit)) {
    yield* exitAsAsked(thread, exception, result);
    return;
  }
  const limit = tracebackLimit(thread.interpreter);
  const text = yield* formatException(exception, sourceLine, limit);
  result.status = isInstance(exception, EXCEPTIONS.KeyboardInterrupt) ? INTERRUPTED : FAILED;
  result.uncaught = {
    message: text.trimEnd().split('\n').at(-1) ?? '',
    at: placeOf(exception, thread.interpreter),
  };
  thread.interpreter.recorder.mark(
    'exception',
    thread.nowNs,
    thread.thread.lane,
    -1,
    result.uncaught.message,
  );
  yield* report(thread, exception, text, sourceLine, result);
}

/** The innermost place of the program itself, not of the library. */
function placeOf({ traceback }: PyException, { imports }: PythonInterpreter): RaisedAt | undefined {
  const at = traceback.findLast(({ code }) => !code.internal);
  if (at === undefined) return undefined;
  const { code, pc } = at;
  return {
    source: imports.sourceOf(code.file),
    line: code.lines[pc] ?? code.firstLine,
    column: (code.columns[pc] ?? 0) + 1,
  };
}

function* report(
  thread: PythonThread,
  exception: PyException,
  text: string,
  sourceLine: SourceLine,
  result: MainResult,
): Resumable<void> {
  const sys = systemNamespace(thread.interpreter);
  const traceback =
    exception.traceback.length === 0 ? NONE : PyTraceback.of(exception.traceback, 0);
  sys?.set('last_type', exception.type);
  sys?.set('last_value', exception);
  sys?.set('last_traceback', traceback);
  const hook = sys?.get('excepthook');
  if (sys !== undefined && hook === undefined) {
    yield* writeError(thread, `sys.excepthook is missing\n${text}`);
    return;
  }
  if (hook === undefined || hook === sys?.get('__excepthook__')) {
    yield* writeError(thread, text);
    return;
  }
  try {
    yield* call(hook, [exception.type, exception, traceback]);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    if (isInstance(error.exception, EXCEPTIONS.SystemExit)) {
      yield* exitAsAsked(thread, error.exception, result);
      return;
    }
    const failure = yield* formatException(
      error.exception,
      sourceLine,
      tracebackLimit(thread.interpreter),
    );
    yield* writeError(
      thread,
      `Error in sys.excepthook:\n${failure}\nOriginal exception was:\n${text}`,
    );
  }
}

/**
 * What nobody can catch, such as an error in `__del__`.
 *
 * @param source - where it was
 * @param title - None: "Exception ignored in"
 */
export function* reportUnraisable(
  context: Context,
  exception: PyException,
  source: Value,
  title: Value = NONE,
): Resumable<void> {
  const heading = title === NONE ? 'Exception ignored in' : yield* protocols.str(title);
  const where = yield* protocols.repr(source);
  const interpreter = context.interpreter as PythonInterpreter;
  const text = yield* formatUnraisable(
    exception,
    sourceLines(interpreter),
    tracebackLimit(interpreter),
  );
  yield* writeError(context, `${heading}: ${where}\n${text}`);
}

function systemNamespace(interpreter: PythonInterpreter): PyDict | undefined {
  const sys = interpreter.modules.get('sys');
  return sys instanceof PyModule ? sys.namespace : undefined;
}

/** `sys.tracebacklimit`: how many frames are shown. */
export function tracebackLimit(interpreter: PythonInterpreter): number {
  const limit = systemNamespace(interpreter)?.get('tracebacklimit');
  return Number(protocols.plainInt(limit ?? NONE) ?? Infinity);
}

function* exitAsAsked(
  thread: PythonThread,
  exception: PyException,
  result: MainResult,
): Resumable<void> {
  const code: Value = (yield* protocols.findAttribute(exception, 'code')) ?? NONE;
  const whole = protocols.plainInt(code);
  if (code === NONE) result.status = exited(0);
  else if (whole !== undefined) {
    const long = BigInt.asIntN(64, BigInt(whole));
    result.status = exited(Number((long === BigInt(whole) ? long : -1n) & 0xffn));
  } else {
    yield* writeError(thread, `${yield* protocols.str(code)}\n`);
    result.status = FAILED;
  }
}
