/** Encodings of one byte a character: ASCII, Latin-1, and those that a table of characters describes. */
import { type Encoding, latin1Text, type Problem, type Stop } from './encoding.ts';

/** In a table: no character has this byte. */
export const UNDEFINED = '\ufffd';

/** The bytes below `limit` are the characters with these code points; others are none. */
function direct(name: string, errorName: string, limit: 128 | 256): Encoding {
  const reason = `ordinal not in range(${limit})`;
  const encode = (text: string, start: number, out: number[]): Problem | undefined => {
    for (let at = start; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit >= limit) {
        let end = at + 1;
        while (end < text.length && text.charCodeAt(end) >= limit) end++;
        return { start: at, end, reason };
      }
      out.push(unit);
    }
    return undefined;
  };
  const decode = (bytes: Uint8Array, start: number, out: string[]): Stop => {
    let at = limit === 256 ? bytes.length : start;
    while (at < bytes.length && bytes[at]! < limit) at++;
    out.push(latin1Text(bytes, start, at));
    return at === bytes.length ? { at } : { at, problem: { start: at, end: at + 1, reason } };
  };
  const shape = { universal: false, extendsAscii: true, unitBytes: 1, mark: [] } as const;
  return { name, errorName, ...shape, encode, decode };
}

export const ASCII = direct('ascii', 'ascii', 128);
export const LATIN_1 = direct('iso8859-1', 'latin-1', 256);

/** @param tail - the characters of the last bytes; before them, each byte is its own character. */
export function codePage(name: string, tail: string): Encoding {
  const head = 256 - tail.length;
  const characters = latin1Text(
    Uint8Array.from({ length: head }, (_, i) => i),
    0,
    head,
  );
  const table = characters + tail;
  // Made when it is first needed: most programs need no code page.
  let codes: Map<number, number> | undefined;
  const reason = 'character maps to <undefined>';
  const encode = (text: string, start: number, out: number[]): Problem | undefined => {
    codes ??= codesOf(table);
    for (let at = start; at < text.length; at++) {
      const byte = codes.get(text.charCodeAt(at));
      if (byte === undefined) {
        let end = at + 1;
        while (end < text.length && !codes.has(text.charCodeAt(end))) end++;
        return { start: at, end, reason };
      }
      out.push(byte);
    }
    return undefined;
  };
  const decode = (bytes: Uint8Array, start: number, out: string[]): Stop => {
    for (let at = start; at < bytes.length; at++) {
      const character = table.charAt(bytes[at]!);
      if (character === UNDEFINED) return { at, problem: { start: at, end: at + 1, reason } };
      out.push(character);
    }
    return { at: bytes.length };
  };
  const shape = { universal: false, extendsAscii: head >= 128, unitBytes: 1, mark: [] } as const;
  return { name, errorName: 'charmap', ...shape, encode, decode };
}

function codesOf(table: string): Map<number, number> {
  const codes = new Map<number, number>();
  for (let byte = 0; byte < table.length; byte++) {
    if (table[byte] !== UNDEFINED) codes.set(table.charCodeAt(byte), byte);
  }
  return codes;
}
