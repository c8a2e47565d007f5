/** UTF-16 and UTF-32, with and without a byte order mark. */
import {
  type Encoding,
  isSurrogate,
  type Opening,
  type Problem,
  type Stop,
  surrogatesEnd,
} from './encoding.ts';

type UnitBytes = 2 | 4;

function pushUnit(out: number[], unit: number, width: UnitBytes, little: boolean): void {
  for (let i = 0; i < width; i++) out.push((unit >>> (8 * (little ? i : width - 1 - i))) & 255);
}

function encodeAs(width: UnitBytes, little: boolean): Encoding['encode'] {
  return (text: string, start: number, out: number[]): Problem | undefined => {
    for (let at = start; at < text.length; at++) {
      const point = text.codePointAt(at)!;
      if (isSurrogate(point)) {
        // UTF-32 tells of all of a row, UTF-16 of each.
        const end = width === 4 ? surrogatesEnd(text, at) : at + 1;
        return { start: at, end, reason: 'surrogates not allowed' };
      }
      if (point <= 0xffff || width === 4) pushUnit(out, point, width, little);
      else {
        pushUnit(out, text.charCodeAt(at), width, little);
        pushUnit(out, text.charCodeAt(at + 1), width, little);
      }
      if (point > 0xffff) at++;
    }
    return undefined;
  };
}

function decodeAs(width: UnitBytes, little: boolean): Encoding['decode'] {
  return (bytes: Uint8Array, start: number, out: string[], final: boolean): Stop => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = start;
    const problem = (length: number, reason: string): Stop => ({
      at,
      problem: { start: at, end: at + length, reason },
    });
    while (at < bytes.length) {
      const rest = bytes.length - at;
      if (rest < width) return final ? problem(rest, 'truncated data') : { at };
      const unit = width === 2 ? view.getUint16(at, little) : view.getUint32(at, little);
      if (unit > 0x10ffff) return problem(4, 'code point not in range(0x110000)');
      if (!isSurrogate(unit)) {
        out.push(String.fromCodePoint(unit));
        at += width;
        continue;
      }
      if (width === 4) {
        return problem(4, 'code point in surrogate code point range(0xd800, 0xe000)');
      }
      if (unit >= 0xdc00) return problem(2, 'illegal encoding');
      if (rest < 4) return final ? problem(rest, 'unexpected end of data') : { at };
      const low = view.getUint16(at + 2, little);
      if (low < 0xdc00 || low >= 0xe000) return problem(2, 'illegal UTF-16 surrogate');
      out.push(String.fromCharCode(unit, low));
      at += 4;
    }
    return { at };
  };
}

function wide(width: UnitBytes, order: 'le' | 'be'): Encoding {
  const name = `utf-${width * 8}-${order}`;
  return {
    name,
    errorName: name,
    universal: true,
    extendsAscii: false,
    unitBytes: width,
    mark: [],
    encode: encodeAs(width, order === 'le'),
    decode: decodeAs(width, order === 'le'),
  };
}

/** Says its byte order by a mark; without one, it is this machine's. */
function marked(little: Encoding, big: Encoding): Encoding {
  const mark = little.unitBytes === 2 ? [0xff, 0xfe] : [0xff, 0xfe, 0, 0];
  const name = `utf-${little.unitBytes * 8}`;
  const open = (bytes: Uint8Array, final: boolean): Opening | undefined => {
    const size = mark.length;
    if (bytes.length < size && !final) return undefined;
    if (mark.every((byte, i) => bytes[i] === byte)) return { encoding: little, start: size };
    const isBig = mark.every((byte, i) => bytes[size - 1 - i] === byte);
    return isBig ? { encoding: big, start: size } : { encoding: little, start: 0 };
  };
  return { ...little, name, errorName: name, mark, open };
}

export const UTF_16_LE = wide(2, 'le');
export const UTF_16_BE = wide(2, 'be');
export const UTF_16 = marked(UTF_16_LE, UTF_16_BE);
export const UTF_32_LE = wide(4, 'le');
export const UTF_32_BE = wide(4, 'be');
export const UTF_32 = marked(UTF_32_LE, UTF_32_BE);
