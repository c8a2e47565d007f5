/** `collections.defaultdict`: a dict that makes what it hasn't got. */
import { typeError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { type Native, resumable } from '../../python/objects/native.ts';
import {
  builtinType,
  DICT_TYPE,
  NONE,
  NOT_IMPLEMENTED,
  PyDict,
  type Value,
} from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { tuple } from '../../python/objects/values.ts';
import { getAttribute, iterator, keyError, repr, setItem } from '../../python/protocols/index.ts';
import { constructor, initializer } from '../../python/types/construct.ts';
import { guardedRepr } from '../../python/types/container-repr.ts';
import { mergeDict, updateDict } from '../../python/types/dict.ts';
import { install } from '../../python/types/install.ts';
import { isCallable } from '../library-module.ts';

export const DEFAULT_DICT_TYPE = builtinType('defaultdict', {
  module: 'collections',
  base: DICT_TYPE,
});

class PyDefaultDict extends PyDict {
  factory: Value = NONE;
}

function* copyOf(self: PyDefaultDict): Resumable {
  return yield* call(self.type, [self.factory, self]);
}

const copy = (name: string): Native =>
  resumable(`${name}(self)`, ([self]: [PyDefaultDict]) => copyOf(self));

const dictRepr = (): Value => DICT_TYPE.lookup('__repr__') as Value;

install(DEFAULT_DICT_TYPE, [
  constructor(DEFAULT_DICT_TYPE, '/, *args, **keywords', (type) => new PyDefaultDict(type)),
  initializer(
    DEFAULT_DICT_TYPE,
    'default_factory=None, iterable=None, /, **keywords',
    function* ([self, factory, other, keywords]) {
      if (factory !== undefined && factory !== NONE && !isCallable(factory)) {
        throw typeError('first argument must be callable or None');
      }
      (self as PyDefaultDict).factory = factory ?? NONE;
      if (other !== undefined) yield* updateDict(self, other);
      yield* mergeDict(self, keywords);
      return NONE;
    },
  ),
  new PyGetSet(
    'default_factory',
    (self) => (self as PyDefaultDict).factory,
    (self, value) => {
      (self as PyDefaultDict).factory = value ?? NONE;
    },
  ),
  resumable('__missing__(self, key, /)', function* ([self, key]: [PyDefaultDict, Value]) {
    if (self.factory === NONE) throw keyError(key);
    const value = yield* call(self.factory, []);
    yield* setItem(self, key, value);
    return value;
  }),
  copy('copy'),
  copy('__copy__'),
  resumable('__reduce__(self, /)', function* ([self]: [PyDefaultDict]) {
    const args = tuple(self.factory === NONE ? [] : [self.factory]);
    const items = yield* call(yield* getAttribute(self, 'items'), []);
    return tuple([self.type, args, NONE, NONE, yield* iterator(items)]);
  }),
  resumable('__or__(self, other, /)', function* ([self, other]: [PyDefaultDict, Value]) {
    if (!(other instanceof PyDict)) return NOT_IMPLEMENTED;
    const result = (yield* copyOf(self)) as PyDict;
    yield* updateDict(result, other);
    return result;
  }),
  resumable('__ror__(self, other, /)', function* ([self, other]: [PyDefaultDict, Value]) {
    if (!(other instanceof PyDict)) return NOT_IMPLEMENTED;
    const result = (yield* call(self.type, [self.factory, other])) as PyDict;
    yield* updateDict(result, self);
    return result;
  }),
  resumable('__repr__(self)', function* ([self]: [PyDefaultDict], context) {
    const { factory } = self;
    // The factory may be a method of this very dict.
    const made = yield* guardedRepr(self, context, '...', () => repr(factory));
    const items = (yield* call(dictRepr(), [self])) as string;
    return `${self.type.name}(${made}, ${items})`;
  }),
]);
