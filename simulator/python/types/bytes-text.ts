/**
 * Methods that bytes and bytearray share with str, by way of text: every byte becomes a character, those
 * that mean nothing to ASCII a private one, so that no letter, space or case is found in them.
 */
import { Raised, typeError, valueError } from '../objects/exception.ts';
import { Native } from '../objects/native.ts';
import { NONE, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { list, PyBytes, PyList, PyTuple, tuple } from '../objects/values.ts';
import { plainInt, plainText, typeName } from '../protocols/index.ts';
import { bytesOf } from './memory-view.ts';
import { CASE_MEMBERS } from './str-case.ts';
import { LAYOUT_MEMBERS } from './str-layout.ts';
import { SEARCH_MEMBERS } from './str-search.ts';

const PRIVATE = 0xe000;

export function toText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    const plain = byte < 0x80 && (byte < 0x1c || byte > 0x1f);
    text += String.fromCharCode(plain ? byte : PRIVATE + byte);
  }
  return text;
}

export function fromText(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i) & 0xff;
  return bytes;
}

/** Methods whose argument may also be the number of one byte. */
const TAKES_NUMBER = new Set(['find', 'rfind', 'index', 'rindex', 'count']);
const TAKES_SIZES = new Set(['center', 'ljust', 'rjust', 'zfill', 'expandtabs', 'splitlines']);

function argumentText(value: Value, name: string, position: number): Value {
  const bytes = bytesOf(value);
  if (bytes !== undefined) return toText(bytes);
  if (value instanceof PyTuple) {
    return tuple(value.items.map((item) => argumentText(item, name, position)));
  }
  if (plainText(value) !== undefined) {
    if (name === 'startswith' || name === 'endswith') {
      throw typeError(
        `${name} first arg must be bytes or a tuple of bytes, not ${typeName(value)}`,
      );
    }
    throw typeError(
      TAKES_NUMBER.has(name)
        ? `argument should be integer or bytes-like object, not '${typeName(value)}'`
        : `a bytes-like object is required, not '${typeName(value)}'`,
    );
  }
  const number = plainInt(value);
  if (number !== undefined && position === 0 && TAKES_NUMBER.has(name)) {
    if (number < 0 || number > 255) throw valueError('byte must be in range(0, 256)');
    return toText(Uint8Array.of(Number(number)));
  }
  if (number !== undefined && position === 0 && !TAKES_SIZES.has(name) && name !== 'split') {
    throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
  }
  return value;
}

function result(value: Value, self: PyBytes): Value {
  const type = self.type.mro.find((base) => !base.heap) ?? self.type;
  if (typeof value === 'string') return new PyBytes(fromText(value), type);
  if (value instanceof PyList) return list(value.items.map((item) => result(item, self)));
  if (value instanceof PyTuple) return tuple(value.items.map((item) => result(item, self)));
  return value;
}

/** Errors that name what was looked for name it differently. */
function reworded(error: unknown): unknown {
  const message = error instanceof Raised ? error.exception.args.items[0] : undefined;
  if (message === 'substring not found') return valueError('subsection not found');
  if (typeof message === 'string' && / first arg must be str or a tuple of str, /.test(message)) {
    return typeError(message.replace('str or a tuple of str,', 'bytes or a tuple of bytes,'));
  }
  return error;
}

function viaText(member: Native): Native {
  const { name, signature, run, resume } = member;
  const convert = ([self, ...args]: (Value | undefined)[]): Value[] => {
    const texts = args.map((arg, i) =>
      arg === undefined || arg === NONE ? arg : argumentText(arg, name, i),
    );
    return [toText((self as PyBytes).bytes), ...texts] as Value[];
  };
  if (run !== undefined) {
    return new Native(
      name,
      signature,
      (args, context) => result(run(convert(args), context), args[0]),
      undefined,
    );
  }
  return new Native(name, signature, undefined, function* (args, context): Resumable {
    try {
      return result(yield* resume!(convert(args), context), args[0]);
    } catch (error) {
      throw reworded(error);
    }
  });
}

const SHARED = new Set([
  ...['find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith', 'removeprefix'],
  ...['removesuffix', 'replace', 'split', 'rsplit', 'partition', 'rpartition', 'strip', 'lstrip'],
  ...['rstrip', 'ljust', 'rjust', 'center', 'zfill', 'expandtabs', 'lower', 'upper', 'capitalize'],
  ...['title', 'swapcase', 'isalpha', 'isdigit', 'isalnum', 'isspace', 'isascii', 'islower'],
  ...['isupper', 'istitle'],
]);

/** The rows of str that hold for bytes as well. */
export const TEXT_METHODS: readonly Native[] = [
  ...SEARCH_MEMBERS,
  ...LAYOUT_MEMBERS,
  ...CASE_MEMBERS,
].flatMap((member) =>
  member instanceof Native && SHARED.has(member.name) ? [viaText(member)] : [],
);
