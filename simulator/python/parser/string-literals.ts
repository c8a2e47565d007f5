/** String and bytes literals without braces: prefix, quotes and escapes. */
import { SIMPLE_ESCAPES, unescape } from '../types/codecs/escapes.ts';

export interface RawString {
  readonly bytes: boolean;
  readonly raw: boolean;
  readonly formatted: boolean;
  /** The content is text.slice(start, end). */
  readonly start: number;
  readonly end: number;
  readonly triple: boolean;
}

/** Takes a string token's text apart. */
export function splitString(text: string): RawString {
  let at = 0;
  let bytes = false;
  let raw = false;
  let formatted = false;
  for (; text[at] !== '"' && text[at] !== "'"; at++) {
    const letter = text[at]!.toLowerCase();
    if (letter === 'b') bytes = true;
    else if (letter === 'r') raw = true;
    else if (letter === 'f') formatted = true;
  }
  const triple = text.length >= at + 6 && text.startsWith(text[at]!.repeat(3), at);
  const width = triple ? 3 : 1;
  return { bytes, raw, formatted, start: at + width, end: text.length - width, triple };
}

export type Decoded = string | { readonly problem: string };

/** The characters a str literal's content stands for. An unknown escape stays as it is. */
export function decodeEscapes(content: string): Decoded {
  if (!content.includes('\\')) return content;
  const out: string[] = [];
  const { problem } = unescape(content, 0, out, true);
  if (problem === undefined) return out.join('');
  return unicodeProblem(content, problem.start, problem.end - problem.start, problem.reason);
}

/** CPython counts the bytes of the content with characters beyond ASCII written as escapes. */
function unicodeProblem(content: string, at: number, length: number, what: string): Decoded {
  let position = 0;
  for (const character of content.slice(0, at)) position += character < '\x80' ? 1 : 10;
  const range = `position ${position}-${position + length - 1}`;
  return {
    problem: `(unicode error) 'unicodeescape' codec can't decode bytes in ${range}: ${what}`,
  };
}

/** The bytes that a bytes literal's content stands for. */
export function decodeBytes(content: string, raw: boolean): Uint8Array | { problem: string } {
  for (let at = 0; at < content.length; at++) {
    if (content.charCodeAt(at) >= 128) {
      return { problem: 'bytes can only contain ASCII literal characters' };
    }
  }
  if (raw) return Uint8Array.from(content, (character) => character.charCodeAt(0));
  const bytes = unescapeBytes(content);
  return bytes instanceof Uint8Array ? bytes : { problem: `(value error) ${bytes.problem}` };
}

/** The bytes that characters below U+0100, some of them as escapes, stand for. */
export function unescapeBytes(content: string): Uint8Array | { problem: string } {
  const bytes: number[] = [];
  let at = 0;
  while (at < content.length) {
    const code = content.charCodeAt(at);
    const letter = content[at + 1] ?? '';
    if (code !== 92) {
      bytes.push(code);
      at++;
      continue;
    }
    const simple = SIMPLE_ESCAPES[letter];
    if (simple !== undefined) {
      if (simple !== '') bytes.push(simple.charCodeAt(0));
      at += 2;
    } else if (letter >= '0' && letter <= '7' && letter !== '') {
      const digits = /^[0-7]{1,3}/.exec(content.slice(at + 1, at + 4))![0];
      bytes.push(Number.parseInt(digits, 8) & 255);
      at += 1 + digits.length;
    } else if (letter === 'x') {
      const digits = /^[0-9a-fA-F]{2}/.exec(content.slice(at + 2, at + 4)) ?? undefined;
      if (digits === undefined) {
        return { problem: `invalid \\x escape at position ${bytes.length}` };
      }
      bytes.push(Number.parseInt(digits[0], 16));
      at += 4;
    } else if (letter === '') {
      return { problem: 'Trailing \\ in string' };
    } else {
      bytes.push(92);
      at++;
    }
  }
  return Uint8Array.from(bytes);
}
