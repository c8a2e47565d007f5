/**
 * What object says of how to make an instance again: `__reduce_ex__`, `__reduce__` and `__getstate__`
 * (Library reference, "pickle", "Pickling Class Instances"). `copy` and `pickle` ask them.
 */
import type { Context } from '../context.ts';
import { typeError, valueError } from '../objects/exception.ts';
import { resumable } from '../objects/native.ts';
import {
  DICT_TYPE,
  isInstance,
  newDict,
  NONE,
  OBJECT_TYPE,
  PyDict,
  PyObject,
  PyType,
  typeOf,
  type Value,
} from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import type { PyList } from '../objects/values.ts';
import { BYTES_TYPE, LIST_TYPE, PyTuple, tuple, TUPLE_TYPE } from '../objects/values.ts';
import {
  asSmallIndex,
  findAttribute,
  getAttribute,
  iterator,
  typeName,
} from '../protocols/index.ts';
import { CODE_TYPE } from '../objects/function.ts';
import { install } from './install.ts';
import { MEMORYVIEW_TYPE } from './memory-view.ts';

/** A function of the module `copyreg`. */
export function* copyreg(name: string, context: Context): Resumable {
  return yield* getAttribute(yield* context.interpreter.importModule(context, 'copyreg'), name);
}

/** Whose instances vary in size, which is worded differently. */
const VARYING = [TUPLE_TYPE, BYTES_TYPE, CODE_TYPE, MEMORYVIEW_TYPE];

/** Objects made by TypeScript code hold what nobody can see from here. */
function refuseHidden(self: Value): void {
  const type = typeOf(self);
  const native = type.mro.find(({ heap }) => !heap)!;
  if (native.layout === 'object' || self === NONE) return;
  if (native.isSubtypeOf(LIST_TYPE) || native.isSubtypeOf(DICT_TYPE)) return;
  throw typeError(
    VARYING.includes(native)
      ? `cannot pickle ${type.shownName} objects`
      : `cannot pickle '${type.heap ? type.name : type.shownName}' object`,
  );
}

/** Values of the slots that are set, by name. */
function* slotValues(self: Value, context: Context): Resumable<PyDict> {
  const values = newDict();
  const type = typeOf(self);
  if (type.slotCount === 0) return values;
  const names = yield* call(yield* copyreg('_slotnames', context), [type]);
  for (const name of (names as PyList).items) {
    const value = yield* findAttribute(self, name as string);
    if (value !== undefined) values.set(name as string, value);
  }
  return values;
}

function* defaultState(self: Value, required: boolean, context: Context): Resumable {
  if (required) refuseHidden(self);
  const slots = yield* slotValues(self, context);
  const own = newDict();
  if (self instanceof PyObject && !(self instanceof PyType) && self.dict !== undefined) {
    for (const [key, { key: original, value }] of self.dict.entries) own.set(key, value!, original);
  }
  const state = own.size === 0 ? NONE : own;
  return slots.size === 0 ? state : tuple([state, slots]);
}

function* stateOf(self: Value, required: boolean, context: Context): Resumable {
  const method = yield* getAttribute(self, '__getstate__');
  const isDefault = typeOf(self).lookup('__getstate__') === OBJECT_TYPE.lookup('__getstate__');
  return isDefault ? yield* defaultState(self, required, context) : yield* call(method, []);
}

/** What `__new__` is to be given: undefined when the class doesn't say. */
function* newArguments(
  self: Value,
): Resumable<{ readonly args: PyTuple; readonly keywords: PyDict | undefined } | undefined> {
  const withKeywords = yield* findAttribute(self, '__getnewargs_ex__');
  if (withKeywords !== undefined) {
    const given = yield* call(withKeywords, []);
    const what = '__getnewargs_ex__';
    if (!(given instanceof PyTuple)) {
      throw typeError(`${what} should return a tuple, not '${typeName(given)}'`);
    }
    if (given.items.length !== 2) {
      throw valueError(`${what} should return a tuple of length 2, not ${given.items.length}`);
    }
    const [args, keywords] = given.items as [Value, Value];
    const item = `item of the tuple returned by ${what} must be`;
    if (!(args instanceof PyTuple)) {
      throw typeError(`first ${item} a tuple, not '${typeName(args)}'`);
    }
    if (!(keywords instanceof PyDict)) {
      throw typeError(`second ${item} a dict, not '${typeName(keywords)}'`);
    }
    return { args, keywords };
  }
  const positional = yield* findAttribute(self, '__getnewargs__');
  if (positional === undefined) return undefined;
  const args = yield* call(positional, []);
  if (args instanceof PyTuple) return { args, keywords: undefined };
  throw typeError(`__getnewargs__ should return a tuple, not '${typeName(args)}'`);
}

/** By `__new__`, from protocol 2 on. */
function* reduceByNew(self: Value, context: Context): Resumable {
  const cls = yield* getAttribute(self, '__class__');
  const given = yield* newArguments(self);
  const isList = isInstance(self, LIST_TYPE);
  const isDict = isInstance(self, DICT_TYPE);
  const state = yield* stateOf(self, given === undefined && !isList && !isDict, context);
  const items = isList ? yield* iterator(self) : NONE;
  const pairs = isDict
    ? yield* iterator(yield* call(yield* getAttribute(self, 'items'), []))
    : NONE;
  const args = given?.args ?? tuple([]);
  if (given?.keywords !== undefined && given.keywords.size > 0) {
    const make = yield* copyreg('__newobj_ex__', context);
    return tuple([make, tuple([cls, args, given.keywords]), state, items, pairs]);
  }
  const make = yield* copyreg('__newobj__', context);
  return tuple([make, tuple([cls, ...args.items]), state, items, pairs]);
}

function* reduce(self: Value, protocol: number, context: Context): Resumable {
  if (protocol >= 2) return yield* reduceByNew(self, context);
  return yield* call(yield* copyreg('_reduce_ex', context), [self, protocol]);
}

const REDUCE = resumable('__reduce__(self, /)', ([self]: [Value], context) =>
  reduce(self, 0, context),
);

export function installReduction(): void {
  install(OBJECT_TYPE, [
    REDUCE,
    resumable(
      '__reduce_ex__(self, protocol, /)',
      function* ([self, protocol]: [Value, Value], context) {
        const version = yield* asSmallIndex(protocol);
        const own = typeOf(self).lookup('__reduce__');
        if (own !== OBJECT_TYPE.attributes.get('__reduce__')) {
          return yield* call(yield* getAttribute(self, '__reduce__'), []);
        }
        return yield* reduce(self, version, context);
      },
    ),
    resumable('__getstate__(self, /)', ([self]: [Value], context) =>
      defaultState(self, false, context),
    ),
  ]);
}
