/** type: what classes themselves can do. Making and calling them stands in ../protocols/classes.ts. */
import { raise, typeError } from '../objects/exception.ts';
import { PyGetSet } from '../objects/function.ts';
import { asClassMethod, native, resumable } from '../objects/native.ts';
import {
  DICT_TYPE,
  newDict,
  NONE,
  PyType,
  TYPE_TYPE,
  typeOf,
  type Value,
} from '../objects/object.ts';
import { keywordsOf } from '../objects/resumable.ts';
import { list, type PyTuple, tuple } from '../objects/values.ts';
import { assignBases, instantiate, linearise, plainText, typeName } from '../protocols/index.ts';
import { unite } from './generic-alias.ts';
import { install, type Member } from './install.ts';
import { MappingProxy } from './mapping-proxy.ts';
import { shownName, typeNames } from './object.ts';

function mutable(type: PyType, name: string): PyType {
  if (type.heap) return type;
  throw typeError(`cannot set '${name}' attribute of immutable type '${type.name}'`);
}

function textFor(type: PyType, name: string, value: Value | undefined): string {
  const text = value === undefined ? undefined : plainText(value);
  if (text !== undefined) return text;
  throw typeError(
    value === undefined
      ? `cannot delete '${name}' attribute of immutable type '${type.name}'`
      : `can only assign string to ${type.name}.${name}, not '${typeName(value)}'`,
  );
}

/** The bit of `__flags__` that classes made by a class statement have. */
const HEAP_TYPE = 1 << 9;

const asType = (self: Value): PyType => self as PyType;

/** An attribute of the class itself; what computes one for its instances does not count. */
function ownAttribute(type: PyType, name: string): Value | undefined {
  const attribute = type.attributes.get(name);
  return attribute instanceof PyGetSet ? undefined : attribute;
}

function annotations(self: Value): Value {
  const type = asType(self);
  if (!type.heap) {
    throw raise('AttributeError', `type object '${type.name}' has no attribute '__annotations__'`);
  }
  let own = type.attributes.get('__annotations__');
  if (own === undefined) type.attributes.set('__annotations__', (own = newDict()));
  return own;
}

const MEMBERS: readonly Member[] = [
  native('__repr__(self, /)', ([self]) => `<class '${shownName(self)}'>`),
  new PyGetSet(
    '__name__',
    (self) => asType(self).name,
    (self, value) => {
      const type = mutable(asType(self), '__name__');
      type.name = textFor(type, '__name__', value);
    },
  ),
  new PyGetSet(
    '__qualname__',
    (self) => asType(self).qualifiedName,
    (self, value) => {
      const type = mutable(asType(self), '__qualname__');
      type.qualifiedName = textFor(type, '__qualname__', value);
    },
  ),
  new PyGetSet(
    '__module__',
    (self) => ownAttribute(asType(self), '__module__') ?? asType(self).module,
    (self, value) => {
      const type = mutable(asType(self), '__module__');
      type.attributes.set('__module__', value ?? NONE);
      type.module = plainText(value ?? NONE) ?? type.module;
      type.changed();
    },
  ),
  new PyGetSet(
    '__doc__',
    (self) => ownAttribute(asType(self), '__doc__') ?? NONE,
    (self, value) => {
      const type = mutable(asType(self), '__doc__');
      type.attributes.set('__doc__', value ?? NONE);
      type.changed();
    },
  ),
  new PyGetSet('__dict__', (self) => {
    // Namespaces of types are made before the type of dicts is known.
    asType(self).attributes.type = DICT_TYPE;
    return new MappingProxy(asType(self).attributes);
  }),
  new PyGetSet('__mro__', (self) => tuple(asType(self).mro)),
  new PyGetSet(
    '__bases__',
    (self) => tuple(asType(self).bases),
    (self, value) => assignBases(asType(self), value),
  ),
  new PyGetSet('__base__', (self) => asType(self).base ?? NONE),
  new PyGetSet('__annotations__', annotations, (self, value) => {
    const type = mutable(asType(self), '__annotations__');
    if (value === undefined) type.attributes.delete('__annotations__');
    else type.attributes.set('__annotations__', value);
    type.changed();
  }),
  new PyGetSet(
    '__abstractmethods__',
    (self) => {
      const own = asType(self).attributes.get('__abstractmethods__');
      if (own !== undefined) return own;
      throw raise('AttributeError', '__abstractmethods__');
    },
    (self, value) => {
      const type = mutable(asType(self), '__abstractmethods__');
      if (value === undefined) type.attributes.delete('__abstractmethods__');
      else type.attributes.set('__abstractmethods__', value);
      type.changed();
    },
  ),
  new PyGetSet('__flags__', (self) => (asType(self).heap ? HEAP_TYPE : 0)),
  new PyGetSet('__basicsize__', () => 16),
  new PyGetSet('__text_signature__', () => NONE),
  native('mro(self, /)', ([self]: [PyType]) => list([self, ...linearise(self.bases)])),
  native('__subclasses__(self, /)', ([self]) => list([...asType(self).subclasses])),
  native('__instancecheck__(self, instance, /)', ([self, instance]) =>
    typeOf(instance).isSubtypeOf(self),
  ),
  native('__subclasscheck__(self, subclass, /)', ([self, subclass]) => {
    if (subclass instanceof PyType) return subclass.isSubtypeOf(self);
    throw typeError('issubclass() arg 1 must be a class');
  }),
  native('__dir__(self, /)', ([self]) => list([...typeNames(self)].sort())),
  native('__or__(self, value, /)', ([self, value]) => unite(self, value)),
  native('__ror__(self, value, /)', ([self, value]) => unite(value, self)),
  resumable('__call__(self, /, *args, **kwargs)', function* ([self, args, kwargs]) {
    return yield* instantiate(self, (args as PyTuple).items, keywordsOf(kwargs));
  }),
  asClassMethod(native('__prepare__(cls, /, *args, **kwargs)', () => newDict())),
];

export function installType(): void {
  TYPE_TYPE.instancesHaveDict = true;
  install(TYPE_TYPE, MEMBERS);
}
