/** Exceptions and the with statement. */
import { EXCEPTIONS, PyException, raise, Raised } from '../../objects/exception.ts';
import { NONE } from '../../objects/object.ts';
import * as op from '../../opcode-numbers.ts';
import { DROP, PUSH } from '../frame.ts';
import * as exceptions from '../slow/exceptions.ts';
import { handle, handledIn, setContext } from '../unwinding.ts';
import { peek, pop, push, replaceTop, type Row } from './instruction.ts';

export const HANDLING: readonly Row[] = [
  [
    op.PUSH_EXC_INFO,
    PUSH,
    (frame, _, thread) => {
      const exception = peek(frame) as PyException;
      replaceTop(frame, handledIn(frame, thread) ?? NONE);
      push(frame, exception);
      handle(frame, exception, thread);
      return undefined;
    },
  ],
  [
    op.POP_EXCEPT,
    PUSH,
    (frame, _, thread) => {
      const previous = pop(frame);
      handle(frame, previous instanceof PyException ? previous : undefined, thread);
      return undefined;
    },
  ],
  [
    op.CHECK_EXC_MATCH,
    PUSH,
    (frame) => {
      const exception = peek(frame, 1) as PyException;
      replaceTop(frame, exceptions.matchesException(exception, peek(frame)));
      return undefined;
    },
  ],
  [
    op.RERAISE,
    DROP,
    (frame) => {
      throw new Raised(peek(frame) as PyException, true);
    },
  ],
  [
    op.END_ASYNC_FOR,
    DROP,
    (frame) => {
      const exception = peek(frame) as PyException;
      if (!exception.type.isSubtypeOf(EXCEPTIONS.StopAsyncIteration)) {
        throw new Raised(exception, true);
      }
      frame.sp -= 2;
      return undefined;
    },
  ],
  [
    op.RAISE_VARARGS,
    DROP,
    (frame, arg, thread) => {
      if (arg === 0) {
        if (thread.handled !== undefined) throw new Raised(thread.handled, true);
        throw raise('RuntimeError', 'No active exception to reraise');
      }
      const cause = arg === 2 ? pop(frame) : undefined;
      const raised = pop(frame);
      if (!(raised instanceof PyException) || cause !== undefined) {
        return exceptions.raise(raised, cause, thread.handled);
      }
      if (thread.handled !== undefined) setContext(raised, thread.handled);
      throw new Raised(raised);
    },
  ],
  [
    op.LOAD_ASSERTION_ERROR,
    PUSH,
    (frame) => {
      push(frame, EXCEPTIONS.AssertionError);
      return undefined;
    },
  ],
  [op.BEFORE_WITH, PUSH, (frame) => exceptions.enterWith(frame, pop(frame))],
  [op.BEFORE_ASYNC_WITH, PUSH, (frame) => exceptions.enterAsyncWith(frame, pop(frame))],
  [
    op.WITH_EXCEPT_START,
    PUSH,
    (frame) => exceptions.exitWith(peek(frame, 3), peek(frame) as PyException),
  ],
  [
    op.CHECK_EG_MATCH,
    DROP,
    (frame, _, thread) => {
      const types = pop(frame);
      return exceptions.matchGroup(frame, thread, pop(frame), types);
    },
  ],
  [
    op.PREP_RERAISE_STAR,
    PUSH,
    (frame) => {
      const raised = pop(frame);
      return exceptions.joinGroup(pop(frame), raised);
    },
  ],
];
