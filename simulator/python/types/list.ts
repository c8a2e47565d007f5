/** list. Sorting stands in sort.ts. */
import { raise, typeError, valueError } from '../objects/exception.ts';
import { native, resumable, withQuick } from '../objects/native.ts';
import { builtinType, NONE, NOT_IMPLEMENTED, type Value } from '../objects/object.ts';
import { PyIterator } from '../objects/iterator.ts';
import type { Resumable } from '../objects/resumable.ts';
import { list, LIST_TYPE, PyList, PySlice, PyTuple } from '../objects/values.ts';
import {
  asSmallIndex,
  collect,
  ListIterator,
  plainInt,
  specialMethod,
  truth,
} from '../protocols/index.ts';
import {
  COLLECT_ITEM_NS,
  COMPARE_ITEM_NS,
  COPY_ITEM_NS,
  MOVE_ITEM_NS,
  REPR_ITEM_NS,
} from '../costs.ts';
import { guardedRepr, joinedReprs } from './container-repr.ts';
import { constructor, initializer } from './construct.ts';
import { GENERIC_ALIAS } from './generic-alias.ts';
import { install, type Member } from './install.ts';
import {
  countOf,
  indexMethod,
  indexOf,
  repeatItems,
  sequenceComparisons,
  subscript,
} from './sequence.ts';
import { position, repetitions, select } from './slice.ts';
import { sortItems } from './sort.ts';

export const LIST_REVERSE_ITERATOR_TYPE = builtinType('list_reverseiterator', { layout: 'other' });

export class ListReverseIterator extends PyIterator {
  readonly list: PyList;
  /** −1: at the end. */
  position: number;

  constructor(source: PyList) {
    super(LIST_REVERSE_ITERATOR_TYPE);
    this.list = source;
    this.position = source.items.length - 1;
  }

  next(): Value | undefined {
    if (this.position < 0 || this.position >= this.list.items.length) {
      this.position = -1;
      return undefined;
    }
    return this.list.items[this.position--];
  }
}

/** Pushes without a spread, which would overflow the host's stack for long arrays. */
export function extend(items: Value[], more: readonly Value[]): void {
  for (const item of more) items.push(item);
}

function* assignSlice(self: PyList, key: PySlice, value: Value): Resumable<void> {
  const items = yield* assignable(value, key);
  const { start, stop, step, count } = yield* select(key, self.items.length);
  if (step === 1) {
    self.items = [
      ...self.items.slice(0, start),
      ...items,
      ...self.items.slice(Math.max(start, stop)),
    ];
    return;
  }
  if (items.length !== count) {
    throw valueError(
      `attempt to assign sequence of size ${items.length} to extended slice of size ${count}`,
    );
  }
  for (let i = 0; i < count; i++) self.items[start + i * step] = items[i]!;
}

function* assignable(value: Value, key: PySlice): Resumable<Value[]> {
  const iterable =
    specialMethod(value, '__iter__') !== undefined ||
    specialMethod(value, '__getitem__') !== undefined;
  if (iterable) return yield* collect(value);
  throw typeError(
    key.step === NONE ? 'can only assign an iterable' : 'must assign iterable to extended slice',
  );
}

function* deleteSlice(self: PyList, key: PySlice): Resumable<void> {
  const { start, step, count } = yield* select(key, self.items.length);
  if (step === 1) {
    self.items.splice(start, count);
    return;
  }
  const gone = new Set<number>();
  for (let i = 0; i < count; i++) gone.add(start + i * step);
  self.items = self.items.filter((_, i) => !gone.has(i));
}

const repeat = native('__mul__(self, value, /)', ([self, value]: [PyList, Value], context) => {
  const count = repetitions(value);
  if (count === undefined) return NOT_IMPLEMENTED;
  const items = repeatItems(self.items, count, (bytes) => context.interpreter.allocate(bytes));
  context.charge(items.length * COPY_ITEM_NS);
  return list(items);
});

function append(self: PyList, item: Value): Value {
  self.items.push(item);
  return NONE;
}

const MEMBERS: readonly Member[] = [
  constructor(LIST_TYPE, '*args, **kwargs', (cls) => new PyList([], cls)),
  initializer(LIST_TYPE, 'iterable=(), /', function* ([self, iterable], context) {
    const items = iterable === undefined ? [] : yield* collect(iterable);
    const copied = iterable instanceof PyList || iterable instanceof PyTuple;
    context.charge(items.length * (copied ? COPY_ITEM_NS : COLLECT_ITEM_NS));
    (self as PyList).items = items;
    return NONE;
  }),
  ...sequenceComparisons((value) => (value instanceof PyList ? value.items : undefined)),
  { name: '__hash__', value: NONE },
  native('__add__(self, value, /)', ([self, value]: [PyList, Value], context) => {
    if (!(value instanceof PyList)) return NOT_IMPLEMENTED;
    context.charge((self.items.length + value.items.length) * COPY_ITEM_NS);
    return list(self.items.concat(value.items));
  }),
  resumable('__iadd__(self, value, /)', function* ([self, value]: [PyList, Value]) {
    extend(self.items, yield* collect(value));
    return self;
  }),
  repeat,
  native('__rmul__(self, value, /)', (args, context) => repeat.run!(args, context)),
  native('__imul__(self, value, /)', ([self, value]: [PyList, Value], context) => {
    const count = repetitions(value);
    if (count === undefined) return NOT_IMPLEMENTED;
    self.items = repeatItems(self.items, count, (bytes) => context.interpreter.allocate(bytes));
    return self;
  }),
  native('__len__(self, /)', ([self]: [PyList]) => self.items.length),
  native('__iter__(self, /)', ([self]: [PyList]) => new ListIterator(self)),
  native('__reversed__(self, /)', ([self]: [PyList]) => new ListReverseIterator(self)),
  resumable('__getitem__(self, key, /)', function* ([self, key]: [PyList, Value]) {
    const found = yield* subscript(self.items, key, 'list');
    return Array.isArray(found) ? list(found) : found;
  }),
  resumable('__setitem__(self, key, value, /)', function* ([self, key, value]) {
    if (key instanceof PySlice) {
      yield* assignSlice(self, key, value);
      return NONE;
    }
    const at = yield* position(key, self.items.length, 'list');
    if (at === undefined) throw raise('IndexError', 'list assignment index out of range');
    self.items[at] = value;
    return NONE;
  }),
  resumable('__delitem__(self, key, /)', function* ([self, key]: [PyList, Value]) {
    if (key instanceof PySlice) {
      yield* deleteSlice(self, key);
      return NONE;
    }
    const at = yield* position(key, self.items.length, 'list');
    if (at === undefined) throw raise('IndexError', 'list assignment index out of range');
    self.items.splice(at, 1);
    return NONE;
  }),
  resumable('__contains__(self, key, /)', function* ([self, key]: [PyList, Value], context) {
    const at = yield* indexOf(self.items, key);
    context.charge((at < 0 ? self.items.length : at) * COMPARE_ITEM_NS);
    return at >= 0;
  }),
  resumable('__repr__(self, /)', function* ([self]: [PyList], context) {
    context.charge(self.items.length * REPR_ITEM_NS);
    return yield* guardedRepr(self, context, '[...]', function* () {
      return `[${yield* joinedReprs(self.items)}]`;
    });
  }),
  withQuick(
    native('append(self, object, /)', ([self, item]: [PyList, Value]) => append(self, item)),
    (self, item) => append(self as PyList, item as Value),
  ),
  resumable('extend(self, iterable, /)', function* ([self, iterable]: [PyList, Value], context) {
    const items = yield* collect(iterable);
    context.charge(items.length * COPY_ITEM_NS);
    extend(self.items, items);
    return NONE;
  }),
  resumable('insert(self, index, object, /)', function* ([self, at, item], context) {
    const { items } = self as PyList;
    const where = yield* asSmallIndex(at);
    const from = where < 0 ? Math.max(0, where + items.length) : where;
    context.charge(Math.max(0, items.length - from) * MOVE_ITEM_NS);
    items.splice(from, 0, item);
    return NONE;
  }),
  resumable('pop(self, index=-1, /)', function* ([self, at]: [PyList, Value | undefined], context) {
    const { items } = self;
    const wanted = at === undefined ? -1 : (plainInt(at) ?? (yield* asSmallIndex(at)));
    if (items.length === 0) throw raise('IndexError', 'pop from empty list');
    const where = wanted < 0 ? Number(wanted) + items.length : Number(wanted);
    if (where < 0 || where >= items.length) throw raise('IndexError', 'pop index out of range');
    if (where === items.length - 1) return items.pop()!;
    context.charge((items.length - where) * MOVE_ITEM_NS);
    return items.splice(where, 1)[0]!;
  }),
  resumable('remove(self, value, /)', function* ([self, value]: [PyList, Value], context) {
    const at = yield* indexOf(self.items, value);
    context.charge((at < 0 ? self.items.length : at) * COMPARE_ITEM_NS);
    if (at < 0) throw valueError('list.remove(x): x not in list');
    self.items.splice(at, 1);
    return NONE;
  }),
  resumable('index(self, value, start=0, stop=None, /)', function* ([self, ...rest]) {
    return yield* indexMethod((self as PyList).items, rest, 'list');
  }),
  resumable('count(self, value, /)', function* ([self, value]: [PyList, Value]) {
    return yield* countOf(self.items, value);
  }),
  native('clear(self, /)', ([self]: [PyList]) => {
    self.items = [];
    return NONE;
  }),
  native('copy(self, /)', ([self]: [PyList], context) => {
    context.charge(self.items.length * COPY_ITEM_NS);
    return list(self.items.slice());
  }),
  native('reverse(self, /)', ([self]: [PyList]) => {
    self.items.reverse();
    return NONE;
  }),
  resumable('sort(self, /, *, key=None, reverse=False)', function* ([self, key, reverse], context) {
    const target = self as PyList;
    const descending = reverse !== undefined && (yield* truth(reverse));
    // The list is empty while it is sorted, so that a key function cannot see it half-sorted.
    const items = target.items;
    const empty: Value[] = [];
    target.items = empty;
    let modified: boolean;
    try {
      yield* sortItems(items, key, descending, context);
      modified = target.items !== empty || empty.length > 0;
    } finally {
      target.items = items;
    }
    if (modified) throw valueError('list modified during sort');
    return NONE;
  }),
  GENERIC_ALIAS,
];

export function installList(): void {
  install(LIST_TYPE, MEMBERS);
}
