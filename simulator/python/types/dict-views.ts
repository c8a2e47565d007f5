/** Iterators and views of dicts: live, and an error when the dict changes size meanwhile. */
import type { Copies, Copyable } from '../../kernel/copying.ts';
import { raise } from '../objects/exception.ts';
import { PyGetSet } from '../objects/function.ts';
import { PyIterator } from '../objects/iterator.ts';
import { type Native, native, resumable, withQuick } from '../objects/native.ts';
import type { PyDict } from '../objects/object.ts';
import {
  builtinType,
  type DictEntry,
  NONE,
  NOT_IMPLEMENTED,
  PyObject,
  type PyType,
  type Value,
} from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PySet, PyTuple, SET_TYPE, tuple } from '../objects/values.ts';
import { equals, specialMethod } from '../protocols/index.ts';
import { guardedRepr, joinedReprs } from './container-repr.ts';
import { install, type Member } from './install.ts';
import { MappingProxy } from './mapping-proxy.ts';
import {
  addAll,
  asSet,
  copySet,
  difference,
  intersection,
  isSubset,
  keyFor,
  symmetricDifference,
  union,
} from './set-algebra.ts';

/** What is shown of an entry. */
export type Aspect = 'keys' | 'values' | 'items';

const ITERATOR_TYPES: Readonly<Record<Aspect, PyType>> = {
  keys: builtinType('dict_keyiterator', { layout: 'other' }),
  values: builtinType('dict_valueiterator', { layout: 'other' }),
  items: builtinType('dict_itemiterator', { layout: 'other' }),
};

const REVERSE_ITERATOR_TYPES: Readonly<Record<Aspect, PyType>> = {
  keys: builtinType('dict_reversekeyiterator', { layout: 'other' }),
  values: builtinType('dict_reversevalueiterator', { layout: 'other' }),
  items: builtinType('dict_reverseitemiterator', { layout: 'other' }),
};

export const DICT_ITERATOR_TYPES: readonly PyType[] = [
  ...Object.values(ITERATOR_TYPES),
  ...Object.values(REVERSE_ITERATOR_TYPES),
];

const VIEW_TYPES: Readonly<Record<Aspect, PyType>> = {
  keys: builtinType('dict_keys', { layout: 'other', hashing: 'unhashable' }),
  values: builtinType('dict_values', { layout: 'other' }),
  items: builtinType('dict_items', { layout: 'other', hashing: 'unhashable' }),
};

/** Those of an OrderedDict, which differ by name. */
const ORDERED_VIEW_TYPES: Readonly<Record<Aspect, PyType>> = {
  keys: builtinType('odict_keys', { base: VIEW_TYPES.keys }),
  values: builtinType('odict_values', { base: VIEW_TYPES.values }),
  items: builtinType('odict_items', { base: VIEW_TYPES.items }),
};

function show(entry: DictEntry, aspect: Aspect): Value {
  switch (aspect) {
    case 'keys':
      return entry.key;
    case 'values':
      return entry.value as Value;
    case 'items':
      return tuple([entry.key, entry.value as Value]);
  }
}

export class DictIterator extends PyIterator implements Copyable {
  private target: PyDict | undefined;
  /** Undefined until the first is asked for. */
  private entries: Iterator<DictEntry> | undefined = undefined;
  private readonly aspect: Aspect;
  private readonly reversed: boolean;
  private readonly size: number;
  private remaining: number;

  /** @param dict - undefined: there is nothing left. */
  constructor(dict: PyDict | undefined, aspect: Aspect, reversed = false, size = dict?.size ?? 0) {
    super((reversed ? REVERSE_ITERATOR_TYPES : ITERATOR_TYPES)[aspect]);
    this.target = dict;
    this.aspect = aspect;
    this.reversed = reversed;
    this.size = this.remaining = size;
  }

  /** A copy goes on where this one stands, through the dict's copy. */
  copied(copies: Copies): DictIterator {
    const target = copies.of(this.target);
    const copy = new DictIterator(target, this.aspect, this.reversed, this.size);
    copy.remaining = this.remaining;
    return copy;
  }

  next(): Value | undefined {
    if (this.target === undefined) return undefined;
    if (this.target.size !== this.size) {
      throw raise('RuntimeError', 'dictionary changed size during iteration');
    }
    this.entries ??= this.begin(this.target);
    const step = this.entries.next();
    if (step.done === true) {
      this.target = undefined;
      return undefined;
    }
    if (this.remaining-- <= 0) {
      throw raise('RuntimeError', 'dictionary keys changed during iteration');
    }
    return show(step.value, this.aspect);
  }

  private begin(dict: PyDict): Iterator<DictEntry> {
    const all = dict.entries.values();
    const entries = this.reversed ? Array.from(all).reverse().values() : all;
    for (let taken = this.size - this.remaining; taken > 0; taken--) entries.next();
    return entries;
  }

  /** How many are still to come, for `__length_hint__`. */
  get hint(): number {
    return this.target === undefined ? 0 : this.remaining;
  }
}

export class PyDictView extends PyObject {
  readonly source: PyDict;
  readonly aspect: Aspect;

  constructor(source: PyDict, aspect: Aspect, ordered = false) {
    super((ordered ? ORDERED_VIEW_TYPES : VIEW_TYPES)[aspect]);
    this.source = source;
    this.aspect = aspect;
  }

  override knownLength(): number {
    return this.source.size;
  }
}

function* viewValues(view: PyDictView): Iterable<Value> {
  for (const entry of view.source.entries.values()) yield show(entry, view.aspect);
}

/** A keys or items view, or any iterable, as a set to compute with. */
function* viewSet(value: Value): Resumable<PySet> {
  if (value instanceof PySet) return yield* copySet(value, SET_TYPE);
  if (!(value instanceof PyDictView)) return yield* asSet(value);
  const set = new PySet();
  for (const item of viewValues(value)) yield* addAll(set, tuple([item]));
  return set;
}

function operator(
  method: string,
  combine: (set: PySet, other: PySet) => Resumable<PySet>,
): Native[] {
  return [
    resumable(`__${method}__(self, value, /)`, function* ([self, value]) {
      if (specialMethod(value, '__iter__') === undefined) return NOT_IMPLEMENTED;
      return yield* combine(yield* viewSet(self), yield* viewSet(value));
    }),
    resumable(`__r${method}__(self, value, /)`, function* ([self, value]) {
      if (specialMethod(value, '__iter__') === undefined) return NOT_IMPLEMENTED;
      return yield* combine(yield* viewSet(value), yield* viewSet(self));
    }),
  ];
}

function isSetLike(value: Value): boolean {
  return value instanceof PySet || (value instanceof PyDictView && value.aspect !== 'values');
}

function comparison(
  method: string,
  decide: (self: PySet, other: PySet) => Resumable<boolean>,
): Native {
  return resumable(`${method}(self, value, /)`, function* ([self, value]) {
    if (!isSetLike(value)) return NOT_IMPLEMENTED;
    return yield* decide(yield* viewSet(self), yield* viewSet(value));
  });
}

function* areEqual(self: PySet, other: PySet): Resumable<boolean> {
  return self.size === other.size && (yield* isSubset(self, other));
}

const SHARED: readonly Member[] = [
  native('__len__(self, /)', ([self]: [PyDictView]) => self.source.size),
  withQuick(
    native(
      '__iter__(self, /)',
      ([self]: [PyDictView]) => new DictIterator(self.source, self.aspect),
    ),
    (self) => new DictIterator((self as PyDictView).source, (self as PyDictView).aspect),
  ),
  native(
    '__reversed__(self, /)',
    ([self]: [PyDictView]) => new DictIterator(self.source, self.aspect, true),
  ),
  resumable('__repr__(self, /)', function* ([self]: [PyDictView], context) {
    return yield* guardedRepr(self, context, '...', function* () {
      return `${self.type.name}([${yield* joinedReprs(viewValues(self))}])`;
    });
  }),
  new PyGetSet('mapping', (self) => new MappingProxy((self as PyDictView).source)),
];

const SET_LIKE: readonly Member[] = [
  ...operator('or', union),
  ...operator('and', intersection),
  ...operator('sub', difference),
  ...operator('xor', symmetricDifference),
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
  { name: '__hash__', value: NONE },
  resumable('isdisjoint(self, other, /)', function* ([self, other]) {
    return (yield* intersection(yield* viewSet(self), yield* viewSet(other))).size === 0;
  }),
];

const containsKey = resumable(
  '__contains__(self, key, /)',
  function* ([self, key]: [PyDictView, Value]) {
    return self.source.has(yield* keyFor(self.source, key));
  },
);

const containsItem = resumable(
  '__contains__(self, key, /)',
  function* ([self, pair]: [PyDictView, Value]) {
    if (!(pair instanceof PyTuple) || pair.items.length !== 2) return false;
    const value = self.source.get(yield* keyFor(self.source, pair.items[0]!));
    return value !== undefined && (yield* equals(value, pair.items[1]!));
  },
);

export function installDictViews(): void {
  install(VIEW_TYPES.keys, [...SHARED, ...SET_LIKE, containsKey]);
  install(VIEW_TYPES.items, [...SHARED, ...SET_LIKE, containsItem]);
  install(VIEW_TYPES.values, SHARED);
}
