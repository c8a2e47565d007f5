/** tuple. */
import { native, resumable } from '../objects/native.ts';
import { NOT_IMPLEMENTED, type PyType, type Value } from '../objects/object.ts';
import { PyList, PyTuple, tuple, TUPLE_TYPE } from '../objects/values.ts';
import { collect, hash, TupleIterator } from '../protocols/index.ts';
import { COLLECT_ITEM_NS, COPY_ITEM_NS, REPR_ITEM_NS } from '../costs.ts';
import { guardedRepr, joinedReprs } from './container-repr.ts';
import { resumableConstructor } from './construct.ts';
import { GENERIC_ALIAS } from './generic-alias.ts';
import { hashTuple } from './hashing.ts';
import { install, type Member } from './install.ts';
import type { Integer } from './integer.ts';
import {
  countOf,
  indexMethod,
  indexOf,
  repeatItems,
  sequenceComparisons,
  subscript,
} from './sequence.ts';
import { repetitions } from './slice.ts';

function newTuple(cls: PyType, items: readonly Value[]): PyTuple {
  return new PyTuple(items, cls);
}

const repeat = native('__mul__(self, value, /)', ([self, value]: [PyTuple, Value], context) => {
  const count = repetitions(value);
  if (count === undefined) return NOT_IMPLEMENTED;
  if (count === 1 && self.type === TUPLE_TYPE) return self;
  return tuple(repeatItems(self.items, count, (bytes) => context.interpreter.allocate(bytes)));
});

const MEMBERS: readonly Member[] = [
  resumableConstructor(TUPLE_TYPE, 'iterable=(), /', function* (cls, [iterable], context) {
    if (iterable === undefined) return newTuple(cls, []);
    if (cls === TUPLE_TYPE && iterable instanceof PyTuple && iterable.type === cls) return iterable;
    const items = yield* collect(iterable);
    context.charge(items.length * (iterable instanceof PyList ? COPY_ITEM_NS : COLLECT_ITEM_NS));
    return newTuple(cls, items);
  }),
  ...sequenceComparisons((value) => (value instanceof PyTuple ? value.items : undefined)),
  native('__add__(self, value, /)', ([self, value]: [PyTuple, Value]) =>
    value instanceof PyTuple ? tuple([...self.items, ...value.items]) : NOT_IMPLEMENTED,
  ),
  repeat,
  native('__rmul__(self, value, /)', (args, context) => repeat.run!(args, context)),
  native('__len__(self, /)', ([self]: [PyTuple]) => self.items.length),
  native('__iter__(self, /)', ([self]: [PyTuple]) => new TupleIterator(self.items)),
  resumable('__getitem__(self, key, /)', function* ([self, key]: [PyTuple, Value]) {
    const found = yield* subscript(self.items, key, 'tuple');
    return Array.isArray(found) ? tuple(found) : found;
  }),
  resumable('__contains__(self, key, /)', function* ([self, key]: [PyTuple, Value]) {
    return (yield* indexOf(self.items, key)) >= 0;
  }),
  resumable('__hash__(self, /)', function* ([self]: [PyTuple]) {
    const hashes: Integer[] = [];
    for (const item of self.items) hashes.push(yield* hash(item));
    return hashTuple(hashes);
  }),
  resumable('__repr__(self, /)', function* ([self]: [PyTuple], context) {
    context.charge(self.items.length * REPR_ITEM_NS);
    return yield* guardedRepr(self, context, '(...)', function* () {
      const inside = yield* joinedReprs(self.items);
      return self.items.length === 1 ? `(${inside},)` : `(${inside})`;
    });
  }),
  native('__getnewargs__(self, /)', ([self]: [PyTuple]) => tuple([tuple(self.items)])),
  resumable('index(self, value, start=0, stop=None, /)', function* ([self, ...rest]) {
    return yield* indexMethod((self as PyTuple).items, rest, 'tuple');
  }),
  resumable('count(self, value, /)', function* ([self, value]: [PyTuple, Value]) {
    return yield* countOf(self.items, value);
  }),
  GENERIC_ALIAS,
];

export function installTuple(): void {
  install(TUPLE_TYPE, MEMBERS);
}
