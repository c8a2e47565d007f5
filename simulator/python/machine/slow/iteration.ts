/** Iteration and delegation to what is not a generator of ours. */
import { CODE_FLAGS } from '../../code.ts';
import { EXCEPTIONS, raise, Raised, stopValue, typeError } from '../../objects/exception.ts';
import { delegateOf } from '../../objects/frame.ts';
import { PyNative } from '../../objects/function.ts';
import {
  COROUTINE_TYPE,
  GENERATOR_TYPE,
  isAwaitable,
  PyAsyncGenerator,
  PyGenerator,
} from '../../objects/generator.ts';
import { PyIterator, PyResumableIterator } from '../../objects/iterator.ts';
import { isInstance, NONE, typeOf, type Value } from '../../objects/object.ts';
import { call, type Resumable, SendRequest } from '../../objects/resumable.ts';
import { GET_AWAITABLE } from '../../opcode-numbers.ts';
import * as protocols from '../../protocols/index.ts';
import { AsyncGeneratorAwaitable, Finished } from '../../types/async-generator.ts';
import { tuple } from '../../objects/values.ts';
import type { Frame } from '../frame.ts';
import type { PythonInterpreter } from '../interpreter.ts';
import { thrownAt } from '../unwinding.ts';

export const getIterator = protocols.iterator;
export const nextItem = protocols.next;

/** RETURN_GENERATOR: what a call of such a function gives, in place of running the frame. */
export function newGenerator(frame: Frame, interpreter: PythonInterpreter): PyGenerator {
  const { code } = frame;
  const made = generatorOf(frame);
  if (made.type === COROUTINE_TYPE) {
    const depth = interpreter.coroutineOriginDepth;
    if (depth > 0) made.origin = originOf(frame, depth);
    if (!isAwaitedAtOnce(frame)) interpreter.finalization.watchGenerator(made);
  } else if (code.exceptionTable.length > 0) interpreter.finalization.watchGenerator(made);
  return made;
}

function generatorOf(frame: Frame): PyGenerator {
  const { flags } = frame.code;
  const { name, qualifiedName } = frame.names ?? frame.code;
  if ((flags & CODE_FLAGS.asyncGenerator) !== 0) {
    return new PyAsyncGenerator(name, qualifiedName, frame);
  }
  const type = (flags & CODE_FLAGS.coroutine) !== 0 ? COROUTINE_TYPE : GENERATOR_TYPE;
  return new PyGenerator(type, name, qualifiedName, frame);
}

/** `await f()`: nobody can forget it. */
function isAwaitedAtOnce({ back }: Frame): boolean {
  return back?.isNative === false && back.code.ops[back.pc] === GET_AWAITABLE;
}

/** (file, line, function) of the callers, innermost first. */
function originOf(frame: Frame, depth: number): Value {
  const callers: Value[] = [];
  for (let { back } = frame; back !== undefined && callers.length < depth; { back } = back) {
    if (!back.isNative) callers.push(tuple([back.code.file, back.line, back.code.name]));
  }
  return tuple(callers);
}

/** SEND to an iterator of the program's own: what it yields is pushed; its result ends the waiting. */
export function* sendTo(
  frame: Frame,
  receiver: Value,
  value: Value,
  target: number,
): Resumable<void> {
  try {
    let yielded: Value | undefined;
    if (receiver instanceof AsyncGeneratorAwaitable) {
      const outcome = yield* receiver.step(value);
      if (outcome instanceof Finished) {
        frame.stack[frame.sp - 1] = outcome.value;
        frame.pc = target;
        return;
      }
      yielded = outcome;
    } else yielded = yield* stepOf(receiver, value);
    if (yielded === undefined) throw raise('StopIteration');
    frame.stack[frame.sp++] = yielded;
  } catch (error) {
    if (!protocols.isRaised(error, 'StopIteration')) throw error;
    frame.stack[frame.sp - 1] = stopValue(error.exception);
    frame.pc = target;
  }
}

/** What an iterator that is sent a value yields; undefined or StopIteration when it has finished. */
function* stepOf(receiver: Value, value: Value): Resumable<Value | undefined> {
  if (value !== NONE) {
    return yield* call(yield* protocols.getAttribute(receiver, 'send'), [value]);
  }
  // The program's own say with their StopIteration what the whole comes to.
  const method = isBuiltInIterator(receiver)
    ? undefined
    : protocols.specialMethod(receiver, '__next__');
  return method === undefined ? yield* protocols.next(receiver) : yield* call(method, []);
}

function isBuiltInIterator(receiver: Value): boolean {
  return receiver instanceof PyIterator || receiver instanceof PyResumableIterator;
}

/**
 * An exception thrown into a generator that delegates reaches the innermost first (PEP 380). The frame
 * stands behind SEND and YIELD_VALUE: what the delegate yields is yielded on, its result ends the waiting.
 */
export function* throwInto(frame: Frame, raised: Raised, closes: boolean): Resumable<void> {
  const receiver = delegateOf(frame) as Value;
  const send = frame.pc - 2;
  if (closes && isInstance(raised.exception, EXCEPTIONS.GeneratorExit)) {
    const close = yield* protocols.findAttribute(receiver, 'close');
    if (close !== undefined) yield* call(close, []);
    throw thrownAt(frame, raised);
  }
  const method =
    receiver instanceof PyGenerator ? NONE : yield* protocols.findAttribute(receiver, 'throw');
  if (method === undefined) throw thrownAt(frame, raised);
  try {
    const yielded =
      receiver instanceof PyGenerator
        ? ((yield new SendRequest(receiver, raised, 'raise')) as Value)
        : yield* call(method, [raised.exception]);
    frame.stack[frame.sp++] = yielded;
    frame.pc = send + 1;
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    if (!protocols.isRaised(error, 'StopIteration')) throw thrownAt(frame, error);
    frame.stack[frame.sp - 1] = stopValue(error.exception);
    frame.pc = frame.code.args[send] as number;
  }
}

/** One that nobody has begun to await. */
export function isNewAwaitable(generator: PyGenerator): boolean {
  return generator.state === 'created' && isAwaitable(generator);
}

/** What `await value` waits for, where a built-in type's `__await__` can say so at once (a future). */
export function quickAwaitable(value: Value): PyIterator | undefined {
  const method = typeOf(value).lookup('__await__');
  if (!(method instanceof PyNative)) return undefined;
  const iterator = method.native.quick?.(value, undefined, undefined);
  return iterator instanceof PyIterator ? iterator : undefined;
}

/** What `await value` waits for. `where`: 0 await, 1 `__aenter__`, 2 `__aexit__`. */
export function* getAwaitable(value: Value, where: number): Resumable {
  if (value instanceof PyGenerator && isAwaitable(value)) {
    if (value.frame !== undefined && delegateOf(value.frame) !== undefined) {
      throw raise('RuntimeError', 'coroutine is being awaited already');
    }
    return value;
  }
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
  if (iterator instanceof PyGenerator && isAwaitable(iterator)) {
    throw typeError('__await__() returned a coroutine');
  }
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
  const iterator = yield* call(method, []);
  if (protocols.specialMethod(iterator, '__anext__') !== undefined) return iterator;
  const name = protocols.typeName(iterator);
  throw typeError(
    `'async for' received an object from __aiter__ that does not implement __anext__: ${name}`,
  );
}

export function* asyncNext(iterator: Value): Resumable {
  const method = protocols.specialMethod(iterator, '__anext__');
  if (method === undefined) {
    throw typeError(
      `'async for' requires an iterator with __anext__ method, got ${protocols.typeName(iterator)}`,
    );
  }
  const awaited = yield* call(method, []);
  if (awaited instanceof AsyncGeneratorAwaitable) return awaited;
  try {
    return yield* getAwaitable(awaited, 0);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    const name = protocols.typeName(awaited);
    const refusal = typeError(`'async for' received an invalid object from __anext__: ${name}`);
    refusal.exception.cause = error.exception;
    refusal.exception.context = error.exception;
    refusal.exception.suppressContext = true;
    throw refusal;
  }
}
