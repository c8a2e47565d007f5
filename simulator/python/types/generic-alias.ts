/** `list[int]` and `int | None`: types as annotations write them. They check nothing. */
import { typeError } from '../objects/exception.ts';
import { PyGetSet } from '../objects/function.ts';
import { asClassMethod, type Native, native, resumable } from '../objects/native.ts';
import {
  builtinType,
  ELLIPSIS,
  NONE,
  NOT_IMPLEMENTED,
  type PyDict,
  PyObject,
  PyType,
  type Value,
} from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PyList, PyTuple, tuple } from '../objects/values.ts';
import {
  call,
  compare,
  EQUAL,
  getAttribute,
  hash,
  isInstanceOf,
  isSubclass,
  repr,
} from '../protocols/index.ts';
import { hashTuple } from './hashing.ts';
import { install, type Member } from './install.ts';

export const GENERIC_ALIAS_TYPE = builtinType('GenericAlias', {
  module: 'types',
  hashing: 'custom',
});
export const UNION_TYPE = builtinType('UnionType', {
  module: 'types',
  hashing: 'custom',
  subclassable: false,
});

export class PyGenericAlias extends PyObject {
  readonly origin: Value;
  readonly arguments: PyTuple;

  constructor(origin: Value, args: PyTuple, type: PyType = GENERIC_ALIAS_TYPE) {
    super(type);
    this.origin = origin;
    this.arguments = args;
  }
}

export class PyUnion extends PyObject {
  readonly members: PyTuple;

  constructor(members: PyTuple) {
    super(UNION_TYPE);
    this.members = members;
  }
}

function asTuple(value: Value): PyTuple {
  return value instanceof PyTuple ? value : tuple([value]);
}

/** The row `__class_getitem__` of a generic built-in type. */
export const GENERIC_ALIAS: Native = asClassMethod(
  native(
    '__class_getitem__(cls, item, /)',
    ([cls, item]) => new PyGenericAlias(cls, asTuple(item)),
  ),
);

/** How a type shows inside an alias: by its plain name when it is a built-in. */
function* typeText(value: Value): Resumable<string> {
  if (value === ELLIPSIS) return '...';
  if (value === NONE || value === NONE.type) return 'None';
  if (value instanceof PyList) return `[${yield* joinTypes(value.items, ', ')}]`;
  if (value instanceof PyType) {
    return value.module === 'builtins'
      ? value.qualifiedName
      : `${value.module}.${value.qualifiedName}`;
  }
  return yield* repr(value);
}

function* joinTypes(values: readonly Value[], separator: string): Resumable<string> {
  const texts: string[] = [];
  for (const value of values) texts.push(yield* typeText(value));
  return texts.join(separator);
}

const ALIAS_MEMBERS: readonly Member[] = [
  new PyGetSet('__origin__', (self) => (self as PyGenericAlias).origin),
  new PyGetSet('__args__', (self) => (self as PyGenericAlias).arguments),
  new PyGetSet('__parameters__', () => tuple([])),
  // Everything else is the origin's: `list[int].append`.
  resumable('__getattr__(self, name, /)', function* ([self, name]: [PyGenericAlias, string]) {
    return yield* getAttribute(self.origin, name);
  }),
  resumable('__call__(self, /, *args, **kwargs)', function* ([self, args, kwargs]) {
    const keywords = new Map<string, Value>();
    for (const [key, entry] of (kwargs as PyDict).entries) {
      keywords.set(key as string, entry.value as Value);
    }
    const instance = yield* call(self.origin, [...args.items], keywords);
    return instance;
  }),
  resumable('__repr__(self, /)', function* ([self]: [PyGenericAlias]) {
    const inside =
      self.arguments.items.length === 0 ? '()' : yield* joinTypes(self.arguments.items, ', ');
    return `${yield* typeText(self.origin)}[${inside}]`;
  }),
  resumable('__eq__(self, value, /)', function* ([self, value]: [PyGenericAlias, Value]) {
    if (!(value instanceof PyGenericAlias)) return NOT_IMPLEMENTED;
    return yield* compare(
      EQUAL,
      tuple([self.origin, self.arguments]),
      tuple([value.origin, value.arguments]),
    );
  }),
  resumable('__hash__(self, /)', function* ([self]: [PyGenericAlias]) {
    return hashTuple([yield* hash(self.origin), yield* hash(self.arguments)]);
  }),
  native('__mro_entries__(self, bases, /)', ([self]: [PyGenericAlias]) => tuple([self.origin])),
  native(
    '__getitem__(self, item, /)',
    ([self, item]: [PyGenericAlias, Value]) => new PyGenericAlias(self.origin, asTuple(item)),
  ),
  ...['__instancecheck__', '__subclasscheck__'].map((name) =>
    native(`${name}(self, value, /)`, () => {
      const asked = name === '__instancecheck__' ? 'isinstance' : 'issubclass';
      throw typeError(`${asked}() argument 2 cannot be a parameterized generic`);
    }),
  ),
  native('__or__(self, value, /)', ([self, value]) => unite(self, value)),
  native('__ror__(self, value, /)', ([self, value]) => unite(value, self)),
];

const UNION_MEMBERS: readonly Member[] = [
  new PyGetSet('__args__', (self) => (self as PyUnion).members),
  resumable('__repr__(self, /)', function* ([self]: [PyUnion]) {
    return yield* joinTypes(self.members.items, ' | ');
  }),
  native('__eq__(self, value, /)', ([self, value]: [PyUnion, Value]) => {
    if (!(value instanceof PyUnion)) return NOT_IMPLEMENTED;
    const same = (a: PyUnion, b: PyUnion): boolean =>
      a.members.items.every((member) => b.members.items.includes(member));
    return same(self, value) && same(value, self);
  }),
  resumable('__hash__(self, /)', function* ([self]: [PyUnion]) {
    let sum = 0;
    for (const member of self.members.items) sum ^= Number(BigInt(yield* hash(member)) & 0xffffffn);
    return sum;
  }),
  resumable('__instancecheck__(self, value, /)', function* ([self, value]: [PyUnion, Value]) {
    return yield* isInstanceOf(value, typesOf(self));
  }),
  resumable('__subclasscheck__(self, cls, /)', function* ([self, cls]: [PyUnion, Value]) {
    return yield* isSubclass(cls, typesOf(self));
  }),
  native('__or__(self, value, /)', ([self, value]) => unite(self, value)),
  native('__ror__(self, value, /)', ([self, value]) => unite(value, self)),
];

/** The members as isinstance takes them: None stands for its type. */
function typesOf(union: PyUnion): PyTuple {
  return tuple(union.members.items.map((member) => (member === NONE ? NONE.type : member)));
}

/** `left | right` of types; NotImplemented when one of them is no type. */
export function unite(left: Value, right: Value): Value {
  const members: Value[] = [];
  for (const side of [left, right]) {
    if (side instanceof PyUnion) members.push(...side.members.items);
    else if (side instanceof PyType || side instanceof PyGenericAlias || side === NONE) {
      members.push(side === NONE ? NONE.type : side);
    } else return NOT_IMPLEMENTED;
  }
  const distinct = members.filter((member, i) => members.indexOf(member) === i);
  return distinct.length === 1 ? distinct[0]! : new PyUnion(tuple(distinct));
}

export function installGenericAlias(): void {
  install(GENERIC_ALIAS_TYPE, ALIAS_MEMBERS);
  install(UNION_TYPE, UNION_MEMBERS);
}
