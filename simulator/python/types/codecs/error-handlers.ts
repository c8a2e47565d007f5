/**
 * The standard error handlers: what stands for that which cannot be encoded or decoded (Library
 * reference, "codecs", "Error Handlers").
 */
import { escapeCodePoint } from '../../formatting/string-text.ts';
import { characterName } from '../../unicode/names.ts';
import { isSurrogate } from './encoding.ts';

/** A text that cannot be encoded from `start` to `end` (UTF-16 units). */
export interface EncodeFailure {
  readonly kind: 'encode';
  readonly codec: string;
  readonly object: string;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** Bytes that cannot be decoded from `start` to `end`. */
export interface DecodeFailure {
  readonly kind: 'decode';
  readonly codec: string;
  readonly object: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** A text of which str.translate() and its like can make nothing. */
export interface TranslateFailure extends Omit<EncodeFailure, 'kind'> {
  readonly kind: 'translate';
}

export type Failure = EncodeFailure | DecodeFailure | TranslateFailure;

/** What is put in, and where encoding or decoding goes on. */
export interface Remedy {
  readonly text: string | Uint8Array;
  readonly resume: number;
}

/** That a handler is not made for this kind of failure. */
export const UNHANDLED: unique symbol = Symbol('unhandled');
export type HandlerAnswer = Remedy | undefined | typeof UNHANDLED;

function characters({ object, start, end }: EncodeFailure | TranslateFailure): string[] {
  return Array.from(object.slice(start, end));
}

function each(failure: EncodeFailure, write: (point: number, character: string) => string): Remedy {
  const written = characters(failure).map((one) => write(one.codePointAt(0)!, one));
  return { text: written.join(''), resume: failure.end };
}

function backslashReplace(failure: Failure): Remedy {
  const points =
    failure.kind === 'decode'
      ? Array.from(failure.object.subarray(failure.start, failure.end))
      : characters(failure).map((one) => one.codePointAt(0)!);
  return { text: points.map(escapeCodePoint).join(''), resume: failure.end };
}

function replace(failure: Failure): Remedy {
  if (failure.kind === 'decode') return { text: '\ufffd', resume: failure.end };
  const sign = failure.kind === 'encode' ? '?' : '\ufffd';
  return { text: sign.repeat(characters(failure).length), resume: failure.end };
}

function nameReplace(point: number, character: string): string {
  const name = characterName(character);
  return name === undefined ? escapeCodePoint(point) : `\\N{${name}}`;
}

/** Lone surrogates stand for bytes that could not be decoded. */
function surrogateEscape(failure: EncodeFailure | DecodeFailure): Remedy | undefined {
  const { start, end } = failure;
  let at = start;
  if (failure.kind === 'encode') {
    const escaped = (unit: number): boolean => unit >= 0xdc80 && unit < 0xdd00;
    while (at < end && escaped(failure.object.charCodeAt(at))) at++;
    const bytes = Array.from(
      failure.object.slice(start, at),
      (unit) => unit.charCodeAt(0) - 0xdc00,
    );
    return at === start ? undefined : { text: Uint8Array.from(bytes), resume: at };
  }
  // Of several bytes, only those at the beginning may be no ASCII: the others are looked at again.
  while (at < end && at < start + 4 && failure.object[at]! >= 0x80) at++;
  const part = failure.object.subarray(start, at);
  const text = Array.from(part, (byte) => String.fromCharCode(0xdc00 + byte)).join('');
  return at === start ? undefined : { text, resume: at };
}

const UTF = /^utf[-_]?(8|16|32)(?:[-_]?(le|be))?$/i;

/** How a lone surrogate is written in an encoding of all characters. */
function surrogateBytes(unit: number, width: string, little: boolean): readonly number[] {
  if (width === '8') return [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 63), 0x80 | (unit & 63)];
  const big = [...(width === '32' ? [0, 0] : []), unit >> 8, unit & 255];
  return little ? big.reverse() : big;
}

/** Lone surrogates are encoded and decoded as if they were characters. */
function surrogatePass(failure: EncodeFailure | DecodeFailure): Remedy | undefined {
  const match = UTF.exec(failure.codec);
  if (match === null) return undefined;
  const width = match[1]!;
  const little = match[2]?.toLowerCase() !== 'be';
  const { start, end } = failure;
  if (failure.kind === 'encode') {
    const units = Array.from(failure.object.slice(start, end), (unit) => unit.codePointAt(0)!);
    if (!units.every(isSurrogate)) return undefined;
    const bytes = units.flatMap((unit) => surrogateBytes(unit, width, little));
    return { text: Uint8Array.from(bytes), resume: end };
  }
  const size = width === '8' ? 3 : Number(width) / 8;
  const given = failure.object.subarray(start, start + size);
  if (given.length < size) return undefined;
  const [first = 0, second = 0, third = 0] = given;
  const bytes = little ? Array.from(given).reverse() : Array.from(given);
  const unit =
    width === '8'
      ? ((first & 15) << 12) | ((second & 63) << 6) | (third & 63)
      : bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  if (!isSurrogate(unit)) return undefined;
  const same = surrogateBytes(unit, width, little).every((byte, i) => byte === given[i]);
  return same ? { text: String.fromCharCode(unit), resume: start + size } : undefined;
}

const ENCODE_ONLY: Readonly<Record<string, (failure: EncodeFailure) => Remedy>> = {
  xmlcharrefreplace: (failure) => each(failure, (point) => `&#${point};`),
  namereplace: (failure) => each(failure, nameReplace),
};

/** What the handler of this name does; undefined: there is none of that name. */
export function standardHandler(name: string): ((failure: Failure) => HandlerAnswer) | undefined {
  switch (name) {
    case 'strict':
      return () => undefined;
    case 'ignore':
      return ({ end }) => ({ text: '', resume: end });
    case 'replace':
      return replace;
    case 'backslashreplace':
      return backslashReplace;
    case 'surrogateescape':
      return (failure) => (failure.kind === 'translate' ? UNHANDLED : surrogateEscape(failure));
    case 'surrogatepass':
      return (failure) => (failure.kind === 'translate' ? UNHANDLED : surrogatePass(failure));
    default: {
      const write = ENCODE_ONLY[name];
      if (write === undefined) return undefined;
      return (failure) => (failure.kind === 'encode' ? write(failure) : UNHANDLED);
    }
  }
}

export const STANDARD_HANDLERS = [
  ...['strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace'],
  ...['surrogateescape', 'surrogatepass'],
];
