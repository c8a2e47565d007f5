/**
 * Slots: what `__slots__` makes of a class (Language reference, 3.3.2.4). A slot's values lie in the
 * instances, by place, apart from their `__dict__`; its descriptor stands in the class.
 */
import { raise, typeError, valueError } from '../objects/exception.ts';
import { MEMBER_TYPE, PyGetSet } from '../objects/function.ts';
import type { PyObject } from '../objects/object.ts';
import { type Layout, NONE, type PyDict, type PyType, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { checkOwner, missingAttribute, typeName } from './attributes.ts';
import { instanceDict } from './instance-dict.ts';
import { collect } from './iteration.ts';
import { plainText } from './text.ts';

/** The descriptor of one slot. */
export class PyMember extends PyGetSet {
  /** Where the values lie in {@link PyObject.slots}. */
  readonly place: number;

  constructor(owner: PyType, name: string, place: number) {
    super(
      name,
      (self) => {
        checkOwner(this, self);
        const value = (self as PyObject).slots?.[place];
        if (value === undefined) throw missingAttribute(self, name);
        return value;
      },
      (self, value) => {
        checkOwner(this, self);
        const object = self as PyObject;
        if (value === undefined && object.slots?.[place] === undefined) {
          throw raise('AttributeError', name);
        }
        (object.slots ??= [])[place] = value;
      },
      owner,
    );
    this.type = MEMBER_TYPE;
    this.place = place;
  }

  /** Whether instances of the type have this slot: a class may show that of an unrelated one. */
  fits(type: PyType): boolean {
    return type.isSubtypeOf(this.owner as PyType);
  }
}

/** What instances of a class will have beyond those of its base. */
export interface InstanceParts {
  /** Names of the class's own slots. */
  readonly slots: readonly string[];
  readonly addsDict: boolean;
  readonly addsWeakReferences: boolean;
}

/** Instances of these vary in size, so that nothing can lie behind their contents. */
const VARYING: ReadonlySet<Layout> = new Set(['int', 'bytes', 'tuple', 'type']);
const WITH_WEAK_REFERENCES: ReadonlySet<Layout> = new Set(['type', 'set', 'frozenset', 'module']);

function hasWeakReferences(type: PyType): boolean {
  return type.heap ? type.weaklyReferable : WITH_WEAK_REFERENCES.has(type.layout);
}

/** A name with two underscores in front is private to its class, in `__slots__` as in its methods. */
function mangled(name: string, className: string): string {
  const bare = className.replace(/^_+/, '');
  const isPrivate = name.startsWith('__') && !name.endsWith('__') && bare !== '';
  return isPrivate ? `_${bare}${name}` : name;
}

const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;

function checkName(item: Value): string {
  const name = plainText(item);
  if (name === undefined) {
    throw typeError(`__slots__ items must be strings, not '${typeName(item)}'`);
  }
  if (!IDENTIFIER.test(name)) throw typeError('__slots__ must be identifiers');
  return name;
}

/**
 * Reads `__slots__` of a class that is about to be made.
 * @param base - the base whose instances the class's extend, one of `bases`.
 */
export function* readSlots(
  className: string,
  base: PyType,
  bases: readonly PyType[],
  namespace: PyDict,
): Resumable<InstanceParts> {
  const mayAddDict = !base.instancesHaveDict;
  const mayAddWeak = !hasWeakReferences(base) && !VARYING.has(base.layout);
  const declared = namespace.get('__slots__');
  if (declared === undefined) {
    return { slots: [], addsDict: mayAddDict, addsWeakReferences: mayAddWeak };
  }
  const items = plainText(declared) === undefined ? yield* collect(declared) : [declared];
  if (items.length > 0 && VARYING.has(base.layout)) {
    throw typeError(`nonempty __slots__ not supported for subtype of '${base.shownName}'`);
  }
  const names = new Set<string>();
  for (const name of items.map(checkName)) {
    if (name === '__dict__' && (!mayAddDict || names.has(name))) {
      throw typeError('__dict__ slot disallowed: we already got one');
    }
    if (name === '__weakref__' && (!mayAddWeak || names.has(name))) {
      throw typeError(
        '__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0',
      );
    }
    names.add(mangled(name, className));
  }
  let addsDict = names.delete('__dict__');
  let addsWeakReferences = names.delete('__weakref__');
  for (const name of names) {
    if (namespace.has(name) && name !== '__qualname__' && name !== '__classcell__') {
      throw valueError(`'${name}' in __slots__ conflicts with class variable`);
    }
  }
  // The other bases may bring what this one lacks.
  for (const other of bases) {
    addsDict ||= mayAddDict && other.instancesHaveDict;
    addsWeakReferences ||= mayAddWeak && hasWeakReferences(other);
  }
  return { slots: [...names].sort(), addsDict, addsWeakReferences };
}

/** Puts into a new class the descriptors of what its instances have, unless it defines them itself. */
export function installParts(type: PyType, base: PyType, parts: InstanceParts): void {
  const { attributes } = type;
  const add = (member: PyGetSet): void => {
    if (!attributes.has(member.name)) attributes.set(member.name, member);
  };
  for (const name of parts.slots) add(new PyMember(type, name, type.slotCount++));
  type.instancesHaveDict = base.instancesHaveDict || parts.addsDict;
  type.weaklyReferable = hasWeakReferences(base) || parts.addsWeakReferences;
  if (parts.addsDict) add(instanceDict(type));
  if (parts.addsWeakReferences) add(new PyGetSet('__weakref__', () => NONE, undefined, type));
}

/** Whether instances of both classes have the same slots in the same places, and the same other parts. */
export function sameParts(one: PyType, other: PyType): boolean {
  if (one.instancesHaveDict !== other.instancesHaveDict) return false;
  if (one.weaklyReferable !== other.weaklyReferable) return false;
  const [mine, theirs] = [one, other].map(members) as [PyMember[], PyMember[]];
  return (
    mine.length === theirs.length &&
    mine.every(({ name, place }) => theirs.some((it) => it.name === name && it.place === place))
  );
}

function members(type: PyType): PyMember[] {
  return type.mro
    .flatMap(({ attributes }) => [...attributes.entries.values()])
    .map(({ value }) => value)
    .filter((value) => value instanceof PyMember);
}
