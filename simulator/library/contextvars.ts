/**
 * `contextvars`: variables whose values belong to a context (PEP 567). Every thread begins with an empty
 * one; asyncio gives each task a copy of its own.
 */
import type { Context as Running, Interpreter } from '../python/context.ts';
import { EXCEPTIONS, newException, raise, Raised, typeError } from '../python/objects/exception.ts';
import { PyGetSet } from '../python/objects/function.ts';
import { native, resumable } from '../python/objects/native.ts';
import {
  builtinType,
  NONE,
  NOT_IMPLEMENTED,
  type PyDict,
  PyObject,
  type PyType,
  type Value,
} from '../python/objects/object.ts';
import { call, keywordsOf, type Resumable } from '../python/objects/resumable.ts';
import { list, type PyTuple, tuple } from '../python/objects/values.ts';
import { compare, EQUAL, ListIterator, plainText, repr } from '../python/protocols/index.ts';
import { constructor } from '../python/types/construct.ts';
import { GENERIC_ALIAS } from '../python/types/generic-alias.ts';
import { install } from '../python/types/install.ts';
import { addressOf } from '../python/types/object.ts';
import { namespace } from './library-module.ts';

const VARIABLE_TYPE = builtinType('ContextVar', {
  module: '_contextvars',
  layout: 'other',
  subclassable: false,
});
const CONTEXT_TYPE = builtinType('Context', {
  module: '_contextvars',
  layout: 'other',
  subclassable: false,
  hashing: 'unhashable',
});
const TOKEN_TYPE = builtinType('Token', {
  module: '_contextvars',
  layout: 'other',
  subclassable: false,
  hashing: 'unhashable',
});
const MISSING_TYPE = builtinType('Token.MISSING', { layout: 'other', subclassable: false });
const MISSING = new PyObject(MISSING_TYPE);

export class PyContextVar extends PyObject {
  readonly name: string;
  readonly fallback: Value | undefined;

  constructor(name: string, fallback: Value | undefined) {
    super(VARIABLE_TYPE);
    this.name = name;
    this.fallback = fallback;
  }
}

/** Variables with their values, shared with copies until one of them is changed. */
export class PyContext extends PyObject {
  values: ReadonlyMap<PyContextVar, Value>;
  /** Entered by run(), which may happen once at a time. */
  entered = false;
  /** The context that run() comes back to. */
  outer: PyContext | undefined = undefined;

  constructor(values: ReadonlyMap<PyContextVar, Value>) {
    super(CONTEXT_TYPE);
    this.values = values;
  }
}

/** What ContextVar.set() gives, to undo it with. */
class PyToken extends PyObject {
  readonly context: PyContext;
  readonly variable: PyContextVar;
  readonly old: Value | undefined;
  used = false;

  constructor(context: PyContext, variable: PyContextVar, old: Value | undefined) {
    super(TOKEN_TYPE);
    this.context = context;
    this.variable = variable;
    this.old = old;
  }
}

/** Where a thread keeps its context. */
const STORAGE = 'contextvars.current';

export function currentContext({ storage }: Running): PyContext {
  let context = storage.get(STORAGE) as PyContext | undefined;
  if (context === undefined) storage.set(STORAGE, (context = new PyContext(new Map())));
  return context;
}

/** The thread goes on in another context for good. */
export function setContext(context: PyContext, { storage }: Running): void {
  storage.set(STORAGE, context);
}

/** Contexts that have been copied share their values, so a change makes a new map. */
function change(context: PyContext, variable: PyContextVar, value: Value | undefined): void {
  const values = new Map(context.values);
  if (value === undefined) values.delete(variable);
  else values.set(variable, value);
  context.values = values;
}

/** `variable.get(None)`, but for the default. */
export function valueOf(variable: PyContextVar, running: Running): Value | undefined {
  return currentContext(running).values.get(variable);
}

/** `variable.set(value)`. */
export function setValue(variable: PyContextVar, value: Value, running: Running): void {
  change(currentContext(running), variable, value);
}

/** `contextvars.copy_context()`. */
export function copyContext(running: Running): PyContext {
  return new PyContext(currentContext(running).values);
}

/** The thread goes on in another context, until it leaves it; false if that one is in use. */
export function enterContext(context: PyContext, running: Running): boolean {
  if (context.entered) return false;
  context.outer = currentContext(running);
  context.entered = true;
  running.storage.set(STORAGE, context);
  return true;
}

export function leaveContext(context: PyContext, running: Running): void {
  if (context.outer !== undefined) running.storage.set(STORAGE, context.outer);
  context.outer = undefined;
  context.entered = false;
}

export function* refuseEntered(context: PyContext): Resumable<never> {
  throw raise('RuntimeError', `cannot enter context: ${yield* repr(context)} is already entered`);
}

function* run(
  context: PyContext,
  callee: Value,
  args: Value[],
  keywords: PyDict,
  running: Running,
): Resumable {
  if (!enterContext(context, running)) yield* refuseEntered(context);
  try {
    return yield* call(callee, args, keywordsOf(keywords));
  } finally {
    leaveContext(context, running);
  }
}

function* variableOf(key: Value): Resumable<PyContextVar> {
  if (key instanceof PyContextVar) return key;
  throw typeError(`a ContextVar key was expected, got ${yield* repr(key)}`);
}

/** A KeyError or LookupError that shows the variable itself. */
function missing(kind: 'KeyError' | 'LookupError', variable: PyContextVar): Raised {
  return new Raised(newException(EXCEPTIONS[kind], variable));
}

const keys = ({ values }: PyContext): Value[] => [...values.keys()];

install(VARIABLE_TYPE, [
  constructor(VARIABLE_TYPE, 'name, /, *, default=None', (_type, [name, fallback]) => {
    const text = plainText(name);
    if (text === undefined) throw typeError('context variable name must be a str');
    return new PyContextVar(text, fallback);
  }),
  native('get(self, default=None, /)', ([self, fallback]: [PyContextVar, Value?], running) => {
    const value = currentContext(running).values.get(self) ?? fallback ?? self.fallback;
    if (value === undefined) throw missing('LookupError', self);
    return value;
  }),
  native('set(self, value, /)', ([self, value]: [PyContextVar, Value], running) => {
    const context = currentContext(running);
    const token = new PyToken(context, self, context.values.get(self));
    change(context, self, value);
    return token;
  }),
  resumable('reset(self, token, /)', function* ([self, token]: [PyContextVar, Value], running) {
    if (!(token instanceof PyToken)) {
      throw typeError(`expected an instance of Token, got ${yield* repr(token)}`);
    }
    if (token.used) {
      throw raise('RuntimeError', `${yield* repr(token)} has already been used once`);
    }
    if (token.variable !== self) {
      throw raise('ValueError', `${yield* repr(token)} was created by a different ContextVar`);
    }
    const context = currentContext(running);
    if (token.context !== context) {
      throw raise('ValueError', `${yield* repr(token)} was created in a different Context`);
    }
    token.used = true;
    change(context, self, token.old);
    return NONE;
  }),
  GENERIC_ALIAS,
  new PyGetSet('name', (self) => (self as PyContextVar).name),
  resumable('__repr__(self)', function* ([self]: [PyContextVar], running) {
    const fallback = self.fallback === undefined ? '' : ` default=${yield* repr(self.fallback)}`;
    const name = yield* repr(self.name);
    return `<ContextVar name=${name}${fallback} at ${addressOf(self, running)}>`;
  }),
]);

install(CONTEXT_TYPE, [
  { name: '__hash__', value: NONE },
  constructor(CONTEXT_TYPE, '*args, **kwargs', (_type, [args, keywords]: [PyTuple, PyDict]) => {
    if (args.items.length + keywords.size > 0) {
      throw typeError('Context() does not accept any arguments');
    }
    return new PyContext(new Map());
  }),
  resumable(
    'run(self, /, *args, **kwargs)',
    ([self, { items }, keywords]: [PyContext, PyTuple, PyDict], running) => {
      const [callee, ...args] = items;
      if (callee === undefined) throw typeError('run() missing 1 required positional argument');
      return run(self, callee, args, keywords, running);
    },
  ),
  native('copy(self)', ([self]: [PyContext]) => new PyContext(self.values)),
  resumable('__getitem__(self, key, /)', function* ([self, key]: [PyContext, Value]) {
    const variable = yield* variableOf(key);
    const value = self.values.get(variable);
    if (value === undefined) throw missing('KeyError', variable);
    return value;
  }),
  resumable('__contains__(self, key, /)', function* ([self, key]: [PyContext, Value]) {
    return self.values.has(yield* variableOf(key));
  }),
  resumable(
    'get(self, key, default=None, /)',
    function* ([self, key, fallback]: [PyContext, Value, Value?]) {
      return self.values.get(yield* variableOf(key)) ?? fallback ?? NONE;
    },
  ),
  native('__len__(self)', ([self]: [PyContext]) => self.values.size),
  native('__iter__(self)', ([self]: [PyContext]) => new ListIterator(list(keys(self)))),
  native('keys(self)', ([self]: [PyContext]) => new ListIterator(list(keys(self)))),
  native(
    'values(self)',
    ([self]: [PyContext]) => new ListIterator(list([...self.values.values()])),
  ),
  native(
    'items(self)',
    ([self]: [PyContext]) => new ListIterator(list(Array.from(self.values, (item) => tuple(item)))),
  ),
  resumable('__eq__(self, other, /)', function* ([self, other]: [PyContext, Value]) {
    if (!(other instanceof PyContext)) return NOT_IMPLEMENTED;
    if (self.values.size !== other.values.size) return false;
    for (const [variable, value] of self.values) {
      const theirs = other.values.get(variable);
      if (theirs === undefined || (yield* compare(EQUAL, value, theirs)) !== true) return false;
    }
    return true;
  }),
]);

install(TOKEN_TYPE, [
  { name: '__hash__', value: NONE },
  constructor(TOKEN_TYPE, '', () => {
    throw raise('RuntimeError', 'Tokens can only be created by ContextVars');
  }),
  new PyGetSet('var', (self) => (self as PyToken).variable),
  new PyGetSet('old_value', (self) => (self as PyToken).old ?? MISSING),
  { name: 'MISSING', value: MISSING },
  GENERIC_ALIAS,
  resumable('__repr__(self)', function* ([self]: [PyToken], running) {
    const used = self.used ? ' used' : '';
    return `<Token${used} var=${yield* repr(self.variable)} at ${addressOf(self, running)}>`;
  }),
]);

install(MISSING_TYPE, [native('__repr__(self)', () => '<Token.MISSING>')]);

const TYPES: Readonly<Record<string, PyType>> = {
  Context: CONTEXT_TYPE,
  ContextVar: VARIABLE_TYPE,
  Token: TOKEN_TYPE,
};

export function createContextvars(_interpreter: Interpreter): PyDict {
  const functions = [native('copy_context()', (_args, running) => copyContext(running))];
  return namespace('_contextvars', functions, {
    ...TYPES,
    __all__: tuple(['Context', 'ContextVar', 'Token', 'copy_context']),
  });
}
