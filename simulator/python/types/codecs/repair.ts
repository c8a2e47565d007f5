/** What becomes of a failure: the named error handler puts something in, or it is an exception. */
import type { Context } from '../../context.ts';
import type { Raised } from '../../objects/exception.ts';
import { raise, typeError } from '../../objects/exception.ts';
import type { Value } from '../../objects/object.ts';
import { call, type Resumable } from '../../objects/resumable.ts';
import { PyBytes, PyTuple } from '../../objects/values.ts';
import { asSmallIndex, plainInt, plainText, typeName } from '../../protocols/index.ts';
import { codePointIndex, unitOffset } from '../code-points.ts';
import { type Failure, type Remedy, standardHandler, UNHANDLED } from './error-handlers.ts';
import { codecRegistry } from './registry.ts';

const EXCEPTION_NAMES = {
  encode: 'UnicodeEncodeError',
  decode: 'UnicodeDecodeError',
  translate: 'UnicodeTranslateError',
} as const;

/** The exception for a failure; places in texts are counted in characters there. */
export function failureError(failure: Failure): Raised {
  const { codec, start, end, reason } = failure;
  const name = EXCEPTION_NAMES[failure.kind];
  if (failure.kind === 'decode') {
    return raise(name, codec, new PyBytes(failure.object), start, end, reason);
  }
  const from = codePointIndex(failure.object, start);
  const to = codePointIndex(failure.object, end);
  return failure.kind === 'encode'
    ? raise(name, codec, failure.object, from, to, reason)
    : raise(name, failure.object, from, to, reason);
}

export function unknownHandler(name: string): Raised {
  return raise('LookupError', `unknown error handler name '${name}'`);
}

/** Refuses a handler that is not made for this kind of failure. */
export function wrongKind(type: string): Raised {
  return typeError(`don't know how to handle ${type} in error callback`);
}

/**
 * Asks the error handler. Raises the exception of the failure when there is no remedy.
 *
 * @param context - absent where only the standard handlers can be named.
 */
export function* repair(
  failure: Failure,
  errors: string,
  context: Context | undefined,
): Resumable<Remedy> {
  const handler = standardHandler(errors);
  if (handler !== undefined) {
    const answer = handler(failure);
    if (answer === UNHANDLED) throw wrongKind(EXCEPTION_NAMES[failure.kind]);
    const partly =
      answer !== undefined && failure.codec === 'charmap' && answer.resume < failure.end;
    if (answer === undefined || partly) throw failureError(failure);
    return answer;
  }
  const own =
    context === undefined
      ? undefined
      : codecRegistry(context.interpreter).errorHandlers.get(errors);
  if (own === undefined) throw unknownHandler(errors);
  return yield* askProgram(failure, own);
}

function* askProgram(failure: Failure, handler: Value): Resumable<Remedy> {
  const answer = yield* call(handler, [failureError(failure).exception]);
  const decodes = failure.kind === 'decode';
  const wanted = decodes
    ? 'decoding error handler must return (str, int) tuple'
    : 'encoding error handler must return (str/bytes, int) tuple';
  if (!(answer instanceof PyTuple) || answer.items.length !== 2) throw typeError(wanted);
  const [given, place] = answer.items as [Value, Value];
  const text = plainText(given) ?? (!decodes && given instanceof PyBytes ? given.bytes : undefined);
  if (text === undefined) throw typeError(wanted);
  if (plainInt(place) === undefined) {
    throw typeError(`'${typeName(place)}' object cannot be interpreted as an integer`);
  }
  const { object } = failure;
  const size = typeof object === 'string' ? codePointIndex(object, object.length) : object.length;
  const position = yield* asSmallIndex(place);
  const resume = position < 0 ? position + size : position;
  if (resume < 0 || resume > size) {
    throw raise('IndexError', `position ${resume} from error handler out of bounds`);
  }
  return { text, resume: typeof object === 'string' ? unitOffset(object, resume) : resume };
}
