/** Arguments that files of text and open() share. */
import { raise, type Raised, typeError, valueError } from '../../python/objects/exception.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { plainText, typeName } from '../../python/protocols/index.ts';
import type { Encoding } from '../../python/types/codecs/encoding.ts';
import { findEncoding } from '../../python/types/codecs/names.ts';

/** A text or None; undefined for None. */
export function optionalText(
  value: Value | undefined,
  callable: string,
  name: string,
): string | undefined {
  if (value === undefined || value === NONE) return undefined;
  const text = plainText(value);
  if (text !== undefined) return text;
  throw wrongKind(callable, name, 'str or None', value);
}

export function wrongKind(callable: string, name: string, kind: string, value: Value): Raised {
  return typeError(`${callable}() argument '${name}' must be ${kind}, not ${typeName(value)}`);
}

/** A newline argument: None, '', or the end of every line. */
export function newlineArgument(value: Value | undefined, callable: string): string | undefined {
  const newline = optionalText(value, callable, 'newline');
  if (newline === undefined || ['', '\n', '\r', '\r\n'].includes(newline)) return newline;
  throw valueError(`illegal newline value: ${newline}`);
}

/** The encoding of a file: one that is written in TypeScript, not one that a program has registered. */
export function fileEncoding(name: string): Encoding {
  const encoding = findEncoding(name);
  if (encoding === undefined) throw raise('LookupError', `unknown encoding: ${name}`);
  return encoding;
}
