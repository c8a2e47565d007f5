/** Built-in functions, methods of built-in types, and both kinds bound to an instance. */
import {
  BOUND_SLOT_TYPE,
  NATIVE_FUNCTION_TYPE,
  NATIVE_METHOD_TYPE,
  PyGetSet,
  PyMethod,
  PyNative,
  SLOT_TYPE,
} from '../objects/function.ts';
import { native } from '../objects/native.ts';
import { NONE, NOT_IMPLEMENTED, PyType, type Value } from '../objects/object.ts';
import { typeName } from '../protocols/index.ts';
import { CALL } from './function.ts';
import { hashInteger } from './hashing.ts';
import { install, type Member } from './install.ts';
import { addressOf, shownName } from './object.ts';

/** A built-in function, or a method of a built-in type bound to an instance. */
function nativeOf(self: Value): PyNative {
  return self instanceof PyMethod ? (self.callee as PyNative) : (self as PyNative);
}

function qualifiedName(self: Value): string {
  const { native: callable, owner } = nativeOf(self);
  if (self instanceof PyMethod && self.self instanceof PyType) {
    return `${self.self.name}.${callable.name}`;
  }
  return owner === undefined ? callable.name : `${owner.name}.${callable.name}`;
}

const SHARED: readonly Member[] = [
  CALL,
  new PyGetSet('__name__', (self) => nativeOf(self).native.name),
  new PyGetSet('__qualname__', qualifiedName),
  new PyGetSet('__doc__', () => NONE),
  new PyGetSet('__text_signature__', (self) => nativeOf(self).native.signature.text),
];

const BOUND_MEMBERS: readonly Member[] = [
  ...SHARED,
  new PyGetSet('__self__', (self) => (self instanceof PyMethod ? self.self : NONE)),
  native('__eq__(self, value, /)', ([self, value]) => {
    if (!(self instanceof PyMethod) || !(value instanceof PyMethod)) {
      return self === value ? true : NOT_IMPLEMENTED;
    }
    return self.self === value.self && self.callee === value.callee;
  }),
  native('__hash__(self, /)', ([self], context) =>
    hashInteger(context.interpreter.idOf(nativeOf(self)) / 16),
  ),
  native('__repr__(self, /)', ([self], context) => {
    if (!(self instanceof PyMethod)) return `<built-in function ${self.native.name}>`;
    const bound = self.self;
    const of = `${typeName(bound)} object at ${addressOf(bound, context)}`;
    const { slot, native: callable } = nativeOf(self);
    return slot
      ? `<method-wrapper '${callable.name}' of ${of}>`
      : `<built-in method ${callable.name} of ${of}>`;
  }),
];

const FUNCTION_MEMBERS: readonly Member[] = [
  ...BOUND_MEMBERS,
  new PyGetSet('__module__', (self) => (self instanceof PyNative ? self.module : NONE)),
];

const BOUND_SLOT_MEMBERS: readonly Member[] = [
  ...BOUND_MEMBERS,
  new PyGetSet('__objclass__', (self) => nativeOf(self).owner ?? NONE),
];

const METHOD_MEMBERS: readonly Member[] = [
  ...SHARED,
  new PyGetSet('__objclass__', (self) => nativeOf(self).owner ?? NONE),
  native('__get__(self, instance, owner=None, /)', ([self, instance]) =>
    instance === NONE ? self : new PyMethod(self, instance),
  ),
  native('__repr__(self, /)', ([self]) => {
    const { native: callable, owner } = self as PyNative;
    const kind = (self as PyNative).slot ? 'slot wrapper' : 'method';
    return `<${kind} '${callable.name}' of '${owner === undefined ? '?' : shownName(owner)}' objects>`;
  }),
];

export function installNativeFunctions(): void {
  // Equal without being the same object: two accesses of one method.
  NATIVE_FUNCTION_TYPE.hashing = BOUND_SLOT_TYPE.hashing = 'custom';
  install(NATIVE_FUNCTION_TYPE, FUNCTION_MEMBERS);
  install(BOUND_SLOT_TYPE, BOUND_SLOT_MEMBERS);
  install(NATIVE_METHOD_TYPE, METHOD_MEMBERS);
  install(SLOT_TYPE, METHOD_MEMBERS);
}
