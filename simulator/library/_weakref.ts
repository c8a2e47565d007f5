/**
 * `_weakref`: references and proxies that keep nothing alive; `weakref` builds its containers on them.
 * Whether an object has ended is found out when somebody asks (python/machine/finalization.ts).
 */
import type { Context, Interpreter } from '../python/context.ts';
import { typeError } from '../python/objects/exception.ts';
import { PyGetSet } from '../python/objects/function.ts';
import { native, resumable } from '../python/objects/native.ts';
import {
  NONE,
  NOT_IMPLEMENTED,
  type PyDict,
  PyObject,
  type PyType,
  type Value,
} from '../python/objects/object.ts';
import { list } from '../python/objects/values.ts';
import {
  CALLABLE_PROXY_TYPE,
  PROXY_TYPE,
  PyWeakReference,
  REFERENCE_TYPE,
} from '../python/objects/weak-reference.ts';
import { compare, EQUAL, hash, NOT_EQUAL, typeName } from '../python/protocols/index.ts';
import { constructor } from '../python/types/construct.ts';
import { GENERIC_ALIAS } from '../python/types/generic-alias.ts';
import { install } from '../python/types/install.ts';
import { addressOf } from '../python/types/object.ts';
import { isCallable, namespace } from './library-module.ts';
import { CALL_PROXY, PROXY_MEMBERS, referentOf } from './weak-proxy.ts';

/** Built-in types whose instances cannot be referred to. */
const NOT_REFERABLE: ReadonlySet<string> = new Set([
  'object', 'int', 'bool', 'float', 'complex', 'str', 'bytes', 'tuple', 'list', 'dict', 'bytearray', 'range', 'slice', 'property',
  'NoneType', 'ellipsis', 'NotImplementedType', 'staticmethod', 'classmethod', 'cell', 'frame', 'traceback',
  'mappingproxy', 'method_descriptor', 'getset_descriptor', 'member_descriptor', 'weakproxy', 'list_iterator', 'tuple_iterator', 'range_iterator', 'dict_keys', 'dict_values',
  'dict_items', 'map', 'filter', 'zip', 'enumerate', 'reversed', 'super',
]); // prettier-ignore

/** The object, if there can be weak references to it. */
function referable(value: Value): PyObject {
  if (value instanceof PyObject) {
    const { heap, weaklyReferable, layout, name } = value.type;
    const ofBuiltin = layout !== 'exception' && !NOT_REFERABLE.has(name);
    if (heap ? weaklyReferable : ofBuiltin) return value;
  }
  throw typeError(`cannot create weak reference to '${typeName(value)}' object`);
}

function refer(
  { interpreter }: Context,
  type: PyType,
  object: Value,
  callback: Value | undefined,
): PyWeakReference {
  const referent = referable(object);
  const wanted = callback === NONE ? undefined : callback;
  if (wanted === undefined) {
    // One reference without a callback is enough; subclasses may add to theirs.
    const known = interpreter.finalization
      .referencesTo(referent)
      .find((each) => each.type === type && each.callback === undefined && !type.heap);
    if (known !== undefined) return known;
  }
  const reference = new PyWeakReference(type, referent, wanted);
  interpreter.finalization.refer(referent, reference);
  return reference;
}

install(REFERENCE_TYPE, [
  constructor(
    REFERENCE_TYPE,
    'object, callback=None, /, *args, **kwargs',
    (type, [object, callback]: [Value, Value?], context) => refer(context, type, object, callback),
  ),
  native('__init__(self, object, callback=None, /)', () => NONE),
  resumable('__call__(self, /)', function* ([self]: [PyWeakReference], context) {
    return (yield* referentOf(self, context)) ?? NONE;
  }),
  resumable('__hash__(self, /)', function* ([self]: [PyWeakReference], context) {
    if (self.hash === undefined) {
      const referent = yield* referentOf(self, context);
      if (referent === undefined) throw typeError('weak object has gone away');
      self.hash = yield* hash(referent);
    }
    return self.hash;
  }),
  ...(
    [
      ['__eq__', EQUAL],
      ['__ne__', NOT_EQUAL],
    ] as const
  ).map(([name, operator]) =>
    resumable(
      `${name}(self, other, /)`,
      function* ([self, other]: [PyWeakReference, Value], context) {
        if (!(other instanceof PyWeakReference)) return NOT_IMPLEMENTED;
        const left = yield* referentOf(self, context);
        const right = yield* referentOf(other, context);
        if (left === undefined || right === undefined) {
          return (self === other) === (operator === EQUAL);
        }
        return yield* compare(operator, left, right);
      },
    ),
  ),
  resumable('__repr__(self, /)', function* ([self]: [PyWeakReference], context) {
    const referent = yield* referentOf(self, context);
    const at = `<weakref at ${addressOf(self, context)}; `;
    if (referent === undefined) return `${at}dead>`;
    const name = referent.dict?.get('__name__');
    const shown = typeof name === 'string' ? ` (${name})` : '';
    return `${at}to '${typeName(referent)}' at ${addressOf(referent, context)}${shown}>`;
  }),
  new PyGetSet('__callback__', (self) => (self as PyWeakReference).callback ?? NONE),
  GENERIC_ALIAS,
]);

for (const type of [PROXY_TYPE, CALLABLE_PROXY_TYPE]) install(type, PROXY_MEMBERS);
install(CALLABLE_PROXY_TYPE, [CALL_PROXY]);

const FUNCTIONS = [
  native('proxy(object, callback=None, /)', ([object, callback]: [Value, Value?], context) =>
    refer(context, isCallable(object) ? CALLABLE_PROXY_TYPE : PROXY_TYPE, object, callback),
  ),
  resumable('getweakrefcount(object, /)', function* ([object]: [Value], context) {
    yield* context.interpreter.finalization.settle(context, false);
    return object instanceof PyObject
      ? context.interpreter.finalization.referencesTo(object).length
      : 0;
  }),
  native('getweakrefs(object, /)', ([object]: [Value], { interpreter }) =>
    list(object instanceof PyObject ? [...interpreter.finalization.referencesTo(object)] : []),
  ),
];

export function createWeakref(_interpreter: Interpreter): PyDict {
  return namespace('_weakref', FUNCTIONS, {
    ReferenceType: REFERENCE_TYPE,
    ProxyType: PROXY_TYPE,
    CallableProxyType: CALLABLE_PROXY_TYPE,
  });
}
