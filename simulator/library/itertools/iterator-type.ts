/** What the types of `itertools` have in common: calling one makes an iterator. */
import type { Context } from '../../python/context.ts';
import type { PyIterator, PyResumableIterator } from '../../python/objects/iterator.ts';
import type { NativeArguments } from '../../python/objects/native.ts';
import { builtinType, type PyType } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { resumableConstructor } from '../../python/types/construct.ts';
import { install, type Member } from '../../python/types/install.ts';
import { ITERATOR_MEMBERS } from '../../python/types/iterators.ts';

export type AnyIterator = PyIterator | PyResumableIterator;

/** @param make - an iterator of the given type from the arguments, in the order of `parameters`. */
export function iteratorType(
  name: string,
  parameters: string,
  make: (type: PyType, args: NativeArguments, context: Context) => Resumable<AnyIterator>,
  members: readonly Member[] = [],
): PyType {
  const type = builtinType(name, { module: 'itertools', layout: 'other' });
  install(type, [...ITERATOR_MEMBERS, resumableConstructor(type, parameters, make), ...members]);
  return type;
}
