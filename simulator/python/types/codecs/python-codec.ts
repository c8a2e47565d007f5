/** Encodings that are written in Python, or that a program has registered (codecs.register). */
import type { Context } from '../../context.ts';
import { EXCEPTIONS, PyException, raise, Raised, typeError } from '../../objects/exception.ts';
import { NONE, type Value } from '../../objects/object.ts';
import { call, type Resumable } from '../../objects/resumable.ts';
import { PyBytes, PyTuple, tuple } from '../../objects/values.ts';
import { findAttribute, plainText, truth, typeName } from '../../protocols/index.ts';
import { normalizedName } from './names.ts';
import { codecRegistry } from './registry.ts';

/** codecs.lookup(): what the first search function that knows the name has found. */
export function* lookupCodec(name: string, context: Context): Resumable<PyTuple> {
  const registry = codecRegistry(context.interpreter);
  if (!registry.started) {
    registry.started = true;
    yield* context.interpreter.importModule(context, 'encodings');
  }
  const normalized = normalizedName(name);
  const known = registry.found.get(normalized);
  if (known !== undefined) return known;
  for (const searcher of [...registry.searchers]) {
    const answer = yield* call(searcher, [normalized]);
    if (answer === NONE) continue;
    if (!(answer instanceof PyTuple) || answer.items.length !== 4) {
      throw typeError('codec search functions must return 4-tuples');
    }
    registry.found.set(normalized, answer);
    return answer;
  }
  throw raise('LookupError', `unknown encoding: ${name}`);
}

type Operation = 'encode' | 'decode';

/** Calls the codec's function; its failure is told with its name. */
export function* runCodec(
  codec: PyTuple,
  operation: Operation,
  name: string,
  object: Value,
  errors: string | undefined,
): Resumable {
  const callee = codec.items[operation === 'encode' ? 0 : 1]!;
  let answer: Value;
  try {
    answer = yield* call(callee, errors === undefined ? [object] : [object, errors]);
  } catch (thrown) {
    throw thrown instanceof Raised ? namingCodec(thrown, operation, name) : thrown;
  }
  if (answer instanceof PyTuple && answer.items.length === 2) return answer.items[0]!;
  throw typeError(
    operation === 'encode'
      ? 'encoder must return a tuple (object, integer)'
      : 'decoder must return a tuple (object,integer)',
  );
}

/** The same exception, saying which codec failed; those with more than a message stay as they are. */
function namingCodec(thrown: Raised, operation: Operation, name: string): Raised {
  const { exception } = thrown;
  const { type, args } = exception;
  const [message] = args.items;
  const plain = args.items.length <= 1 && (message === undefined || typeof message === 'string');
  const own = type.mro.find((base) => base.attributes.has('__init__'));
  const simple = own === undefined || own.name === 'BaseException';
  if (
    !plain ||
    !simple ||
    exception.dict !== undefined ||
    !type.isSubtypeOf(EXCEPTIONS.Exception)
  ) {
    return thrown;
  }
  const verb = operation === 'encode' ? 'encoding' : 'decoding';
  const what = message === undefined ? type.name : `${type.name}: ${message as string}`;
  const raised = new Raised(
    new PyException(type, tuple([`${verb} with '${name}' codec failed (${what})`])),
  );
  thrown.settle();
  raised.exception.cause = exception;
  raised.exception.suppressContext = true;
  return raised;
}

/** str.encode() and bytes.decode() by such a codec: it must be one of text. */
export function* runTextCodec(
  operation: Operation,
  name: string,
  object: Value,
  errors: string | undefined,
  context: Context,
): Resumable {
  const codec = yield* lookupCodec(name, context);
  const isText = yield* findAttribute(codec, '_is_text_encoding');
  if (isText !== undefined && !(yield* truth(isText))) {
    throw raise(
      'LookupError',
      `'${name}' is not a text encoding; use codecs.${operation}() to handle arbitrary codecs`,
    );
  }
  const result = yield* runCodec(codec, operation, name, object, errors);
  const wanted =
    operation === 'encode' ? result instanceof PyBytes : plainText(result) !== undefined;
  if (wanted) return result;
  throw typeError(
    `'${name}' ${operation}r returned '${typeName(result)}' instead of ` +
      `'${operation === 'encode' ? 'bytes' : 'str'}'; use codecs.${operation}() to ` +
      `${operation} to arbitrary types`,
  );
}
