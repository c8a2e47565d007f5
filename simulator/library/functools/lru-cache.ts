/** The function that `functools.lru_cache` makes: it remembers results by arguments. */
import { PyMethod } from '../../python/objects/function.ts';
import { native, resumable } from '../../python/objects/native.ts';
import {
  builtinType,
  newDict,
  NONE,
  type PyDict,
  PyObject,
  typeOf,
  UNHASHABLE,
  type Value,
} from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { type PyTuple, tuple } from '../../python/objects/values.ts';
import { hash, keyIn } from '../../python/protocols/index.ts';
import { constructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { keywordsOf } from './partial.ts';

export const LRU_CACHE_TYPE = builtinType('_lru_cache_wrapper', {
  module: 'functools',
  layout: 'other',
  subclassable: false,
});
LRU_CACHE_TYPE.instancesHaveDict = true;

/** Making the key and looking it up. */
const LOOKUP_NS = 90;
/** Stands between positional and keyword arguments in a key: no program has such a string. */
const KEYWORDS_FOLLOW = '\u0000keywords';

class PyLruCache extends PyObject {
  readonly func: Value;
  /** Undefined: without bound. */
  readonly maxsize: number | undefined;
  readonly typed: boolean;
  /** Makes what cache_info() returns. */
  readonly makeInfo: Value;
  /** By key, the one that was not used for longest first. */
  results: PyDict = newDict();
  hits = 0;
  misses = 0;

  constructor(func: Value, maxsize: number | undefined, typed: boolean, makeInfo: Value) {
    super(LRU_CACHE_TYPE);
    this.func = func;
    this.maxsize = maxsize;
    this.typed = typed;
    this.makeInfo = makeInfo;
  }

  override measure(visit: (value: Value) => void): number {
    visit(this.func);
    visit(this.results);
    return 0;
  }
}

function keyOfCall(self: PyLruCache, args: readonly Value[], keywords: PyDict): Value {
  if (keywords.size === 0 && !self.typed) {
    const only = args[0];
    // Alone, an int or str is its own key; everything else is a key as part of a tuple, so that 3
    // and 3.0 are remembered apart.
    if (args.length === 1 && (typeof only === 'number' || typeof only === 'string')) return only;
    return tuple(args);
  }
  const parts: Value[] = [...args];
  const named = [...keywords.entries.values()];
  if (named.length > 0) parts.push(KEYWORDS_FOLLOW);
  for (const { key, value } of named) parts.push(key, value as Value);
  if (self.typed) {
    for (const item of args) parts.push(typeOf(item));
    for (const { value } of named) parts.push(typeOf(value as Value));
  }
  return tuple(parts);
}

/** The error names the argument, not the tuple that the key is. */
function* checkHashable(args: PyTuple, keywords: PyDict): Resumable<void> {
  const named = Array.from(keywords.entries.values(), ({ value }) => value as Value);
  for (const item of [...args.items, ...named]) {
    if (item instanceof PyObject && item.key() === UNHASHABLE) yield* hash(item);
  }
}

install(LRU_CACHE_TYPE, [
  constructor(
    LRU_CACHE_TYPE,
    'func, maxsize, typed, info, /',
    (_type, [func, maxsize, typed, info]) =>
      new PyLruCache(
        func,
        maxsize === NONE ? undefined : Number(maxsize),
        typed === true || typed === 1,
        info,
      ),
  ),
  resumable(
    '__call__(self, /, *args, **keywords)',
    function* ([self, args, keywords]: [PyLruCache, PyTuple, PyDict], context) {
      const { maxsize } = self;
      if (maxsize === 0) {
        self.misses++;
        return yield* call(self.func, [...args.items], keywordsOf(keywords));
      }
      context.charge(LOOKUP_NS);
      yield* checkHashable(args, keywords);
      const { results } = self;
      const key = keyOfCall(self, args.items, keywords);
      const place = yield* keyIn(results, key);
      const known = results.get(place);
      if (known !== undefined) {
        self.hits++;
        if (maxsize !== undefined) {
          results.delete(place);
          results.set(place, known, key);
        }
        return known;
      }
      self.misses++;
      const result = yield* call(self.func, [...args.items], keywordsOf(keywords));
      // Another thread, or the function itself, may have come first, or cleared it all.
      if (results === self.results && !results.has(place)) {
        if (maxsize !== undefined && results.size >= maxsize) {
          const oldest = results.entries.keys().next();
          if (oldest.done !== true) results.delete(oldest.value);
        }
        results.set(place, result, key);
      }
      return result;
    },
  ),
  native('__get__(self, instance, owner=None, /)', ([self, instance]: [PyLruCache, Value]) =>
    instance === NONE ? self : new PyMethod(self, instance),
  ),
  resumable('cache_info(self)', function* ([self]: [PyLruCache]) {
    const { hits, misses, maxsize, results } = self;
    return yield* call(self.makeInfo, [hits, misses, maxsize ?? NONE, results.size]);
  }),
  native('cache_clear(self)', ([self]: [PyLruCache]) => {
    self.results = newDict();
    self.hits = 0;
    self.misses = 0;
    return NONE;
  }),
  native('__copy__(self)', ([self]: [PyLruCache]) => self),
  native('__deepcopy__(self, memo, /)', ([self]: [PyLruCache]) => self),
]);
