/** The tests of match statements (PEP 634). */
import { typeError } from '../../objects/exception.ts';
import { NONE, PyDict, PyType, typeOf, type Value } from '../../objects/object.ts';
import type { Resumable } from '../../objects/resumable.ts';
import { PyList, PyRange, PyTuple, tuple } from '../../objects/values.ts';
import * as protocols from '../../protocols/index.ts';

/** Flags of the abstract base classes: a class that inherits from collections.abc.Sequence… */
function hasBase(value: Value, name: string): boolean {
  return typeOf(value).mro.some((type) => type.module === 'collections.abc' && type.name === name);
}

export function isMatchableSequence(value: Value): boolean {
  return (
    value instanceof PyList ||
    value instanceof PyTuple ||
    value instanceof PyRange ||
    typeOf(value).name === 'deque' ||
    hasBase(value, 'Sequence')
  );
}

export function isMatchableMapping(value: Value): boolean {
  return value instanceof PyDict || hasBase(value, 'Mapping');
}

/** The values under `keys`, or None if one is missing. */
export function* matchKeys(subject: Value, keys: PyTuple): Resumable {
  const values: Value[] = [];
  for (const key of keys.items) {
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
  if (!(type instanceof PyType)) throw typeError('called match pattern must be a class');
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
  for (const name of [...wanted, ...names.items]) {
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
