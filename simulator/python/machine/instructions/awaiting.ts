/** What `yield from`, `await`, `async for` and asynchronous generators ask of an object. */
import { CODE_FLAGS, type Code } from '../../code.ts';
import { typeError } from '../../objects/exception.ts';
import { COROUTINE_TYPE, PyAsyncYield, PyGenerator } from '../../objects/generator.ts';
import * as op from '../../opcode-numbers.ts';
import { PUSH } from '../frame.ts';
import * as iteration from '../slow/iteration.ts';
import { peek, pop, replaceTop, type Row } from './instruction.ts';

/** Whether code may wait for coroutines. */
function awaits({ flags }: Code): boolean {
  return (flags & (CODE_FLAGS.coroutine | CODE_FLAGS.iterableCoroutine)) !== 0;
}

export const AWAITING: readonly Row[] = [
  [
    op.GET_YIELD_FROM_ITER,
    PUSH,
    (frame) => {
      const source = peek(frame);
      if (!(source instanceof PyGenerator)) return iteration.getIterator(pop(frame));
      if (source.type === COROUTINE_TYPE && !awaits(frame.code)) {
        throw typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
      }
      return undefined;
    },
  ],
  [
    op.GET_AWAITABLE,
    PUSH,
    (frame, arg) => {
      const source = peek(frame);
      if (source instanceof PyGenerator) {
        if (iteration.isNewAwaitable(source)) return undefined;
      } else {
        const iterator = iteration.quickAwaitable(source);
        if (iterator !== undefined) {
          replaceTop(frame, iterator);
          return undefined;
        }
      }
      return iteration.getAwaitable(pop(frame), arg);
    },
  ],
  [op.GET_AITER, PUSH, (frame) => iteration.asyncIterator(pop(frame))],
  [op.GET_ANEXT, PUSH, (frame) => iteration.asyncNext(peek(frame))],
  [
    op.ASYNC_GEN_WRAP,
    PUSH,
    (frame) => {
      replaceTop(frame, new PyAsyncYield(peek(frame)));
      return undefined;
    },
  ],
];
