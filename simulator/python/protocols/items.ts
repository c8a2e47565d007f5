/** Subscription and membership (Language reference, 3.3.7 "Emulating container types"). */
import { raise, type Raised, typeError } from '../objects/exception.ts';
import { NONE, PyDict, PyType, typeOf, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { PyList, PyTuple } from '../objects/values.ts';
import { bind, callSpecial, typeName } from './attributes.ts';
import { equals } from './comparison.ts';
import { quickKey } from './hashing.ts';
import { iterator, next } from './iteration.ts';
import { truth } from './truth.ts';

export function keyError(key: Value): Raised {
  return raise('KeyError', key);
}

/** `container[key]` of exact lists, tuples and dicts; undefined when it takes more than that. */
export function quickItem(container: Value, key: Value): Value | undefined {
  if (typeof container !== 'object' || container.type.heap) return undefined;
  if (typeof key === 'number' && (container instanceof PyList || container instanceof PyTuple)) {
    const { items } = container;
    return items[key < 0 ? key + items.length : key];
  }
  if (container instanceof PyDict) {
    const found = quickKey(key);
    return found === undefined ? undefined : container.get(found);
  }
  return undefined;
}

/** `container[key]`. */
export function* getItem(container: Value, key: Value): Resumable {
  const quick = quickItem(container, key);
  if (quick !== undefined) return quick;
  const method = typeOf(container).lookup('__getitem__');
  if (method !== undefined && method !== NONE) return yield* callSpecial(method, container, [key]);
  if (container instanceof PyType) {
    const generic = container.lookup('__class_getitem__');
    if (generic !== undefined) {
      return yield* call(yield* bind(generic, undefined, container), [key]);
    }
    throw typeError(`type '${container.name}' is not subscriptable`);
  }
  throw typeError(`'${typeName(container)}' object is not subscriptable`);
}

/** `container[key] = value`. */
export function* setItem(container: Value, key: Value, value: Value): Resumable<void> {
  const method = typeOf(container).lookup('__setitem__');
  if (method === undefined || method === NONE) {
    throw typeError(`'${typeName(container)}' object does not support item assignment`);
  }
  yield* callSpecial(method, container, [key, value]);
}

/** `del container[key]`. */
export function* deleteItem(container: Value, key: Value): Resumable<void> {
  const method = typeOf(container).lookup('__delitem__');
  if (method === undefined || method === NONE) {
    throw typeError(`'${typeName(container)}' object doesn't support item deletion`);
  }
  yield* callSpecial(method, container, [key]);
}

/** `item in container`: `__contains__`, else a search through the iteration. */
export function* contains(container: Value, item: Value): Resumable<boolean> {
  const type = typeOf(container);
  const method = type.lookup('__contains__');
  if (method === NONE) throw typeError(`'${typeName(container)}' object is not a container`);
  if (method !== undefined) return yield* truth(yield* callSpecial(method, container, [item]));
  if (type.lookup('__iter__') === undefined && type.lookup('__getitem__') === undefined) {
    throw typeError(`argument of type '${typeName(container)}' is not iterable`);
  }
  const source = yield* iterator(container);
  for (;;) {
    const candidate = yield* next(source);
    if (candidate === undefined) return false;
    if (yield* equals(candidate, item)) return true;
  }
}
