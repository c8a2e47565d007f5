/**
 * The object model's core: what a value is, objects, dicts and types. The three classes stand in one
 * file because none exists without the others: an object has a type and perhaps a dict, a type is an
 * object whose attributes are a dict, a dict is an object.
 *
 * int is a JS number while it fits in ±(2^53 − 1) and a bigint beyond (never both for one value, never
 * −0); bool is a JS boolean, str a JS string; everything else, and instances of subclasses of these,
 * is a PyObject. `undefined` is never a value: it stands for NULL (unbound, absent).
 */

export type Value = number | bigint | boolean | string | PyObject;

/**
 * What stands for a value among the keys of a dict or set: equal values have equal keys. Objects that
 * compare by identity stand for themselves.
 */
export type HashKey = string | number | bigint | PyObject;

/** Answer of {@link PyObject.key} of a value that has no hash (list, dict, set…). */
export const UNHASHABLE: unique symbol = Symbol('unhashable');
/** Answer of {@link PyObject.key} when only the program's own __hash__ and __eq__ can tell. */
export const CUSTOM: unique symbol = Symbol('custom hash');
export type KeyAnswer = HashKey | typeof UNHASHABLE | typeof CUSTOM;

export class PyObject {
  // Only declared: defining fields here and then assigning them would make every object slower to make.
  declare type: PyType;
  /** Instance attributes; undefined for objects that have none (yet: see PyType.instancesHaveDict). */
  declare dict: PyDict | undefined;
  /** The last walk over a program's objects that has seen this one (machine/memory.ts). */
  declare seenBy: object | undefined;
  /** Values of slots by their places (protocols/slots.ts); only instances of classes with slots get the field. */
  declare slots: (Value | undefined)[] | undefined;

  constructor(type: PyType) {
    this.type = type;
    this.dict = undefined;
    this.seenBy = undefined;
  }

  /** The key of this object in dicts and sets. Overridden by value types of ours. */
  key(): KeyAnswer {
    const hash = this.type.hashing;
    return hash === 'identity' ? this : hash === 'unhashable' ? UNHASHABLE : CUSTOM;
  }

  /** What len() says of an object of a built-in type that can say so at once (protocols/truth.ts). */
  knownLength(): number | undefined {
    return undefined;
  }

  /**
   * For walks over all objects (machine/memory.ts): visits what the object refers to beyond its type and
   * its dict, and returns the bytes that it holds by itself.
   */
  measure(_visit: (value: Value) => void): number {
    return 0;
  }
}

/** Strings made by {@link PyTuple.key} and its like begin with this; plain strings are escaped. */
export const STRUCTURED_KEY = '\uffff';

/** The dict key of any value; see {@link KeyAnswer}. */
export function keyOf(value: Value): KeyAnswer {
  switch (typeof value) {
    case 'string':
      return value.charCodeAt(0) === 0xffff ? STRUCTURED_KEY + value : value;
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      return value.key();
  }
}

/** A key with its value. The machine caches entries of namespaces, so a deleted one is emptied. */
export class DictEntry {
  readonly key: Value;
  value: Value | undefined;

  constructor(key: Value, value: Value) {
    this.key = key;
    this.value = value;
  }
}

/**
 * dict, and every namespace. Keys are looked up by {@link HashKey}; keys with a __hash__ of the
 * program's own stand for themselves and are found through `custom`, which maps their hash to them.
 */
export class PyDict extends PyObject {
  readonly entries = new Map<HashKey, DictEntry>();
  custom: Map<number | bigint, PyObject[]> | undefined = undefined;
  /** Grows with every insertion of a new key: caches of "not in here" compare it. */
  version = 0;

  get size(): number {
    return this.entries.size;
  }

  /** Lookup by name, or by any key made by {@link keyOf}. */
  get(key: HashKey): Value | undefined {
    return this.entries.get(key)?.value;
  }

  has(key: HashKey): boolean {
    return this.entries.has(key);
  }

  /** For names; `key` must be what {@link keyOf} gives for `original`. */
  set(key: HashKey, value: Value, original: Value = key): void {
    const entry = this.entries.get(key);
    if (entry !== undefined) {
      entry.value = value;
      return;
    }
    this.entries.set(key, new DictEntry(original, value));
    this.version++;
  }

  delete(key: HashKey): Value | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    const value = entry.value;
    entry.value = undefined;
    this.entries.delete(key);
    return value;
  }

  clear(): void {
    for (const entry of this.entries.values()) entry.value = undefined;
    this.entries.clear();
    this.custom = undefined;
    this.version++;
  }

  override key(): KeyAnswer {
    return this.type === DICT_TYPE ? UNHASHABLE : super.key();
  }
}

/** How instances of a type are hashed: found when the type is made and when it changes. */
export type Hashing = 'identity' | 'unhashable' | 'custom';

/** Which of our classes holds the instances of a type and of its subclasses. */
export type Layout =
  | 'object'
  | 'type'
  | 'int'
  | 'float'
  | 'complex'
  | 'str'
  | 'bytes'
  | 'bytearray'
  | 'tuple'
  | 'list'
  | 'dict'
  | 'set'
  | 'frozenset'
  | 'exception'
  | 'module'
  | 'property'
  | 'other';

export interface TypeInit {
  readonly name: string;
  readonly bases: readonly PyType[];
  /** The base whose instances those of the type extend; the first one unless told otherwise. */
  readonly base?: PyType;
  readonly layout?: Layout;
  readonly module?: string;
  readonly qualifiedName?: string;
  /** Made by a class statement: mutable, and its instances get a dict. */
  readonly heap?: boolean;
  /** False: "type 'bool' is not an acceptable base type". */
  readonly subclassable?: boolean;
  readonly metatype?: PyType;
  readonly hashing?: Hashing;
}

export class PyType extends PyObject {
  name: string;
  qualifiedName: string;
  module: string;
  bases: readonly PyType[];
  /** The base whose instances this type's extend: `__base__`. Undefined for object alone. */
  base: PyType | undefined;
  /** C3 linearisation, this type first. */
  mro: readonly PyType[];
  readonly heap: boolean;
  readonly subclassable: boolean;
  layout: Layout;
  hashing: Hashing;
  instancesHaveDict: boolean;
  /** How many slots an instance has, those of the bases included. */
  slotCount: number;
  /** Whether instances of this class have `__weakref__`; of built-in types, _weakref.ts knows. */
  weaklyReferable = false;
  /** Types made by class statements directly below this one; only kept below heap types. */
  readonly subclasses: PyType[] = [];
  /** Changes whenever this type or a base of it changes: inline caches compare it. */
  version = 0;
  private readonly found = new Map<string, Value | undefined>();

  constructor(init: TypeInit, mro: readonly PyType[]) {
    // The type of `type` is itself, which only this constructor can arrange.
    super(init.metatype ?? (undefined as unknown as PyType));
    this.name = init.name;
    this.qualifiedName = init.qualifiedName ?? init.name;
    this.module = init.module ?? 'builtins';
    this.bases = init.bases;
    this.base = init.base ?? init.bases[0];
    this.heap = init.heap ?? false;
    this.subclassable = init.subclassable ?? true;
    this.layout = init.layout ?? this.base?.layout ?? 'object';
    this.hashing = init.hashing ?? init.bases[0]?.hashing ?? 'identity';
    this.instancesHaveDict = this.heap || (init.bases[0]?.instancesHaveDict ?? false);
    this.slotCount = this.base?.slotCount ?? 0;
    this.mro = [this, ...mro];
    this.dict = new PyDict(undefined as unknown as PyType);
    if (this.heap) for (const base of init.bases) if (base.heap) base.subclasses.push(this);
  }

  /** The name that messages show: with its module for types that are neither built in nor a program's. */
  get shownName(): string {
    return this.heap || this.module === 'builtins' ? this.name : `${this.module}.${this.name}`;
  }

  /** The type's own namespace. */
  get attributes(): PyDict {
    return this.dict as PyDict;
  }

  /** The attribute `name` of this type or the nearest base that has it. */
  lookup(name: string): Value | undefined {
    if (this.found.has(name)) return this.found.get(name);
    let value: Value | undefined;
    for (const type of this.mro) {
      value = type.attributes.get(name);
      if (value !== undefined) break;
    }
    this.found.set(name, value);
    return value;
  }

  /** As {@link lookup}, starting behind `after` in the order of `start`'s bases: what super() does. */
  static lookupAfter(start: PyType, after: PyType, name: string): Value | undefined {
    const order = start.mro;
    for (let i = order.indexOf(after) + 1; i > 0 && i < order.length; i++) {
      const value = (order[i] as PyType).attributes.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  isSubtypeOf(other: PyType): boolean {
    return this === other || this.mro.includes(other);
  }

  /** To be called after the type's namespace has changed. */
  changed(): void {
    this.found.clear();
    this.version++;
    if (this.heap) this.hashing = hashingOf(this);
    for (const subclass of this.subclasses) subclass.changed();
  }
}

/** How instances of a class are hashed: by whichever type in the order of bases says so first. */
function hashingOf(type: PyType): Hashing {
  for (const base of type.mro) {
    if (!base.heap) return base.hashing;
    const own = base.attributes.get('__hash__');
    if (own === NONE) return 'unhashable';
    if (own !== undefined && own === OBJECT_TYPE.attributes.get('__hash__')) return 'identity';
    if (own !== undefined || base.attributes.has('__eq__')) return 'custom';
  }
  return 'identity';
}

function bootstrap(init: TypeInit, mro: readonly PyType[]): PyType {
  return new PyType(init, mro);
}

export const OBJECT_TYPE = bootstrap({ name: 'object', bases: [] }, []);
export const TYPE_TYPE = bootstrap({ name: 'type', bases: [OBJECT_TYPE], layout: 'type' }, [
  OBJECT_TYPE,
]);
OBJECT_TYPE.type = TYPE_TYPE;
TYPE_TYPE.type = TYPE_TYPE;

/** Makes a built-in type below one base; heap types are made by the `type` call (see classes.ts). */
export function builtinType(
  name: string,
  init: Partial<Omit<TypeInit, 'name' | 'bases'>> & { readonly base?: PyType } = {},
): PyType {
  const base = init.base ?? OBJECT_TYPE;
  const type = new PyType({ metatype: TYPE_TYPE, ...init, name, bases: [base] }, base.mro);
  type.attributes.type = DICT_TYPE;
  return type;
}

export const DICT_TYPE: PyType = new PyType(
  {
    name: 'dict',
    bases: [OBJECT_TYPE],
    layout: 'dict',
    hashing: 'unhashable',
    metatype: TYPE_TYPE,
  },
  OBJECT_TYPE.mro,
);
for (const type of [OBJECT_TYPE, TYPE_TYPE, DICT_TYPE]) type.attributes.type = DICT_TYPE;

export const INT_TYPE = builtinType('int', { layout: 'int' });
export const BOOL_TYPE = builtinType('bool', { base: INT_TYPE, subclassable: false });
export const STR_TYPE = builtinType('str', { layout: 'str' });

/** The type of any value. */
export function typeOf(value: Value): PyType {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return INT_TYPE;
    case 'boolean':
      return BOOL_TYPE;
    case 'string':
      return STR_TYPE;
    default:
      return value.type;
  }
}

export function isInstance(value: Value, type: PyType): boolean {
  return typeOf(value).isSubtypeOf(type);
}

/** None, NotImplemented, Ellipsis: objects there is one of. */
export class PySingleton extends PyObject {
  readonly name: string;

  constructor(name: string, typeName: string) {
    super(builtinType(typeName, { subclassable: false, layout: 'other' }));
    this.name = name;
  }
}

export const NONE = new PySingleton('None', 'NoneType');
export const NOT_IMPLEMENTED = new PySingleton('NotImplemented', 'NotImplementedType');
export const ELLIPSIS = new PySingleton('Ellipsis', 'ellipsis');

export function newDict(): PyDict {
  return new PyDict(DICT_TYPE);
}
