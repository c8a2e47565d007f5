/** Text to bytes and back: str.encode, bytes.decode. */
import { codecOf } from './codecs/names.ts';
import { decodeNarrow, encodeNarrow } from './codecs/narrow.ts';
import { decodeUtf8, encodeUtf8 } from './codecs/utf-8.ts';
import { decodeWide, encodeWide } from './codecs/wide.ts';

/** What a UTF-8 file may begin with, to say that it is one. */
export const UTF8_MARK = [0xef, 0xbb, 0xbf] as const;

export function hasUtf8Mark(bytes: Uint8Array): boolean {
  return UTF8_MARK.every((byte, i) => bytes[i] === byte);
}

/** text.encode(encoding, errors). */
export function encode(text: string, encoding = 'utf-8', errors = 'strict'): Uint8Array {
  const codec = codecOf(encoding);
  switch (codec) {
    case 'utf-8':
      return encodeUtf8(text, errors);
    case 'utf-8-sig':
      return Uint8Array.from([...UTF8_MARK, ...encodeUtf8(text, errors)]);
    case 'ascii':
    case 'latin-1':
    case 'cp1252':
      return encodeNarrow(text, codec, errors);
    default:
      return encodeWide(text, codec, errors);
  }
}

/** bytes.decode(encoding, errors). */
export function decode(bytes: Uint8Array, encoding = 'utf-8', errors = 'strict'): string {
  const codec = codecOf(encoding);
  switch (codec) {
    case 'utf-8':
      return decodeUtf8(bytes, errors);
    case 'utf-8-sig':
      return decodeUtf8(hasUtf8Mark(bytes) ? bytes.subarray(3) : bytes, errors);
    case 'ascii':
    case 'latin-1':
    case 'cp1252':
      return decodeNarrow(bytes, codec, errors);
    default:
      return decodeWide(bytes, codec, errors);
  }
}
