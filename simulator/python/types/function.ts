/** Functions of the program, their methods and cells. */
import { CODE_FLAGS } from '../code.ts';
import { raise, typeError, valueError } from '../objects/exception.ts';
import {
  builtinsOf,
  CELL_TYPE,
  FUNCTION_TYPE,
  GETSET_TYPE,
  MEMBER_TYPE,
  METHOD_TYPE,
  PyCell,
  PyCode,
  PyFunction,
  PyGetSet,
  PyMethod,
  PyNative,
} from '../objects/function.ts';
import { native, resumable } from '../objects/native.ts';
import { newDict, NONE, NOT_IMPLEMENTED, PyDict, type Value } from '../objects/object.ts';
import { call, keywordsOf, type Resumable } from '../objects/resumable.ts';
import { PyTuple, tuple } from '../objects/values.ts';
import {
  checkOwner,
  getAttribute,
  plainText,
  repr,
  specialMethod,
  typeName,
} from '../protocols/index.ts';
import { constructor } from './construct.ts';
import { hashInteger } from './hashing.ts';
import { install, type Member } from './install.ts';
import { addressOf } from './object.ts';

/** `f.__call__(…)` is `f(…)`. */
export const CALL = resumable(
  '__call__(self, /, *args, **kwargs)',
  function* ([self, args, kwargs]) {
    return yield* call(self, [...(args as PyTuple).items], keywordsOf(kwargs));
  },
);

const asFunction = (self: Value): PyFunction => self as PyFunction;

function textOnly(name: string, value: Value | undefined): string {
  const text = value === undefined ? undefined : plainText(value);
  if (text === undefined) throw typeError(`${name} must be set to a string object`);
  return text;
}

const MAKES_GENERATORS = CODE_FLAGS.generator | CODE_FLAGS.coroutine | CODE_FLAGS.asyncGenerator;

/** Generators have the names of the function that has made them, so that a call has to look for those. */
function rename(self: PyFunction, field: 'name' | 'qualifiedName', text: string): void {
  self[field] = text;
  if ((self.code.flags & MAKES_GENERATORS) !== 0) self.code.simple = false;
}

/** None and deletion take the dict away. */
function dictOnly(name: string, value: Value | undefined): PyDict | undefined {
  if (value === undefined || value === NONE) return undefined;
  if (value instanceof PyDict) return value;
  throw typeError(`${name} must be set to a dict object`);
}

const FUNCTION_MEMBERS: readonly Member[] = [
  constructor(
    FUNCTION_TYPE,
    'code, globals, name=None, argdefs=None, closure=None',
    (_cls, [code, globals, name, defaults, closure]) => {
      if (!(code instanceof PyCode)) {
        throw typeError(`function() argument 'code' must be code, not ${typeName(code)}`);
      }
      if (closure !== undefined && closure !== NONE && !(closure instanceof PyTuple)) {
        throw typeError('arg 5 (closure) must be None or tuple');
      }
      const cells = closure instanceof PyTuple ? (closure.items as readonly PyCell[]) : [];
      const values = defaults instanceof PyTuple ? defaults.items : [];
      const made = new PyFunction(code.code, globals, values, undefined, cells);
      if (name !== undefined && name !== NONE) rename(made, 'name', textOnly('__name__', name));
      return made;
    },
  ),
  CALL,
  native('__get__(self, instance, owner=None, /)', ([self, instance]) =>
    instance === NONE ? self : new PyMethod(self, instance),
  ),
  native(
    '__repr__(self, /)',
    ([self], context) =>
      `<function ${asFunction(self).qualifiedName} at ${addressOf(self, context)}>`,
  ),
  new PyGetSet(
    '__name__',
    (self) => asFunction(self).name,
    (self, value) => {
      rename(asFunction(self), 'name', textOnly('__name__', value));
    },
  ),
  new PyGetSet(
    '__qualname__',
    (self) => asFunction(self).qualifiedName,
    (self, value) => {
      rename(asFunction(self), 'qualifiedName', textOnly('__qualname__', value));
    },
  ),
  new PyGetSet(
    '__doc__',
    (self) => asFunction(self).doc,
    (self, value) => {
      asFunction(self).doc = value ?? NONE;
    },
  ),
  new PyGetSet(
    '__module__',
    (self) => asFunction(self).module,
    (self, value) => {
      asFunction(self).module = value ?? NONE;
    },
  ),
  new PyGetSet(
    '__defaults__',
    (self) => (asFunction(self).defaults.length === 0 ? NONE : tuple(asFunction(self).defaults)),
    (self, value) => {
      if (value !== undefined && value !== NONE && !(value instanceof PyTuple)) {
        throw typeError('__defaults__ must be set to a tuple object');
      }
      asFunction(self).defaults = value instanceof PyTuple ? value.items : [];
    },
  ),
  new PyGetSet(
    '__kwdefaults__',
    (self) => asFunction(self).keywordDefaults ?? NONE,
    (self, value) => {
      asFunction(self).keywordDefaults = dictOnly('__kwdefaults__', value);
    },
  ),
  new PyGetSet(
    '__annotations__',
    (self) => (asFunction(self).annotations ??= newDict()),
    (self, value) => {
      asFunction(self).annotations = dictOnly('__annotations__', value);
    },
  ),
  new PyGetSet(
    '__code__',
    (self) => PyCode.of(asFunction(self).code),
    (self, value) => {
      if (!(value instanceof PyCode)) throw typeError('__code__ must be set to a code object');
      const { closure, name } = asFunction(self);
      const { freeCount } = value.code;
      if (freeCount !== closure.length) {
        throw valueError(
          `${name}() requires a code object with ${closure.length} free vars, not ${freeCount}`,
        );
      }
      asFunction(self).code = value.code;
    },
  ),
  new PyGetSet('__closure__', (self) =>
    asFunction(self).closure.length === 0 ? NONE : tuple(asFunction(self).closure),
  ),
  new PyGetSet('__globals__', (self) => asFunction(self).globals),
  new PyGetSet('__builtins__', (self) => builtinsOf(asFunction(self).globals) ?? NONE),
];

/** The name of a callable, for reprs and for errors about it. */
export function nameOf(callee: Value): string {
  if (callee instanceof PyFunction) return callee.qualifiedName;
  if (callee instanceof PyNative) return callee.native.name;
  return callee instanceof PyMethod ? nameOf(callee.callee) : typeName(callee);
}

const asMethod = (self: Value): PyMethod => self as PyMethod;

const METHOD_MEMBERS: readonly Member[] = [
  constructor(METHOD_TYPE, 'function, instance, /', (_cls, [callee, instance]) => {
    if (specialMethod(callee, '__call__') === undefined) {
      throw typeError('first argument must be callable');
    }
    if (instance === NONE) throw typeError('instance must not be None');
    return new PyMethod(callee, instance);
  }),
  CALL,
  native('__get__(self, instance, owner=None, /)', ([self]) => self),
  new PyGetSet('__self__', (self) => asMethod(self).self),
  new PyGetSet('__func__', (self) => asMethod(self).callee),
  // Everything else is the function's.
  resumable('__getattr__(self, name, /)', function* ([self, name]) {
    return yield* getAttribute(asMethod(self).callee, name);
  }),
  new PyGetSet('__doc__', (self) => {
    const { callee } = asMethod(self);
    return callee instanceof PyFunction ? callee.doc : NONE;
  }),
  native('__eq__(self, value, /)', ([self, value]) =>
    value instanceof PyMethod
      ? self.self === value.self && self.callee === value.callee
      : NOT_IMPLEMENTED,
  ),
  native('__hash__(self, /)', ([self], context) => {
    const { idOf } = context.interpreter;
    const of = (value: Value): number => idOf.call(context.interpreter, value) / 16;
    return hashInteger((of(self.self) % 2 ** 40) * 31 + (of(self.callee) % 2 ** 40));
  }),
  resumable('__repr__(self, /)', function* ([self]) {
    const { callee, self: instance } = asMethod(self);
    return `<bound method ${nameOf(callee)} of ${yield* repr(instance)}>`;
  }),
];

/** What getset and member descriptors share; `word` is how reprs call them. */
function dataMembers(word: string): readonly Member[] {
  const asGetSet = (self: Value): PyGetSet => self as PyGetSet;
  const assign = function* (self: Value, instance: Value, value: Value | undefined): Resumable {
    checkOwner(asGetSet(self), instance);
    const { name, set } = asGetSet(self);
    if (set === undefined) {
      throw raise(
        'AttributeError',
        `attribute '${name}' of '${typeName(instance)}' objects is not writable`,
      );
    }
    const rest = set(instance, value);
    if (rest !== undefined) yield* rest;
    return NONE;
  };
  return [
    new PyGetSet('__name__', (self) => asGetSet(self).name),
    new PyGetSet('__doc__', (self) => asGetSet(self).doc),
    new PyGetSet('__objclass__', (self) => asGetSet(self).owner ?? NONE),
    new PyGetSet('__qualname__', (self) => {
      const { name, owner } = asGetSet(self);
      return owner === undefined ? name : `${owner.qualifiedName}.${name}`;
    }),
    native('__repr__(self, /)', ([self]: [PyGetSet]) =>
      self.owner === undefined
        ? `<${word} '${self.name}'>`
        : `<${word} '${self.name}' of '${self.owner.shownName}' objects>`,
    ),
    native(
      '__get__(self, instance, owner=None, /)',
      ([self, instance, owner]: [PyGetSet, Value, Value?]) => {
        if (instance === NONE) {
          if (owner !== undefined && owner !== NONE) return self;
          throw typeError('__get__(None, None) is invalid');
        }
        checkOwner(self, instance);
        return self.get(instance);
      },
    ),
    resumable('__set__(self, instance, value, /)', ([self, instance, value]) =>
      assign(self, instance, value),
    ),
    resumable('__delete__(self, instance, /)', ([self, instance]) =>
      assign(self, instance, undefined),
    ),
  ];
}

const CELL_MEMBERS: readonly Member[] = [
  constructor(CELL_TYPE, 'contents=None, /', (_cls, [contents]: [Value?]) => new PyCell(contents)),
  new PyGetSet(
    'cell_contents',
    (self) => {
      const { value } = self as PyCell;
      if (value === undefined) throw valueError('Cell is empty');
      return value;
    },
    (self, value) => {
      (self as PyCell).value = value;
    },
  ),
  native('__repr__(self, /)', ([self], context) => {
    const { value } = self as PyCell;
    const inside =
      value === undefined ? 'empty' : `${typeName(value)} object at ${addressOf(value, context)}`;
    return `<cell at ${addressOf(self, context)}: ${inside}>`;
  }),
];

export function installFunctions(): void {
  // Equal without being the same object: two accesses of one method.
  METHOD_TYPE.hashing = 'custom';
  install(FUNCTION_TYPE, FUNCTION_MEMBERS);
  install(METHOD_TYPE, METHOD_MEMBERS);
  install(GETSET_TYPE, dataMembers('attribute'));
  install(MEMBER_TYPE, dataMembers('member'));
  install(CELL_TYPE, CELL_MEMBERS);
}
