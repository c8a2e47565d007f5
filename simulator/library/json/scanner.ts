/** `json.scanner.make_scanner`: what a decoder reads values with. */
import type { Context } from '../../python/context.ts';
import {
  type PyException,
  raise,
  Raised,
  typeError,
  valueError,
} from '../../python/objects/exception.ts';
import type { PyModule } from '../../python/objects/function.ts';
import { resumable } from '../../python/objects/native.ts';
import { builtinType, PyObject, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { tuple } from '../../python/objects/values.ts';
import {
  asSmallIndex,
  getAttribute,
  plainText,
  truth,
  typeName,
} from '../../python/protocols/index.ts';
import { codePointIndex, unitOffset } from '../../python/types/code-points.ts';
import { resumableConstructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { type Hooks, Reader } from './reader.ts';
import { JsonProblem, scanString } from './strings.ts';

export const SCANNER_TYPE = builtinType('Scanner', { module: '_json', layout: 'other' });

class PyScanner extends PyObject {
  readonly hooks: Hooks;

  constructor(hooks: Hooks) {
    super(SCANNER_TYPE);
    this.hooks = hooks;
  }
}

/** The JSONDecodeError for a problem; its place counts code points. */
function* decodeError(
  { message, at }: JsonProblem,
  text: string,
  { interpreter }: Context,
): Resumable<Raised> {
  const decoder = interpreter.modules.get('json.decoder') as PyModule;
  const type = decoder.namespace.get('JSONDecodeError') as Value;
  const place = at < 0 ? at : codePointIndex(text, at);
  return new Raised((yield* call(type, [message, text, place])) as PyException);
}

function textArgument(value: Value): string {
  const text = plainText(value);
  if (text !== undefined) return text;
  throw typeError(`first argument must be a string, not ${typeName(value)}`);
}

install(SCANNER_TYPE, [
  resumableConstructor(SCANNER_TYPE, 'context', function* (_type, [decoder]: [Value]) {
    return new PyScanner({
      strict: yield* truth(yield* getAttribute(decoder, 'strict')),
      object_hook: yield* getAttribute(decoder, 'object_hook'),
      object_pairs_hook: yield* getAttribute(decoder, 'object_pairs_hook'),
      parse_float: yield* getAttribute(decoder, 'parse_float'),
      parse_int: yield* getAttribute(decoder, 'parse_int'),
      parse_constant: yield* getAttribute(decoder, 'parse_constant'),
    });
  }),
  resumable(
    '__call__(self, string, idx)',
    function* ([self, string, idx]: [PyScanner, Value, Value], context) {
      const text = textArgument(string);
      const start = yield* asSmallIndex(idx);
      if (start < 0) throw valueError('idx cannot be negative');
      const reader = new Reader(text, unitOffset(text, start), self.hooks, context);
      try {
        const value = yield* reader.read();
        return tuple([value, codePointIndex(text, reader.at)]);
      } catch (problem) {
        if (!(problem instanceof JsonProblem)) throw problem;
        if (problem.message === '') {
          throw raise('StopIteration', codePointIndex(text, problem.at));
        }
        throw yield* decodeError(problem, text, context);
      }
    },
  ),
]);

/** `json.decoder.scanstring`: the string whose opening quote stands before `end`, and its end. */
export const SCAN_STRING = resumable(
  'scanstring(string, end, strict=True, /)',
  function* ([string, end, strict]: [Value, Value, Value | undefined], context) {
    const text = textArgument(string);
    const start = unitOffset(text, yield* asSmallIndex(end));
    if (start < 0 || start > text.length) throw valueError('end is out of bounds');
    try {
      const scanned = scanString(text, start, strict === undefined || (yield* truth(strict)));
      return tuple([scanned.value, codePointIndex(text, scanned.end)]);
    } catch (problem) {
      if (!(problem instanceof JsonProblem)) throw problem;
      throw yield* decodeError(problem, text, context);
    }
  },
);
