/** `__new__` of the built-in types. */
import type { Context } from '../context.ts';
import { typeError } from '../objects/exception.ts';
import { PyNative, PyStaticMethod } from '../objects/function.ts';
import { type Native, native, type NativeArguments, resumable } from '../objects/native.ts';
import { PyType, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { typeName } from '../protocols/index.ts';
import type { Constant } from './install.ts';
import { watched } from './watched.ts';

/** Refuses classes that are not below the type whose `__new__` it is. */
function checkClass(type: PyType, cls: Value): PyType {
  if (!(cls instanceof PyType)) {
    throw typeError(`${type.name}.__new__(X): X is not a type object (${typeName(cls)})`);
  }
  if (!cls.isSubtypeOf(type)) {
    throw typeError(
      `${type.name}.__new__(${cls.name}): ${cls.name} is not a subtype of ${type.name}`,
    );
  }
  return cls;
}

/**
 * `__new__` that runs no Python code. Errors about arguments name the type, as CPython's do for nearly
 * all types, hence `parameters` without a name; the first parameter of `make` is the class.
 */
export function constructor(
  type: PyType,
  parameters: string,
  make: (cls: PyType, args: NativeArguments, context: Context) => Value,
  name = type.name,
): Constant {
  const callable = native(`${name}(cls, ${parameters})`, ([cls, ...args], context) =>
    watched(make(checkClass(type, cls as Value), args, context), context),
  );
  return newMember(callable);
}

/** `__new__` that may run Python code. */
export function resumableConstructor(
  type: PyType,
  parameters: string,
  make: (cls: PyType, args: NativeArguments, context: Context) => Resumable,
  name = type.name,
): Constant {
  const callable = resumable(`${name}(cls, ${parameters})`, function* ([cls, ...args], context) {
    return watched(yield* make(checkClass(type, cls as Value), args, context), context);
  });
  return newMember(callable);
}

/** Its name is the type's, and so is the row of its cost. */
function newMember(callable: Native): Constant {
  return { name: '__new__', value: new PyStaticMethod(new PyNative(callable, undefined)) };
}

/** `__init__` of a mutable built-in type; the first argument is the instance. */
export function initializer(
  type: PyType,
  parameters: string,
  fill: (args: NativeArguments, context: Context) => Resumable,
  name = type.name,
): Constant {
  const callable = resumable(`${name}(self, ${parameters})`, fill);
  return { name: '__init__', value: new PyNative(callable, type) };
}

/** The same where no Python code runs. */
export function plainInitializer(
  type: PyType,
  parameters: string,
  fill: (args: NativeArguments, context: Context) => Value,
): Constant {
  const callable = native(`${type.name}(self, ${parameters})`, fill);
  return { name: '__init__', value: new PyNative(callable, type) };
}
