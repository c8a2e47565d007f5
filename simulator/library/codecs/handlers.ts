/** The standard error handlers as functions: they take an exception, and give what is put in for it. */
import { PyException, Raised, typeError } from '../../python/objects/exception.ts';
import { PyNative } from '../../python/objects/function.ts';
import { native } from '../../python/objects/native.ts';
import type { Value } from '../../python/objects/object.ts';
import { PyBytes, tuple } from '../../python/objects/values.ts';
import { typeName } from '../../python/protocols/index.ts';
import { codePointIndex } from '../../python/types/code-points.ts';
import {
  STANDARD_HANDLERS,
  standardHandler,
  UNHANDLED,
} from '../../python/types/codecs/error-handlers.ts';
import { wrongKind } from '../../python/types/codecs/repair.ts';
import { failureOf } from '../../python/types/unicode-errors.ts';

/** Those of the first five names are shown as NAME_errors. */
function functionName(name: string): string {
  return name.startsWith('surrogate') ? name : `${name}_errors`;
}

function handle(name: string, error: Value): Value {
  if (name === 'strict') {
    if (error instanceof PyException) throw new Raised(error);
    throw typeError('codec must pass exception instance');
  }
  const failure = error instanceof PyException ? failureOf(error) : undefined;
  if (failure === undefined) throw wrongKind(typeName(error));
  const remedy = standardHandler(name)!(failure);
  if (remedy === UNHANDLED) throw wrongKind(typeName(error));
  const partly = remedy !== undefined && failure.kind === 'encode' && remedy.resume < failure.end;
  if (remedy === undefined || partly) throw new Raised(error as PyException);
  const { text, resume } = remedy;
  const { object } = failure;
  return tuple([
    typeof text === 'string' ? text : new PyBytes(text),
    typeof object === 'string' ? codePointIndex(object, resume) : resume,
  ]);
}

/** By their names. */
export function errorHandlerFunctions(): (readonly [string, Value])[] {
  return STANDARD_HANDLERS.map((name) => {
    const spec = `${functionName(name)}(error, /)`;
    return [
      name,
      new PyNative(
        native(spec, ([error]) => handle(name, error as Value)),
        undefined,
      ),
    ];
  });
}
