/** How results reach the frames that wait for them, where no other frame is put on top. */
import { raise, Raised, typeError } from '../objects/exception.ts';
import { COROUTINE_TYPE, type PyGenerator } from '../objects/generator.ts';
import { NONE, type Value } from '../objects/object.ts';
import { typeName } from '../protocols/index.ts';
import {
  ANSWER_OR_RAISE,
  ANSWER_OR_UNDEFINED,
  type AnyFrame,
  type Completion,
  DELEGATE,
  DROP,
  type Frame,
  INITIALISE,
  ITERATE,
  PUSH,
  REPEAT,
} from './frame.ts';

/** The result of a native frame reaches the bytecode that waits for it. */
export function completeNative(
  frame: Frame,
  completion: Completion,
  target: number,
  value: Value | undefined,
): void {
  switch (completion) {
    case PUSH:
      frame.stack[frame.sp++] = value;
      break;
    case REPEAT:
      frame.stack[frame.sp++] = value;
      frame.pc--;
      break;
    case ITERATE:
      if (value !== undefined) frame.stack[frame.sp++] = value;
      else {
        frame.sp--;
        frame.pc = target;
      }
      break;
    case INITIALISE:
    case DELEGATE:
    case ANSWER_OR_RAISE:
    case ANSWER_OR_UNDEFINED:
      throw new Error('a native frame completes in another way');
    case DROP:
  }
}

/** What a frame of bytecode has returned reaches the one that waits for it; an error of misuse is returned. */
export function completeFrame(back: Frame, frame: Frame, value: Value): Raised | undefined {
  switch (frame.completion) {
    case ITERATE:
      back.sp--;
      back.pc = frame.suspension!.target;
      break;
    case DELEGATE:
      back.stack[back.sp - 1] = value;
      back.pc = frame.suspension!.target;
      break;
    case INITIALISE:
      if (value !== NONE) {
        return typeError(`__init__() should return None, not '${typeName(value)}'`);
      }
      back.stack[back.sp++] = frame.instance;
      break;
    default:
      back.stack[back.sp++] = value;
  }
  return undefined;
}

/** A generator that has already finished is resumed; an error of misuse is returned. */
export function answerFinished(
  top: AnyFrame,
  generator: PyGenerator,
  input: Value | Raised,
  completion: Completion,
  target: number,
): Raised | undefined {
  if (generator.type === COROUTINE_TYPE) {
    return raise('RuntimeError', 'cannot reuse already awaited coroutine');
  }
  if (input instanceof Raised) return input;
  if (completion === ITERATE && !top.isNative) {
    top.sp--;
    top.pc = target;
  } else if (completion === DELEGATE && !top.isNative) {
    top.stack[top.sp - 1] = NONE;
    top.pc = target;
  } else if (completion === ANSWER_OR_RAISE) return raise('StopIteration');
  return undefined;
}
