/** `__format__` of the types that have a specification language of their own. */
import { typeError } from '../objects/exception.ts';
import { type Native, resumable } from '../objects/native.ts';
import type { Value } from '../objects/object.ts';
import { plainText, str, typeName } from '../protocols/index.ts';

/** An empty specification means str(self), so that subclasses show themselves their own way. */
export function formatMethod(format: (self: Value, spec: string) => string): Native {
  return resumable('__format__(self, format_spec, /)', function* ([self, spec]) {
    const text = plainText(spec);
    if (text === undefined) {
      throw typeError(`__format__() argument must be str, not ${typeName(spec)}`);
    }
    return text === '' ? yield* str(self) : format(self, text);
  });
}
