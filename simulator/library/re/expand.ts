/** Puts what groups have matched into a template; joins pieces of results. */
import { typeError } from '../../python/objects/exception.ts';
import type { Value } from '../../python/objects/object.ts';
import { PyBytes } from '../../python/objects/values.ts';
import { plainText, typeName } from '../../python/protocols/index.ts';
import { bytesOf } from '../../python/types/memory-view.ts';
import type { PyMatch } from './match-type.ts';
import type { Template } from './template.ts';

export interface Expandable {
  readonly parts: Template;
  /** Whether its texts are str; otherwise they are bytes. */
  readonly isText: boolean;
}

export function expanded(match: PyMatch, { parts, isText }: Expandable): Value {
  const { subject } = match;
  return joined(
    parts.map((part) => {
      if (typeof part === 'number') return match.group(part) ?? subject.slice(0, 0);
      return isText ? part : new PyBytes(Uint8Array.from(part, (byte) => byte.charCodeAt(0)));
    }),
    subject.isText,
  );
}

/** `''.join(pieces)` or `b''.join(pieces)`. */
export function joined(pieces: readonly Value[], isText: boolean): Value {
  if (isText) {
    const texts = pieces.map((piece, i) => {
      const text = plainText(piece);
      if (text !== undefined) return text;
      throw typeError(`sequence item ${i}: expected str instance, ${typeName(piece)} found`);
    });
    return texts.join('');
  }
  const parts = pieces.map((piece, i) => {
    const bytes = bytesOf(piece);
    if (bytes !== undefined) return bytes;
    throw typeError(`sequence item ${i}: expected a bytes-like object, ${typeName(piece)} found`);
  });
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new PyBytes(all);
}
