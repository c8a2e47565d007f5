/** `zlib`: compressing, and check sums (Library reference, "zlib"). */
import {
  Z_BLOCK,
  Z_DEFAULT_STRATEGY,
  Z_FILTERED,
  Z_FINISH,
  Z_FIXED,
  Z_FULL_FLUSH,
  Z_HUFFMAN_ONLY,
  Z_NO_FLUSH,
  Z_PARTIAL_FLUSH,
  Z_RLE,
  Z_SYNC_FLUSH,
  Z_TREES,
} from 'pako';

import type { Interpreter } from '../python/context.ts';
import { type Raised, typeError, valueError } from '../python/objects/exception.ts';
import { resumable } from '../python/objects/native.ts';
import { NONE, type PyDict, type Value } from '../python/objects/object.ts';
import { index } from '../python/protocols/index.ts';
import { bytesOf } from '../python/types/memory-view.ts';
import { adler32, crc32 } from './checksums.ts';
import { PyCompress } from './compression/compress-type.ts';
import { PyDecompress, setDictionary } from './compression/decompress-type.ts';
import {
  compressed,
  decompressed,
  startCompression,
  startDecompression,
  StreamFailure,
} from './compression/deflate-stream.ts';
import {
  bytesLike,
  compressionNs,
  decompressionNs,
  integerOr,
  result,
  START_COMPRESSION_NS,
} from './compression/work.ts';
import { ERROR, orError, streamError, zlibError } from './compression/zlib-error.ts';
import { namespace } from './library-module.ts';

const DEFLATED = 8;
const MAX_WBITS = 15;
const DEF_MEM_LEVEL = 8;
const DEF_BUF_SIZE = 16 * 1024;
const Z_DEFAULT_COMPRESSION = -1;
const BUFFER_ERROR = -5;
const VERSION = '1.2.13';

const CONSTANTS = {
  ...{ DEFLATED, DEF_BUF_SIZE, DEF_MEM_LEVEL, MAX_WBITS },
  ...{ ZLIB_RUNTIME_VERSION: VERSION, ZLIB_VERSION: VERSION },
  ...{ Z_BEST_COMPRESSION: 9, Z_BEST_SPEED: 1, Z_DEFAULT_COMPRESSION, Z_NO_COMPRESSION: 0 },
  ...{ Z_DEFAULT_STRATEGY, Z_FILTERED, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE },
  ...{ Z_BLOCK, Z_FINISH, Z_FULL_FLUSH, Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_TREES },
};

const sum = (name: string, initial: number, make: typeof crc32) =>
  resumable(
    `${name}(data, value=${initial}, /)`,
    function* ([data, value]: [Value, Value?], context) {
      const bytes = bytesLike(data);
      return yield* make(bytes, value === undefined ? initial : yield* index(value), context);
    },
  );

/** What a stream cannot begin with is told otherwise than what befalls it. */
function begin<Stream>(make: () => Stream, refuse: (failure: StreamFailure) => Raised): Stream {
  try {
    return make();
  } catch (failure) {
    throw failure instanceof StreamFailure ? refuse(failure) : failure;
  }
}

const INVALID_OPTION = (): Raised => valueError('Invalid initialization option');

function dictionary(value: Value | undefined): Uint8Array | undefined {
  if (value === undefined) return undefined;
  const bytes = bytesOf(value);
  if (bytes === undefined) throw typeError('zdict argument must support the buffer protocol');
  return bytes;
}

const COMPRESS = resumable(
  `compress(data, /, level=${Z_DEFAULT_COMPRESSION}, wbits=${MAX_WBITS})`,
  function* ([data, ...options]: [Value, Value?, Value?], context) {
    const level = yield* integerOr(options[0], Z_DEFAULT_COMPRESSION);
    const wbits = yield* integerOr(options[1], MAX_WBITS);
    const input = bytesLike(data);
    const settings = { level, method: DEFLATED, wbits, memLevel: DEF_MEM_LEVEL };
    const stream = begin(
      () => startCompression({ ...settings, strategy: Z_DEFAULT_STRATEGY }),
      () => zlibError('Bad compression level'),
    );
    const output = orError('while compressing data', () => compressed(stream, input, Z_FINISH));
    const ns = START_COMPRESSION_NS + compressionNs(level, input.length);
    return yield* result(output, ns, context);
  },
);

const DECOMPRESS = resumable(
  `decompress(data, /, wbits=${MAX_WBITS}, bufsize=${DEF_BUF_SIZE})`,
  function* ([data, ...options]: [Value, Value?, Value?], context) {
    const wbits = yield* integerOr(options[0], MAX_WBITS);
    if ((yield* integerOr(options[1], DEF_BUF_SIZE)) < 0) {
      throw valueError('bufsize must be non-negative');
    }
    const input = bytesLike(data);
    const stream = begin(
      () => startDecompression(wbits),
      ({ status, detail }) => streamError(status, detail, 'while preparing to decompress data'),
    );
    const doing = 'while decompressing data';
    const { output, ended } = orError(doing, () => decompressed(stream, input, Infinity));
    if (!ended) throw streamError(BUFFER_ERROR, '', doing);
    return yield* result(output, decompressionNs(output.length), context);
  },
);

const COMPRESSOBJ = resumable(
  `compressobj(level=${Z_DEFAULT_COMPRESSION}, method=${DEFLATED}, wbits=${MAX_WBITS}, ` +
    `memLevel=${DEF_MEM_LEVEL}, strategy=${Z_DEFAULT_STRATEGY}, zdict=None)`,
  function* (args: readonly (Value | undefined)[], context) {
    const level = yield* integerOr(args[0], Z_DEFAULT_COMPRESSION);
    const settings = {
      level,
      method: yield* integerOr(args[1], DEFLATED),
      wbits: yield* integerOr(args[2], MAX_WBITS),
      memLevel: yield* integerOr(args[3], DEF_MEM_LEVEL),
      strategy: yield* integerOr(args[4], Z_DEFAULT_STRATEGY),
    };
    const zdict = dictionary(args[5] === NONE ? undefined : args[5]);
    context.charge(START_COMPRESSION_NS);
    return new PyCompress(
      begin(() => startCompression(settings, zdict), INVALID_OPTION),
      level,
    );
  },
);

const DECOMPRESSOBJ = resumable(
  `decompressobj(wbits=${MAX_WBITS}, zdict=b'')`,
  function* ([given, zdict]: [Value?, Value?]) {
    const wbits = yield* integerOr(given, MAX_WBITS);
    const words = dictionary(zdict);
    const stream = begin(() => startDecompression(wbits), INVALID_OPTION);
    // A raw stream never asks for its dictionary.
    if (words !== undefined && wbits < 0) setDictionary(stream, words);
    return new PyDecompress(stream, words);
  },
);

const FUNCTIONS = [
  sum('crc32', 0, crc32),
  sum('adler32', 1, adler32),
  COMPRESS,
  DECOMPRESS,
  COMPRESSOBJ,
  DECOMPRESSOBJ,
];

export function createZlib(_interpreter: Interpreter): PyDict {
  return namespace('zlib', FUNCTIONS, {
    error: ERROR,
    ...CONSTANTS,
  });
}
