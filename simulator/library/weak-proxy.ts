/** What proxies can do: everything that the object can, as long as it lives (`weakref.proxy`). */
import type { Context } from '../python/context.ts';
import { raise, typeError } from '../python/objects/exception.ts';
import { PyProperty } from '../python/objects/function.ts';
import { type Native, resumable } from '../python/objects/native.ts';
import { NONE, type PyDict, type PyObject, type Value } from '../python/objects/object.ts';
import { call, keywordsOf, type Resumable } from '../python/objects/resumable.ts';
import type { PyTuple } from '../python/objects/values.ts';
import { PyWeakReference, REFERENCE_TYPE } from '../python/objects/weak-reference.ts';
import { BINARY_OPERATORS, COMPARISONS } from '../python/opcodes.ts';
import {
  binary,
  compare,
  contains,
  deleteAttribute,
  deleteItem,
  getAttribute,
  getItem,
  index,
  inplace,
  iterator,
  length,
  next,
  plainText,
  setAttribute,
  setItem,
  specialMethod,
  str,
  truth,
  typeName,
  unary,
} from '../python/protocols/index.ts';
import type { Member } from '../python/types/install.ts';
import { addressOf } from '../python/types/object.ts';

/** The object, if it still lives: it may have ended since it was last looked for. */
export function* referentOf(
  reference: PyWeakReference,
  context: Context,
): Resumable<PyObject | undefined> {
  const { finalization } = context.interpreter;
  if (reference.referent !== undefined && finalization.affordable) {
    yield* finalization.settle(context, false);
  }
  if (reference.referent !== undefined) finalization.revive(reference.referent);
  return reference.referent;
}

/** What a proxy stands for; anything else stands for itself. */
function* unwrap(value: Value | undefined, context: Context): Resumable<Value> {
  if (!(value instanceof PyWeakReference) || value.type.isSubtypeOf(REFERENCE_TYPE)) {
    return value as Value;
  }
  const referent = yield* referentOf(value, context);
  if (referent === undefined) {
    throw raise('ReferenceError', 'weakly-referenced object no longer exists');
  }
  return referent;
}

/** A special method that is the object's own, with proxies among the arguments replaced too. */
const forward = (spec: string, act: (...args: Value[]) => Resumable<Value | void>): Native =>
  resumable(spec, function* (args: readonly Value[], context) {
    const actual: Value[] = [];
    for (const each of args) actual.push(yield* unwrap(each, context));
    return (yield* act(...actual)) ?? NONE;
  });

function nameOf(name: Value): string {
  const text = plainText(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeName(name)}'`);
  return text;
}

/** The object's own special method of that name. */
function* own(object: Value, name: string): Resumable {
  const method = specialMethod(object, name);
  if (method === undefined) throw typeError(`'${typeName(object)}' object has no ${name}()`);
  return yield* call(method, []);
}

function* nextOf(object: Value): Resumable {
  if (specialMethod(object, '__next__') === undefined) {
    throw typeError(`Weakref proxy referenced a non-iterator '${typeName(object)}' object`);
  }
  const value = yield* next(object);
  if (value === undefined) throw raise('StopIteration');
  return value;
}

const OPERATORS: readonly Native[] = [
  ...BINARY_OPERATORS.flatMap(({ method, reflected, inplace: changing }, operator) => [
    forward(`${method}(self, value, /)`, (self, value) => binary(operator, self!, value!)),
    forward(`${reflected}(self, value, /)`, (self, value) => binary(operator, value!, self!)),
    forward(`${changing}(self, value, /)`, (self, value) => inplace(operator, self!, value!)),
  ]),
  ...COMPARISONS.map(({ method }, operator) =>
    forward(`${method}(self, value, /)`, (self, value) => compare(operator, self!, value!)),
  ),
  ...['__neg__', '__pos__', '__invert__', '__abs__'].map((name) =>
    forward(`${name}(self, /)`, (self) => unary(name, self!)),
  ),
];

export const PROXY_MEMBERS: readonly Member[] = [
  ...OPERATORS,
  forward('__getattribute__(self, name, /)', (self, name) => getAttribute(self!, nameOf(name!))),
  forward('__setattr__(self, name, value, /)', (self, name, value) =>
    setAttribute(self!, nameOf(name!), value!),
  ),
  forward('__delattr__(self, name, /)', (self, name) => deleteAttribute(self!, nameOf(name!))),
  forward('__getitem__(self, key, /)', (self, key) => getItem(self!, key!)),
  forward('__setitem__(self, key, value, /)', (self, key, value) => setItem(self!, key!, value!)),
  forward('__delitem__(self, key, /)', (self, key) => deleteItem(self!, key!)),
  forward('__contains__(self, key, /)', (self, key) => contains(self!, key!)),
  forward('__len__(self, /)', (self) => length(self!)),
  forward('__bool__(self, /)', (self) => truth(self!)),
  forward('__str__(self, /)', (self) => str(self!)),
  forward('__iter__(self, /)', (self) => iterator(self!)),
  forward('__index__(self, /)', (self) => index(self!)),
  forward('__next__(self, /)', (self) => nextOf(self!)),
  ...['__bytes__', '__reversed__', '__int__', '__float__'].map((name) =>
    forward(`${name}(self, /)`, (self) => own(self!, name)),
  ),
  { name: '__hash__', value: NONE },
  // Its own would be found before __getattribute__() is asked.
  { name: '__class__', value: new PyProperty() },
  { name: '__dict__', value: new PyProperty() },
  resumable('__repr__(self, /)', function* ([self]: [PyWeakReference], context) {
    const referent = yield* referentOf(self, context);
    const to =
      referent === undefined
        ? 'NoneType'
        : `${typeName(referent)} at ${addressOf(referent, context)}`;
    return `<weakproxy at ${addressOf(self, context)} to ${to}>`;
  }),
];

export const CALL_PROXY = resumable(
  '__call__(self, /, *args, **kwargs)',
  function* ([self, args, keywords]: [Value, PyTuple, PyDict], context) {
    return yield* call(yield* unwrap(self, context), [...args.items], keywordsOf(keywords));
  },
);
