/** object: what every value can do. */
import type { Context } from '../context.ts';
import { typeError } from '../objects/exception.ts';
import { PyGetSet, PyNative, PyStaticMethod } from '../objects/function.ts';
import { asClassMethod, native, resumable } from '../objects/native.ts';
import type { PyDict } from '../objects/object.ts';
import {
  NONE,
  NOT_IMPLEMENTED,
  OBJECT_TYPE,
  PyObject,
  PyType,
  typeOf,
  type Value,
} from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { list, type PyTuple } from '../objects/values.ts';
import {
  collect,
  defaultAttribute,
  defaultDeleteAttribute,
  defaultSetAttribute,
  plainText,
  repr,
  sameParts,
  str,
  truth,
  typeName,
} from '../protocols/index.ts';
import { watched } from './watched.ts';
import { install, type Member } from './install.ts';

/** "0x7f…": where an object lies, as reprs show it. */
export function addressOf(value: Value, context: Context): string {
  return `0x${context.interpreter.idOf(value).toString(16).padStart(12, '0')}`;
}

/** The name of a type as reprs and tracebacks show it: with its module unless that is builtins. */
export function shownName(type: PyType): string {
  return type.module === 'builtins' ? type.qualifiedName : `${type.module}.${type.qualifiedName}`;
}

/** Whether a class inherits `name` from object itself. */
function isDefault(type: PyType, name: string): boolean {
  return type.lookup(name) === OBJECT_TYPE.attributes.get(name);
}

function* create(cls: Value, args: PyTuple, keywords: PyDict, context: Context): Resumable {
  if (!(cls instanceof PyType)) {
    throw typeError(`object.__new__(X): X is not a type object (${typeName(cls)})`);
  }
  if (args.items.length > 0 || keywords.size > 0) {
    if (!isDefault(cls, '__new__')) {
      throw typeError('object.__new__() takes exactly one argument (the type to instantiate)');
    }
    if (isDefault(cls, '__init__')) throw typeError(`${cls.name}() takes no arguments`);
  }
  if (cls.layout !== 'object') {
    const own = cls.mro.find((type) => !type.heap && type.layout === cls.layout) ?? cls;
    throw typeError(`object.__new__(${cls.shownName}) is not safe, use ${own.shownName}.__new__()`);
  }
  const abstract = cls.heap ? cls.lookup('__abstractmethods__') : undefined;
  if (abstract !== undefined) yield* refuseAbstract(cls, abstract);
  return watched(new PyObject(cls), context);
}

function* refuseAbstract(cls: PyType, abstract: Value): Resumable<void> {
  if (!(yield* truth(abstract))) return;
  const names = (yield* collect(abstract)).map((name) => plainText(name) ?? '').sort();
  const plural = names.length > 1 ? 's' : '';
  throw typeError(
    `Can't instantiate abstract class ${cls.name} with abstract method${plural} ${names.join(', ')}`,
  );
}

/** Names visible on a type: its own and its bases'. */
export function typeNames(type: PyType): Set<string> {
  const names = new Set<string>();
  for (const base of type.mro) {
    for (const key of base.attributes.entries.keys()) if (typeof key === 'string') names.add(key);
  }
  return names;
}

function directory(self: Value): Value {
  const names = typeNames(typeOf(self));
  if (self instanceof PyObject && self.dict !== undefined) {
    for (const key of self.dict.entries.keys()) if (typeof key === 'string') names.add(key);
  }
  return list([...names].sort());
}

function setClass(self: Value, value: Value | undefined): void {
  if (!(value instanceof PyType)) {
    throw typeError(
      `__class__ must be set to a class, not '${value === undefined ? 'NULL' : typeName(value)}' object`,
    );
  }
  if (!(self instanceof PyObject) || !self.type.heap || !value.heap) {
    throw typeError(
      '__class__ assignment only supported for mutable types or ModuleType subclasses',
    );
  }
  if (self.type.layout !== value.layout || !sameParts(self.type, value)) {
    throw typeError(
      `__class__ assignment: '${value.name}' object layout differs from '${self.type.name}'`,
    );
  }
  self.type = value;
}

/** Whether the class has an `__eq__` of its own to take the opposite of. */
function* notEqual(self: Value, value: Value): Resumable {
  const method = typeOf(self).lookup('__eq__');
  if (method === undefined || method === NONE) return NOT_IMPLEMENTED;
  const equal = yield* call(method, [self, value]);
  return equal === NOT_IMPLEMENTED ? equal : !(yield* truth(equal));
}

const MEMBERS: readonly Member[] = [
  {
    name: '__new__',
    value: new PyStaticMethod(
      new PyNative(
        resumable('__new__(cls, /, *args, **kwargs)', function* ([cls, args, keywords], context) {
          return yield* create(cls, args, keywords, context);
        }),
        undefined,
      ),
    ),
  },
  native('__init__(self, /, *args, **kwargs)', ([self, args, keywords]) => {
    const type = typeOf(self);
    if ((args as PyTuple).items.length > 0 || (keywords as PyDict).size > 0) {
      if (!isDefault(type, '__init__')) {
        throw typeError(
          'object.__init__() takes exactly one argument (the instance to initialize)',
        );
      }
      if (isDefault(type, '__new__')) {
        throw typeError(
          `${type.name}.__init__() takes exactly one argument (the instance to initialize)`,
        );
      }
    }
    return NONE;
  }),
  native('__eq__(self, value, /)', ([self, value]) => (self === value ? true : NOT_IMPLEMENTED)),
  resumable('__ne__(self, value, /)', function* ([self, value]) {
    return yield* notEqual(self, value);
  }),
  ...['__lt__', '__le__', '__gt__', '__ge__'].map((name) =>
    native(`${name}(self, value, /)`, () => NOT_IMPLEMENTED),
  ),
  native('__hash__(self, /)', ([self], context) => Math.floor(context.interpreter.idOf(self) / 16)),
  native(
    '__repr__(self, /)',
    ([self], context) => `<${shownName(typeOf(self))} object at ${addressOf(self, context)}>`,
  ),
  resumable('__str__(self, /)', function* ([self]) {
    return yield* repr(self);
  }),
  resumable('__format__(self, format_spec, /)', function* ([self, spec]) {
    if (plainText(spec) === '') return yield* str(self);
    if (plainText(spec) === undefined) {
      throw typeError(`__format__() argument must be str, not ${typeName(spec)}`);
    }
    throw typeError(`unsupported format string passed to ${typeName(self)}.__format__`);
  }),
  native('__dir__(self, /)', ([self]) => directory(self)),
  native('__sizeof__(self, /)', () => 48),
  resumable('__getattribute__(self, name, /)', function* ([self, name]) {
    return yield* defaultAttribute(self, attributeName(name));
  }),
  resumable('__setattr__(self, name, value, /)', function* ([self, name, value]) {
    yield* defaultSetAttribute(self, attributeName(name), value);
    return NONE;
  }),
  resumable('__delattr__(self, name, /)', function* ([self, name]) {
    yield* defaultDeleteAttribute(self, attributeName(name));
    return NONE;
  }),
  asClassMethod(
    native('__init_subclass__(cls, /, **kwargs)', ([cls, keywords]) => {
      if ((keywords as PyDict).size > 0) {
        throw typeError(`${(cls as PyType).name}.__init_subclass__() takes no keyword arguments`);
      }
      return NONE;
    }),
  ),
  asClassMethod(native('__subclasshook__(cls, subclass, /)', () => NOT_IMPLEMENTED)),
  new PyGetSet('__class__', (self) => typeOf(self), setClass),
  { name: '__doc__', value: NONE },
];

/** The name given to `getattr` and its like. */
export function attributeName(name: Value): string {
  const text = plainText(name);
  if (text !== undefined) return text;
  throw typeError(`attribute name must be string, not '${typeName(name)}'`);
}

export function installObject(): void {
  install(OBJECT_TYPE, MEMBERS);
}
