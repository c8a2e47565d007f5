/**
 * Exceptions: the built-in hierarchy as a table, exception objects with their traceback, and how
 * TypeScript code raises one. The program's errors travel as `Raised`, never as host errors: a host
 * error is a bug of ours.
 */
import type { Code } from '../code.ts';
import type { HeapFrame } from './frame.ts';
import { builtinType, NONE, PyObject, type PyType, type Value } from './object.ts';
import type { PyTuple } from './values.ts';
import { tuple } from './values.ts';

/** One line of a traceback: the instruction that was running in a frame. */
export interface TracebackEntry {
  readonly code: Code;
  readonly pc: number;
  readonly frame: HeapFrame;
  /** Of entries that a program has made itself: the line, whatever the instruction says. */
  readonly line?: number;
}

export class PyException extends PyObject {
  args: PyTuple;
  cause: PyException | undefined = undefined;
  context: PyException | undefined = undefined;
  suppressContext = false;
  /** Outermost frame first, as a traceback prints. */
  traceback: TracebackEntry[] = [];
  notes: string[] | undefined = undefined;

  constructor(type: PyType, args: PyTuple) {
    super(type);
    this.args = args;
  }
}

/** Carries a Python exception through TypeScript code. Deliberately not an Error: no host stack. */
export class Raised {
  readonly exception: PyException;
  /** Where it has passed since it was last caught, innermost first. */
  private trail: TracebackEntry[] = [];

  /** Raised once more by the frame that caught it: this frame is in the traceback already. */
  again: boolean;

  /** Thrown into a generator, which has settled its context: what goes on outside is no part of that. */
  thrownInside = false;

  /** The frame in which objects have ended already that it has taken off the stack. */
  unwound: HeapFrame | undefined = undefined;

  constructor(exception: PyException, again = false) {
    this.exception = exception;
    this.again = again;
  }

  pass(entry: TracebackEntry): void {
    this.trail.push(entry);
  }

  /** What the frames hold that it has passed, it keeps. */
  get passed(): readonly unknown[] {
    return [this.exception, ...this.trail.map(({ frame }) => frame)];
  }

  /** Puts the trail into the exception's traceback; to be called before anyone can look at it. */
  settle(): void {
    if (this.trail.length === 0) return;
    this.exception.traceback = [...this.trail.reverse(), ...this.exception.traceback];
    this.trail = [];
  }

  /** It has not passed any frame since it was raised. */
  get fresh(): boolean {
    return this.trail.length === 0 && this.exception.traceback.length === 0;
  }
}

export const BASE_EXCEPTION = builtinType('BaseException', { layout: 'exception' });
BASE_EXCEPTION.instancesHaveDict = true;

function exceptionTypes<const Row extends readonly (readonly [string, string])[]>(
  rows: Row,
): Readonly<Record<Row[number][0] | 'BaseException', PyType>> {
  const types: Record<string, PyType> = { BaseException: BASE_EXCEPTION };
  for (const [name, base] of rows) {
    types[name] = builtinType(name, { base: types[base] as PyType });
  }
  return types as Readonly<Record<Row[number][0] | 'BaseException', PyType>>;
}

/** Library reference, "Exception hierarchy": name and base. */
export const EXCEPTIONS = exceptionTypes([
  ['BaseExceptionGroup', 'BaseException'],
  ['GeneratorExit', 'BaseException'],
  ['KeyboardInterrupt', 'BaseException'],
  ['SystemExit', 'BaseException'],
  ['Exception', 'BaseException'],
  ['ExceptionGroup', 'BaseExceptionGroup'],
  ['ArithmeticError', 'Exception'],
  ['FloatingPointError', 'ArithmeticError'],
  ['OverflowError', 'ArithmeticError'],
  ['ZeroDivisionError', 'ArithmeticError'],
  ['AssertionError', 'Exception'],
  ['AttributeError', 'Exception'],
  ['BufferError', 'Exception'],
  ['EOFError', 'Exception'],
  ['ImportError', 'Exception'],
  ['ModuleNotFoundError', 'ImportError'],
  ['LookupError', 'Exception'],
  ['IndexError', 'LookupError'],
  ['KeyError', 'LookupError'],
  ['MemoryError', 'Exception'],
  ['NameError', 'Exception'],
  ['UnboundLocalError', 'NameError'],
  ['OSError', 'Exception'],
  ['BlockingIOError', 'OSError'],
  ['ChildProcessError', 'OSError'],
  ['ConnectionError', 'OSError'],
  ['BrokenPipeError', 'ConnectionError'],
  ['ConnectionAbortedError', 'ConnectionError'],
  ['ConnectionRefusedError', 'ConnectionError'],
  ['ConnectionResetError', 'ConnectionError'],
  ['FileExistsError', 'OSError'],
  ['FileNotFoundError', 'OSError'],
  ['InterruptedError', 'OSError'],
  ['IsADirectoryError', 'OSError'],
  ['NotADirectoryError', 'OSError'],
  ['PermissionError', 'OSError'],
  ['ProcessLookupError', 'OSError'],
  ['TimeoutError', 'OSError'],
  ['ReferenceError', 'Exception'],
  ['RuntimeError', 'Exception'],
  ['NotImplementedError', 'RuntimeError'],
  ['RecursionError', 'RuntimeError'],
  ['StopAsyncIteration', 'Exception'],
  ['StopIteration', 'Exception'],
  ['SyntaxError', 'Exception'],
  ['IndentationError', 'SyntaxError'],
  ['TabError', 'IndentationError'],
  ['SystemError', 'Exception'],
  ['TypeError', 'Exception'],
  ['ValueError', 'Exception'],
  ['UnicodeError', 'ValueError'],
  ['UnicodeDecodeError', 'UnicodeError'],
  ['UnicodeEncodeError', 'UnicodeError'],
  ['UnicodeTranslateError', 'UnicodeError'],
  ['Warning', 'Exception'],
  ['BytesWarning', 'Warning'],
  ['DeprecationWarning', 'Warning'],
  ['EncodingWarning', 'Warning'],
  ['FutureWarning', 'Warning'],
  ['ImportWarning', 'Warning'],
  ['PendingDeprecationWarning', 'Warning'],
  ['ResourceWarning', 'Warning'],
  ['RuntimeWarning', 'Warning'],
  ['SyntaxWarning', 'Warning'],
  ['UnicodeWarning', 'Warning'],
  ['UserWarning', 'Warning'],
]);

/** A new exception with the given arguments (usually one message). */
export function newException(type: PyType, ...args: Value[]): PyException {
  return new PyException(type, tuple(args));
}

/** Raises `name` with a message: `throw raise('ValueError', 'math domain error')`. */
export function raise(name: keyof typeof EXCEPTIONS, ...args: Value[]): Raised {
  return new Raised(newException(EXCEPTIONS[name], ...args));
}

export function typeError(message: string): Raised {
  return raise('TypeError', message);
}

export function valueError(message: string): Raised {
  return raise('ValueError', message);
}

/** The value a StopIteration carries. */
export function stopValue(exception: PyException): Value {
  return exception.args.items[0] ?? NONE;
}
