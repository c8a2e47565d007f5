/** property, staticmethod and classmethod. */
import {
  CLASS_METHOD_TYPE,
  PROPERTY_TYPE,
  PyClassMethod,
  PyFunction,
  PyGetSet,
  PyProperty,
  PyStaticMethod,
  STATIC_METHOD_TYPE,
} from '../objects/function.ts';
import { native, resumable } from '../objects/native.ts';
import {
  newDict,
  NONE,
  type PyDict,
  PyObject,
  PyType,
  typeOf,
  type Value,
} from '../objects/object.ts';
import { call, keywordsOf, type Resumable } from '../objects/resumable.ts';
import type { PyTuple } from '../objects/values.ts';
import {
  bind,
  findAttribute,
  lacksAccessor,
  plainText,
  quickTruth,
  repr,
} from '../protocols/index.ts';
import { constructor, initializer } from './construct.ts';
import { install, type Member } from './install.ts';

function docOf(getter: Value): Value {
  return getter instanceof PyFunction ? getter.doc : NONE;
}

/** Sets the documentation; a subclass has a `__doc__` of its own, so there the instance needs one. */
function setDoc(property: PyProperty, doc: Value): void {
  property.doc = doc;
  if (property.type !== PROPERTY_TYPE && doc !== NONE) {
    (property.dict ??= newDict()).set('__doc__', doc);
  }
}

/** A property with one of its functions exchanged, of the same class. */
function* changed(
  self: PyProperty,
  part: 'getter' | 'setter' | 'deleter',
  callee: Value,
): Resumable {
  const parts = { getter: self.getter, setter: self.setter, deleter: self.deleter };
  // Documentation that came from the getter comes from the new one, too.
  const inherited = self.doc === docOf(self.getter);
  parts[part] = callee;
  const doc = inherited ? NONE : self.doc;
  const made = yield* call(self.type, [parts.getter, parts.setter, parts.deleter, doc]);
  if (made instanceof PyProperty) made.name = self.name;
  return made;
}

const asProperty = (self: Value): PyProperty => self as PyProperty;

/** Whether a function has been marked by abc.abstractmethod. */
function isAbstract(callee: Value): boolean {
  const mark = callee instanceof PyObject ? callee.dict?.get('__isabstractmethod__') : undefined;
  return mark !== undefined && quickTruth(mark) === true;
}

const PROPERTY_MEMBERS: readonly Member[] = [
  constructor(PROPERTY_TYPE, '*args, **kwargs', (cls) => new PyProperty(cls)),
  initializer(
    PROPERTY_TYPE,
    'fget=None, fset=None, fdel=None, doc=None',
    // eslint-disable-next-line require-yield -- an initializer
    function* ([self, getter, setter, deleter, doc]) {
      const property = asProperty(self);
      property.getter = getter ?? NONE;
      property.setter = setter ?? NONE;
      property.deleter = deleter ?? NONE;
      setDoc(property, doc === undefined || doc === NONE ? docOf(property.getter) : doc);
      return NONE;
    },
  ),
  ...(['getter', 'setter', 'deleter'] as const).map((part) =>
    resumable(`${part}(self, function, /)`, function* ([self, callee]) {
      return yield* changed(self, part, callee);
    }),
  ),
  resumable('__get__(self, instance, owner=None, /)', function* ([self, instance]) {
    if (instance === NONE) return self;
    if (asProperty(self).getter === NONE) throw lacksAccessor(asProperty(self), instance, 'getter');
    return yield* call(asProperty(self).getter, [instance]);
  }),
  resumable('__set__(self, instance, value, /)', function* ([self, instance, value]) {
    if (asProperty(self).setter === NONE) throw lacksAccessor(asProperty(self), instance, 'setter');
    yield* call(asProperty(self).setter, [instance, value]);
    return NONE;
  }),
  native('__set_name__(self, owner, name, /)', ([self, , name]) => {
    asProperty(self).name = plainText(name);
    return NONE;
  }),
  resumable('__delete__(self, instance, /)', function* ([self, instance]) {
    if (asProperty(self).deleter === NONE)
      throw lacksAccessor(asProperty(self), instance, 'deleter');
    yield* call(asProperty(self).deleter, [instance]);
    return NONE;
  }),
  new PyGetSet('fget', (self) => asProperty(self).getter),
  new PyGetSet('fset', (self) => asProperty(self).setter),
  new PyGetSet('fdel', (self) => asProperty(self).deleter),
  new PyGetSet(
    '__doc__',
    (self) => asProperty(self).doc,
    (self, value) => {
      asProperty(self).doc = value ?? NONE;
    },
  ),
  new PyGetSet('__isabstractmethod__', (self) => {
    const { getter, setter, deleter } = asProperty(self);
    return [getter, setter, deleter].some(isAbstract);
  }),
];

/** What wraps a function shows the function's own name, documentation and so on. */
const COPIED = ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__'] as const;

function* wrapAttributes(self: PyObject, callee: Value): Resumable<void> {
  const attributes = (self.dict ??= newDict());
  for (const name of COPIED) {
    const value = yield* findAttribute(callee, name);
    if (value !== undefined) attributes.set(name, value);
  }
}

type Wrapper = PyStaticMethod | PyClassMethod;

const SHARED: readonly Member[] = [
  new PyGetSet('__func__', (self) => (self as Wrapper).callee),
  new PyGetSet('__wrapped__', (self) => (self as Wrapper).callee),
  new PyGetSet('__isabstractmethod__', (self) => isAbstract((self as Wrapper).callee)),
  resumable('__repr__(self, /)', function* ([self]) {
    return `<${(self as Wrapper).type.name}(${yield* repr((self as Wrapper).callee)})>`;
  }),
];

function initialize(type: PyType): Member {
  return initializer(type, 'function, /', function* ([self, callee]) {
    (self as Wrapper).callee = callee;
    yield* wrapAttributes(self, callee);
    return NONE;
  });
}

const STATIC_MEMBERS: readonly Member[] = [
  constructor(STATIC_METHOD_TYPE, '*args, **kwargs', (cls) => new PyStaticMethod(NONE, cls)),
  initialize(STATIC_METHOD_TYPE),
  ...SHARED,
  native('__get__(self, instance, owner=None, /)', ([self]) => (self as Wrapper).callee),
  resumable('__call__(self, /, *args, **kwargs)', function* ([self, args, kwargs]) {
    const { callee } = self as Wrapper;
    return yield* call(callee, [...(args as PyTuple).items], keywordsOf(kwargs as PyDict));
  }),
];

const CLASS_MEMBERS: readonly Member[] = [
  constructor(CLASS_METHOD_TYPE, '*args, **kwargs', (cls) => new PyClassMethod(NONE, cls)),
  initialize(CLASS_METHOD_TYPE),
  ...SHARED,
  resumable('__get__(self, instance, owner=None, /)', function* ([self, instance, owner]) {
    const cls = owner instanceof PyType ? owner : typeOf(instance);
    return yield* bind(self, instance, cls);
  }),
];

export function installDescriptors(): void {
  install(PROPERTY_TYPE, PROPERTY_MEMBERS);
  install(STATIC_METHOD_TYPE, STATIC_MEMBERS);
  install(CLASS_METHOD_TYPE, CLASS_MEMBERS);
}
