/** What is searched: a text by its code points, or bytes. */
import { typeError } from '../../python/objects/exception.ts';
import type { Value } from '../../python/objects/object.ts';
import { PyBytes } from '../../python/objects/values.ts';
import { plainText, typeName } from '../../python/protocols/index.ts';
import { hasPairs } from '../../python/types/code-points.ts';
import { bytesOf } from '../../python/types/memory-view.ts';

export class Subject {
  /** As the program gave it. */
  readonly value: Value;
  readonly codes: Uint32Array;
  /** The text, where its units are code points; undefined for bytes and other texts. */
  private readonly text: string | undefined;
  readonly isText: boolean;

  constructor(value: Value, content: string | Uint8Array) {
    this.value = value;
    this.isText = typeof content === 'string';
    this.text = typeof content === 'string' && !hasPairs(content) ? content : undefined;
    this.codes = typeof content === 'string' ? codesOf(content) : Uint32Array.from(content);
  }

  get length(): number {
    return this.codes.length;
  }

  slice(from: number, to: number): Value {
    if (this.text !== undefined) return this.text.slice(from, to);
    const part = this.codes.subarray(from, to);
    return this.isText ? textOf(part) : new PyBytes(Uint8Array.from(part));
  }
}

function codesOf(text: string): Uint32Array {
  if (hasPairs(text)) return Uint32Array.from(text, (character) => character.codePointAt(0)!);
  const codes = new Uint32Array(text.length);
  for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i);
  return codes;
}

function textOf(codes: Uint32Array): string {
  let text = '';
  for (const code of codes) text += String.fromCodePoint(code);
  return text;
}

/** The text or bytes of a value; TypeError for others. */
export function contentOf(value: Value): string | Uint8Array {
  const content = plainText(value) ?? bytesOf(value);
  if (content !== undefined) return content;
  throw typeError(`expected string or bytes-like object, got '${typeName(value)}'`);
}

/** Code points, each as a text; bytes as characters of the same number. */
export function charactersOf(content: string | Uint8Array): string[] {
  return typeof content === 'string'
    ? Array.from(content)
    : Array.from(content, (byte) => String.fromCharCode(byte));
}
