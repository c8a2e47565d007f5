/**
 * Classes: the class statement, calling a class and instance checks (Language reference,
 * 3.3.3 "Customizing class creation" and 3.3.4).
 */
import { Raised, raise, typeError } from '../objects/exception.ts';
import { PyCell, PyClassMethod, PyFunction, PyStaticMethod } from '../objects/function.ts';
import { native, resumable } from '../objects/native.ts';
import {
  newDict,
  NONE,
  OBJECT_TYPE,
  PyDict,
  PyObject,
  PyType,
  TYPE_TYPE,
  typeOf,
  type Value,
} from '../objects/object.ts';
import { call, callBody, type Keywords, type Resumable } from '../objects/resumable.ts';
import { PyTuple, tuple } from '../objects/values.ts';
import { bind, findAttribute, specialMethod, typeName } from './attributes.ts';
import { applyOrder } from './base-assignment.ts';
import { bestBase, checkBase, linearise } from './bases.ts';
import { collect } from './iteration.ts';
import { installParts, readSlots } from './slots.ts';
import { plainText, repr } from './text.ts';
import { truth } from './truth.ts';

/** Equality of the program's own without a hash makes instances unhashable. */
function denyHash(namespace: PyDict): void {
  if (namespace.has('__eq__') && !namespace.has('__hash__')) namespace.set('__hash__', NONE);
}

function takeQualifiedName(namespace: PyDict): string | undefined {
  const value = namespace.delete('__qualname__');
  if (value === undefined) return undefined;
  const text = plainText(value);
  if (text !== undefined) return text;
  throw typeError(`type __qualname__ must be a str, not ${typeName(value)}`);
}

function copyOf(namespace: PyDict): PyDict {
  const copy = newDict();
  for (const [key, entry] of namespace.entries) copy.set(key, entry.value as Value, entry.key);
  return copy;
}

/** What `type(name, bases, namespace, **keywords)` does. */
export function* makeType(
  metatype: PyType,
  name: string,
  baseValues: readonly Value[],
  namespace: PyDict,
  keywords: Keywords | undefined,
): Resumable<PyType> {
  const bases = baseValues.length === 0 ? [OBJECT_TYPE] : baseValues.map(checkBase);
  const base = bestBase(bases);
  const parts = yield* readSlots(name, base, bases, namespace);
  const order = linearise(bases);
  const copy = copyOf(namespace);
  const module = copy.get('__module__');
  const qualified = takeQualifiedName(copy);
  const cell = copy.delete('__classcell__');
  if (cell !== undefined && !(cell instanceof PyCell)) {
    throw typeError(`__classcell__ must be a nonlocal cell, not ${yield* repr(typeOf(cell))}`);
  }
  denyHash(copy);
  const type = new PyType(
    {
      name,
      bases,
      base,
      module: module === undefined ? 'builtins' : (plainText(module) ?? 'builtins'),
      qualifiedName: qualified ?? name,
      heap: true,
      metatype,
    },
    order,
  );
  for (const [key, entry] of copy.entries) {
    type.attributes.set(key, implicitBinding(key, entry.value as Value), entry.key);
  }
  installParts(type, base, parts);
  if (cell !== undefined) cell.value = type;
  yield* applyOrder(type);
  if (!type.attributes.has('__doc__')) type.attributes.set('__doc__', NONE);
  type.changed();
  for (const [key, entry] of copy.entries) {
    const attribute = entry.value;
    if (!(attribute instanceof PyObject) || attribute instanceof PyFunction) continue;
    const hook = attribute.type.lookup('__set_name__');
    if (hook !== undefined) yield* nameAttribute(hook, attribute, type, key as string);
  }
  const init = PyType.lookupAfter(type, type, '__init_subclass__');
  if (init !== undefined) yield* call(yield* bind(init, undefined, type), [], keywords);
  return type;
}

function* nameAttribute(
  hook: Value,
  attribute: PyObject,
  type: PyType,
  name: string,
): Resumable<void> {
  try {
    yield* call(hook, [attribute, type, name]);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    const on = `'${attribute.type.name}' instance ${yield* repr(name)} in '${type.name}'`;
    const wrapped = raise('RuntimeError', `Error calling __set_name__ on ${on}`);
    wrapped.exception.cause = error.exception;
    throw wrapped;
  }
}

/** `__new__` is a static method, `__init_subclass__` and `__class_getitem__` class methods, unasked. */
function implicitBinding(name: unknown, value: Value): Value {
  if (!(value instanceof PyFunction)) return value;
  if (name === '__new__') return new PyStaticMethod(value);
  if (name === '__init_subclass__' || name === '__class_getitem__') return new PyClassMethod(value);
  return value;
}

/** The most derived of the metaclasses of the bases and the one asked for. */
function metatypeOf(asked: PyType, bases: readonly Value[]): PyType {
  let winner = asked;
  for (const base of bases) {
    const candidate = typeOf(base);
    if (winner.isSubtypeOf(candidate)) continue;
    if (candidate.isSubtypeOf(winner)) winner = candidate;
    else {
      throw typeError(
        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
      );
    }
  }
  return winner;
}

/** `__build_class__(body, name, *bases, metaclass=…, **keywords)`: the class statement. */
export const BUILD_CLASS = resumable(
  '__build_class__(body, name, /, *bases, **keywords)',
  function* ([body, name, bases, rest]: [PyFunction, string, PyTuple, PyDict]) {
    const resolved = yield* resolveBases(bases.items);
    const explicit = rest.delete('metaclass');
    const metaclass =
      explicit === undefined || explicit instanceof PyType
        ? metatypeOf(explicit ?? TYPE_TYPE, resolved)
        : explicit;
    const keywords = new Map<string, Value>();
    for (const [key, entry] of rest.entries) keywords.set(key as string, entry.value as Value);
    const prepare = yield* findAttribute(metaclass, '__prepare__');
    const prepared =
      prepare === undefined ? newDict() : yield* call(prepare, [name, tuple(resolved)], keywords);
    if (!(prepared instanceof PyDict)) {
      throw typeError(
        `${metaclass instanceof PyType ? metaclass.name : '<metaclass>'}.__prepare__() must return a mapping, not ${typeName(prepared)}`,
      );
    }
    if (
      resolved.some((base, i) => base !== bases.items[i]) ||
      resolved.length !== bases.items.length
    ) {
      prepared.set('__orig_bases__', bases);
    }
    const cell = yield* callBody(body, prepared);
    const made = yield* call(metaclass, [name, tuple(resolved), prepared], keywords);
    if (made instanceof PyType && cell instanceof PyCell) yield* checkCell(cell, name, made);
    return made;
  },
);

/** The metaclass must have filled the cell that `super()` in the methods looks into. */
function* checkCell({ value }: PyCell, name: string, made: PyType): Resumable<void> {
  if (value === made) return;
  const defining = `defining ${yield* repr(name)} as ${yield* repr(made)}`;
  if (value !== undefined) throw typeError(`__class__ set to ${yield* repr(value)} ${defining}`);
  throw raise(
    'RuntimeError',
    `__class__ not set ${defining}. Was __classcell__ propagated to type.__new__?`,
  );
}

/** Replaces bases that are not types by what their `__mro_entries__` says (typing's generics). */
function* resolveBases(bases: readonly Value[]): Resumable<Value[]> {
  const resolved: Value[] = [];
  for (const base of bases) {
    const hook = base instanceof PyType ? undefined : yield* findAttribute(base, '__mro_entries__');
    if (hook === undefined) resolved.push(base);
    else resolved.push(...(yield* collect(yield* call(hook, [tuple(bases)]))));
  }
  return resolved;
}

/** `type.__new__`: makes a class of its three arguments. */
export const TYPE_NEW = resumable(
  '__new__(cls, name, bases, namespace, /, **keywords)',
  function* (
    [metatype, name, bases, namespace, rest]: [PyType, Value, Value, Value, PyDict],
    context,
  ) {
    const text = plainText(name);
    if (text === undefined) {
      throw typeError(`type.__new__() argument 1 must be str, not ${typeName(name)}`);
    }
    if (!(bases instanceof PyTuple)) {
      throw typeError(`type.__new__() argument 2 must be tuple, not ${typeName(bases)}`);
    }
    if (!(namespace instanceof PyDict)) {
      throw typeError(`type.__new__() argument 3 must be dict, not ${typeName(namespace)}`);
    }
    const keywords = new Map<string, Value>();
    for (const [key, entry] of rest.entries) keywords.set(key as string, entry.value as Value);
    for (const base of bases.items) {
      if (base instanceof PyType || specialMethod(base, '__mro_entries__') === undefined) continue;
      throw typeError("type() doesn't support MRO entry resolution; use types.new_class()");
    }
    const winner = metatypeOf(metatype, bases.items);
    const maker = winner === metatype ? undefined : winner.lookup('__new__');
    if (maker instanceof PyStaticMethod && maker.callee instanceof PyFunction) {
      return yield* call(maker.callee, [winner, name, bases, namespace], keywords);
    }
    const module = context.frame(0)?.globals.get('__name__');
    let attributes = namespace;
    if (!namespace.has('__module__') && module !== undefined) {
      attributes = copyOf(namespace);
      attributes.set('__module__', module);
    }
    return yield* makeType(winner, text, bases.items, attributes, keywords);
  },
);

/** `type.__init__`: everything has happened in `__new__`. */
export const TYPE_INIT = native('__init__(self, /, *args, **keywords)', () => NONE);

/** `type.__call__`, unless a metaclass has its own: `__new__`, then `__init__`. */
export function* instantiate(
  type: PyType,
  args: readonly Value[],
  keywords: Keywords | undefined,
): Resumable {
  if (type === TYPE_TYPE && args.length !== 3) {
    if (args.length === 1) {
      if (keywords === undefined) return typeOf(args[0] as Value);
      throw typeError('type() takes no keyword arguments');
    }
    throw typeError('type() takes 1 or 3 arguments');
  }
  const make = type.lookup('__new__') as Value;
  if (type.layout === 'other' && make === objectNew()) {
    throw typeError(`cannot create '${type.shownName}' instances`);
  }
  const maker = make instanceof PyStaticMethod ? make.callee : make;
  const instance = yield* call(maker, [type, ...args], keywords);
  if (typeOf(instance).isSubtypeOf(type)) {
    const init = typeOf(instance).lookup('__init__') as Value;
    if (init !== OBJECT_TYPE.attributes.get('__init__') || make === objectNew()) {
      const result = yield* call(init, [instance, ...args], keywords);
      if (result !== NONE) {
        throw typeError(`__init__() should return None, not '${typeName(result)}'`);
      }
    }
  }
  return instance;
}

function objectNew(): Value | undefined {
  return OBJECT_TYPE.attributes.get('__new__');
}

/** Whether an object shows a `__class__` that may be another than its type. */
export function hasOwnClass(value: Value): boolean {
  return typeOf(value).lookup('__class__') !== OBJECT_TYPE.attributes.get('__class__');
}

/** isinstance(value, info): a type, a tuple of them, a union, or anything with __instancecheck__. */
export function* isInstanceOf(value: Value, info: Value): Resumable<boolean> {
  if (info instanceof PyType && (info.type === TYPE_TYPE || typeOf(value) === info)) {
    if (typeOf(value).isSubtypeOf(info)) return true;
    if (!hasOwnClass(value)) return false;
    const shown = yield* findAttribute(value, '__class__');
    return shown instanceof PyType && shown.isSubtypeOf(info);
  }
  if (info instanceof PyTuple) {
    for (const item of info.items) if (yield* isInstanceOf(value, item)) return true;
    return false;
  }
  const check = typeOf(info).lookup('__instancecheck__');
  if (check !== undefined) return yield* truth(yield* call(check, [info, value]));
  throw typeError('isinstance() arg 2 must be a type, a tuple of types, or a union');
}

/** issubclass(type, info). */
export function* isSubclass(type: Value, info: Value): Resumable<boolean> {
  if (info instanceof PyTuple) {
    for (const item of info.items) if (yield* isSubclass(type, item)) return true;
    return false;
  }
  const check =
    info instanceof PyType && info.type === TYPE_TYPE
      ? undefined
      : typeOf(info).lookup('__subclasscheck__');
  if (check !== undefined) return yield* truth(yield* call(check, [info, type]));
  if (!(type instanceof PyType)) throw typeError('issubclass() arg 1 must be a class');
  if (!(info instanceof PyType)) {
    throw typeError('issubclass() arg 2 must be a class, a tuple of classes, or a union');
  }
  return type.isSubtypeOf(info);
}
