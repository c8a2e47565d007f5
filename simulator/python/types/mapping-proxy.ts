/** mappingproxy: a read-only view of a mapping, such as `cls.__dict__`. */
import { native, resumable } from '../objects/native.ts';
import { typeError } from '../objects/exception.ts';
import { builtinType, NONE, PyObject, type PyType, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { PyList, PyTuple } from '../objects/values.ts';
import { OR } from '../protocols/arithmetic.ts';
import {
  binary,
  compare,
  contains,
  EQUAL,
  getAttribute,
  getItem,
  iterator,
  length,
  repr,
  specialMethod,
  str,
  typeName,
} from '../protocols/index.ts';
import { constructor } from './construct.ts';
import { GENERIC_ALIAS } from './generic-alias.ts';
import { install, type Member } from './install.ts';

export const MAPPING_PROXY_TYPE: PyType = builtinType('mappingproxy', {
  layout: 'other',
  subclassable: false,
  hashing: 'unhashable',
});

export class MappingProxy extends PyObject {
  readonly mapping: Value;

  constructor(mapping: Value) {
    super(MAPPING_PROXY_TYPE);
    this.mapping = mapping;
  }
}

function* forward(self: MappingProxy, name: string, args: readonly Value[]): Resumable {
  return yield* call(yield* getAttribute(self.mapping, name), [...args]);
}

function isSequence(value: Value): boolean {
  return value instanceof PyList || value instanceof PyTuple;
}

const unwrapped = (value: Value): Value => (value instanceof MappingProxy ? value.mapping : value);

const MEMBERS: readonly Member[] = [
  constructor(MAPPING_PROXY_TYPE, 'mapping, /', (_cls, [mapping]) => {
    if (specialMethod(mapping, '__getitem__') === undefined || isSequence(mapping)) {
      throw typeError(`mappingproxy() argument must be a mapping, not ${typeName(mapping)}`);
    }
    return new MappingProxy(mapping);
  }),
  resumable('__getitem__(self, key, /)', function* ([self, key]) {
    return yield* getItem(self.mapping, key);
  }),
  resumable('__contains__(self, key, /)', function* ([self, key]) {
    return yield* contains(self.mapping, key);
  }),
  resumable('__iter__(self, /)', function* ([self]) {
    return yield* iterator(self.mapping);
  }),
  resumable('__len__(self, /)', function* ([self]) {
    return yield* length(self.mapping);
  }),
  resumable('__eq__(self, value, /)', function* ([self, value]) {
    return yield* compare(EQUAL, self.mapping, unwrapped(value));
  }),
  resumable('__repr__(self, /)', function* ([self]) {
    return `mappingproxy(${yield* repr(self.mapping)})`;
  }),
  resumable('__str__(self, /)', function* ([self]) {
    return yield* str(self.mapping);
  }),
  resumable('__or__(self, value, /)', function* ([self, value]) {
    return yield* binary(OR, self.mapping, unwrapped(value));
  }),
  resumable('__ror__(self, value, /)', function* ([self, value]) {
    return yield* binary(OR, unwrapped(value), self.mapping);
  }),
  native('__ior__(self, value, /)', () => {
    throw typeError("'|=' is not supported by mappingproxy; use '|' instead");
  }),
  ...['keys', 'values', 'items', 'copy', '__reversed__'].map((name) =>
    resumable(`${name}(self, /)`, function* ([self]) {
      return yield* forward(self, name, []);
    }),
  ),
  resumable('get(self, key, default=None, /)', function* ([self, ...args]) {
    return yield* forward(
      self,
      'get',
      (args as (Value | undefined)[]).filter((arg) => arg !== undefined),
    );
  }),
  { name: '__hash__', value: NONE },
  GENERIC_ALIAS,
];

export function installMappingProxy(): void {
  install(MAPPING_PROXY_TYPE, MEMBERS);
}
