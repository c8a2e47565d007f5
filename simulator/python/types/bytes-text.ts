/**
 * Methods that bytes and bytearray share with str, by way of text: every byte becomes a character, those
 * that mean nothing to ASCII a private one, so that no letter, space or case is found in them.
 */
import { Raised, typeError, valueError } from '../objects/exception.ts';
import { answerOf, Native } from '../objects/native.ts';
import { NONE, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { list, PyBytes, PyList, PyTuple, tuple } from '../objects/values.ts';
import { plainInt, typeName } from '../protocols/index.ts';
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
/** Methods that take None for "white space". */
const TAKES_NONE = new Set(['split', 'rsplit', 'strip', 'lstrip', 'rstrip']);
const TAKES_SIZE_FIRST = new Set(['center', 'ljust', 'rjust', 'zfill', 'expandtabs', 'splitlines']);
const TAKES_AFFIX = new Set(['startswith', 'endswith']);

/** An argument of a method of bytes as one of str takes it; what is no text stays as it is. */
function argumentText(value: Value, name: string, position: number): Value {
  const first = position === 0;
  if (TAKES_SIZE_FIRST.has(name)) return first ? value : fillText(value, name);
  if (!first && name !== 'replace') return value; // a bound or a count
  if (position > 1 || (value === NONE && TAKES_NONE.has(name))) return value;
  const bytes = bytesOf(value);
  if (bytes !== undefined) return toText(bytes);
  if (TAKES_AFFIX.has(name)) {
    if (value instanceof PyTuple) return tuple(value.items.map(requiredText));
    throw typeError(`${name} first arg must be bytes or a tuple of bytes, not ${typeName(value)}`);
  }
  if (!TAKES_NUMBER.has(name)) return requiredText(value);
  const number = plainInt(value);
  if (number === undefined) {
    throw typeError(`argument should be integer or bytes-like object, not '${typeName(value)}'`);
  }
  if (number < 0 || number > 255) throw valueError('byte must be in range(0, 256)');
  return toText(Uint8Array.of(Number(number)));
}

function requiredText(value: Value): string {
  const bytes = bytesOf(value);
  if (bytes !== undefined) return toText(bytes);
  throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
}

function fillText(value: Value, name: string): string {
  const bytes = bytesOf(value);
  if (bytes?.length === 1) return toText(bytes);
  const given = value === NONE ? 'None' : typeName(value);
  throw typeError(`${name}() argument 2 must be a byte string of length 1, not ${given}`);
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
  return error;
}

function viaText(member: Native): Native {
  const { name, signature, run, resume } = member;
  const convert = ([self, ...args]: (Value | undefined)[]): Value[] => {
    const texts = args.map((arg, i) => (arg === undefined ? arg : argumentText(arg, name, i)));
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
      return result(yield* answerOf(resume!(convert(args), context)), args[0]);
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
