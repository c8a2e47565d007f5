/** Raising, matching and the with statement. */
import { EXCEPTIONS, PyException, Raised, typeError } from '../../objects/exception.ts';
import { isInstance, NONE, PyType, typeOf, type Value } from '../../objects/object.ts';
import { call, type Resumable } from '../../objects/resumable.ts';
import type { PyList } from '../../objects/values.ts';
import { list, PyTuple, tuple } from '../../objects/values.ts';
import * as protocols from '../../protocols/index.ts';
import { isGroup, membersOf, splitGroup } from '../../types/exception-group.ts';
import type { Frame } from '../frame.ts';
import type { PythonThread } from '../thread.ts';
import { handle, setContext } from '../unwinding.ts';

/** Whether an `except` clause with these types catches the exception. */
export function matchesException(exception: PyException, types: Value): boolean {
  if (types instanceof PyType && types.isSubtypeOf(EXCEPTIONS.BaseException)) {
    return exception.type.isSubtypeOf(types);
  }
  if (types instanceof PyTuple) {
    return types.items.some((item) => matchesException(exception, item));
  }
  throw typeError('catching classes that do not inherit from BaseException is not allowed');
}

/** An exception object of what `raise` was given: one already, or a class to instantiate. */
function* toException(value: Value, message: string): Resumable<PyException> {
  if (value instanceof PyException) return value;
  if (value instanceof PyType && value.isSubtypeOf(EXCEPTIONS.BaseException)) {
    const made = yield* call(value, []);
    if (made instanceof PyException) return made;
    throw typeError(
      `calling ${yield* protocols.repr(value)} should have returned an instance of BaseException, not ${yield* protocols.repr(protocols.typeName(made))}`,
    );
  }
  throw typeError(message);
}

/** `raise value` and `raise value from cause`. */
export function* raise(
  value: Value,
  cause: Value | undefined,
  handled: PyException | undefined,
): Resumable<void> {
  const exception = yield* toException(value, 'exceptions must derive from BaseException');
  if (cause !== undefined) {
    exception.cause =
      cause === NONE
        ? undefined
        : yield* toException(cause, 'exception causes must derive from BaseException');
    exception.suppressContext = true;
  }
  if (handled !== undefined) setContext(exception, handled);
  throw new Raised(exception);
}

function* enter(
  frame: Frame,
  manager: Value,
  names: readonly [string, string],
  kind: string,
): Resumable {
  const start = typeOf(manager).lookup(names[0]);
  const exit = protocols.specialMethod(manager, names[1]);
  if (start === undefined || start === NONE || exit === undefined) {
    const missed = start === undefined || start === NONE ? '' : ` (missed ${names[1]} method)`;
    throw typeError(
      `'${protocols.typeName(manager)}' object does not support the ${kind} protocol${missed}`,
    );
  }
  frame.stack[frame.sp++] = exit;
  return yield* protocols.callSpecial(start, manager, []);
}

/** BEFORE_WITH: pushes the bound `__exit__`; the result is that of `__enter__`. */
export function enterWith(frame: Frame, manager: Value): Resumable {
  return enter(frame, manager, ['__enter__', '__exit__'], 'context manager');
}

export function enterAsyncWith(frame: Frame, manager: Value): Resumable {
  return enter(frame, manager, ['__aenter__', '__aexit__'], 'asynchronous context manager');
}

/** `__exit__(type, exception, traceback)`. */
export function* exitWith(exit: Value, exception: PyException): Resumable {
  const traceback = yield* protocols.findAttribute(exception, '__traceback__');
  return yield* call(exit, [exception.type, exception, traceback ?? NONE]);
}

/** What an `except*` clause names must be classes of exceptions, of which none is a group itself. */
function checkStarTypes(types: Value): void {
  for (const type of types instanceof PyTuple ? types.items : [types]) {
    if (!(type instanceof PyType) || !type.isSubtypeOf(EXCEPTIONS.BaseException)) {
      throw typeError('catching classes that do not inherit from BaseException is not allowed');
    }
    if (type.isSubtypeOf(EXCEPTIONS.BaseExceptionGroup)) {
      throw typeError('catching ExceptionGroup with except* is not allowed. Use except instead.');
    }
  }
}

/** CHECK_EG_MATCH: pushes what an `except*` clause leaves, then what it takes (None: nothing). */
export function* matchGroup(
  frame: Frame,
  thread: PythonThread,
  exception: Value,
  types: Value,
): Resumable<void> {
  checkStarTypes(types);
  let rest: Value = exception;
  let match: Value = NONE;
  if (exception instanceof PyException) {
    if (isInstance(exception, EXCEPTIONS.BaseExceptionGroup)) {
      const split = yield* protocols.getAttribute(exception, 'split');
      const parts = (yield* call(split, [types])) as PyTuple;
      match = parts.items[0] as Value;
      rest = parts.items[1] as Value;
    } else if (matchesException(exception, types)) {
      const type = isInstance(exception, EXCEPTIONS.Exception)
        ? EXCEPTIONS.ExceptionGroup
        : EXCEPTIONS.BaseExceptionGroup;
      match = yield* call(type, ['', tuple([exception])]);
      rest = NONE;
    }
  }
  frame.stack[frame.sp++] = rest;
  frame.stack[frame.sp++] = match;
  if (match instanceof PyException) handle(frame, match, thread);
}

/** Whether an exception is a part of the caught group that has only been raised again, not a new one. */
function isRaisedAgain(exception: PyException, original: PyException): boolean {
  return (
    exception.traceback === original.traceback &&
    exception.context === original.context &&
    exception.cause === original.cause
  );
}

function* leavesOf(exception: PyException): Iterable<PyException> {
  if (!isGroup(exception)) yield exception;
  else for (const member of membersOf(exception)) yield* leavesOf(member);
}

/**
 * PREP_RERAISE_STAR: what is left to raise after all `except*` clauses; None: nothing. What has not been
 * caught and what has been raised again keep the form that they had in the group; new exceptions stand
 * beside that.
 */
export function* joinGroup(original: Value, raised: Value): Resumable {
  const left = (raised as PyList).items.filter((item) => item instanceof PyException);
  if (left.length === 0) return NONE;
  if (!isGroup(original)) return left[0] as Value;
  const again = left.filter((exception) => isRaisedAgain(exception, original));
  const fresh = left.filter((exception) => !again.includes(exception));
  if (again.length > 0) {
    const leaves = new Set(again.flatMap((exception) => [...leavesOf(exception)]));
    const [rest] = yield* splitGroup(original, (exception) => leaves.has(exception));
    if (fresh.length === 0) return rest ?? NONE;
    if (rest !== undefined) fresh.push(rest);
  }
  if (fresh.length === 1) return fresh[0] as Value;
  return yield* call(EXCEPTIONS.BaseExceptionGroup, ['', list(fresh)]);
}
