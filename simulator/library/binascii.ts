/** `binascii`: bytes as hexadecimal digits and base 64, and check sums. */
import type { Interpreter } from '../python/context.ts';
import {
  EXCEPTIONS,
  PyException,
  raise,
  Raised,
  typeError,
  valueError,
} from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import { builtinType, type PyDict, type Value } from '../python/objects/object.ts';
import { PyBytes, tuple } from '../python/objects/values.ts';
import {
  asSmallIndex,
  index,
  length,
  plainText,
  truth,
  typeName,
} from '../python/protocols/index.ts';
import { bytesOf } from '../python/types/memory-view.ts';
import { crc32, crcHqx } from './checksums.ts';
import { decodeBase64, encodeBase64 } from './binary-text/base64.ts';
import { namespace } from './library-module.ts';

const BINASCII_ERROR = builtinType('Error', { module: 'binascii', base: EXCEPTIONS.ValueError });
const INCOMPLETE = builtinType('Incomplete', { module: 'binascii', base: EXCEPTIONS.Exception });

/** `timeit -s "import binascii;d=b'x'*100000" "binascii.hexlify(d)"`, per byte. */
const HEX_NS = 1.6;
const BASE64_NS = 1.5;

function problem(message: string): Raised {
  return new Raised(new PyException(BINASCII_ERROR, tuple([message])));
}

function bytesArgument(value: Value): Uint8Array {
  const bytes = bytesOf(value);
  if (bytes !== undefined) return bytes;
  throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
}

/** Bytes, or an ASCII text. */
function asciiArgument(value: Value): Uint8Array {
  const text = plainText(value);
  if (text === undefined) {
    const bytes = bytesOf(value);
    if (bytes !== undefined) return bytes;
    throw typeError(`argument should be bytes, buffer or ASCII string, not '${typeName(value)}'`);
  }
  return Uint8Array.from(text, (character) => {
    if (character > '\x7f')
      throw valueError('string argument should contain only ASCII characters');
    return character.charCodeAt(0);
  });
}

const hexlify = (name: string) =>
  resumable(
    `${name}(data, sep=b"", bytes_per_sep=1)`,
    function* ([data, sep, bytesPerSep]: [Value, Value?, Value?], context) {
      const bytes = bytesArgument(data);
      context.charge(bytes.length * HEX_NS);
      const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
      if (sep === undefined) return asciiBytes(digits.join(''));
      if ((yield* length(sep)) !== 1) throw valueError('sep must be length 1.');
      const mark = plainText(sep) ?? String.fromCharCode(bytesArgument(sep)[0]!);
      if (mark > '\x7f') throw valueError('sep must be ASCII.');
      const size = bytesPerSep === undefined ? 1 : yield* asSmallIndex(bytesPerSep);
      return asciiBytes(separated(digits, mark, size));
    },
  );

/** Groups are counted from the right; with a negative size from the left. */
function separated(digits: readonly string[], mark: string, size: number): string {
  if (size === 0) return digits.join('');
  const step = Math.abs(size);
  const offset = size > 0 ? digits.length % step : 0;
  return digits
    .map((pair, i) => (i > 0 && (i - offset) % step === 0 ? mark + pair : pair))
    .join('');
}

function asciiBytes(text: string): PyBytes {
  return new PyBytes(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}

const unhexlify = (name: string) =>
  native(`${name}(hexstr, /)`, ([hexstr]: [Value], context) => {
    const text = String.fromCharCode(...asciiArgument(hexstr));
    if (text.length % 2 !== 0) throw problem('Odd-length string');
    if (!/^[0-9a-fA-F]*$/.test(text)) throw problem('Non-hexadecimal digit found');
    context.charge(text.length * HEX_NS);
    const bytes = new Uint8Array(text.length / 2);
    for (let i = 0; i < bytes.length; i++)
      bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
    return new PyBytes(bytes);
  });

const FUNCTIONS = [
  hexlify('hexlify'),
  hexlify('b2a_hex'),
  unhexlify('unhexlify'),
  unhexlify('a2b_hex'),
  resumable(
    'b2a_base64(data, /, *, newline=True)',
    function* ([data, newline]: [Value, Value?], context) {
      const bytes = bytesArgument(data);
      context.charge(bytes.length * BASE64_NS);
      const ends = newline === undefined || (yield* truth(newline));
      return asciiBytes(encodeBase64(bytes) + (ends ? '\n' : ''));
    },
  ),
  resumable(
    'a2b_base64(data, /, *, strict_mode=False)',
    function* ([data, strictMode]: [Value, Value?], context) {
      const bytes = asciiArgument(data);
      context.charge(bytes.length * BASE64_NS);
      const strict = strictMode !== undefined && (yield* truth(strictMode));
      const result = decodeBase64(bytes, strict);
      if (typeof result === 'string') throw problem(result);
      return new PyBytes(result);
    },
  ),
  resumable('crc32(data, crc=0, /)', function* ([data, crc]: [Value, Value?], context) {
    return yield* crc32(bytesArgument(data), crc === undefined ? 0 : yield* index(crc), context);
  }),
  resumable('crc_hqx(data, crc, /)', function* ([data, crc]: [Value, Value], context) {
    return crcHqx(bytesArgument(data), yield* index(crc), context);
  }),
  ...['a2b_qp', 'b2a_qp', 'a2b_uu', 'b2a_uu'].map((name) =>
    native(`${name}(*args, **kwargs)`, () => {
      throw raise('NotImplementedError', `binascii.${name}() is not supported`);
    }),
  ),
];

export function createBinascii(_interpreter: Interpreter): PyDict {
  return namespace('binascii', FUNCTIONS, { Error: BINASCII_ERROR, Incomplete: INCOMPLETE });
}
