/** Values as text: repr(), str(), format() (Language reference, 3.3.1). */
import { typeError } from '../objects/exception.ts';
import { NONE, typeOf, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PyStr } from '../objects/values.ts';
import { callSpecial, typeName } from './attributes.ts';

/** The characters of a str or an instance of a subclass of it; undefined for other values. */
export function plainText(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof PyStr ? value.value : undefined;
}

/**
 * An argument that has to be a str: `where` says which one, with a space in front.
 *
 * @throws a TypeError that names the type of what was given, and None itself
 */
export function textArgument(value: Value, callee: string, where = ''): string {
  const text = plainText(value);
  if (text !== undefined) return text;
  const given = value === NONE ? 'None' : typeName(value);
  throw typeError(`${callee}() argument${where} must be str, not ${given}`);
}

function* textMethod(value: Value, name: string, args: Value[]): Resumable<string> {
  const method = typeOf(value).lookup(name) as Value;
  const result = yield* callSpecial(method, value, [...args]);
  const text = plainText(result);
  if (text === undefined) {
    throw typeError(`${name} returned non-string (type ${typeName(result)})`);
  }
  return text;
}

/** repr(value). */
export function* repr(value: Value): Resumable<string> {
  if (typeof value === 'number') return String(value);
  return yield* textMethod(value, '__repr__', []);
}

/** str(value). */
export function* str(value: Value): Resumable<string> {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return yield* textMethod(value, '__str__', []);
}

/** format(value, spec). */
export function* format(value: Value, spec: string): Resumable<string> {
  if (spec === '') {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
  }
  const method = typeOf(value).lookup('__format__');
  if (method === undefined || method === NONE) {
    throw typeError(`Type ${typeName(value)} doesn't define __format__`);
  }
  return yield* textMethod(value, '__format__', [spec]);
}

/** ascii(value): repr with everything beyond ASCII escaped. */
export function* ascii(value: Value): Resumable<string> {
  const text = yield* repr(value);
  let result = '';
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    if (point < 0x80) result += character;
    else if (point < 0x100) result += `\\x${point.toString(16).padStart(2, '0')}`;
    else if (point < 0x10000) result += `\\u${point.toString(16).padStart(4, '0')}`;
    else result += `\\U${point.toString(16).padStart(8, '0')}`;
  }
  return result;
}
