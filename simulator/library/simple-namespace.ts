/** `types.SimpleNamespace`: an object that is nothing but its attributes. */
import { typeError } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import type { PyDict } from '../python/objects/object.ts';
import {
  builtinType,
  newDict,
  NONE,
  NOT_IMPLEMENTED,
  PyObject,
  type PyType,
  type Value,
} from '../python/objects/object.ts';
import { type PyTuple, tuple } from '../python/objects/values.ts';
import { compare, EQUAL, repr } from '../python/protocols/index.ts';
import { guardedRepr } from '../python/types/container-repr.ts';
import { constructor } from '../python/types/construct.ts';
import { install } from '../python/types/install.ts';

export const SIMPLE_NAMESPACE_TYPE = builtinType('SimpleNamespace', { module: 'types' });
SIMPLE_NAMESPACE_TYPE.instancesHaveDict = true;

function make(type: PyType): PyObject {
  const namespace = new PyObject(type);
  namespace.dict = newDict();
  return namespace;
}

/** A namespace with these attributes. */
export function simpleNamespace(attributes: Readonly<Record<string, Value>>): PyObject {
  const namespace = make(SIMPLE_NAMESPACE_TYPE);
  for (const [name, value] of Object.entries(attributes)) namespace.dict?.set(name, value);
  return namespace;
}

install(SIMPLE_NAMESPACE_TYPE, [
  constructor(SIMPLE_NAMESPACE_TYPE, '/, *args, **keywords', (type) => make(type)),
  native('__init__(self, /, *args, **keywords)', ([self, args, keywords]) => {
    if ((args as PyTuple).items.length > 0) throw typeError('no positional arguments expected');
    for (const [key, entry] of (keywords as PyDict).entries) {
      ((self as PyObject).dict as PyDict).set(key, entry.value as Value, entry.key);
    }
    return NONE;
  }),
  resumable('__repr__(self)', function* ([self]: [PyObject], context) {
    const name = self.type === SIMPLE_NAMESPACE_TYPE ? 'namespace' : self.type.name;
    return yield* guardedRepr(self, context, `${name}(...)`, function* () {
      const parts: string[] = [];
      for (const { key, value } of [...(self.dict as PyDict).entries.values()]) {
        parts.push(`${key as string}=${yield* repr(value as Value)}`);
      }
      return `${name}(${parts.join(', ')})`;
    });
  }),
  native('__reduce__(self, /)', ([self]: [PyObject]) =>
    tuple([self.type, tuple([]), self.dict as PyDict]),
  ),
  resumable('__eq__(self, other, /)', function* ([self, other]: [PyObject, Value]) {
    if (!(other instanceof PyObject) || !other.type.isSubtypeOf(SIMPLE_NAMESPACE_TYPE)) {
      return NOT_IMPLEMENTED;
    }
    return yield* compare(EQUAL, self.dict as PyDict, other.dict as PyDict);
  }),
]);
SIMPLE_NAMESPACE_TYPE.hashing = 'unhashable';
SIMPLE_NAMESPACE_TYPE.attributes.set('__hash__', NONE);
