/** Attribute instructions: their caches, and access that may run Python code. */
import type { Code } from '../../code.ts';
import { PyFunction, PyGetSet, PyNative } from '../../objects/function.ts';
import { OBJECT_TYPE, PyObject, PyType, typeOf, type Value } from '../../objects/object.ts';
import type { Resumable } from '../../objects/resumable.ts';
import { PySuper } from '../../objects/super.ts';
import * as protocols from '../../protocols/index.ts';
import { AttributeCache, InstanceCache, NO_PLACE } from '../caches.ts';
import type { Frame } from '../frame.ts';
import type { PythonThread } from '../thread.ts';

export const { getAttribute, deleteAttribute } = protocols;
const { setAttribute } = protocols;

/** Remembers what the type says about `name`, where only the instance itself can say otherwise. */
export function cacheAttribute(code: Code, at: number, object: Value, name: string): void {
  const type = typeOf(object);
  if (object instanceof PyType || object instanceof PySuper) return;
  const attribute = type.lookup(name);
  if (attribute instanceof protocols.PyMember && !type.instancesHaveDict) {
    const place = attribute.fits(type) ? attribute.place : NO_PLACE;
    code.caches[at] = new AttributeCache(type, undefined, place);
    return;
  }
  if (attribute !== undefined && protocols.isDataDescriptor(attribute)) return;
  const isMethod =
    attribute instanceof PyFunction ||
    (attribute instanceof PyNative && attribute.owner !== undefined);
  code.caches[at] = new AttributeCache(type, isMethod ? attribute : undefined);
}

/** Whether `object.name = value` on instances of `type` just stores into a slot or their dict. */
export function cacheStore(code: Code, at: number, type: PyType, name: string): InstanceCache {
  const attribute = type.lookup(name);
  const ordinary =
    type.heap &&
    type.layout !== 'type' &&
    type.lookup('__setattr__') === OBJECT_TYPE.attributes.get('__setattr__');
  const plain =
    ordinary &&
    type.instancesHaveDict &&
    !(attribute instanceof PyObject && protocols.isDataDescriptor(attribute));
  const slot = ordinary && attribute instanceof protocols.PyMember && attribute.fits(type);
  const cache = new InstanceCache(type, plain, slot ? attribute.place : NO_PLACE);
  code.caches[at] = cache;
  return cache;
}

/**
 * `object.name = value`, done where it takes no call: by a descriptor that a built-in type has, such as an
 * attribute of a future. What is returned, if anything, is yet to be run.
 */
export function assign(
  thread: PythonThread,
  object: Value,
  name: string,
  value: Value,
): Resumable<void> | undefined {
  const type = typeOf(object);
  if (type.lookup('__setattr__') !== OBJECT_TYPE.attributes.get('__setattr__')) {
    return setAttribute(object, name, value);
  }
  const attribute = type.lookup(name);
  if (attribute instanceof PyGetSet) {
    if (attribute.set !== undefined) return attribute.set(object, value) ?? undefined;
  } else if (attribute instanceof PyObject && !attribute.type.heap) {
    const method = attribute.type.lookup('__set__');
    if (method instanceof PyNative && method.native.run !== undefined) {
      method.native.run([attribute, object, value], thread);
      return undefined;
    }
  }
  return setAttribute(object, name, value);
}

/** LOAD_METHOD when the attribute takes Python code to get: pushes it and NULL. */
export function* loadMethod(frame: Frame, object: Value, name: string): Resumable<void> {
  const value = yield* protocols.getAttribute(object, name);
  frame.stack[frame.sp++] = value;
  frame.stack[frame.sp++] = undefined;
}
