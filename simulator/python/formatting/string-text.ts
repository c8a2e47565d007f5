/** repr and ascii of str, repr of bytes. */

/** Characters that str.isprintable() refuses: controls, separators but the space, unassigned… */
const UNPRINTABLE = /[\p{C}\p{Z}]/u;
const PLAIN = /^[ !#-&(-[\]-~]*$/;

/** What str.isspace() accepts, as the inside of a character class. (JavaScript's \\s differs.) */
export const SPACES =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/** str.isprintable() of one character. */
export function isPrintable(character: string): boolean {
  return character === ' ' || !UNPRINTABLE.test(character);
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** \xNN, \uNNNN or \UNNNNNNNN, whichever is the shortest that holds the code point. */
export function escapeCodePoint(codePoint: number): string {
  const hex = codePoint.toString(16);
  if (codePoint <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  if (codePoint <= 0xffff) return `\\u${hex.padStart(4, '0')}`;
  return `\\U${hex.padStart(8, '0')}`;
}

function quoteFor(text: string): string {
  return text.includes("'") && !text.includes('"') ? '"' : "'";
}

/** repr(str). */
export function stringRepr(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  const quote = quoteFor(text);
  let result = quote;
  for (const character of text) {
    const short = SHORT_ESCAPES[character];
    if (short !== undefined) result += short;
    else if (character === quote) result += `\\${character}`;
    else if (isPrintable(character)) result += character;
    else result += escapeCodePoint(character.codePointAt(0)!);
  }
  return result + quote;
}

/** A text with everything beyond ASCII escaped: what ascii() does to a repr. */
export function asciiText(text: string): string {
  let result = '';
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    result += codePoint < 128 ? character : escapeCodePoint(codePoint);
  }
  return result;
}

/** repr(bytes). */
export function bytesRepr(bytes: Uint8Array): string {
  const has = (code: number): boolean => bytes.includes(code);
  const quote = has(0x27) && !has(0x22) ? '"' : "'";
  let result = `b${quote}`;
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    const short = SHORT_ESCAPES[character];
    if (short !== undefined) result += short;
    else if (character === quote) result += `\\${character}`;
    else if (byte >= 0x20 && byte < 0x7f) result += character;
    else result += escapeCodePoint(byte);
  }
  return result + quote;
}
