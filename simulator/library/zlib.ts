/** `zlib`: its check sums. To compress is refused. */
import type { Interpreter } from '../python/context.ts';
import { EXCEPTIONS, raise, typeError } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import { builtinType, type PyDict, type Value } from '../python/objects/object.ts';
import { index, typeName } from '../python/protocols/index.ts';
import { bytesOf } from '../python/types/memory-view.ts';
import { adler32, crc32 } from './checksums.ts';
import { namespace } from './library-module.ts';

const ERROR = builtinType('error', { module: 'zlib', base: EXCEPTIONS.Exception });

const sum = (name: string, initial: number, make: typeof crc32) =>
  resumable(
    `${name}(data, value=${initial}, /)`,
    function* ([data, value]: [Value, Value?], context) {
      const bytes = bytesOf(data);
      if (bytes === undefined) {
        throw typeError(`a bytes-like object is required, not '${typeName(data)}'`);
      }
      return yield* make(bytes, value === undefined ? initial : yield* index(value), context);
    },
  );

const FUNCTIONS = [
  sum('crc32', 0, crc32),
  sum('adler32', 1, adler32),
  ...['compress', 'decompress', 'compressobj', 'decompressobj'].map((name) =>
    native(`${name}(*args, **kwargs)`, () => {
      throw raise('NotImplementedError', `zlib.${name}() is not supported`);
    }),
  ),
];

export function createZlib(_interpreter: Interpreter): PyDict {
  return namespace('zlib', FUNCTIONS, { error: ERROR });
}
