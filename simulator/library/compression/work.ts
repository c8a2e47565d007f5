/** What compressing costs, and the arguments that all its functions take. */
import type { Context } from '../../python/context.ts';
import { typeError } from '../../python/objects/exception.ts';
import type { Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { PyBytes } from '../../python/objects/values.ts';
import { index, typeName } from '../../python/protocols/index.ts';
import { bytesOf } from '../../python/types/memory-view.ts';

/** `timeit "zlib.compress(b'x')"`: its tables are made for every stream. */
export const START_COMPRESSION_NS = 1_800;
/** `timeit "zlib.decompress(short)"`, with what `zlib.compress(b'x')` gave. */
export const CALL_NS = 200;
/** `timeit "zlib.compress(text, level)"` over 1 MB of Python's own modules, per byte, by level from 0. */
const LEVEL_BYTE_NS = [0.4, 7.6, 8.3, 11, 12, 18, 27, 33, 59, 100];
const USUAL_LEVEL = 6;
/** `timeit "zlib.decompress(compressed)"` of the same, per byte that comes out. */
const OUTPUT_BYTE_NS = 2.3;

export function bytesLike(value: Value): Uint8Array {
  const bytes = bytesOf(value);
  if (bytes !== undefined) return bytes;
  throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
}

export function* integerOr(value: Value | undefined, usual: number): Resumable<number> {
  return value === undefined ? usual : Number(yield* index(value));
}

export function compressionNs(level: number, bytes: number): number {
  return bytes * (LEVEL_BYTE_NS[level] ?? LEVEL_BYTE_NS[USUAL_LEVEL]!);
}

export function decompressionNs(bytes: number): number {
  return CALL_NS + bytes * OUTPUT_BYTE_NS;
}

/** The result, after the time it takes, in which others may have the GIL. */
export function* result(output: Uint8Array, ns: number, context: Context): Resumable<PyBytes> {
  context.interpreter.allocate(output.length);
  yield* context.interpreter.workWithoutGil(context, ns);
  return new PyBytes(output);
}
