/** `collections.deque`. */
import type { Context } from '../../python/context.ts';
import { raise, typeError, valueError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { PyIterator } from '../../python/objects/iterator.ts';
import { type Native, native, resumable, withQuick } from '../../python/objects/native.ts';
import {
  builtinType,
  NONE,
  PyObject,
  type PyType,
  typeOf,
  type Value,
} from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { tuple } from '../../python/objects/values.ts';
import {
  asSmallIndex,
  equals,
  index,
  iterator,
  next,
  plainInt,
  repr,
  typeName,
} from '../../python/protocols/index.ts';
import { guardedRepr, joinedReprs } from '../../python/types/container-repr.ts';
import { constructor, initializer } from '../../python/types/construct.ts';
import { GENERIC_ALIAS } from '../../python/types/generic-alias.ts';
import { install } from '../../python/types/install.ts';
import { ITERATOR_MEMBERS } from '../../python/types/iterators.ts';
import { searchBound, sequenceComparisons } from '../../python/types/sequence.ts';
import { Ring } from './ring.ts';

export const DEQUE_TYPE = builtinType('deque', {
  module: 'collections',
  layout: 'other',
  hashing: 'unhashable',
});
const ITERATOR_TYPE = builtinType('_deque_iterator', { module: 'collections', layout: 'other' });
const REVERSE_ITERATOR_TYPE = builtinType('_deque_reverse_iterator', {
  module: 'collections',
  layout: 'other',
});

/** A reference, as a list holds it. */
const ITEM_BYTES = 8;
/** Moving an item by a place, when the middle is concerned. */
const MOVE_ITEM_NS = 1;

export class PyDeque extends PyObject {
  readonly ring = new Ring<Value>();
  /** Undefined: without bound. */
  maxlen: number | undefined = undefined;
  /** Grows with every insertion and removal: iterators compare it. */
  version = 0;

  constructor(type: PyType = DEQUE_TYPE) {
    super(type);
  }

  override knownLength(): number {
    return this.ring.length;
  }

  override measure(visit: (value: Value) => void): number {
    for (let at = 0; at < this.ring.length; at++) visit(this.ring.get(at));
    return this.ring.length * ITEM_BYTES;
  }

  append(item: Value): void {
    this.version++;
    this.ring.push(item);
    if (this.maxlen !== undefined && this.ring.length > this.maxlen) this.ring.shift();
  }

  appendLeft(item: Value): void {
    this.version++;
    this.ring.unshift(item);
    if (this.maxlen !== undefined && this.ring.length > this.maxlen) this.ring.pop();
  }

  *inspectedItems(): Iterable<Value> {
    for (let index = 0; index < this.ring.length; index++) yield this.ring.get(index);
  }

  takeFirst(): Value | undefined {
    this.version++;
    return this.ring.shift();
  }

  replace(items: readonly Value[]): void {
    this.version++;
    this.ring.replace(items);
  }
}

class DequeIterator extends PyIterator {
  private deque: PyDeque | undefined;
  private readonly version: number;
  private position: number;
  private readonly step: 1 | -1;

  constructor(deque: PyDeque, backwards: boolean) {
    super(backwards ? REVERSE_ITERATOR_TYPE : ITERATOR_TYPE);
    this.deque = deque;
    this.version = deque.version;
    this.step = backwards ? -1 : 1;
    this.position = backwards ? deque.ring.length - 1 : 0;
  }

  next(): Value | undefined {
    const { deque, position } = this;
    if (deque === undefined) return undefined;
    if (deque.version !== this.version) {
      this.deque = undefined;
      throw raise('RuntimeError', 'deque mutated during iteration');
    }
    if (position < 0 || position >= deque.ring.length) {
      this.deque = undefined;
      return undefined;
    }
    this.position += this.step;
    return deque.ring.get(position);
  }
}

function* position(deque: PyDeque, key: Value): Resumable<number> {
  if (typeOf(key).lookup('__index__') === undefined) {
    throw typeError(`sequence index must be integer, not '${typeName(key)}'`);
  }
  const { length } = deque.ring;
  const wanted = yield* index(key);
  const at = wanted < 0 ? Number(wanted) + length : Number(wanted);
  if (at < 0 || at >= length) throw raise('IndexError', 'deque index out of range');
  return at;
}

/** The place of the first equal item from `from` on; −1: none. */
function* find(
  deque: PyDeque,
  wanted: Value,
  from = 0,
  to = Infinity,
  mutated = () => raise('RuntimeError', 'deque mutated during iteration'),
): Resumable<number> {
  const { version, ring } = deque;
  for (let i = from; i < ring.length && i < to; i++) {
    const item = ring.get(i);
    const found = item === wanted || (yield* equals(item, wanted));
    if (deque.version !== version) throw mutated();
    if (found) return i;
  }
  return -1;
}

function removeAt(deque: PyDeque, at: number, context: Context): void {
  const { ring } = deque;
  if (at === 0) ring.shift();
  else if (at === ring.length - 1) ring.pop();
  else {
    context.charge(ring.length * MOVE_ITEM_NS);
    ring.replace(ring.toArray().toSpliced(at, 1));
  }
  deque.version++;
}

function* extend(deque: PyDeque, iterable: Value, add: (item: Value) => void): Resumable {
  // A deque that is extended by itself takes what it holds now.
  const source = iterable === deque ? deque.ring.toArray() : yield* iterator(iterable);
  if (Array.isArray(source)) {
    source.forEach(add);
    return NONE;
  }
  for (;;) {
    const item = yield* next(source);
    if (item === undefined) return NONE;
    add(item);
  }
}

/** A new deque of the same type and bound. */
function* copyOf(self: PyDeque): Resumable {
  if (self.type === DEQUE_TYPE) {
    const copy = new PyDeque();
    copy.maxlen = self.maxlen;
    copy.replace(self.ring.toArray());
    return copy;
  }
  const bound = self.maxlen === undefined ? [] : [self.maxlen];
  return yield* call(self.type, [self, ...bound]);
}

function repeated(self: PyDeque, count: Value, context: Context): Value[] {
  const times = plainInt(count);
  if (times === undefined) {
    throw typeError(`can't multiply sequence by non-int of type '${typeName(count)}'`);
  }
  const items = self.ring.toArray();
  const length = items.length * Math.max(Number(times), 0);
  const kept = Math.min(length, self.maxlen ?? Infinity);
  context.interpreter.allocate(kept * 8);
  return Array.from({ length: kept }, (_, i) => items[(length - kept + i) % items.length]!);
}

const times = (name: string): Native =>
  native(`${name}(self, count, /)`, ([self, count]: [PyDeque, Value], context) => {
    const items = repeated(self, count, context);
    const result = new PyDeque();
    result.maxlen = self.maxlen;
    result.replace(items);
    return result;
  });

const emptyError = () => raise('IndexError', 'pop from an empty deque');

function append(deque: PyDeque, item: Value): Value {
  deque.append(item);
  return NONE;
}

function popLeft(deque: PyDeque): Value {
  deque.version++;
  const item = deque.ring.shift();
  if (item === undefined) throw emptyError();
  return item;
}

install(DEQUE_TYPE, [
  constructor(DEQUE_TYPE, '/, *args, **keywords', (type) => new PyDeque(type)),
  initializer(DEQUE_TYPE, 'iterable=(), maxlen=None', function* ([deque, iterable, maxlen]) {
    const self = deque as PyDeque;
    if (maxlen === undefined || maxlen === NONE) self.maxlen = undefined;
    else {
      if (plainInt(maxlen) === undefined) throw typeError('an integer is required');
      self.maxlen = yield* asSmallIndex(maxlen);
      if (self.maxlen < 0) throw valueError('maxlen must be non-negative');
    }
    self.replace([]);
    if (iterable !== undefined) yield* extend(self, iterable, (item) => self.append(item));
    return NONE;
  }),
  ...sequenceComparisons((value) => (value instanceof PyDeque ? value.ring.toArray() : undefined)),
  { name: '__hash__', value: NONE },
  GENERIC_ALIAS,
  new PyGetSet('maxlen', (self) => (self as PyDeque).maxlen ?? NONE),
  withQuick(
    native('append(self, x, /)', ([self, item]: [PyDeque, Value]) => append(self, item)),
    (self, item) => append(self as PyDeque, item as Value),
  ),
  native('appendleft(self, x, /)', ([self, item]: [PyDeque, Value]) => {
    self.appendLeft(item);
    return NONE;
  }),
  native('pop(self)', ([self]: [PyDeque]) => {
    self.version++;
    const item = self.ring.pop();
    if (item === undefined) throw emptyError();
    return item;
  }),
  withQuick(
    native('popleft(self)', ([self]: [PyDeque]) => popLeft(self)),
    (self) => popLeft(self as PyDeque),
  ),
  resumable('extend(self, iterable, /)', ([self, iterable]: [PyDeque, Value]) =>
    extend(self, iterable, (item) => self.append(item)),
  ),
  resumable('extendleft(self, iterable, /)', ([self, iterable]: [PyDeque, Value]) =>
    extend(self, iterable, (item) => self.appendLeft(item)),
  ),
  resumable('rotate(self, n=1, /)', function* ([self, n]: [PyDeque, Value?], context) {
    const { ring } = self;
    const steps = n === undefined ? 1 : yield* asSmallIndex(n);
    if (ring.length > 1) {
      const right = ((steps % ring.length) + ring.length) % ring.length;
      const left = ring.length - right;
      context.charge(Math.min(left, right) * MOVE_ITEM_NS);
      for (let i = 0; right <= left && i < right; i++) ring.unshift(ring.pop() as Value);
      for (let i = 0; left < right && i < left; i++) ring.push(ring.shift() as Value);
      self.version++;
    }
    return NONE;
  }),
  native('clear(self)', ([self]: [PyDeque]) => {
    self.replace([]);
    return NONE;
  }),
  native('reverse(self)', ([self]: [PyDeque]) => {
    self.replace(self.ring.toArray().reverse());
    return NONE;
  }),
  resumable('copy(self)', ([self]: [PyDeque]) => copyOf(self)),
  resumable('__reduce__(self, /)', function* ([self]: [PyDeque]) {
    const { type, dict, maxlen } = self;
    const args = maxlen === undefined ? [] : [tuple([]), maxlen];
    const state = dict === undefined || dict.size === 0 ? NONE : dict;
    return tuple([type, tuple(args), state, yield* iterator(self)]);
  }),
  resumable('__copy__(self)', ([self]: [PyDeque]) => copyOf(self)),
  resumable('count(self, x, /)', function* ([self, wanted]: [PyDeque, Value]) {
    let count = 0;
    for (let i = yield* find(self, wanted); i >= 0; i = yield* find(self, wanted, i + 1)) count++;
    return count;
  }),
  resumable(
    'index(self, x, start=0, stop=None, /)',
    function* ([self, wanted, start, stop]: [PyDeque, Value, Value?, Value?]) {
      const { length } = self.ring;
      const from = yield* searchBound(start, length, 0);
      const at = yield* find(self, wanted, from, yield* searchBound(stop, length, Infinity));
      if (at < 0) throw valueError(`${yield* repr(wanted)} is not in deque`);
      return at;
    },
  ),
  resumable('insert(self, i, x, /)', function* ([self, i, item]: [PyDeque, Value, Value], context) {
    const { ring, maxlen } = self;
    if (maxlen !== undefined && ring.length >= maxlen) {
      throw raise('IndexError', 'deque already at its maximum size');
    }
    const wanted = yield* asSmallIndex(i);
    const at = Math.min(wanted < 0 ? Math.max(wanted + ring.length, 0) : wanted, ring.length);
    if (at === 0) self.appendLeft(item);
    else if (at === ring.length) self.append(item);
    else {
      context.charge(ring.length * MOVE_ITEM_NS);
      self.replace(ring.toArray().toSpliced(at, 0, item));
    }
    return NONE;
  }),
  resumable('remove(self, value, /)', function* ([self, value]: [PyDeque, Value], context) {
    const at = yield* find(self, value, 0, Infinity, () =>
      raise('IndexError', 'deque mutated during remove().'),
    );
    if (at < 0) throw valueError(`${yield* repr(value)} is not in deque`);
    removeAt(self, at, context);
    return NONE;
  }),
  native('__len__(self)', ([self]: [PyDeque]) => self.ring.length),
  native('__bool__(self)', ([self]: [PyDeque]) => self.ring.length > 0),
  withQuick(
    native('__iter__(self)', ([self]: [PyDeque]) => new DequeIterator(self, false)),
    (self) => new DequeIterator(self as PyDeque, false),
  ),
  native('__reversed__(self)', ([self]: [PyDeque]) => new DequeIterator(self, true)),
  resumable('__contains__(self, x, /)', function* ([self, wanted]: [PyDeque, Value]) {
    return (yield* find(self, wanted)) >= 0;
  }),
  resumable('__getitem__(self, i, /)', function* ([self, key]: [PyDeque, Value]) {
    return self.ring.get(yield* position(self, key));
  }),
  resumable('__setitem__(self, i, x, /)', function* ([self, key, item]: [PyDeque, Value, Value]) {
    self.ring.set(yield* position(self, key), item);
    return NONE;
  }),
  resumable('__delitem__(self, i, /)', function* ([self, key]: [PyDeque, Value], context) {
    removeAt(self, yield* position(self, key), context);
    return NONE;
  }),
  resumable('__add__(self, other, /)', function* ([self, other]: [PyDeque, Value]) {
    if (!(other instanceof PyDeque)) {
      throw typeError(`can only concatenate deque (not "${typeName(other)}") to deque`);
    }
    const result = (yield* copyOf(self)) as PyDeque;
    for (const item of other.ring.toArray()) result.append(item);
    return result;
  }),
  resumable('__iadd__(self, other, /)', function* ([self, other]: [PyDeque, Value]) {
    yield* extend(self, other, (item) => self.append(item));
    return self;
  }),
  times('__mul__'),
  times('__rmul__'),
  native('__imul__(self, count, /)', ([self, count]: [PyDeque, Value], context) => {
    const items = repeated(self, count, context);
    self.replace(items);
    return self;
  }),
  resumable('__repr__(self)', function* ([self]: [PyDeque], context) {
    const bound = self.maxlen === undefined ? '' : `, maxlen=${self.maxlen}`;
    const inside = yield* guardedRepr(self, context, '...', function* () {
      return `[${yield* joinedReprs(self.ring.toArray())}]`;
    });
    return inside === '...' ? '[...]' : `${self.type.name}(${inside}${bound})`;
  }),
]);
install(ITERATOR_TYPE, ITERATOR_MEMBERS);
install(REVERSE_ITERATOR_TYPE, ITERATOR_MEMBERS);
