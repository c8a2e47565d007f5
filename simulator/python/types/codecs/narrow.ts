/** Encodings of one byte a character: ASCII, Latin-1, Windows' Western one. */
import { encodeError, isEscapedByte, replacement, substitute } from './errors.ts';

type NarrowCodec = 'ascii' | 'latin-1' | 'cp1252';

/** Windows-1252 from 0x80 to 0x9f; U+FFFD: nothing. Everything else is as in Latin-1. */
const CP1252 =
  '\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\ufffd\u017d\ufffd' +
  '\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\ufffd\u017e\u0178';

function byteOf(point: number, codec: NarrowCodec): number | undefined {
  if (point < 0x80) return point;
  if (codec === 'ascii' || point === 0xfffd) return undefined;
  if (codec === 'latin-1') return point < 0x100 ? point : undefined;
  if (point >= 0xa0 && point < 0x100) return point;
  const index = CP1252.indexOf(String.fromCodePoint(point));
  return index < 0 ? undefined : 0x80 + index;
}

/** In errors, and why there are some. */
const DESCRIPTIONS: Readonly<Record<NarrowCodec, readonly [string, string]>> = {
  ascii: ['ascii', 'ordinal not in range(128)'],
  'latin-1': ['latin-1', 'ordinal not in range(256)'],
  cp1252: ['charmap', 'character maps to <undefined>'],
};

export function encodeNarrow(text: string, codec: NarrowCodec, errors: string): Uint8Array {
  const bytes: number[] = [];
  const points = Array.from(text, (character) => character.codePointAt(0)!);
  points.forEach((point, position) => {
    const byte = byteOf(point, codec);
    if (byte !== undefined) bytes.push(byte);
    else if (errors === 'surrogateescape' && isEscapedByte(point)) bytes.push(point - 0xdc00);
    else {
      const instead = substitute(point, errors);
      if (instead === undefined) {
        let end = position + 1;
        while (end < points.length && byteOf(points[end]!, codec) === undefined) end++;
        const [name, reason] = DESCRIPTIONS[codec];
        throw encodeError(name, text, position, end, reason);
      }
      for (const character of instead) bytes.push(character.charCodeAt(0));
    }
  });
  return Uint8Array.from(bytes);
}

export function decodeNarrow(bytes: Uint8Array, codec: NarrowCodec, errors: string): string {
  let text = '';
  bytes.forEach((byte, i) => {
    const character =
      codec === 'cp1252' && byte >= 0x80 && byte < 0xa0
        ? CP1252.charAt(byte - 0x80)
        : String.fromCharCode(byte);
    if ((codec === 'ascii' && byte >= 0x80) || character === '\ufffd') {
      const [name, reason] = DESCRIPTIONS[codec];
      text += replacement(name, bytes, i, i + 1, errors, reason);
    } else text += character;
  });
  return text;
}
