/** Paths as programs give them: str, bytes, or an object with `__fspath__`. */
import { raise, typeError, valueError } from '../python/objects/exception.ts';
import { NONE, typeOf, type Value } from '../python/objects/object.ts';
import { call, type Resumable } from '../python/objects/resumable.ts';
import { PyBytes } from '../python/objects/values.ts';
import { plainText, specialMethod, typeName } from '../python/protocols/index.ts';
import { decode, encode } from '../python/types/codecs.ts';

/** os.fspath(): the str or bytes that a path is. */
export function* fspath(path: Value): Resumable {
  if (isText(path)) return path;
  const method = specialMethod(path, '__fspath__');
  if (method === undefined) {
    throw typeError(`expected str, bytes or os.PathLike object, not ${typeName(path)}`);
  }
  const result = yield* call(method, []);
  if (isText(result)) return result;
  throw typeError(
    `expected ${typeName(path)}.__fspath__() to return str or bytes, not ${typeName(result)}`,
  );
}

function isText(value: Value): boolean {
  return plainText(value) !== undefined || value instanceof PyBytes;
}

/** os.fsdecode(): the text of a path; bytes that are no UTF-8 become lone surrogates. */
export function decodePath(path: Value): string {
  return plainText(path) ?? decode((path as PyBytes).bytes, 'utf-8', 'surrogateescape');
}

/** A name as bytes, for those who asked with bytes. */
export function encodePath(text: string): PyBytes {
  return new PyBytes(encode(text, 'utf-8', 'surrogateescape'));
}

export interface PathArgument {
  /** What the kernel is asked for. */
  readonly text: string;
  /** Whether names in the answer are bytes. */
  readonly bytes: boolean;
  /** The str or bytes that was given, for errors. */
  readonly given: Value;
}

/** How a function calls its path, and what it takes for one: for the error about anything else. */
export interface PathRole {
  /** "stat: path". */
  readonly what: string;
  readonly kinds?: string;
}

/** A path for the system. */
export function* pathArgument(path: Value, role?: PathRole): Resumable<PathArgument> {
  if (role !== undefined && !isText(path)) {
    const method = typeOf(path).lookup('__fspath__');
    if (method === undefined || method === NONE) {
      const { what, kinds = 'string, bytes or os.PathLike' } = role;
      throw typeError(`${what} should be ${kinds}, not ${typeName(path)}`);
    }
  }
  const given = yield* fspath(path);
  const text = decodePath(given);
  if (text.includes('\0')) throw valueError('embedded null byte');
  return { text, bytes: given instanceof PyBytes, given };
}

/** A descriptor: an int that fits a C int. */
export function descriptorArgument(value: number | bigint): number {
  if (typeof value === 'bigint' || value > 0x7fffffff) {
    throw raise('OverflowError', 'fd is greater than maximum');
  }
  if (value < -0x80000000) throw raise('OverflowError', 'fd is less than minimum');
  return value;
}
