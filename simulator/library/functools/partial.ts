/** `functools.partial`: a function with some of its arguments given. */
import { typeError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { native, resumable } from '../../python/objects/native.ts';
import {
  builtinType,
  newDict,
  NONE,
  PyDict,
  PyObject,
  type Value,
} from '../../python/objects/object.ts';
import { call, type Keywords } from '../../python/objects/resumable.ts';
import { PyTuple, tuple, TUPLE_TYPE } from '../../python/objects/values.ts';
import { plainText, repr, str } from '../../python/protocols/index.ts';
import { constructor } from '../../python/types/construct.ts';
import { guardedRepr } from '../../python/types/container-repr.ts';
import { copyDict } from '../../python/types/dict.ts';
import { GENERIC_ALIAS } from '../../python/types/generic-alias.ts';
import { install } from '../../python/types/install.ts';
import { isCallable } from '../library-module.ts';

export const PARTIAL_TYPE = builtinType('partial', { module: 'functools', layout: 'other' });
PARTIAL_TYPE.instancesHaveDict = true;

export class PyPartial extends PyObject {
  func: Value = 0;
  args: PyTuple = tuple([]);
  keywords: PyDict = newDict();

  override measure(visit: (value: Value) => void): number {
    for (const part of [this.func, this.args, this.keywords]) visit(part);
    return 0;
  }
}

/** Keyword arguments from a dict of them; later ones replace earlier ones. */
export function keywordsOf(...dicts: readonly PyDict[]): Keywords {
  const keywords = new Map<string, Value>();
  for (const dict of dicts) {
    for (const { key, value } of dict.entries.values()) {
      const name = plainText(key);
      if (name === undefined) throw typeError('keywords must be strings');
      keywords.set(name, value as Value);
    }
  }
  return keywords;
}

install(PARTIAL_TYPE, [
  constructor(PARTIAL_TYPE, '/, *args, **keywords', (type, [given, keywords]) => {
    const [func, ...args] = (given as PyTuple).items;
    if (func === undefined) throw typeError("type 'partial' takes at least one argument");
    if (!isCallable(func)) {
      throw typeError('the first argument must be callable');
    }
    const self = new PyPartial(type);
    // A partial of a partial is one with the arguments of both.
    const inner = func instanceof PyPartial && func.dict === undefined ? func : undefined;
    self.func = inner?.func ?? func;
    self.args = tuple([...(inner?.args.items ?? []), ...args]);
    self.keywords = inner === undefined ? newDict() : copyDict(inner.keywords);
    for (const [key, entry] of (keywords as PyDict).entries)
      self.keywords.set(key, entry.value as Value);
    return self;
  }),
  new PyGetSet('func', (self) => (self as PyPartial).func),
  new PyGetSet('args', (self) => (self as PyPartial).args),
  new PyGetSet('keywords', (self) => (self as PyPartial).keywords),
  GENERIC_ALIAS,
  resumable(
    '__call__(self, /, *args, **keywords)',
    function* ([self, args, keywords]: [PyPartial, PyTuple, PyDict]) {
      return yield* call(
        self.func,
        [...self.args.items, ...args.items],
        keywordsOf(self.keywords, keywords),
      );
    },
  ),
  native('__reduce__(self, /)', ([self]: [PyPartial]) =>
    tuple([
      self.type,
      tuple([self.func]),
      tuple([self.func, self.args, self.keywords, self.dict ?? NONE]),
    ]),
  ),
  native('__setstate__(self, state, /)', ([self, state]: [PyPartial, Value]) => {
    const [func, args, keywords, dict] = state instanceof PyTuple ? state.items : [];
    if (
      (state as PyTuple).items?.length !== 4 ||
      !isCallable(func as Value) ||
      !(args instanceof PyTuple) ||
      !(keywords === NONE || keywords instanceof PyDict)
    ) {
      throw typeError('invalid partial state');
    }
    self.func = func as Value;
    self.args = args.type === TUPLE_TYPE ? args : tuple(args.items);
    self.keywords = keywords === NONE ? newDict() : copyDict(keywords as PyDict);
    self.dict = dict instanceof PyDict ? dict : undefined;
    return NONE;
  }),
  resumable('__repr__(self)', function* ([self]: [PyPartial], context) {
    return yield* guardedRepr(self, context, '...', function* () {
      const parts = [yield* repr(self.func)];
      for (const item of self.args.items) parts.push(yield* repr(item));
      for (const { key, value } of [...self.keywords.entries.values()]) {
        parts.push(`${yield* str(key)}=${yield* repr(value as Value)}`);
      }
      const { type } = self;
      const name = type === PARTIAL_TYPE ? 'functools.partial' : type.qualifiedName;
      return `${name}(${parts.join(', ')})`;
    });
  }),
]);
