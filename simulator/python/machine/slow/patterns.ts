/** The tests of match statements (PEP 634). */
import { typeError, valueError } from '../../objects/exception.ts';
import {
  DICT_TYPE,
  newDict,
  NONE,
  PyDict,
  PyType,
  typeOf,
  type Value,
} from '../../objects/object.ts';
import type { Resumable } from '../../objects/resumable.ts';
import { LIST_TYPE, PyTuple, tuple, TUPLE_TYPE } from '../../objects/values.ts';
import * as protocols from '../../protocols/index.ts';

/** Classes whose instances, and those of the classes below, are matched as sequences or mappings. */
const KINDS: ReadonlyMap<string, 'sequence' | 'mapping'> = new Map([
  ['builtins.list', 'sequence'],
  ['builtins.tuple', 'sequence'],
  ['builtins.range', 'sequence'],
  ['builtins.memoryview', 'sequence'],
  ['collections.deque', 'sequence'],
  ['collections.abc.Sequence', 'sequence'],
  ['builtins.dict', 'mapping'],
  ['builtins.mappingproxy', 'mapping'],
  ['collections.abc.Mapping', 'mapping'],
]);

/** A class that has both among its bases is what the first of them says. */
function kindOf(value: Value): 'sequence' | 'mapping' | undefined {
  const type = typeOf(value);
  if (type === LIST_TYPE || type === TUPLE_TYPE) return 'sequence';
  if (type === DICT_TYPE) return 'mapping';
  for (const { module, name } of type.mro) {
    const kind = KINDS.get(`${module}.${name}`);
    if (kind !== undefined) return kind;
  }
  return undefined;
}

export function isMatchableSequence(value: Value): boolean {
  return kindOf(value) === 'sequence';
}

export function isMatchableMapping(value: Value): boolean {
  return kindOf(value) === 'mapping';
}

/** The values under `keys`, or None if one is missing. */
export function* matchKeys(subject: Value, keys: PyTuple): Resumable {
  const values: Value[] = [];
  const seen = newDict();
  for (const key of keys.items) {
    const known = yield* protocols.keyIn(seen, key);
    if (seen.has(known)) {
      throw valueError(`mapping pattern checks duplicate key (${yield* protocols.repr(key)})`);
    }
    seen.set(known, NONE, key);
    if (subject instanceof PyDict) {
      const found = subject.get(yield* protocols.keyIn(subject, key));
      if (found === undefined) return NONE;
      values.push(found);
      continue;
    }
    if (!(yield* protocols.contains(subject, key))) return NONE;
    values.push(yield* protocols.getItem(subject, key));
  }
  return tuple(values);
}

/** Types whose one positional sub-pattern matches the subject itself. */
const SELF_MATCHING: ReadonlySet<string> = new Set([
  'bool',
  'bytearray',
  'bytes',
  'dict',
  'float',
  'frozenset',
  'int',
  'list',
  'set',
  'str',
  'tuple',
]);

/** The attributes a class pattern asks for, or None if the subject is none of the class. */
export function* matchClass(
  subject: Value,
  type: Value,
  positional: number,
  names: PyTuple,
): Resumable {
  if (!(type instanceof PyType)) throw typeError('called match pattern must be a type');
  if (!(yield* protocols.isInstanceOf(subject, type))) return NONE;
  const values: Value[] = [];
  const wanted: Value[] = [];
  if (positional > 0) {
    const declared = yield* protocols.findAttribute(type, '__match_args__');
    if (declared === undefined) {
      if (!type.mro.some((base) => !base.heap && SELF_MATCHING.has(base.name))) {
        throw tooMany(type, 0, positional);
      }
      if (positional > 1) throw tooMany(type, 1, positional);
      values.push(subject);
    } else {
      if (!(declared instanceof PyTuple)) {
        throw typeError(
          `${type.name}.__match_args__ must be a tuple (got ${protocols.typeName(declared)})`,
        );
      }
      if (positional > declared.items.length) {
        throw tooMany(type, declared.items.length, positional);
      }
      wanted.push(...declared.items.slice(0, positional));
    }
  }
  const asked = new Set<Value>();
  for (const name of [...wanted, ...names.items]) {
    if (protocols.plainText(name) === undefined) {
      throw typeError(`__match_args__ elements must be strings (got ${protocols.typeName(name)})`);
    }
    if (asked.has(name)) {
      throw typeError(
        `${type.name}() got multiple sub-patterns for attribute ${yield* protocols.repr(name)}`,
      );
    }
    asked.add(name);
    const value = yield* protocols.findAttribute(subject, name as string);
    if (value === undefined) return NONE;
    values.push(value);
  }
  return tuple(values);
}

function tooMany(type: PyType, accepted: number, given: number): ReturnType<typeof typeError> {
  return typeError(
    `${type.name}() accepts ${accepted} positional sub-pattern${accepted === 1 ? '' : 's'} (${given} given)`,
  );
}
