/** UTF-16 and UTF-32, with and without a byte order mark. */
import { encodeError, isSurrogate, replacement, substitute } from './errors.ts';

export type WideCodec = 'utf-16' | 'utf-16-le' | 'utf-16-be' | 'utf-32' | 'utf-32-le' | 'utf-32-be';

export function unitBytes(codec: WideCodec): 2 | 4 {
  return codec.startsWith('utf-16') ? 2 : 4;
}

export function encodeWide(text: string, codec: WideCodec, errors: string): Uint8Array {
  const wide = unitBytes(codec) === 4;
  const units: number[] = codec === 'utf-16' || codec === 'utf-32' ? [0xfeff] : [];
  const push = (character: string): void => {
    if (wide) units.push(character.codePointAt(0)!);
    else for (let i = 0; i < character.length; i++) units.push(character.charCodeAt(i));
  };
  let position = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (!isSurrogate(point) || errors === 'surrogatepass') push(character);
    else {
      const instead = substitute(point, errors);
      if (instead === undefined) {
        throw encodeError(codec, text, position, position + 1, 'surrogates not allowed');
      }
      for (const part of instead) push(part);
    }
    position++;
  }
  const bytes = new Uint8Array(units.length * (wide ? 4 : 2));
  const view = new DataView(bytes.buffer);
  const little = !codec.endsWith('-be');
  units.forEach((unit, i) => {
    if (wide) view.setUint32(i * 4, unit, little);
    else view.setUint16(i * 2, unit, little);
  });
  return bytes;
}

/** What a byte order mark at the beginning says. */
export function byteOrder(bytes: Uint8Array, codec: WideCodec): 'little' | 'big' | undefined {
  if (codec !== 'utf-16' && codec !== 'utf-32') return undefined;
  const mark = codec === 'utf-16' ? [0xff, 0xfe] : [0xff, 0xfe, 0, 0];
  if (mark.every((byte, i) => bytes[i] === byte)) return 'little';
  return mark.every((byte, i) => bytes[mark.length - 1 - i] === byte) ? 'big' : undefined;
}

/** @param order - where there is no mark and the codec doesn't say. */
export function decodeWide(
  bytes: Uint8Array,
  codec: WideCodec,
  errors: string,
  order: 'little' | 'big' = 'little',
): string {
  const marked = byteOrder(bytes, codec);
  const little = marked !== undefined ? marked === 'little' : littleOf(codec, order);
  const width = unitBytes(codec);
  const name = `utf-${width * 8}-${little ? 'le' : 'be'}`;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  let at = marked === undefined ? 0 : width;
  const fail = (length: number, reason: string): void => {
    const part = bytes.subarray(at, at + length);
    // Of several bytes, only those at the beginning may be no ASCII: the others are looked at again.
    const ascii = errors === 'surrogateescape' ? part.findIndex((byte) => byte < 0x80) : -1;
    const taken = ascii > 0 ? ascii : length;
    parts.push(replacement(name, bytes, at, at + taken, errors, reason));
    at += taken;
  };
  while (at < bytes.length) {
    if (at + width > bytes.length) {
      fail(bytes.length - at, 'truncated data');
      continue;
    }
    const unit = width === 2 ? view.getUint16(at, little) : view.getUint32(at, little);
    if (unit > 0x10ffff) fail(4, 'code point not in range(0x110000)');
    else if (!isSurrogate(unit) || errors === 'surrogatepass') {
      parts.push(String.fromCodePoint(unit));
      at += width;
    } else if (width === 4) {
      fail(4, 'code point in surrogate code point range(0xd800, 0xe000)');
    } else if (unit >= 0xdc00) fail(2, 'illegal encoding');
    else if (at + 4 > bytes.length) fail(bytes.length - at, 'unexpected end of data');
    else {
      const low = view.getUint16(at + 2, little);
      if (low < 0xdc00 || low >= 0xe000) fail(2, 'illegal UTF-16 surrogate');
      else {
        parts.push(String.fromCharCode(unit, low));
        at += 4;
      }
    }
  }
  return parts.join('');
}

function littleOf(codec: WideCodec, order: 'little' | 'big'): boolean {
  if (codec.endsWith('-le')) return true;
  return codec.endsWith('-be') ? false : order === 'little';
}

/** How many bytes at the end are only the beginning of a character. */
export function incompleteWide(bytes: Uint8Array, codec: WideCodec, big: boolean): number {
  const width = unitBytes(codec);
  const rest = bytes.length % width;
  if (width === 4 || bytes.length - rest < width) return rest;
  const last = bytes.length - rest - (big || codec === 'utf-16-be' ? 2 : 1);
  const isHigh = (bytes[last]! & 0xfc) === 0xd8;
  return isHigh ? rest + width : rest;
}
