/** Iteration and delegation to what is not a generator of ours. */
import { EXCEPTIONS, raise, type Raised, stopValue, typeError } from '../../objects/exception.ts';
import { delegateOf } from '../../objects/frame.ts';
import { COROUTINE_TYPE, PyGenerator } from '../../objects/generator.ts';
import { isInstance, NONE, type Value } from '../../objects/object.ts';
import { call, type Resumable, SendRequest } from '../../objects/resumable.ts';
import * as protocols from '../../protocols/index.ts';
import type { Frame } from '../frame.ts';

export const getIterator = protocols.iterator;
export const nextItem = protocols.next;

/** SEND to an iterator of the program's own: what it yields is pushed; its result ends the waiting. */
export function* sendTo(
  frame: Frame,
  receiver: Value,
  value: Value,
  target: number,
): Resumable<void> {
  try {
    let yielded: Value | undefined;
    if (value === NONE) yielded = yield* protocols.next(receiver);
    else {
      const send = yield* protocols.getAttribute(receiver, 'send');
      yielded = yield* call(send, [value]);
    }
    if (yielded === undefined) throw raise('StopIteration');
    frame.stack[frame.sp++] = yielded;
  } catch (error) {
    if (!protocols.isRaised(error, 'StopIteration')) throw error;
    frame.stack[frame.sp - 1] = stopValue(error.exception);
    frame.pc = target;
  }
}

/**
 * An exception thrown into a generator that delegates reaches the innermost first (PEP 380). The frame
 * stands behind SEND and YIELD_VALUE: what the delegate yields is yielded on, its result ends the waiting.
 */
export function* throwInto(frame: Frame, raised: Raised): Resumable<void> {
  const receiver = delegateOf(frame) as Value;
  const send = frame.pc - 2;
  if (isInstance(raised.exception, EXCEPTIONS.GeneratorExit)) {
    const close = yield* protocols.findAttribute(receiver, 'close');
    if (close !== undefined) yield* call(close, []);
    throw raised;
  }
  const method =
    receiver instanceof PyGenerator ? NONE : yield* protocols.findAttribute(receiver, 'throw');
  if (method === undefined) throw raised;
  try {
    const yielded =
      receiver instanceof PyGenerator
        ? ((yield new SendRequest(receiver, raised, 'raise')) as Value)
        : yield* call(method, [raised.exception]);
    frame.stack[frame.sp++] = yielded;
    frame.pc = send + 1;
  } catch (error) {
    if (!protocols.isRaised(error, 'StopIteration')) throw error;
    frame.stack[frame.sp - 1] = stopValue(error.exception);
    frame.pc = frame.code.args[send] as number;
  }
}

/** What `await value` waits for. `where`: 0 await, 1 `__aenter__`, 2 `__aexit__`. */
export function* getAwaitable(value: Value, where: number): Resumable {
  if (value instanceof PyGenerator && value.type === COROUTINE_TYPE) return value;
  const method = protocols.specialMethod(value, '__await__');
  if (method === undefined) {
    const name = protocols.typeName(value);
    throw typeError(
      where === 0
        ? `object ${name} can't be used in 'await' expression`
        : `'async with' received an object from ${where === 1 ? '__aenter__' : '__aexit__'} that does not implement __await__: ${name}`,
    );
  }
  const iterator = yield* call(method, []);
  if (!protocols.isIterator(iterator)) {
    throw typeError(`__await__() returned non-iterator of type '${protocols.typeName(iterator)}'`);
  }
  return iterator;
}

export function* asyncIterator(source: Value): Resumable {
  const method = protocols.specialMethod(source, '__aiter__');
  if (method === undefined) {
    throw typeError(
      `'async for' requires an object with __aiter__ method, got ${protocols.typeName(source)}`,
    );
  }
  return yield* call(method, []);
}

export function* asyncNext(iterator: Value): Resumable {
  const method = protocols.specialMethod(iterator, '__anext__');
  if (method === undefined) {
    throw typeError(
      `'async for' requires an iterator with __anext__ method, got ${protocols.typeName(iterator)}`,
    );
  }
  return yield* getAwaitable(yield* call(method, []), 0);
}
