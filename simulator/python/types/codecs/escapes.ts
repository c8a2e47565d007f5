/** Characters written as in literals of Python: unicode_escape, raw_unicode_escape. */
import { characterNamed } from '../../unicode/names.ts';
import { escapeCodePoint } from '../../formatting/string-text.ts';
import { type Encoding, latin1Text, type Stop } from './encoding.ts';

/** Characters by the letter behind the backslash, wherever Python knows escapes: patterns of re, too. */
export const CONTROL_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  a: '\x07',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Those of literals. */
export const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  ...CONTROL_ESCAPES,
  '\n': '',
  "'": "'",
  '"': '"',
  b: '\b',
};

/** Digits of an escape, and how it is shown. */
const HEX: Readonly<Record<string, readonly [number, string]>> = {
  x: [2, '\\xXX'],
  u: [4, '\\uXXXX'],
  U: [8, '\\UXXXXXXXX'],
};

/** Puts what a source text stands for behind `out`. An unknown escape stays as it is. */
export function unescape(source: string, start: number, out: string[], final: boolean): Stop {
  let at = start;
  for (;;) {
    const backslash = source.indexOf('\\', at);
    out.push(source.slice(at, backslash < 0 ? undefined : backslash));
    if (backslash < 0) return { at: source.length };
    const escape = readEscape(source, backslash);
    if (typeof escape === 'string') {
      // What ends too early may go on in the next piece.
      const incomplete = problemEnd(source, backslash) === source.length && !final;
      if (incomplete && escape !== 'illegal Unicode character') return { at: backslash };
      const end = problemEnd(source, backslash);
      return { at: backslash, problem: { start: backslash, end, reason: escape } };
    }
    out.push(escape.text);
    at = escape.end;
  }
}

/** What an escape stands for and where it ends; or what is wrong with it. */
function readEscape(
  source: string,
  backslash: number,
): { readonly text: string; readonly end: number } | string {
  const letter = source[backslash + 1];
  if (letter === undefined) return '\\ at end of string';
  const simple = SIMPLE_ESCAPES[letter];
  if (simple !== undefined) return { text: simple, end: backslash + 2 };
  if (letter >= '0' && letter <= '7') {
    const digits = /^[0-7]{1,3}/.exec(source.slice(backslash + 1, backslash + 4))![0];
    return {
      text: String.fromCharCode(Number.parseInt(digits, 8)),
      end: backslash + 1 + digits.length,
    };
  }
  const hex = HEX[letter];
  if (hex !== undefined) return readHex(source, backslash, hex);
  if (letter === 'N') {
    const name = /^\{([^}]+)\}/.exec(source.slice(backslash + 2));
    if (name === null) return 'malformed \\N character escape';
    const character = characterNamed(name[1]!);
    if (character === undefined) return 'unknown Unicode character name';
    return { text: character, end: backslash + 2 + name[0].length };
  }
  return { text: `\\${letter}`, end: backslash + 2 };
}

function readHex(
  source: string,
  backslash: number,
  [length, form]: readonly [number, string],
): { readonly text: string; readonly end: number } | string {
  const end = backslash + 2 + length;
  const digits = source.slice(backslash + 2, end);
  if (digits.length < length || !/^[0-9a-fA-F]*$/.test(digits)) return `truncated ${form} escape`;
  const point = Number.parseInt(digits, 16);
  if (point > 0x10ffff) return 'illegal Unicode character';
  return { text: String.fromCodePoint(point), end };
}

/** Where an escape ends that is none. */
function problemEnd(source: string, backslash: number): number {
  const part = /^\\(?:N\{[^}]+\}?|N\{?|x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8})?/;
  return backslash + part.exec(source.slice(backslash))![0].length;
}

function escapeAll(text: string, out: number[], escape: (character: string) => string): void {
  for (const character of text) {
    for (const sign of escape(character)) out.push(sign.charCodeAt(0));
  }
}

function shape(name: string, errorName: string): Omit<Encoding, 'encode' | 'decode'> {
  return { name, errorName, universal: true, extendsAscii: false, unitBytes: 1, mark: [] };
}

const SHORT: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\\': '\\\\',
};

export const UNICODE_ESCAPE: Encoding = {
  ...shape('unicode-escape', 'unicodeescape'),
  encode(text, at, out) {
    escapeAll(text.slice(at), out, (character) => {
      const plain = character >= ' ' && character <= '~' && character !== '\\';
      return plain ? character : (SHORT[character] ?? escapeCodePoint(character.codePointAt(0)!));
    });
    return undefined;
  },
  decode: (bytes, at, out, final) => unescape(latin1Text(bytes, 0, bytes.length), at, out, final),
};

/** Backslashes in a row, and the escape that may follow. */
const RAW_ESCAPE = /(\\+)(?:u([0-9a-fA-F]{0,4})|U([0-9a-fA-F]{0,8}))?/g;

function decodeRaw(bytes: Uint8Array, start: number, out: string[], final: boolean): Stop {
  const source = latin1Text(bytes, 0, bytes.length);
  let at = start;
  const pattern = new RegExp(RAW_ESCAPE);
  pattern.lastIndex = start;
  for (let match; (match = pattern.exec(source)) !== null;) {
    const [whole, slashes, short, long] = match;
    const end = match.index + whole.length;
    const odd = slashes!.length % 2 === 1;
    const open = match.index + slashes!.length - 1;
    const digits = short ?? long;
    if (digits === undefined) {
      // A last backslash may begin an escape in the next piece.
      if (odd && end === source.length && !final) {
        out.push(source.slice(at, open));
        return { at: open };
      }
      continue;
    }
    if (!odd) continue;
    out.push(source.slice(at, open));
    const form = short === undefined ? HEX['U']! : HEX['u']!;
    if (digits.length < form[0]) {
      if (end === source.length && !final) return { at: open };
      return { at: open, problem: { start: open, end, reason: `truncated ${form[1]} escape` } };
    }
    const point = Number.parseInt(digits, 16);
    if (point > 0x10ffff) {
      return { at: open, problem: { start: open, end, reason: '\\Uxxxxxxxx out of range' } };
    }
    out.push(String.fromCodePoint(point));
    at = end;
  }
  out.push(source.slice(at));
  return { at: source.length };
}

export const RAW_UNICODE_ESCAPE: Encoding = {
  ...shape('raw-unicode-escape', 'rawunicodeescape'),
  encode(text, at, out) {
    escapeAll(text.slice(at), out, (character) =>
      character <= '\xff' ? character : escapeCodePoint(character.codePointAt(0)!),
    );
    return undefined;
  },
  decode: decodeRaw,
};
