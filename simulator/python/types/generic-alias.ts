/** `list[int]` and `int | None`: types as annotations write them. They check nothing. */
import { typeError } from '../objects/exception.ts';
import { PyGetSet, PyNative, PyProperty } from '../objects/function.ts';
import { asClassMethod, type Native, native, resumable } from '../objects/native.ts';
import {
  builtinType,
  ELLIPSIS,
  NONE,
  NOT_IMPLEMENTED,
  type PyDict,
  PyObject,
  PyType,
  TYPE_TYPE,
  type Value,
} from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PyList, PyTuple, tuple } from '../objects/values.ts';
import { OR } from '../protocols/arithmetic.ts';
import {
  binary,
  call,
  compare,
  EQUAL,
  findAttribute,
  getAttribute,
  getItem,
  hash,
  isInstanceOf,
  isSubclass,
  repr,
} from '../protocols/index.ts';
import { constructor } from './construct.ts';
import { hashTuple } from './hashing.ts';
import { type Constant, install, type Member } from './install.ts';
import { indexOf } from './sequence.ts';

export const GENERIC_ALIAS_TYPE = builtinType('GenericAlias', {
  layout: 'other',
  module: 'types',
  hashing: 'custom',
});
export const UNION_TYPE = builtinType('UnionType', {
  layout: 'other',
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

type Alias = PyGenericAlias | PyUnion;

function argumentsOf(alias: Alias): readonly Value[] {
  return (alias instanceof PyUnion ? alias.members : alias.arguments).items;
}

/** An attribute that runs Python code when it is asked for. */
function computed(name: string, get: (self: Alias) => Resumable): Constant {
  const value = new PyProperty();
  value.getter = new PyNative(
    resumable(`${name}(self, /)`, ([self]: [Alias]) => get(self)),
    undefined,
  );
  return { name, value };
}

/** The type variables in the arguments, each once. */
function* parametersOf(alias: Alias): Resumable<PyTuple> {
  const found: Value[] = [];
  for (const each of argumentsOf(alias)) {
    if (each instanceof PyType) continue;
    const isVariable = (yield* findAttribute(each, '__typing_subst__')) !== undefined;
    const inside = isVariable ? tuple([each]) : yield* findAttribute(each, '__parameters__');
    if (!(inside instanceof PyTuple)) continue;
    for (const variable of inside.items) if (!found.includes(variable)) found.push(variable);
  }
  return tuple(found);
}

/** The arguments with types in place of the variables: what the variables themselves say (PEP 646). */
function* substituted(alias: Alias, item: Value): Resumable<Value[]> {
  const parameters = (yield* parametersOf(alias)).items;
  if (parameters.length === 0) throw typeError(`${yield* repr(alias)} is not a generic class`);
  let given: Value = asTuple(item);
  for (const parameter of parameters) {
    const prepare = yield* findAttribute(parameter, '__typing_prepare_subst__');
    if (prepare !== undefined) given = yield* call(prepare, [alias, given]);
  }
  const args = (given as PyTuple).items;
  if (args.length !== parameters.length) {
    const kind = args.length > parameters.length ? 'many' : 'few';
    throw typeError(
      `Too ${kind} arguments for ${yield* repr(alias)}; actual ${args.length}, expected ${parameters.length}`,
    );
  }
  const result: Value[] = [];
  for (const each of argumentsOf(alias)) {
    const replaced = yield* replacement(each, parameters, args);
    const unpacks = yield* findAttribute(each, '__typing_is_unpacked_typevartuple__');
    if (unpacks === true && replaced instanceof PyTuple) result.push(...replaced.items);
    else result.push(replaced);
  }
  return result;
}

function* replacement(
  each: Value,
  parameters: readonly Value[],
  args: readonly Value[],
): Resumable {
  if (each instanceof PyType) return each;
  const substitute = yield* findAttribute(each, '__typing_subst__');
  if (substitute !== undefined) {
    return yield* call(substitute, [args[parameters.indexOf(each)] as Value]);
  }
  const inside = yield* findAttribute(each, '__parameters__');
  if (!(inside instanceof PyTuple) || inside.items.length === 0) return each;
  const inner: Value[] = [];
  for (const variable of inside.items) {
    const value = args[parameters.indexOf(variable)] as Value;
    const many = yield* findAttribute(variable, '__typing_prepare_subst__');
    if (many !== undefined && value instanceof PyTuple) inner.push(...value.items);
    else inner.push(value);
  }
  return yield* getItem(each, tuple(inner));
}

const ALIAS_MEMBERS: readonly Member[] = [
  constructor(
    GENERIC_ALIAS_TYPE,
    'origin, args, /',
    (type, [origin, args]: [Value, Value]) => new PyGenericAlias(origin, asTuple(args), type),
  ),
  new PyGetSet('__origin__', (self) => (self as PyGenericAlias).origin),
  new PyGetSet('__args__', (self) => (self as PyGenericAlias).arguments),
  computed('__parameters__', parametersOf),
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
  resumable('__getitem__(self, item, /)', function* ([self, item]: [PyGenericAlias, Value]) {
    return new PyGenericAlias(self.origin, tuple(yield* substituted(self, item)), self.type);
  }),
  ...['__instancecheck__', '__subclasscheck__'].map((name) =>
    native(`${name}(self, value, /)`, () => {
      const asked = name === '__instancecheck__' ? 'isinstance' : 'issubclass';
      throw typeError(`${asked}() argument 2 cannot be a parameterized generic`);
    }),
  ),
  native('__or__(self, value, /)', ([self, value]) => unite(self, value)),
  native('__ror__(self, value, /)', ([self, value]) => unite(value, self)),
];

/** Whether every member of a union is one of another. */
function* isWithin(union: PyUnion, other: PyUnion): Resumable<boolean> {
  for (const member of union.members.items) {
    if ((yield* indexOf(other.members.items, member)) < 0) return false;
  }
  return true;
}

const UNION_MEMBERS: readonly Member[] = [
  new PyGetSet('__args__', (self) => (self as PyUnion).members),
  computed('__parameters__', parametersOf),
  resumable('__getitem__(self, item, /)', function* ([self, item]: [PyUnion, Value]) {
    const [first, ...rest] = yield* substituted(self, item);
    let made = first as Value;
    for (const each of rest) made = yield* binary(OR, made, each);
    return made;
  }),
  resumable('__repr__(self, /)', function* ([self]: [PyUnion]) {
    return yield* joinTypes(self.members.items, ' | ');
  }),
  resumable('__eq__(self, value, /)', function* ([self, value]: [PyUnion, Value]) {
    if (!(value instanceof PyUnion)) return NOT_IMPLEMENTED;
    return (yield* isWithin(self, value)) && (yield* isWithin(value, self));
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
  install(TYPE_TYPE, [GENERIC_ALIAS]);
  install(GENERIC_ALIAS_TYPE, ALIAS_MEMBERS);
  install(UNION_TYPE, UNION_MEMBERS);
}
