/** Text to bytes and back: str.encode, bytes.decode, and who else needs it. */
import type { Context } from '../context.ts';
import { raise, valueError } from '../objects/exception.ts';
import { PyBytes } from '../objects/values.ts';
import type { Resumable } from '../objects/resumable.ts';
import { plainText } from '../protocols/index.ts';
import type { Encoding } from './codecs/encoding.ts';
import { findEncoding } from './codecs/names.ts';
import { runTextCodec } from './codecs/python-codec.ts';
import { failureError, repair } from './codecs/repair.ts';

/** Most text is ASCII: its bytes are its characters. */
const ASCII = /^[\0-\x7f]*$/;

function asciiBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/**
 * Encodes by one of our encodings.
 *
 * @param context - absent where only the standard error handlers can be named.
 */
export function* encodeBy(
  encoding: Encoding,
  text: string,
  errors: string,
  context: Context | undefined,
): Resumable<Uint8Array> {
  if (encoding.extendsAscii && encoding.mark.length === 0 && ASCII.test(text)) {
    return asciiBytes(text);
  }
  const out = [...encoding.mark];
  let at = 0;
  for (;;) {
    const problem = encoding.encode(text, at, out);
    if (problem === undefined) return Uint8Array.from(out);
    const codec = encoding.errorName;
    const failure = { kind: 'encode', codec, object: text, ...problem } as const;
    const remedy = yield* repair(failure, errors, context);
    const fits = putIn(encoding, remedy.text, out);
    if (!fits) throw failureError(failure);
    at = remedy.resume;
  }
}

/** Puts in what stands for a character; false when that cannot be encoded itself. */
function putIn(encoding: Encoding, remedy: string | Uint8Array, out: number[]): boolean {
  if (typeof remedy === 'string') {
    if (encoding.universal && !ASCII.test(remedy)) return false;
    return encoding.encode(remedy, 0, out) === undefined;
  }
  if (remedy.length % encoding.unitBytes !== 0) return false;
  for (const byte of remedy) out.push(byte);
  return true;
}

export interface Decoded {
  readonly text: string;
  /** How many bytes have been used; without `final`, the beginning of a character may be left. */
  readonly used: number;
}

/**
 * Decodes by one of our encodings, a mark at the beginning included.
 *
 * @param final - no more will come: what is incomplete is an error.
 * @param context - absent where only the standard error handlers can be named.
 */
export function* decodeBy(
  encoding: Encoding,
  bytes: Uint8Array,
  errors: string,
  final: boolean,
  context: Context | undefined,
): Resumable<Decoded> {
  const opening =
    encoding.open === undefined ? { encoding, start: 0 } : encoding.open(bytes, final);
  if (opening === undefined) return { text: '', used: 0 };
  const out: string[] = [];
  let at = opening.start;
  for (;;) {
    const { at: reached, problem } = opening.encoding.decode(bytes, at, out, final);
    if (problem === undefined) return { text: out.join(''), used: reached };
    const codec = opening.encoding.errorName;
    const failure = { kind: 'decode', codec, object: bytes, ...problem } as const;
    const remedy = yield* repair(failure, errors, context);
    out.push(remedy.text as string);
    at = remedy.resume;
  }
}

/** Carries out what cannot run Python code. */
function immediately<Result>(work: Resumable<Result>): Result {
  const step = work.next();
  if (step.done !== true) throw new Error('standard error handlers run no Python code');
  return step.value;
}

function encodingOf(name: string): Encoding {
  const encoding = findEncoding(name);
  if (encoding === undefined) throw raise('LookupError', `unknown encoding: ${name}`);
  return encoding;
}

/** Encodes by an encoding of ours and a standard error handler. */
export function encode(text: string, encoding = 'utf-8', errors = 'strict'): Uint8Array {
  return immediately(encodeBy(encodingOf(encoding), text, errors, undefined));
}

/** Decodes by an encoding of ours and a standard error handler. */
export function decode(bytes: Uint8Array, encoding = 'utf-8', errors = 'strict'): string {
  return immediately(decodeBy(encodingOf(encoding), bytes, errors, true, undefined)).text;
}

function checkName(name: string | undefined): void {
  if (name?.includes('\0') === true) throw valueError('embedded null character');
}

/** text.encode(encoding, errors) by whatever encoding and handler of the process. */
export function* encodeText(
  text: string,
  encoding: string | undefined,
  errors: string | undefined,
  context: Context,
): Resumable<Uint8Array> {
  checkName(encoding);
  checkName(errors);
  const known = findEncoding(encoding ?? 'utf-8');
  if (known !== undefined) return yield* encodeBy(known, text, errors ?? 'strict', context);
  const result = yield* runTextCodec('encode', encoding!, text, errors, context);
  return (result as PyBytes).bytes;
}

/** bytes.decode(encoding, errors) by whatever encoding and handler of the process. */
export function* decodeBytes(
  bytes: Uint8Array,
  encoding: string | undefined,
  errors: string | undefined,
  context: Context,
): Resumable<string> {
  checkName(encoding);
  checkName(errors);
  const known = findEncoding(encoding ?? 'utf-8');
  if (known !== undefined) {
    return (yield* decodeBy(known, bytes, errors ?? 'strict', true, context)).text;
  }
  const object = new PyBytes(bytes);
  return plainText(yield* runTextCodec('decode', encoding!, object, errors, context))!;
}
