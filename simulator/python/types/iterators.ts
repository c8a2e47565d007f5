/** What all iterators of ours can do: `__iter__`, `__next__`. */
import { raise } from '../objects/exception.ts';
import { PyIterator, type PyResumableIterator } from '../objects/iterator.ts';
import { native, resumable } from '../objects/native.ts';
import type { PyType } from '../objects/object.ts';
import {
  LIST_ITERATOR_TYPE,
  ListIterator,
  RANGE_ITERATOR_TYPE,
  RangeIterator,
  SEQUENCE_ITERATOR_TYPE,
  STR_ITERATOR_TYPE,
  StrIterator,
  TUPLE_ITERATOR_TYPE,
  TupleIterator,
} from '../protocols/index.ts';
import { LONG_RANGE_ITERATOR_TYPE } from './big-range.ts';
import { BYTES_ITERATOR_TYPES } from './bytes.ts';
import { DICT_ITERATOR_TYPES, DictIterator } from './dict-views.ts';
import { install, type Member } from './install.ts';
import { LIST_REVERSE_ITERATOR_TYPE } from './list.ts';
import { SET_ITERATOR_TYPE } from './set.ts';

/** Of iterators of either kind: those that run no Python code and those that may. */
export const ITERATOR_MEMBERS: readonly Member[] = [
  native('__iter__(self, /)', ([self]) => self),
  resumable('__next__(self, /)', function* ([self]: [PyIterator | PyResumableIterator]) {
    const value = self instanceof PyIterator ? self.next() : yield* self.advance();
    if (value === undefined) throw raise('StopIteration');
    return value;
  }),
  native('__length_hint__(self, /)', ([self]) => (self instanceof PyIterator ? hint(self) : 0)),
];

/** How many items are still to come, where that is known. */
function hint(iterator: PyIterator): number {
  if (iterator instanceof ListIterator) {
    return Math.max(0, (iterator.list?.items.length ?? 0) - iterator.position);
  }
  if (iterator instanceof TupleIterator) return iterator.items.length - iterator.position;
  if (iterator instanceof RangeIterator) return iterator.remaining;
  if (iterator instanceof StrIterator) return iterator.text.length - iterator.position;
  return iterator instanceof DictIterator ? iterator.hint : 0;
}

const ITERATOR_TYPES: readonly PyType[] = [
  LIST_ITERATOR_TYPE,
  LIST_REVERSE_ITERATOR_TYPE,
  TUPLE_ITERATOR_TYPE,
  RANGE_ITERATOR_TYPE,
  STR_ITERATOR_TYPE,
  SET_ITERATOR_TYPE,
  ...BYTES_ITERATOR_TYPES,
  ...DICT_ITERATOR_TYPES,
  SEQUENCE_ITERATOR_TYPE,
  LONG_RANGE_ITERATOR_TYPE,
];

export function installIterators(): void {
  for (const type of ITERATOR_TYPES) install(type, ITERATOR_MEMBERS);
}
