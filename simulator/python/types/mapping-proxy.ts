/** mappingproxy: a read-only view of a mapping, such as `cls.__dict__`. */
import { native, resumable } from '../objects/native.ts';
import { builtinType, PyObject, type PyType, type Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import {
  compare,
  contains,
  EQUAL,
  getAttribute,
  getItem,
  iterator,
  length,
  repr,
  str,
} from '../protocols/index.ts';
import { resumableConstructor } from './construct.ts';
import { GENERIC_ALIAS } from './generic-alias.ts';
import { install, type Member } from './install.ts';

export const MAPPING_PROXY_TYPE: PyType = builtinType('mappingproxy', {
  layout: 'other',
  subclassable: false,
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

const MEMBERS: readonly Member[] = [
  resumableConstructor(MAPPING_PROXY_TYPE, 'mapping, /', function* (_cls, [mapping]) {
    yield* length(mapping);
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
    const other = value instanceof MappingProxy ? value.mapping : value;
    return yield* compare(EQUAL, self.mapping, other);
  }),
  resumable('__repr__(self, /)', function* ([self]) {
    return `mappingproxy(${yield* repr(self.mapping)})`;
  }),
  resumable('__str__(self, /)', function* ([self]) {
    return yield* str(self.mapping);
  }),
  resumable('__or__(self, value, /)', function* ([self, value]) {
    return yield* forward(self, '__or__', [value instanceof MappingProxy ? value.mapping : value]);
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
  native('__hash__(self, /)', ([self], context) => context.interpreter.idOf(self)),
  GENERIC_ALIAS,
];

export function installMappingProxy(): void {
  install(MAPPING_PROXY_TYPE, MEMBERS);
}
