/** What Python does with values by their special methods. */
export { call } from '../objects/resumable.ts';
export {
  bind,
  bindQuickly,
  callSpecial,
  checkOwner,
  defaultAttribute,
  defaultDeleteAttribute,
  defaultSetAttribute,
  deleteAttribute,
  findAttribute,
  getAttribute,
  isDataDescriptor,
  isRaised,
  lacksAccessor,
  quickAttribute,
  setAttribute,
  specialMethod,
  typeName,
} from './attributes.ts';
export {
  BUILD_CLASS,
  hasOwnClass,
  instantiate,
  isInstanceOf,
  isSubclass,
  TYPE_INIT,
  TYPE_NEW,
} from './classes.ts';
export { assignBases } from './base-assignment.ts';
export { linearise } from './bases.ts';
export { instanceDict } from './instance-dict.ts';
export { PyMember, sameParts } from './slots.ts';
export {
  compare,
  compareStrings,
  EQUAL,
  equals,
  GREATER,
  GREATER_EQUAL,
  LESS,
  LESS_EQUAL,
  lessThan,
  NOT_EQUAL,
  quickCompare,
} from './comparison.ts';
export { hash, keyIn, quickKey } from './hashing.ts';
export { contains, deleteItem, getItem, keyError, quickItem, setItem } from './items.ts';
export {
  collect,
  isIterator,
  iterator,
  LIST_ITERATOR_TYPE,
  ListIterator,
  next,
  quickIterator,
  RANGE_ITERATOR_TYPE,
  RangeIterator,
  SEQUENCE_ITERATOR_TYPE,
  STR_ITERATOR_TYPE,
  StrIterator,
  TUPLE_ITERATOR_TYPE,
  TupleIterator,
} from './iteration.ts';
export { asSmallIndex, index, plainInt } from './numbers.ts';
export { binary, inplace, unary } from './operators.ts';
export { ascii, format, plainText, repr, str, textArgument } from './text.ts';
export { codePointLength, length, quickLength, quickTruth, truth } from './truth.ts';
