/** dict. Its views and iterators stand in dict-views.ts. */
import { typeError, valueError } from '../objects/exception.ts';
import { asClassMethod, type Native, native, resumable, withQuick } from '../objects/native.ts';
import {
  CUSTOM,
  DICT_TYPE,
  newDict,
  NONE,
  NOT_IMPLEMENTED,
  PyDict,
  type PyType,
  type Value,
} from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { PyList, PyTuple, tuple } from '../objects/values.ts';
import {
  collect,
  equals,
  findAttribute,
  getItem,
  iterator,
  keyError,
  next,
  quickKey,
  setItem,
  specialMethod,
} from '../protocols/index.ts';
import { INSERT_KEY_NS, REPR_ITEM_NS } from '../costs.ts';
import { guardedRepr, itemRepr } from './container-repr.ts';
import { constructor, initializer } from './construct.ts';
import { DictIterator, PyDictView } from './dict-views.ts';
import { GENERIC_ALIAS } from './generic-alias.ts';
import { install, type Member } from './install.ts';
import { keyAcross, keyFor } from './set-algebra.ts';

/** Sets an item of the dict itself, whatever a subclass has made of `__setitem__`. */
export function* store(dict: PyDict, key: Value, value: Value): Resumable<void> {
  dict.set(yield* keyFor(dict, key), value, key);
}

/** Copies all items of one dict into another. */
export function* mergeDict(target: PyDict, source: PyDict): Resumable<void> {
  for (const [key, entry] of [...source.entries]) {
    if (entry.value === undefined) continue;
    target.set(yield* keyAcross(target, key, entry.key), entry.value, entry.key);
  }
}

export function copyDict(source: PyDict): PyDict {
  const copy = newDict();
  for (const [key, entry] of source.entries) copy.set(key, entry.value as Value, entry.key);
  if (source.custom !== undefined) {
    // Only keys that are there: hashes of keys once looked for are of no use to the copy.
    copy.custom = new Map();
    for (const [hash, bucket] of source.custom) {
      const present = bucket.filter((key) => key.key() === CUSTOM && source.has(key));
      if (present.length > 0) copy.custom.set(hash, present);
    }
  }
  return copy;
}

/** dict.update(other): a mapping (something with keys()) or an iterable of pairs. */
export function* updateDict(target: PyDict, other: Value): Resumable<void> {
  if (other instanceof PyDict && other.type.lookup('keys') === DICT_TYPE.lookup('keys')) {
    yield* mergeDict(target, other);
    return;
  }
  const keys = yield* findAttribute(other, 'keys');
  if (keys !== undefined) {
    for (const key of yield* collect(yield* call(keys, []))) {
      yield* store(target, key, yield* getItem(other, key));
    }
    return;
  }
  const source = yield* iterator(other);
  for (let position = 0; ; position++) {
    const pair = yield* next(source);
    if (pair === undefined) return;
    const [key, value] = yield* keyAndValue(pair, position);
    yield* store(target, key, value);
  }
}

function* keyAndValue(pair: Value, position: number): Resumable<readonly [Value, Value]> {
  let items: readonly Value[];
  if (pair instanceof PyTuple || pair instanceof PyList) items = pair.items;
  else {
    const iterable = specialMethod(pair, '__iter__') ?? specialMethod(pair, '__getitem__');
    if (iterable === undefined) {
      throw typeError(
        `cannot convert dictionary update sequence element #${position} to a sequence`,
      );
    }
    items = yield* collect(pair);
  }
  if (items.length !== 2) {
    throw valueError(
      `dictionary update sequence element #${position} has length ${items.length}; 2 is required`,
    );
  }
  return [items[0]!, items[1]!];
}

function* fill(target: PyDict, other: Value | undefined, keywords: PyDict): Resumable<void> {
  if (other !== undefined) yield* updateDict(target, other);
  for (const [key, entry] of keywords.entries) target.set(key, entry.value as Value, entry.key);
}

function* areEqual(self: PyDict, other: PyDict): Resumable<boolean> {
  if (self.size !== other.size) return false;
  for (const [key, entry] of self.entries) {
    const value = other.get(yield* keyAcross(other, key, entry.key));
    // The program's own __eq__ may have emptied either dict meanwhile.
    if (value === undefined || entry.value === undefined) return false;
    if (!(yield* equals(entry.value, value))) return false;
  }
  return true;
}

function* missing(self: PyDict, key: Value): Resumable {
  const hook = self.type === DICT_TYPE ? undefined : specialMethod(self, '__missing__');
  if (hook !== undefined) return yield* call(hook, [key]);
  throw keyError(key);
}

const view = (aspect: 'keys' | 'values' | 'items'): Native =>
  native(`${aspect}(self, /)`, ([self]: [PyDict]) => new PyDictView(self, aspect));

const MEMBERS: readonly Member[] = [
  constructor(DICT_TYPE, '*args, **kwargs', (cls) => new PyDict(cls)),
  initializer(
    DICT_TYPE,
    'iterable=None, /, **kwargs',
    function* ([self, other, keywords], context) {
      yield* fill(self, other, keywords);
      context.charge((self as PyDict).size * INSERT_KEY_NS);
      return NONE;
    },
  ),
  asClassMethod(
    resumable('fromkeys(cls, iterable, value=None, /)', function* ([cls, iterable, value]) {
      const keys = yield* collect(iterable);
      if (cls === DICT_TYPE) {
        const dict = newDict();
        for (const key of keys) yield* store(dict, key, value ?? NONE);
        return dict;
      }
      const dict = yield* call(cls as PyType, []);
      for (const key of keys) yield* setItem(dict, key, value ?? NONE);
      return dict;
    }),
  ),
  resumable('__getitem__(self, key, /)', function* ([self, key]: [PyDict, Value]) {
    return self.get(yield* keyFor(self, key)) ?? (yield* missing(self, key));
  }),
  resumable('__setitem__(self, key, value, /)', function* ([self, key, value]) {
    yield* store(self, key, value);
    return NONE;
  }),
  resumable('__delitem__(self, key, /)', function* ([self, key]: [PyDict, Value]) {
    if (self.delete(yield* keyFor(self, key)) === undefined) throw keyError(key);
    return NONE;
  }),
  resumable('__contains__(self, key, /)', function* ([self, key]: [PyDict, Value]) {
    return self.has(yield* keyFor(self, key));
  }),
  native('__len__(self, /)', ([self]: [PyDict]) => self.size),
  withQuick(
    native('__iter__(self, /)', ([self]: [PyDict]) => new DictIterator(self, 'keys')),
    (self) => new DictIterator(self as PyDict, 'keys'),
  ),
  native('__reversed__(self, /)', ([self]: [PyDict]) => new DictIterator(self, 'keys', true)),
  { name: '__hash__', value: NONE },
  resumable('__eq__(self, value, /)', function* ([self, value]: [PyDict, Value]) {
    return value instanceof PyDict ? yield* areEqual(self, value) : NOT_IMPLEMENTED;
  }),
  resumable('__ne__(self, value, /)', function* ([self, value]: [PyDict, Value]) {
    return value instanceof PyDict ? !(yield* areEqual(self, value)) : NOT_IMPLEMENTED;
  }),
  resumable('__or__(self, value, /)', function* ([self, value]: [PyDict, Value]) {
    if (!(value instanceof PyDict)) return NOT_IMPLEMENTED;
    const result = copyDict(self);
    yield* mergeDict(result, value);
    return result;
  }),
  resumable('__ror__(self, value, /)', function* ([self, value]: [PyDict, Value]) {
    if (!(value instanceof PyDict)) return NOT_IMPLEMENTED;
    const result = copyDict(value);
    yield* mergeDict(result, self);
    return result;
  }),
  resumable('__ior__(self, value, /)', function* ([self, value]: [PyDict, Value]) {
    yield* updateDict(self, value);
    return self;
  }),
  resumable('__repr__(self, /)', function* ([self]: [PyDict], context) {
    context.charge(self.size * 2 * REPR_ITEM_NS);
    return yield* guardedRepr(self, context, '{...}', function* () {
      const items: string[] = [];
      for (const { key, value } of [...self.entries.values()]) {
        if (value === undefined) continue;
        items.push(`${yield* itemRepr(key)}: ${yield* itemRepr(value)}`);
      }
      return `{${items.join(', ')}}`;
    });
  }),
  withQuick(
    resumable('get(self, key, default=None, /)', function* ([self, key, fallback]) {
      return (self as PyDict).get(yield* keyFor(self, key)) ?? fallback ?? NONE;
    }),
    (self, key, fallback) => {
      const known = quickKey(key as Value);
      return known === undefined ? undefined : ((self as PyDict).get(known) ?? fallback ?? NONE);
    },
  ),
  resumable('setdefault(self, key, default=None, /)', function* ([self, key, fallback]) {
    const dict = self as PyDict;
    const found = yield* keyFor(dict, key);
    const present = dict.get(found);
    if (present !== undefined) return present;
    dict.set(found, fallback ?? NONE, key);
    return fallback ?? NONE;
  }),
  resumable('pop(self, key, default=None, /)', function* ([self, key, fallback]) {
    const value = (self as PyDict).delete(yield* keyFor(self, key)) ?? fallback;
    if (value === undefined) throw keyError(key);
    return value;
  }),
  native('popitem(self, /)', ([self]: [PyDict]) => {
    const last = [...self.entries].at(-1);
    if (last === undefined) throw keyError('popitem(): dictionary is empty');
    const [key, entry] = last;
    return tuple([entry.key, self.delete(key) as Value]);
  }),
  resumable('update(self, other=None, /, **kwargs)', function* ([self, other, keywords]) {
    yield* fill(self, other, keywords);
    return NONE;
  }),
  native('clear(self, /)', ([self]: [PyDict]) => {
    self.clear();
    return NONE;
  }),
  native('copy(self, /)', ([self]: [PyDict], context) => {
    context.charge(self.size * INSERT_KEY_NS);
    return copyDict(self);
  }),
  view('keys'),
  view('values'),
  view('items'),
  GENERIC_ALIAS,
];

export function installDict(): void {
  install(DICT_TYPE, MEMBERS);
}
