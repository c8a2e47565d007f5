/**
 * Attribute access: what `object.member` means (Language reference, 3.3.2 "Customizing attribute
 * access"). `quickAttribute` answers what needs no Python code; the rest goes through descriptors,
 * `__getattribute__` and `__getattr__`.
 */
import { EXCEPTIONS, raise, Raised, typeError } from '../objects/exception.ts';
import {
  PyClassMethod,
  PyFunction,
  PyGetSet,
  PyMethod,
  PyModule,
  PyNative,
  PyProperty,
  PyStaticMethod,
} from '../objects/function.ts';
import {
  isInstance,
  newDict,
  NONE,
  OBJECT_TYPE,
  type PyDict,
  PyObject,
  PyType,
  TYPE_TYPE,
  typeOf,
  type Value,
} from '../objects/object.ts';
import { resumable } from '../objects/native.ts';
import { call, CallRequest, keywordsOf, type Resumable } from '../objects/resumable.ts';
import { PySuper } from '../objects/super.ts';
import { PyTuple } from '../objects/values.ts';

/** The name of a value's type, as messages show it. */
export function typeName(value: Value): string {
  return typeOf(value).shownName;
}

/** The special method `name` of a value, looked up on its type and bound; undefined if it has none. */
export function specialMethod(value: Value, name: string): Value | undefined {
  const found = typeOf(value).lookup(name);
  if (found === undefined || found === NONE) return undefined;
  return (
    bindQuickly(found, value, typeOf(value)) ??
    new PyMethod(BOUND_WHEN_CALLED, new PyTuple([found, value]))
  );
}

/** Calls a special method found on the type of `self`; it is bound to `self` by its own `__get__`, like every attribute. */
export function* callSpecial(method: Value, self: Value, args: readonly Value[]): Resumable {
  if (method instanceof PyFunction || method instanceof PyNative) {
    return (yield new CallRequest(method, [self, ...args], undefined, undefined)) as Value;
  }
  return yield* call(yield* bind(method, self, typeOf(self)), [...args]);
}

/** Stands for what a descriptor's `__get__` or a property answers: Python code tells only when it is called. */
const BOUND_WHEN_CALLED = new PyNative(
  resumable(
    'method(descriptor_and_self, /, *args, **kwargs)',
    function* ([{ items }, args, keywords]: [PyTuple, PyTuple, PyDict]) {
      const [descriptor, self] = items as [Value, Value];
      const method = yield* bind(descriptor, self, typeOf(self));
      return yield* call(method, [...args.items], keywordsOf(keywords));
    },
  ),
  undefined,
);

/** Whether an attribute found on a type takes precedence over the instance's own. */
export function isDataDescriptor(attribute: Value): boolean {
  if (!(attribute instanceof PyObject)) return false;
  if (attribute instanceof PyFunction || attribute instanceof PyNative) return false;
  if (attribute instanceof PyProperty || attribute instanceof PyGetSet) return true;
  const { type } = attribute;
  return type.lookup('__set__') !== undefined || type.lookup('__delete__') !== undefined;
}

/** The same for reading: what can only be set leaves reading to the instance's own. */
function precedesOwn(attribute: Value): boolean {
  if (!isDataDescriptor(attribute)) return false;
  if (attribute instanceof PyProperty || attribute instanceof PyGetSet) return true;
  return typeOf(attribute).lookup('__get__') !== undefined;
}

/** The AttributeError of a property that lacks the function it takes. */
export function lacksAccessor(property: PyProperty, instance: Value, what: string): Raised {
  const name = property.name === undefined ? '' : ` '${property.name}'`;
  const { qualifiedName } = typeOf(instance);
  return raise('AttributeError', `property${name} of '${qualifiedName}' object has no ${what}`);
}

/**
 * An attribute found on `owner`, as seen through `self` (undefined: through the class itself).
 * Undefined when Python code must run to tell (property, `__get__`).
 */
export function bindQuickly(
  attribute: Value,
  self: Value | undefined,
  owner: PyType,
): Value | undefined {
  if (!(attribute instanceof PyObject)) return attribute;
  if (attribute instanceof PyFunction) {
    return self === undefined ? attribute : new PyMethod(attribute, self);
  }
  if (attribute instanceof PyNative) {
    return self === undefined || attribute.owner === undefined
      ? attribute
      : new PyMethod(attribute, self);
  }
  if (attribute instanceof PyStaticMethod) return attribute.callee;
  if (attribute instanceof PyClassMethod) {
    const { callee } = attribute;
    return callee instanceof PyFunction || typeOf(callee).lookup('__get__') === undefined
      ? new PyMethod(callee, owner)
      : undefined;
  }
  if (attribute instanceof PyGetSet) return self === undefined ? attribute : attribute.get(self);
  if (attribute instanceof PyProperty) return self === undefined ? attribute : undefined;
  return attribute.type.lookup('__get__') === undefined ? attribute : undefined;
}

/** As {@link bindQuickly}, running the descriptor's `__get__` where there is one. */
export function* bind(attribute: Value, self: Value | undefined, owner: PyType): Resumable {
  const quick = bindQuickly(attribute, self, owner);
  if (quick !== undefined) return quick;
  if (attribute instanceof PyProperty) {
    if (attribute.getter === NONE) throw lacksAccessor(attribute, self as Value, 'getter');
    return yield* call(attribute.getter, [self as Value]);
  }
  // What a class method wraps may be a descriptor itself: then the class is its instance.
  if (attribute instanceof PyClassMethod) return yield* bind(attribute.callee, owner, owner.type);
  const get = typeOf(attribute).lookup('__get__') as Value;
  return yield* call(get, [attribute, self ?? NONE, owner]);
}

/** Whether attribute access on instances of `type` is the ordinary one. */
function ordinaryAccess(type: PyType): boolean {
  return type.lookup('__getattribute__') === OBJECT_TYPE.attributes.get('__getattribute__');
}

/** An attribute that can be had without running Python code; undefined: ask {@link getAttribute}. */
export function quickAttribute(value: Value, name: string): Value | undefined {
  const type = typeOf(value);
  if (value instanceof PyObject) {
    if (value instanceof PyType) return quickClassAttribute(value, name);
    if (value instanceof PySuper || (type.heap && !ordinaryAccess(type))) return undefined;
    const attribute = type.lookup(name);
    if (attribute !== undefined && precedesOwn(attribute)) {
      return bindQuickly(attribute, value, type);
    }
    const own = value.dict?.get(name);
    if (own !== undefined) return own;
    return attribute === undefined ? undefined : bindQuickly(attribute, value, type);
  }
  const attribute = type.lookup(name);
  return attribute === undefined ? undefined : bindQuickly(attribute, value, type);
}

/** The same for a class that no metaclass has a say in. */
function quickClassAttribute(value: PyType, name: string): Value | undefined {
  if (value.type !== TYPE_TYPE) return undefined;
  if (TYPE_TYPE.lookup(name) !== undefined) return undefined;
  const own = value.lookup(name);
  return own === undefined ? undefined : bindQuickly(own, undefined, value);
}

/** `value.name`; AttributeError when there is none. */
export function* getAttribute(value: Value, name: string): Resumable {
  const quick = quickAttribute(value, name);
  if (quick !== undefined) return quick;
  const type = typeOf(value);
  const custom = ordinaryAccess(type) ? undefined : type.lookup('__getattribute__');
  const fallback = type.lookup('__getattr__');
  if (custom === undefined && fallback === undefined) return yield* defaultAttribute(value, name);
  try {
    return custom === undefined
      ? yield* defaultAttribute(value, name)
      : yield* callSpecial(custom, value, [name]);
  } catch (error) {
    if (fallback === undefined || !isRaised(error, 'AttributeError')) throw error;
    return yield* callSpecial(fallback, value, [name]);
  }
}

/** What `object.__getattribute__` does (and `type`'s and `super`'s own versions of it). */
export function* defaultAttribute(value: Value, name: string): Resumable {
  const found = yield* findDefault(value, name);
  if (found !== undefined) return found;
  throw missingAttribute(value, name);
}

function* findDefault(value: Value, name: string): Resumable<Value | undefined> {
  const type = typeOf(value);
  if (value instanceof PySuper) {
    const { self, selfType, after } = value;
    const found =
      selfType === undefined || name === '__class__'
        ? undefined
        : PyType.lookupAfter(selfType, after, name);
    if (found === undefined) return quickOwn(value, name);
    return yield* bind(found, self === selfType ? undefined : self, selfType as PyType);
  }
  const attribute = type.lookup(name);
  if (attribute !== undefined && precedesOwn(attribute)) {
    return yield* bind(attribute, value, type);
  }
  if (value instanceof PyType) {
    const own = value.lookup(name);
    if (own !== undefined) return yield* bind(own, undefined, value);
  } else if (value instanceof PyObject) {
    const own = value.dict?.get(name);
    if (own !== undefined) return own;
  }
  if (attribute !== undefined) return yield* bind(attribute, value, type);
  if (value instanceof PyModule) {
    const hook = value.namespace.get('__getattr__');
    if (hook !== undefined) return yield* askModule(value, hook, name);
  }
  return undefined;
}

/** By the `__getattr__` of a module. What one of the library has not can be suggested like anything else. */
function* askModule(module: PyModule, hook: Value, name: string): Resumable {
  try {
    return yield* call(hook, [name]);
  } catch (error) {
    const internal = hook instanceof PyFunction && hook.code.internal;
    if (!internal || !isRaised(error, 'AttributeError')) throw error;
    throw missingAttribute(module, name);
  }
}

function quickOwn(value: PyObject, name: string): Value | undefined {
  const attribute = value.type.lookup(name);
  return attribute === undefined ? undefined : bindQuickly(attribute, value, value.type);
}

/** The AttributeError of CPython, with the fields its suggestions need. */
export function missingAttribute(value: Value, name: string): Raised {
  const error =
    value instanceof PyModule
      ? raise(
          'AttributeError',
          value.isPartial
            ? `partially initialized module '${moduleName(value)}' has no attribute '${name}' (most likely due to a circular import)`
            : `module '${moduleName(value)}' has no attribute '${name}'`,
        )
      : value instanceof PyType
        ? raise('AttributeError', `type object '${value.shownName}' has no attribute '${name}'`)
        : raise('AttributeError', `'${typeName(value)}' object has no attribute '${name}'`);
  const fields = (error.exception.dict ??= newDict());
  fields.set('name', name);
  fields.set('obj', value);
  return error;
}

function moduleName(module: PyModule): string {
  const name = module.namespace.get('__name__');
  return typeof name === 'string' ? name : module.name;
}

/** `getattr` with a default: undefined where an AttributeError would be raised. */
export function* findAttribute(value: Value, name: string): Resumable<Value | undefined> {
  try {
    // The quick way may raise too: what computes an attribute may find none.
    const quick = quickAttribute(value, name);
    if (quick !== undefined) return quick;
    const type = typeOf(value);
    return ordinaryAccess(type) && type.lookup('__getattr__') === undefined
      ? yield* findDefault(value, name)
      : yield* getAttribute(value, name);
  } catch (error) {
    if (isRaised(error, 'AttributeError')) return undefined;
    throw error;
  }
}

/** Whether a host exception is the program's exception of this type (or a subtype). */
export function isRaised(error: unknown, name: keyof typeof EXCEPTIONS): error is Raised {
  return error instanceof Raised && isInstance(error.exception, EXCEPTIONS[name]);
}

/** Refuses to use the descriptor of a data attribute of a type on anything else. */
export function checkOwner({ name, owner }: PyGetSet, instance: Value): void {
  if (owner === undefined || isInstance(instance, owner)) return;
  throw typeError(
    `descriptor '${name}' for '${owner.name}' objects doesn't apply to a '${typeName(instance)}' object`,
  );
}

/** `value.name = item`, through `__setattr__` where the type has its own. */
export function* setAttribute(value: Value, name: string, item: Value): Resumable<void> {
  const custom = typeOf(value).lookup('__setattr__');
  if (custom !== undefined && custom !== OBJECT_TYPE.attributes.get('__setattr__')) {
    yield* call(custom, [value, name, item]);
    return;
  }
  yield* defaultSetAttribute(value, name, item);
}

/** What `object.__setattr__` and `type.__setattr__` do. */
export function* defaultSetAttribute(value: Value, name: string, item: Value): Resumable<void> {
  const type = typeOf(value);
  const attribute = type.lookup(name);
  if (attribute instanceof PyObject && isDataDescriptor(attribute)) {
    yield* assignDescriptor(attribute, value, name, item);
    return;
  }
  if (!(value instanceof PyObject)) throw readOnly(value, name, attribute);
  if (value instanceof PyType) {
    if (!value.heap) {
      throw typeError(`cannot set '${name}' attribute of immutable type '${value.shownName}'`);
    }
    value.attributes.set(name, item);
    // A metaclass's own module hides what computes that of its classes.
    if (name === '__module__' && typeof item === 'string') value.module = item;
    value.changed();
    return;
  }
  if (!type.instancesHaveDict) throw readOnly(value, name, attribute);
  (value.dict ??= newDict()).set(name, item);
}

function* assignDescriptor(
  attribute: PyObject,
  value: Value,
  name: string,
  item: Value | undefined,
): Resumable<void> {
  const verb = item === undefined ? 'deleter' : 'setter';
  if (attribute instanceof PyGetSet) {
    if (attribute.set === undefined) {
      throw raise(
        'AttributeError',
        `attribute '${name}' of '${typeName(value)}' objects is not writable`,
      );
    }
    const rest = attribute.set(value, item);
    if (rest !== undefined) yield* rest;
    return;
  }
  if (attribute instanceof PyProperty) {
    const accessor = item === undefined ? attribute.deleter : attribute.setter;
    if (accessor === NONE) throw lacksAccessor(attribute, value, verb);
    yield* call(accessor, item === undefined ? [value] : [value, item]);
    return;
  }
  const method = attribute.type.lookup(item === undefined ? '__delete__' : '__set__');
  if (method === undefined)
    throw raise('AttributeError', item === undefined ? '__delete__' : '__set__');
  yield* call(method, item === undefined ? [attribute, value] : [attribute, value, item]);
}

function readOnly(value: Value, name: string, attribute: Value | undefined): Raised {
  return attribute === undefined
    ? missingAttribute(value, name)
    : raise('AttributeError', `'${typeName(value)}' object attribute '${name}' is read-only`);
}

/** `del value.name`. */
export function* deleteAttribute(value: Value, name: string): Resumable<void> {
  const custom = typeOf(value).lookup('__delattr__');
  if (custom !== undefined && custom !== OBJECT_TYPE.attributes.get('__delattr__')) {
    yield* call(custom, [value, name]);
    return;
  }
  yield* defaultDeleteAttribute(value, name);
}

/** What `object.__delattr__` does. */
export function* defaultDeleteAttribute(value: Value, name: string): Resumable<void> {
  const type = typeOf(value);
  const attribute = type.lookup(name);
  if (attribute instanceof PyObject && isDataDescriptor(attribute)) {
    yield* assignDescriptor(attribute, value, name, undefined);
    return;
  }
  if (value instanceof PyType && !value.heap) {
    throw typeError(`cannot set '${name}' attribute of immutable type '${value.shownName}'`);
  }
  if (!(value instanceof PyType) && !type.instancesHaveDict) throw readOnly(value, name, attribute);
  if (!(value instanceof PyObject) || value.dict?.delete(name) === undefined) {
    throw missingAttribute(value, name);
  }
  if (value instanceof PyType) value.changed();
}
