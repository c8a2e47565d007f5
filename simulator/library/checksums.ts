/** Check sums: CRC-32, CRC-CCITT, Adler-32. */
import type { Context } from '../python/context.ts';
import type { Resumable } from '../python/objects/resumable.ts';
import type { Integer } from '../python/types/integer.ts';

/** `timeit -s "import zlib;d=b'x'*100000" "zlib.crc32(d)"`, per byte. */
const BYTE_NS = 0.35;
const HQX_BYTE_NS = 1.5;
/** Beyond this size the GIL is let go meanwhile. */
const ALONE_BYTES = 5 * 1024;
const ADLER_MODULUS = 65521;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function low(value: Integer, bits: number): number {
  return Number(BigInt.asUintN(bits, BigInt(value)));
}

function* takeTime(bytes: Uint8Array, context: Context): Resumable<void> {
  const ns = bytes.length * BYTE_NS;
  if (bytes.length > ALONE_BYTES) yield* context.interpreter.workWithoutGil(context, ns);
  else context.charge(ns);
}

export function* crc32(bytes: Uint8Array, start: Integer, context: Context): Resumable<number> {
  let crc = ~low(start, 32);
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 0xff]!;
  yield* takeTime(bytes, context);
  return ~crc >>> 0;
}

export function* adler32(bytes: Uint8Array, start: Integer, context: Context): Resumable<number> {
  const begin = low(start, 32);
  let a = begin & 0xffff;
  let b = begin >>> 16;
  for (const byte of bytes) {
    a = (a + byte) % ADLER_MODULUS;
    b = (b + a) % ADLER_MODULUS;
  }
  yield* takeTime(bytes, context);
  return ((b << 16) | a) >>> 0;
}

export function crcHqx(bytes: Uint8Array, start: Integer, context: Context): number {
  let crc = low(start, 16);
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
    crc &= 0xffff;
  }
  context.charge(bytes.length * HQX_BYTE_NS);
  return crc;
}
