/** What exceptions do to frames: finding handlers, leaving generators, chaining. */
import { type PyException, raise, type Raised } from '../objects/exception.ts';
import { ASYNC_GENERATOR_TYPE, kindOf, type PyGenerator } from '../objects/generator.ts';
import { isRaised } from '../protocols/index.ts';
import type { Frame } from './frame.ts';
import type { PythonThread } from './thread.ts';

type Handling = Pick<PythonThread, 'handled'>;

/** Looks for a handler in the frame and makes it the next instruction. */
export function findHandler(
  frame: Frame,
  raised: Raised,
  handled: PyException | undefined,
): boolean {
  passThrough(frame, raised, handled);
  return enterHandler(frame, raised);
}

/**
 * The exception comes to a frame: it gets its context, and the frame a place in its traceback. False if the frame
 * raises once more what it has caught.
 */
export function passThrough(
  frame: Frame,
  raised: Raised,
  handled: PyException | undefined,
): boolean {
  const { again } = raised;
  raised.again = false;
  if (again) return false;
  if (raised.fresh && !raised.thrownInside && handled !== undefined) {
    setContext(raised.exception, handled);
  }
  raised.pass({ code: frame.code, pc: Math.max(0, frame.pc - 1), frame });
  return true;
}

/**
 * Makes the handler for where the frame stands the next instruction, if there is one.
 *
 * @param origin - the instruction that raised the exception first, for a handler that asks for it
 */
export function enterHandler(frame: Frame, raised: Raised, origin = frame.pc - 1): boolean {
  const row = handlerRow(frame);
  if (row < 0) return false;
  const table = frame.code.exceptionTable;
  raised.settle();
  unwindTo(frame, row);
  if (table[row + 4] === 1) frame.stack[frame.sp++] = origin;
  frame.stack[frame.sp++] = raised.exception;
  frame.pc = table[row + 2] as number;
  return true;
}

/** Takes off the frame's stack what its handler does not find there any more; all, without a handler. */
export function unwind(frame: Frame): void {
  unwindTo(frame, handlerRow(frame));
  frame.stack.fill(undefined, frame.sp);
}

function unwindTo(frame: Frame, row: number): void {
  const { variables, exceptionTable } = frame.code;
  frame.sp = variables.length + (row < 0 ? 0 : (exceptionTable[row + 3] as number));
}

/** Where the table has a handler for where the frame stands; −1: it has none. */
function handlerRow({ code, pc }: Frame): number {
  const table = code.exceptionTable;
  const at = pc - 1;
  for (let row = 0; row < table.length; row += 5) {
    if (at >= (table[row] as number) && at < (table[row + 1] as number)) return row;
  }
  return -1;
}

/** The exception being handled; in a generator the one that it handles itself, whoever resumes it. */
export function handledIn(frame: Frame, thread: Handling): PyException | undefined {
  return frame.suspension === undefined ? thread.handled : frame.suspension.handledInside;
}

/** From now on the frame, which is on top, handles this exception; undefined: none of its own. */
export function handle(frame: Frame, exception: PyException | undefined, thread: Handling): void {
  const { suspension } = frame;
  thread.handled = exception;
  if (suspension === undefined) return;
  suspension.handledInside = exception;
  thread.handled ??= suspension.handledOutside;
}

/** What is thrown at the place where a generator stands has what is handled there for its context. */
export function thrownAt(frame: Frame, raised: Raised): Raised {
  const inside = frame.suspension?.handledInside;
  if (inside !== undefined) setContext(raised.exception, inside);
  raised.thrownInside = true;
  return raised;
}

/** PEP 479: a StopIteration that left a generator would end the loop of whoever iterates over it. */
export function leavingGenerator(generator: PyGenerator, error: Raised): Raised {
  const stopsAsync =
    generator.type === ASYNC_GENERATOR_TYPE && isRaised(error, 'StopAsyncIteration');
  if (!stopsAsync && !isRaised(error, 'StopIteration')) return error;
  error.settle();
  const what = stopsAsync ? 'StopAsyncIteration' : 'StopIteration';
  const replacement = raise('RuntimeError', `${kindOf(generator)} raised ${what}`);
  replacement.exception.cause = error.exception;
  replacement.exception.context = error.exception;
  replacement.exception.suppressContext = true;
  return replacement;
}

/** Sets `__context__`, breaking the chain where it would become a cycle. */
export function setContext(exception: PyException, context: PyException): void {
  if (exception === context) return;
  // The program may have tied a chain into a circle of its own.
  const seen = new Set<PyException>();
  for (let link: PyException | undefined = context; link !== undefined; link = link.context) {
    if (link.context === exception) {
      link.context = undefined;
      break;
    }
    if (seen.has(link)) break;
    seen.add(link);
  }
  exception.context = context;
}
