/** `_functools`: the parts of `functools` that aren't written in Python. */
import type { Interpreter } from '../python/context.ts';
import { typeError } from '../python/objects/exception.ts';
import { PyGetSet } from '../python/objects/function.ts';
import { native, resumable } from '../python/objects/native.ts';
import { builtinType, NONE, type PyDict, PyObject, type Value } from '../python/objects/object.ts';
import { call } from '../python/objects/resumable.ts';
import { COMPARISONS } from '../python/opcodes.ts';
import { compare, iterator, next, specialMethod } from '../python/protocols/index.ts';
import { install } from '../python/types/install.ts';
import { LRU_CACHE_TYPE } from './functools/lru-cache.ts';
import { PARTIAL_TYPE } from './functools/partial.ts';
import { namespace } from './library-module.ts';

const KEY_TYPE = builtinType('KeyWrapper', {
  module: 'functools',
  layout: 'other',
  hashing: 'unhashable',
});

/** A key that compares as a function with three outcomes says. */
class PyComparisonKey extends PyObject {
  readonly comparison: Value;
  object: Value | undefined;

  constructor(comparison: Value, object: Value | undefined) {
    super(KEY_TYPE);
    this.comparison = comparison;
    this.object = object;
  }
}

install(KEY_TYPE, [
  ...COMPARISONS.map(({ method }, operator) =>
    resumable(`${method}(self, other, /)`, function* ([self, other]: [PyComparisonKey, Value]) {
      if (!(other instanceof PyComparisonKey)) throw typeError('other argument must be K instance');
      const result = yield* call(self.comparison, [self.object ?? NONE, other.object ?? NONE]);
      return yield* compare(operator, result, 0);
    }),
  ),
  native(
    '__call__(self, obj)',
    ([self, object]: [PyComparisonKey, Value]) => new PyComparisonKey(self.comparison, object),
  ),
  new PyGetSet('obj', (self) => (self as PyComparisonKey).object ?? NONE),
  { name: '__hash__', value: NONE },
]);

const FUNCTIONS = [
  resumable(
    'reduce(function, iterable, initial=None, /)',
    function* ([callee, iterable, initial]: [Value, Value, Value | undefined]) {
      if (
        specialMethod(iterable, '__iter__') === undefined &&
        specialMethod(iterable, '__getitem__') === undefined
      ) {
        throw typeError('reduce() arg 2 must support iteration');
      }
      const source = yield* iterator(iterable);
      let result = initial ?? (yield* next(source));
      if (result === undefined) {
        throw typeError('reduce() of empty iterable with no initial value');
      }
      for (;;) {
        const item = yield* next(source);
        if (item === undefined) return result;
        result = yield* call(callee, [result, item]);
      }
    },
  ),
  native(
    'cmp_to_key(mycmp)',
    ([comparison]: [Value]) => new PyComparisonKey(comparison, undefined),
  ),
];

export function createFunctools(_interpreter: Interpreter): PyDict {
  return namespace('_functools', FUNCTIONS, {
    partial: PARTIAL_TYPE,
    _lru_cache_wrapper: LRU_CACHE_TYPE,
  });
}
