/** UTF-8 (RFC 3629). */
import { encodeError, isEscapedByte, isSurrogate, replacement, substitute } from './errors.ts';

function push(bytes: number[], point: number): void {
  if (point < 0x80) bytes.push(point);
  else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
  else if (point < 0x10000) {
    bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  } else {
    bytes.push(
      0xf0 | (point >> 18),
      0x80 | ((point >> 12) & 63),
      0x80 | ((point >> 6) & 63),
      0x80 | (point & 63),
    );
  }
}

/** Most text is ASCII: its bytes are its characters. */
const ASCII = /^[\0-\x7f]*$/;

export function encodeUtf8(text: string, errors: string): Uint8Array {
  if (ASCII.test(text)) {
    const plain = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) plain[i] = text.charCodeAt(i);
    return plain;
  }
  const bytes: number[] = [];
  let position = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (!isSurrogate(point) || errors === 'surrogatepass') push(bytes, point);
    else if (errors === 'surrogateescape' && isEscapedByte(point)) bytes.push(point - 0xdc00);
    else {
      const instead = substitute(point, errors);
      if (instead === undefined) {
        const run = /^[\ud800-\udfff]+/u.exec(Array.from(text).slice(position).join(''));
        const end = position + (run?.[0].length ?? 1);
        throw encodeError('utf-8', text, position, end, 'surrogates not allowed');
      }
      for (const byte of instead) bytes.push(byte.charCodeAt(0));
    }
    position++;
  }
  return Uint8Array.from(bytes);
}

/** Range of the second byte after a lead byte: no overlong forms, no surrogates. */
function secondByte(lead: number): readonly [number, number] {
  switch (lead) {
    case 0xe0:
      return [0xa0, 0xbf];
    case 0xed:
      return [0x80, 0x9f];
    case 0xf0:
      return [0x90, 0xbf];
    case 0xf4:
      return [0x80, 0x8f];
    default:
      return [0x80, 0xbf];
  }
}

/** How many bytes a character takes that begins with this one. */
export function utf8Size(lead: number): number {
  return lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}

export function isUtf8Lead(byte: number): boolean {
  return byte >= 0xc2 && byte <= 0xf4;
}

/** How many bytes from `at` on are the beginning of one character, at most its whole. */
export function utf8Prefix(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const size = utf8Size(lead);
  for (let good = 1; good < size; good++) {
    const byte = bytes[at + good];
    const [low, high] = good === 1 ? secondByte(lead) : [0x80, 0xbf];
    if (byte === undefined || byte < low || byte > high) return good;
  }
  return size;
}

/** As many arguments as a call of the host takes without trouble. */
const RUN_MAX = 4096;

/** Ten times as fast as spreading the bytes. */
function asciiText(bytes: Uint8Array): string {
  return Reflect.apply(String.fromCharCode, undefined, bytes);
}

export function decodeUtf8(bytes: Uint8Array, errors: string): string {
  const parts: string[] = [];
  let at = 0;
  const fail = (length: number, reason: string): void => {
    parts.push(replacement('utf-8', bytes, at, at + length, errors, reason));
    at += length;
  };
  while (at < bytes.length) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      let end = at + 1;
      while (end < bytes.length && bytes[end]! < 0x80 && end - at < RUN_MAX) end++;
      parts.push(asciiText(bytes.subarray(at, end)));
      at = end;
      continue;
    }
    if (!isUtf8Lead(lead)) {
      fail(1, 'invalid start byte');
      continue;
    }
    const size = utf8Size(lead);
    const good = utf8Prefix(bytes, at);
    if (good === size) {
      let point = lead & (0xff >> (size + 1));
      for (let i = 1; i < size; i++) point = (point << 6) | (bytes[at + i]! & 63);
      parts.push(String.fromCodePoint(point));
      at += size;
    } else if (errors === 'surrogatepass' && passedSurrogate(bytes, at) !== undefined) {
      parts.push(String.fromCharCode(passedSurrogate(bytes, at)!));
      at += 3;
    } else {
      const ends = at + good >= bytes.length;
      fail(good, ends ? 'unexpected end of data' : 'invalid continuation byte');
    }
  }
  return parts.join('');
}

/** A surrogate in three bytes, which UTF-8 forbids. */
function passedSurrogate(bytes: Uint8Array, at: number): number | undefined {
  const [lead, second, third] = bytes.subarray(at, at + 3);
  if (lead !== 0xed || second === undefined || third === undefined) return undefined;
  if (second < 0xa0 || second > 0xbf || third < 0x80 || third > 0xbf) return undefined;
  return 0xd000 | ((second & 63) << 6) | (third & 63);
}
