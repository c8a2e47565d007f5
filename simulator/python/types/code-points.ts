/**
 * Strings by code points. They are stored as UTF-16; most hold no surrogates, and then units and code
 * points are the same. (The test costs nothing for Latin-1 text: V8 knows it cannot match.)
 */
const PAIR = /[\ud800-\udbff][\udc00-\udfff]/;

/** Whether units are not code points in this text. */
export function hasPairs(text: string): boolean {
  return PAIR.test(text);
}

/** The code points of a text as strings; only for texts with pairs, others are indexed as they are. */
export function codePoints(text: string): string[] {
  return Array.from(text);
}

/** Unit offset of the code point with this index. */
export function unitOffset(text: string, index: number): number {
  if (!hasPairs(text)) return index;
  let offset = 0;
  for (let i = 0; i < index && offset < text.length; i++) {
    offset += isPair(text, offset) ? 2 : 1;
  }
  return offset;
}

/** Index of the code point at this unit offset. */
export function codePointIndex(text: string, offset: number): number {
  if (!hasPairs(text)) return offset;
  let index = 0;
  for (let at = 0; at < offset; index++) at += isPair(text, at) ? 2 : 1;
  return index;
}

function isPair(text: string, offset: number): boolean {
  const high = text.charCodeAt(offset);
  if (high < 0xd800 || high > 0xdbff) return false;
  const low = text.charCodeAt(offset + 1);
  return low >= 0xdc00 && low < 0xe000;
}
