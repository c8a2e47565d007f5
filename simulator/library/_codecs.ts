/**
 * `_codecs`: the registry of encodings and error handlers, and a pair of functions for each encoding that
 * is written in TypeScript. The classes of `codecs` and the package `encodings` stand on them in Python.
 */
import type { Context, Interpreter } from '../python/context.ts';
import { typeError } from '../python/objects/exception.ts';
import { type Native, native, resumable } from '../python/objects/native.ts';
import { NONE, type PyDict, type Value } from '../python/objects/object.ts';
import { list, tuple } from '../python/objects/values.ts';
import { textArgument } from '../python/protocols/index.ts';
import { encodingAliases, encodingNames } from '../python/types/codecs/names.ts';
import { lookupCodec, runCodec } from '../python/types/codecs/python-codec.ts';
import { codecRegistry } from '../python/types/codecs/registry.ts';
import { unknownHandler } from '../python/types/codecs/repair.ts';
import { CODEC_FUNCTIONS } from './codecs/functions.ts';
import { errorHandlerFunctions } from './codecs/handlers.ts';
import { isCallable, namespace } from './library-module.ts';

/** One process's standard error handlers, as functions, by their names in register_error(). */
function handlersOf({ interpreter }: Context): Map<string, Value> {
  const { errorHandlers } = codecRegistry(interpreter);
  if (!errorHandlers.has('strict')) {
    for (const [name, handler] of errorHandlerFunctions()) {
      if (!errorHandlers.has(name)) errorHandlers.set(name, handler);
    }
  }
  return errorHandlers;
}

function textOf(value: Value, callee: string, position: number): string {
  return textArgument(value, callee, position === 0 ? '' : ` ${position}`);
}

const REGISTRY: readonly Native[] = [
  native('register(search_function, /)', ([search]: [Value], { interpreter }) => {
    if (!isCallable(search)) throw typeError('argument must be callable');
    codecRegistry(interpreter).searchers.push(search);
    return NONE;
  }),
  native('unregister(search_function, /)', ([search]: [Value], { interpreter }) => {
    const { searchers, found } = codecRegistry(interpreter);
    const at = searchers.indexOf(search);
    if (at >= 0) {
      searchers.splice(at, 1);
      found.clear();
    }
    return NONE;
  }),
  resumable('lookup(encoding, /)', function* ([name]: [Value], context) {
    return yield* lookupCodec(textOf(name, 'lookup', 0), context);
  }),
  native('register_error(errors, handler, /)', ([name, handler]: [Value, Value], context) => {
    const text = textOf(name, 'register_error', 1);
    if (!isCallable(handler)) throw typeError('handler must be callable');
    handlersOf(context).set(text, handler);
    return NONE;
  }),
  native('lookup_error(name, /)', ([name]: [Value], context) => {
    const text = textOf(name, 'lookup_error', 0);
    const handler = handlersOf(context).get(text);
    if (handler === undefined) throw unknownHandler(text);
    return handler;
  }),
];

/** codecs.encode() and codecs.decode(): any codec, between whatever it is made for. */
const ANY = (['encode', 'decode'] as const).map((operation) =>
  resumable(
    `${operation}(obj, encoding='utf-8', errors='strict')`,
    function* ([object, encoding, errors]: [Value, Value?, Value?], context) {
      const name =
        encoding === undefined ? 'utf-8' : textArgument(encoding, operation, " 'encoding'");
      const handler =
        errors === undefined ? undefined : textArgument(errors, operation, " 'errors'");
      const codec = yield* lookupCodec(name, context);
      return yield* runCodec(codec, operation, name, object, handler);
    },
  ),
);

export function createCodecs(_interpreter: Interpreter): PyDict {
  return namespace('_codecs', [...REGISTRY, ...ANY, ...CODEC_FUNCTIONS], {
    // Names of all encodings that have functions here, and their other names.
    _names: list(encodingNames()),
    _aliases: list(encodingAliases().map((pair) => tuple([...pair]))),
  });
}
