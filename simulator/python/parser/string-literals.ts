/** String and bytes literals without braces: prefix, quotes and escapes. */
import { characterNamed } from './character-names.ts';

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

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const HEX_ESCAPES: Readonly<Record<string, { readonly length: number; readonly form: string }>> = {
  x: { length: 2, form: '\\xXX' },
  u: { length: 4, form: '\\uXXXX' },
  U: { length: 8, form: '\\UXXXXXXXX' },
};

/** The characters a str literal's content stands for. An unknown escape stays as it is. */
export function decodeEscapes(content: string): Decoded {
  if (!content.includes('\\')) return content;
  let result = '';
  let at = 0;
  for (;;) {
    const backslash = content.indexOf('\\', at);
    if (backslash < 0) return result + content.slice(at);
    result += content.slice(at, backslash);
    const letter = content[backslash + 1] ?? '';
    const simple = SIMPLE_ESCAPES[letter];
    if (simple !== undefined) {
      result += simple;
      at = backslash + 2;
    } else if (letter >= '0' && letter <= '7' && letter !== '') {
      const digits = /^[0-7]{1,3}/.exec(content.slice(backslash + 1, backslash + 4))![0];
      result += String.fromCharCode(Number.parseInt(digits, 8));
      at = backslash + 1 + digits.length;
    } else if (letter in HEX_ESCAPES) {
      const { length, form } = HEX_ESCAPES[letter]!;
      const digits = /^[0-9a-fA-F]*/.exec(content.slice(backslash + 2, backslash + 2 + length))![0];
      if (digits.length < length) {
        return unicodeProblem(content, backslash, 2 + digits.length, `truncated ${form} escape`);
      }
      const code = Number.parseInt(digits, 16);
      if (code > 0x10ffff) {
        return unicodeProblem(content, backslash, 2 + length, 'illegal Unicode character');
      }
      result += String.fromCodePoint(code);
      at = backslash + 2 + length;
    } else if (letter === 'N') {
      const name = /^\{([^}]+)\}/.exec(content.slice(backslash + 2)) ?? undefined;
      if (name === undefined) {
        const length = content[backslash + 2] === '{' ? content.length - backslash : 2;
        return unicodeProblem(content, backslash, length, 'malformed \\N character escape');
      }
      const character = characterNamed(name[1]!);
      if (character === undefined) {
        const length = 2 + name[0].length;
        return unicodeProblem(content, backslash, length, 'unknown Unicode character name');
      }
      result += character;
      at = backslash + 2 + name[0].length;
    } else {
      result += `\\${letter}`;
      at = backslash + 1 + letter.length;
    }
  }
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
  const bytes: number[] = [];
  let at = 0;
  while (at < content.length) {
    const code = content.charCodeAt(at);
    if (code >= 128) return { problem: 'bytes can only contain ASCII literal characters' };
    const letter = content[at + 1] ?? '';
    if (code !== 92 || raw) {
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
        return { problem: `(value error) invalid \\x escape at position ${bytes.length}` };
      }
      bytes.push(Number.parseInt(digits[0], 16));
      at += 4;
    } else {
      bytes.push(92);
      at++;
    }
  }
  return Uint8Array.from(bytes);
}
