/** set and frozenset. */
import { raise } from '../objects/exception.ts';
import { PyIterator } from '../objects/iterator.ts';
import { type Native, native, resumable, withQuick } from '../objects/native.ts';
import { builtinType, NONE, NOT_IMPLEMENTED, PyObject, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { FROZENSET_TYPE, PySet, type PyTuple, SET_TYPE } from '../objects/values.ts';
import { hash, keyError } from '../protocols/index.ts';
import { INSERT_KEY_NS, REPR_ITEM_NS } from '../costs.ts';
import { guardedRepr, joinedReprs } from './container-repr.ts';
import { constructor, initializer, resumableConstructor } from './construct.ts';
import { GENERIC_ALIAS } from './generic-alias.ts';
import { hashFrozenSet } from './hashing.ts';
import { install, type Member } from './install.ts';
import type { Integer } from './integer.ts';
import {
  addAll,
  addElement,
  asSet,
  copySet,
  difference,
  intersection,
  isSubset,
  keyFor,
  keepAll,
  removeAll,
  symmetricDifference,
  toggleAll,
  union,
} from './set-algebra.ts';
import { orderedElements } from './set-order.ts';

export const SET_ITERATOR_TYPE = builtinType('set_iterator', { layout: 'other' });

/** Over the elements as they are when it starts; a set that changes meanwhile is an error. */
export class SetIterator extends PyIterator {
  private set: PySet | undefined;
  private readonly elements: readonly Value[];
  private position = 0;

  constructor(set: PySet) {
    super(SET_ITERATOR_TYPE);
    this.set = set;
    this.elements = orderedElements(set);
  }

  next(): Value | undefined {
    if (this.set === undefined) return undefined;
    if (this.set.size !== this.elements.length) {
      throw raise('RuntimeError', 'Set changed size during iteration');
    }
    if (this.position < this.elements.length) return this.elements[this.position++];
    this.set = undefined;
    return undefined;
  }
}

type Combine = (set: PySet, other: PySet) => Resumable<PySet>;
/** What becomes of the first one. */
type Change = (set: PySet, other: PySet) => Resumable<void>;

/** `set OP set`: other operands are not implemented, unlike with the named methods. */
function operator(method: string, combine: Combine): Native[] {
  return [
    resumable(`__${method}__(self, value, /)`, function* ([self, value]) {
      return value instanceof PySet ? yield* combine(self, value) : NOT_IMPLEMENTED;
    }),
    resumable(`__r${method}__(self, value, /)`, function* ([self, value]) {
      return value instanceof PySet ? yield* combine(value, self) : NOT_IMPLEMENTED;
    }),
  ];
}

function inplace(method: string, change: Change): Native {
  return resumable(`__i${method}__(self, value, /)`, function* ([self, value]) {
    if (!(value instanceof PySet)) return NOT_IMPLEMENTED;
    yield* change(self, value);
    return self;
  });
}

/** A named method that combines with any number of iterables. */
function combined(name: string, combine: Combine): Native {
  return resumable(`${name}(self, /, *others)`, function* ([self, others]: [PySet, PyTuple]) {
    let result = yield* copySet(self);
    for (const other of others.items) result = yield* combine(result, yield* asSet(other));
    return result;
  });
}

function updated(name: string, change: Change): Native {
  return resumable(`${name}(self, /, *others)`, function* ([self, others]: [PySet, PyTuple]) {
    for (const other of others.items) yield* change(self, yield* asSet(other));
    return NONE;
  });
}

function comparison(
  method: string,
  decide: (self: PySet, other: PySet) => Resumable<boolean>,
): Native {
  return resumable(`${method}(self, value, /)`, function* ([self, value]) {
    return value instanceof PySet ? yield* decide(self, value) : NOT_IMPLEMENTED;
  });
}

function* areEqual(self: PySet, other: PySet): Resumable<boolean> {
  return self.size === other.size && (yield* isSubset(self, other));
}

const SHARED: readonly Member[] = [
  comparison('__eq__', areEqual),
  comparison('__ne__', function* (self, other) {
    return !(yield* areEqual(self, other));
  }),
  comparison('__le__', isSubset),
  comparison('__lt__', function* (self, other) {
    return self.size < other.size && (yield* isSubset(self, other));
  }),
  comparison('__ge__', (self, other) => isSubset(other, self)),
  comparison('__gt__', function* (self, other) {
    return self.size > other.size && (yield* isSubset(other, self));
  }),
  ...operator('or', union),
  ...operator('and', intersection),
  ...operator('sub', difference),
  ...operator('xor', symmetricDifference),
  native('__len__(self, /)', ([self]: [PySet]) => self.size),
  withQuick(
    native('__iter__(self, /)', ([self]: [PySet]) => new SetIterator(self)),
    (self) => new SetIterator(self as PySet),
  ),
  resumable('__contains__(self, key, /)', function* ([self, key]: [PySet, Value]) {
    // A set is looked for as if it were frozen.
    if (key instanceof PySet && key.type.isSubtypeOf(SET_TYPE)) {
      const frozen = yield* copySet(key, FROZENSET_TYPE);
      return self.elements.has(yield* keyFor(self.elements, frozen));
    }
    return self.elements.has(yield* keyFor(self.elements, key));
  }),
  resumable('__repr__(self, /)', function* ([self]: [PySet], context) {
    const { name } = self.type;
    if (self.size === 0) return `${name}()`;
    context.charge(self.size * REPR_ITEM_NS);
    return yield* guardedRepr(self, context, `${name}(...)`, function* () {
      const inside = `{${yield* joinedReprs(orderedElements(self))}}`;
      return self.type === SET_TYPE ? inside : `${name}(${inside})`;
    });
  }),
  resumable('union(self, /, *others)', function* ([self, others]: [PySet, PyTuple]) {
    const result = yield* copySet(self);
    for (const other of others.items) yield* addAll(result, other);
    return result;
  }),
  combined('intersection', intersection),
  combined('difference', difference),
  resumable('symmetric_difference(self, other, /)', function* ([self, other]) {
    return yield* symmetricDifference(self, yield* asSet(other));
  }),
  resumable('issubset(self, other, /)', function* ([self, other]) {
    return yield* isSubset(self, yield* asSet(other));
  }),
  resumable('issuperset(self, other, /)', function* ([self, other]) {
    return yield* isSubset(yield* asSet(other), self);
  }),
  resumable('isdisjoint(self, other, /)', function* ([self, other]) {
    return (yield* intersection(self, yield* asSet(other))).size === 0;
  }),
  resumable('copy(self, /)', function* ([self]: [PySet]) {
    return yield* copySet(self);
  }),
  GENERIC_ALIAS,
];

function* discard(self: PySet, value: Value): Resumable<boolean> {
  const element =
    value instanceof PySet && value.type.isSubtypeOf(SET_TYPE)
      ? yield* copySet(value, FROZENSET_TYPE)
      : value;
  return self.elements.delete(yield* keyFor(self.elements, element)) !== undefined;
}

const SET_MEMBERS: readonly Member[] = [
  constructor(SET_TYPE, '*args, **kwargs', (cls) => new PySet(cls)),
  initializer(SET_TYPE, 'iterable=(), /', function* ([self, iterable], context) {
    self.elements.clear();
    if (iterable !== undefined) yield* addAll(self, iterable);
    context.charge(self.size * INSERT_KEY_NS);
    return NONE;
  }),
  { name: '__hash__', value: NONE },
  ...SHARED,
  inplace('or', addAll),
  inplace('and', keepAll),
  inplace('sub', removeAll),
  inplace('xor', toggleAll),
  resumable('add(self, element, /)', function* ([self, element]: [PySet, Value]) {
    yield* addElement(self, element);
    return NONE;
  }),
  resumable('discard(self, element, /)', function* ([self, element]: [PySet, Value]) {
    yield* discard(self, element);
    return NONE;
  }),
  resumable('remove(self, element, /)', function* ([self, element]: [PySet, Value]) {
    if (!(yield* discard(self, element))) throw keyError(element);
    return NONE;
  }),
  resumable('pop(self, /)', function* ([self]: [PySet]) {
    const first = orderedElements(self)[0];
    if (first === undefined) throw keyError('pop from an empty set');
    yield* discard(self, first);
    return first;
  }),
  native('clear(self, /)', ([self]: [PySet]) => {
    self.elements.clear();
    self.rooms = undefined;
    return NONE;
  }),
  resumable('update(self, /, *others)', function* ([self, others]: [PySet, PyTuple]) {
    for (const other of others.items) yield* addAll(self, other);
    return NONE;
  }),
  updated('intersection_update', keepAll),
  updated('difference_update', removeAll),
  resumable('symmetric_difference_update(self, other, /)', function* ([self, other]) {
    yield* toggleAll(self, yield* asSet(other));
    return NONE;
  }),
];

const FROZENSET_MEMBERS: readonly Member[] = [
  resumableConstructor(FROZENSET_TYPE, 'iterable=(), /', function* (cls, [iterable]) {
    const same = cls === FROZENSET_TYPE && iterable instanceof PyObject && iterable.type === cls;
    if (same) return iterable as PySet;
    const set = new PySet(cls);
    if (iterable !== undefined) yield* addAll(set, iterable);
    return set;
  }),
  ...SHARED,
  resumable('__hash__(self, /)', function* ([self]: [PySet]) {
    const hashes: Integer[] = [];
    for (const entry of self.entries()) hashes.push(yield* hash(entry.key));
    return hashFrozenSet(hashes);
  }),
];

export function installSet(): void {
  install(SET_TYPE, SET_MEMBERS);
  install(FROZENSET_TYPE, FROZENSET_MEMBERS);
}
