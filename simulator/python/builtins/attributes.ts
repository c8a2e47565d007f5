/** Attributes, types and namespaces: getattr, isinstance, dir, vars, globals… */
import type { Context } from '../context.ts';
import { typeError } from '../objects/exception.ts';
import { type Native, native, resumable, withQuick } from '../objects/native.ts';
import {
  isInstance,
  newDict,
  NONE,
  type PyDict,
  PyType,
  TYPE_TYPE,
  typeOf,
  type Value,
} from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { list } from '../objects/values.ts';
import {
  collect,
  deleteAttribute,
  findAttribute,
  getAttribute,
  hash,
  hasOwnClass,
  isInstanceOf,
  isRaised,
  isSubclass,
  plainText,
  setAttribute,
  specialMethod,
  typeName,
} from '../protocols/index.ts';
import { sortItems } from '../types/sort.ts';

function nameOf(name: Value): string {
  const text = plainText(name);
  if (text !== undefined) return text;
  throw typeError(`attribute name must be string, not '${typeName(name)}'`);
}

function callable(value: Value): boolean {
  return value instanceof PyType || typeOf(value).lookup('__call__') !== undefined;
}

/** The caller's namespaces. */
function locals(context: Context): PyDict {
  return context.frame(0)?.locals() ?? newDict();
}

function globals(context: Context): PyDict {
  return context.frame(0)?.globals ?? newDict();
}

function* directory(value: Value | undefined, context: Context): Resumable {
  let names: Value[];
  if (value === undefined) names = [...locals(context).entries.values()].map(({ key }) => key);
  else {
    const method = specialMethod(value, '__dir__');
    if (method === undefined) throw typeError('object does not provide __dir__');
    names = yield* collect(yield* call(method, []));
  }
  yield* sortItems(names, undefined, false, context);
  return list(names);
}

export const ATTRIBUTE_FUNCTIONS: readonly Native[] = [
  resumable('getattr(object, name, default=None, /)', function* ([object, name, fallback]) {
    const attribute = nameOf(name);
    if (fallback === undefined) return yield* getAttribute(object, attribute);
    return (yield* findAttribute(object, attribute)) ?? fallback;
  }),
  resumable('hasattr(object, name, /)', function* ([object, name]) {
    return (yield* findAttribute(object, nameOf(name))) !== undefined;
  }),
  resumable('setattr(object, name, value, /)', function* ([object, name, value]) {
    yield* setAttribute(object, nameOf(name), value);
    return NONE;
  }),
  resumable('delattr(object, name, /)', function* ([object, name]) {
    yield* deleteAttribute(object, nameOf(name));
    return NONE;
  }),
  native('callable(object, /)', ([object]) => callable(object)),
  withQuick(
    resumable('isinstance(object, classinfo, /)', function* ([object, info]) {
      return yield* isInstanceOf(object, info);
    }),
    (object, info) =>
      info instanceof PyType && info.type === TYPE_TYPE
        ? isInstance(object, info) || (hasOwnClass(object) ? undefined : false)
        : undefined,
  ),
  resumable('issubclass(class, classinfo, /)', function* ([type, info]) {
    return yield* isSubclass(type, info);
  }),
  native('id(object, /)', ([object], context) => context.interpreter.idOf(object)),
  resumable('hash(object, /)', function* ([object]) {
    return yield* hash(object);
  }),
  resumable('dir(object=None, /)', function* ([object], context) {
    return yield* directory(object, context);
  }),
  resumable('vars(object=None, /)', function* ([object], context) {
    if (object === undefined) return locals(context);
    try {
      return yield* getAttribute(object, '__dict__');
    } catch (error) {
      if (!isRaised(error, 'AttributeError')) throw error;
      throw typeError('vars() argument must have __dict__ attribute');
    }
  }),
  native('globals()', (_args, context) => globals(context)),
  native('locals()', (_args, context) => locals(context)),
];
