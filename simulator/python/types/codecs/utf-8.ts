/** UTF-8 (RFC 3629), with and without a mark. */
import {
  type Encoding,
  isSurrogate,
  latin1Text,
  type Problem,
  type Stop,
  surrogatesEnd,
} from './encoding.ts';

/** What a UTF-8 file may begin with, to say that it is one. */
const UTF8_MARK = [0xef, 0xbb, 0xbf] as const;

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

function encode(text: string, start: number, out: number[]): Problem | undefined {
  for (let at = start; at < text.length; at++) {
    const point = text.codePointAt(at)!;
    if (isSurrogate(point)) {
      return { start: at, end: surrogatesEnd(text, at), reason: 'surrogates not allowed' };
    }
    push(out, point);
    if (point > 0xffff) at++;
  }
  return undefined;
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
function sizeOf(lead: number): number {
  return lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}

/** How many bytes from `at` on are the beginning of one character, at most its whole. */
function prefix(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const size = sizeOf(lead);
  for (let good = 1; good < size; good++) {
    const byte = bytes[at + good];
    const [low, high] = good === 1 ? secondByte(lead) : [0x80, 0xbf];
    if (byte === undefined || byte < low || byte > high) return good;
  }
  return size;
}

function decode(bytes: Uint8Array, start: number, out: string[], final: boolean): Stop {
  const problem = (at: number, length: number, reason: string): Stop => ({
    at,
    problem: { start: at, end: at + length, reason },
  });
  let at = start;
  while (at < bytes.length) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      let end = at + 1;
      while (end < bytes.length && bytes[end]! < 0x80) end++;
      out.push(latin1Text(bytes, at, end));
      at = end;
      continue;
    }
    if (lead < 0xc2 || lead > 0xf4) return problem(at, 1, 'invalid start byte');
    const size = sizeOf(lead);
    const good = prefix(bytes, at);
    if (good < size) {
      if (at + good < bytes.length) return problem(at, good, 'invalid continuation byte');
      return final ? problem(at, good, 'unexpected end of data') : { at };
    }
    let point = lead & (0xff >> (size + 1));
    for (let i = 1; i < size; i++) point = (point << 6) | (bytes[at + i]! & 63);
    out.push(String.fromCodePoint(point));
    at += size;
  }
  return { at };
}

export const UTF_8: Encoding = {
  name: 'utf-8',
  errorName: 'utf-8',
  universal: true,
  extendsAscii: true,
  unitBytes: 1,
  mark: [],
  encode,
  decode,
};

export const UTF_8_SIG: Encoding = {
  ...UTF_8,
  name: 'utf-8-sig',
  mark: UTF8_MARK,
  open: (bytes, final) => {
    const head = bytes.subarray(0, UTF8_MARK.length);
    const begins = head.every((byte, i) => byte === UTF8_MARK[i]);
    if (begins && head.length < UTF8_MARK.length && !final) return undefined;
    return { encoding: UTF_8, start: begins && head.length === UTF8_MARK.length ? 3 : 0 };
  },
};
