/** `__format__` of the types that have a specification language of their own. */
import { type Native, resumable } from '../objects/native.ts';
import type { Value } from '../objects/object.ts';
import { str, textArgument } from '../protocols/index.ts';

/** An empty specification means str(self), so that subclasses show themselves their own way. */
export function formatMethod(format: (self: Value, spec: string) => string): Native {
  return resumable('__format__(self, format_spec, /)', function* ([self, spec]) {
    const text = textArgument(spec, '__format__');
    return text === '' ? yield* str(self) : format(self, text);
  });
}
