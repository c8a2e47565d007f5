/** `_sre`: the parts of `re` that aren't written in Python. */
import type { Interpreter } from '../python/context.ts';
import { resumable } from '../python/objects/native.ts';
import type { PyDict, Value } from '../python/objects/object.ts';
import { asSmallIndex } from '../python/protocols/index.ts';
import { namespace } from './library-module.ts';
import { MATCH_TYPE } from './re/match-type.ts';
import './re/pattern-methods.ts';
import { compilePattern, PATTERN_TYPE } from './re/pattern-type.ts';

const FUNCTIONS = [
  resumable('compile(pattern, flags, /)', function* ([pattern, flags]: [Value, Value], context) {
    return yield* compilePattern(pattern, yield* asSmallIndex(flags), context);
  }),
];

export function createSre(_interpreter: Interpreter): PyDict {
  return namespace('_sre', FUNCTIONS, {
    Match: MATCH_TYPE,
    Pattern: PATTERN_TYPE,
  });
}
