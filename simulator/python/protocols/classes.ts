/**
 * Classes: the class statement, calling a class, super() and instance checks (Language reference,
 * 3.3.3 "Customizing class creation" and 3.3.4).
 */
import type { Context } from '../context.ts';
import { raise, typeError } from '../objects/exception.ts';
import { PyCell, PyClassMethod, PyFunction, PyStaticMethod } from '../objects/function.ts';
import { native, resumable } from '../objects/native.ts';
import {
  type Layout,
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
import { PySuper } from '../objects/super.ts';
import { PyTuple, tuple } from '../objects/values.ts';
import { findAttribute, specialMethod, typeName } from './attributes.ts';
import { collect } from './iteration.ts';
import { plainText } from './text.ts';
import { truth } from './truth.ts';

/** The C3 linearisation of the bases, without the class itself. */
export function linearise(bases: readonly PyType[]): PyType[] {
  const lists = [...bases.map((base) => [...base.mro]), [...bases]];
  const order: PyType[] = [];
  for (;;) {
    const remaining = lists.filter((list) => list.length > 0);
    if (remaining.length === 0) return order;
    const head = remaining
      .map((list) => list[0] as PyType)
      .find((candidate) => !remaining.some((list) => list.indexOf(candidate) > 0));
    if (head === undefined) {
      const names = [...new Set(remaining.map((list) => (list[0] as PyType).name))].join(', ');
      throw typeError(
        `Cannot create a consistent method resolution\norder (MRO) for bases ${names}`,
      );
    }
    order.push(head);
    for (const list of lists) if (list[0] === head) list.shift();
  }
}

function layoutOf(bases: readonly PyType[]): Layout {
  let layout: Layout = 'object';
  for (const base of bases) {
    if (base.layout === 'object' || base.layout === layout) continue;
    if (layout !== 'object') {
      throw typeError('multiple bases have instance lay-out conflict');
    }
    layout = base.layout;
  }
  return layout;
}

/** Equality of the program's own without a hash makes instances unhashable. */
function denyHash(namespace: PyDict): void {
  if (namespace.has('__eq__') && !namespace.has('__hash__')) namespace.set('__hash__', NONE);
}

function checkBase(base: Value): PyType {
  if (!(base instanceof PyType)) {
    throw typeError(`bases must be types`);
  }
  if (!base.subclassable) {
    throw typeError(`type '${base.name}' is not an acceptable base type`);
  }
  return base;
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
  if (new Set(bases).size !== bases.length) {
    const twice = bases.find((base, i) => bases.indexOf(base) !== i) as PyType;
    throw typeError(`duplicate base class ${twice.name}`);
  }
  const mro = linearise(bases);
  const copy = copyOf(namespace);
  const module = copy.get('__module__');
  const qualified = copy.delete('__qualname__');
  const cell = copy.delete('__classcell__');
  denyHash(copy);
  const type = new PyType(
    {
      name,
      bases,
      layout: layoutOf(bases),
      module: module === undefined ? 'builtins' : (plainText(module) ?? 'builtins'),
      qualifiedName: qualified === undefined ? name : (plainText(qualified) ?? name),
      heap: true,
      metatype,
    },
    mro,
  );
  for (const [key, entry] of copy.entries) {
    type.attributes.set(key, implicitBinding(key, entry.value as Value), entry.key);
  }
  if (!type.attributes.has('__doc__')) type.attributes.set('__doc__', NONE);
  yield* setSlots(type, copy);
  type.changed();
  if (cell instanceof PyCell) cell.value = type;
  for (const [key, entry] of copy.entries) {
    const attribute = entry.value;
    if (!(attribute instanceof PyObject) || attribute instanceof PyFunction) continue;
    const hook = attribute.type.lookup('__set_name__');
    if (hook !== undefined) yield* call(hook, [attribute, type, key as string]);
  }
  const init = PyType.lookupAfter(type, type, '__init_subclass__');
  if (init !== undefined) {
    const callee = init instanceof PyClassMethod ? init.callee : init;
    yield* call(callee, [type], keywords);
  }
  return type;
}

/** `__new__` is a static method, `__init_subclass__` and `__class_getitem__` class methods, unasked. */
function implicitBinding(name: unknown, value: Value): Value {
  if (!(value instanceof PyFunction)) return value;
  if (name === '__new__') return new PyStaticMethod(value);
  if (name === '__init_subclass__' || name === '__class_getitem__') return new PyClassMethod(value);
  return value;
}

/** A name with two underscores in front is private to its class, in `__slots__` as in its methods. */
function mangled(item: Value, type: PyType): string {
  const name = plainText(item) ?? '';
  const className = type.name.replace(/^_+/, '');
  const isPrivate = name.startsWith('__') && !name.endsWith('__') && className !== '';
  return isPrivate ? `_${className}${name}` : name;
}

function* setSlots(type: PyType, namespace: PyDict): Resumable<void> {
  const declared = namespace.get('__slots__');
  const inherited = type.mro.slice(1).flatMap((base) => [...(base.slots ?? [])]);
  if (declared !== undefined) {
    const text = plainText(declared);
    const own = text === undefined ? yield* collect(declared) : [text];
    const names = new Set([...inherited, ...own.map((item) => mangled(item, type))]);
    type.slots = names;
    type.instancesHaveDict =
      names.has('__dict__') || type.mro.slice(1).some((base) => base.instancesHaveDict);
  } else if (inherited.length > 0) type.slots = new Set(inherited);
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
    if (cell instanceof PyCell) prepared.set('__classcell__', cell);
    return yield* call(metaclass, [name, tuple(resolved), prepared], keywords);
  },
);

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

/** `super()` and `super(type, object_or_type)`. */
export const SUPER_NEW = native(
  '__new__(cls, type=None, object=None, /)',
  ([, after, self]: [PyType, Value | undefined, Value | undefined], context: Context) => {
    let start = after;
    let bound = self;
    if (start === undefined) {
      const frame = context.frame(0);
      start = frame?.classCell();
      bound = frame?.firstArgument();
      if (start === undefined) throw raise('RuntimeError', 'super(): __class__ cell not found');
      if (bound === undefined) throw raise('RuntimeError', 'super(): no arguments');
    }
    if (!(start instanceof PyType)) {
      throw typeError(`super() argument 1 must be a type, not ${typeName(start)}`);
    }
    if (bound === undefined) return new PySuper(start, NONE, start);
    if (bound instanceof PyType && bound.isSubtypeOf(start)) {
      return new PySuper(start, bound, bound);
    }
    if (!typeOf(bound).isSubtypeOf(start)) {
      throw typeError('super(type, obj): obj must be an instance or subtype of type');
    }
    return new PySuper(start, bound, typeOf(bound));
  },
);

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
