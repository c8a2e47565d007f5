/** Text to bytes and back: str.encode, bytes.decode. */
import { escapeCodePoint } from '../formatting/string-text.ts';
import { raise, type Raised } from '../objects/exception.ts';
import { PyBytes } from '../objects/values.ts';

type Codec = 'utf-8' | 'ascii' | 'latin-1' | 'utf-16' | 'utf-16-le' | 'utf-16-be' | 'utf-32';

const NAMES: Readonly<Record<string, Codec>> = {
  utf8: 'utf-8',
  u8: 'utf-8',
  utf: 'utf-8',
  cp65001: 'utf-8',
  utf8sig: 'utf-8',
  ascii: 'ascii',
  usascii: 'ascii',
  646: 'ascii',
  latin1: 'latin-1',
  latin: 'latin-1',
  l1: 'latin-1',
  iso88591: 'latin-1',
  '88591': 'latin-1',
  cp1252: 'latin-1',
  utf16: 'utf-16',
  utf16le: 'utf-16-le',
  utf16be: 'utf-16-be',
  utf32: 'utf-32',
};

function codecOf(name: string): Codec {
  const codec = NAMES[name.toLowerCase().replace(/[-_ ]/g, '')];
  if (codec === undefined) throw raise('LookupError', `unknown encoding: ${name}`);
  return codec;
}

function encodeError(codec: string, text: string, position: number, reason: string): Raised {
  return raise('UnicodeEncodeError', codec, text, position, position + 1, reason);
}

function decodeError(
  codec: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  reason: string,
): Raised {
  return raise('UnicodeDecodeError', codec, new PyBytes(bytes), start, end, reason);
}

function pushUtf8(bytes: number[], point: number): void {
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

/** What an error handler writes for a character that cannot be encoded; undefined: it is an error. */
function substitute(point: number, errors: string): string | undefined {
  switch (errors) {
    case 'ignore':
      return '';
    case 'replace':
      return '?';
    case 'backslashreplace':
      return escapeCodePoint(point);
    case 'xmlcharrefreplace':
      return `&#${point};`;
    case 'strict':
    case 'surrogateescape':
    case 'surrogatepass':
    case 'namereplace':
      return undefined;
    default:
      throw raise('LookupError', `unknown error handler name '${errors}'`);
  }
}

/** text.encode(encoding, errors). */
export function encode(text: string, encoding = 'utf-8', errors = 'strict'): Uint8Array {
  const codec = codecOf(encoding);
  if (codec === 'utf-16' || codec === 'utf-16-le' || codec === 'utf-16-be') {
    return encodeUtf16(text, codec);
  }
  const bytes: number[] = [];
  if (codec === 'utf-32') bytes.push(0xff, 0xfe, 0, 0);
  const limit = codec === 'ascii' ? 0x80 : codec === 'latin-1' ? 0x100 : Infinity;
  let position = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    const surrogate = point >= 0xd800 && point < 0xe000;
    if (codec === 'utf-32') bytes.push(point & 255, (point >> 8) & 255, point >> 16, 0);
    else if (point < limit && !surrogate) {
      if (codec === 'utf-8') pushUtf8(bytes, point);
      else bytes.push(point);
    } else if (surrogate && errors === 'surrogateescape' && point >= 0xdc80 && point < 0xdd00) {
      bytes.push(point - 0xdc00);
    } else if (surrogate && errors === 'surrogatepass') pushUtf8(bytes, point);
    else {
      const instead = substitute(point, errors);
      if (instead === undefined) {
        const reason =
          codec === 'utf-8' ? 'surrogates not allowed' : `ordinal not in range(${limit})`;
        throw encodeError(codec, text, position, reason);
      }
      for (const byte of instead) bytes.push(byte.charCodeAt(0));
    }
    position++;
  }
  return Uint8Array.from(bytes);
}

function encodeUtf16(text: string, codec: Codec): Uint8Array {
  const mark = codec === 'utf-16' ? '\ufeff' : '';
  const units = mark + text;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < units.length; i++) {
    view.setUint16(i * 2, units.charCodeAt(i), codec !== 'utf-16-be');
  }
  return bytes;
}

/** bytes.decode(encoding, errors). */
export function decode(bytes: Uint8Array, encoding = 'utf-8', errors = 'strict'): string {
  const codec = codecOf(encoding);
  switch (codec) {
    case 'utf-8': {
      const sig = /sig/i.test(encoding) && bytes[0] === 0xef && bytes[1] === 0xbb;
      return decodeUtf8(sig ? bytes.subarray(3) : bytes, errors);
    }
    case 'ascii':
    case 'latin-1': {
      let text = '';
      bytes.forEach((byte, i) => {
        text +=
          codec === 'latin-1' || byte < 0x80
            ? String.fromCharCode(byte)
            : replacement(bytes, i, i + 1, errors, () =>
                decodeError('ascii', bytes, i, i + 1, 'ordinal not in range(128)'),
              );
      });
      return text;
    }
    default:
      return decodeWide(bytes, codec);
  }
}

function decodeWide(bytes: Uint8Array, codec: Codec): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = codec === 'utf-32' ? 4 : 2;
  let at = 0;
  let little = codec !== 'utf-16-be';
  if (codec === 'utf-16' || codec === 'utf-32') {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) at = width;
    else if (bytes[0] === 0xfe && bytes[1] === 0xff) {
      at = width;
      little = false;
    }
  }
  let text = '';
  for (; at + width <= bytes.length; at += width) {
    text +=
      width === 4
        ? String.fromCodePoint(view.getUint32(at, little))
        : String.fromCharCode(view.getUint16(at, little));
  }
  if (at < bytes.length) throw decodeError(codec, bytes, at, bytes.length, 'truncated data');
  return text;
}

function replacement(
  bytes: Uint8Array,
  start: number,
  end: number,
  errors: string,
  error: () => Raised,
): string {
  switch (errors) {
    case 'ignore':
      return '';
    case 'replace':
      return '\ufffd';
    case 'backslashreplace':
      return Array.from(bytes.subarray(start, end), escapeCodePoint).join('');
    case 'surrogateescape':
      return Array.from(bytes.subarray(start, end), (byte) =>
        String.fromCharCode(0xdc00 + byte),
      ).join('');
    case 'strict':
    case 'surrogatepass':
      throw error();
    default:
      throw raise('LookupError', `unknown error handler name '${errors}'`);
  }
}

/** Range of the second byte after a lead byte (RFC 3629): no overlong forms, no surrogates. */
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

function decodeUtf8(bytes: Uint8Array, errors: string): string {
  const parts: string[] = [];
  let at = 0;
  const fail = (length: number, reason: string): void => {
    parts.push(
      replacement(bytes, at, at + length, errors, () =>
        decodeError('utf-8', bytes, at, at + length, reason),
      ),
    );
    at += length;
  };
  while (at < bytes.length) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      parts.push(String.fromCharCode(lead));
      at++;
      continue;
    }
    const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4) {
      fail(1, 'invalid start byte');
      continue;
    }
    let point = lead & (0xff >> (size + 1));
    let good = 1;
    for (; good < size; good++) {
      const byte = bytes[at + good];
      const [low, high] = good === 1 ? secondByte(lead) : [0x80, 0xbf];
      if (byte === undefined || byte < low || byte > high) break;
      point = (point << 6) | (byte & 63);
    }
    if (good === size) {
      parts.push(String.fromCodePoint(point));
      at += size;
    } else {
      fail(
        good,
        at + good >= bytes.length ? 'unexpected end of data' : 'invalid continuation byte',
      );
    }
  }
  return parts.join('');
}
