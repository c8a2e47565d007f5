/** UTF-8 in and out, against the host's own. */
import { expect, test } from 'vitest';
import { encodeUtf8, Utf8Decoder } from './utf8.ts';

const TEXTS = ['', 'plain', 'fünf €', '😀 wide', '\u0000\u007f\u0080\u07ff\u0800\uffff\u{10ffff}'];

test.each(TEXTS)('%j becomes the bytes that the host makes of it, and comes back', (text) => {
  const bytes = encodeUtf8(text);
  expect(bytes).toEqual(new Uint8Array(new TextEncoder().encode(text)));
  expect(new Utf8Decoder().decode(bytes)).toBe(text);
});

test('half a surrogate pair is written as a replacement character', () => {
  expect(encodeUtf8('a\ud800b')).toEqual(new Uint8Array(new TextEncoder().encode('a\ufffdb')));
});

test('a character may come in pieces', () => {
  const decoder = new Utf8Decoder();
  const pieces = Array.from(encodeUtf8('ü€😀'), (byte) => decoder.decode(Uint8Array.of(byte)));
  expect(pieces.join('')).toBe('ü€😀');
});

test.each([
  [[0xff], '\ufffd'],
  [[0x61, 0x80, 0x62], 'a\ufffdb'],
  [[0xc3, 0x28], '\ufffd('],
  [[0xc0, 0xaf], '\ufffd\ufffd'],
  [[0xe2, 0x82, 0x61], '\ufffda'],
])('%j is no UTF-8', (bytes, text) => {
  expect(new Utf8Decoder().decode(Uint8Array.from(bytes))).toBe(text);
});
