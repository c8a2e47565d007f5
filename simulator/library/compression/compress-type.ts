/** Objects of `zlib.compressobj()`. Library reference, "zlib". */
import { Z_FINISH, Z_NO_FLUSH, type ZStream } from 'pako';

import { valueError } from '../../python/objects/exception.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { builtinType, PyObject, type Value } from '../../python/objects/object.ts';
import { PyBytes } from '../../python/objects/values.ts';
import { install } from '../../python/types/install.ts';
import { compressed } from './deflate-stream.ts';
import { copyOfStream } from './stream-copy.ts';
import { bytesLike, CALL_NS, compressionNs, integerOr, result } from './work.ts';
import { orError, streamError } from './zlib-error.ts';

const STREAM_ERROR = -2;

export const COMPRESS_TYPE = builtinType('Compress', {
  module: 'zlib',
  layout: 'other',
  subclassable: false,
});

export class PyCompress extends PyObject {
  /** Undefined once it is finished. */
  stream: ZStream | undefined;
  readonly level: number;

  constructor(stream: ZStream, level: number) {
    super(COMPRESS_TYPE);
    this.stream = stream;
    this.level = level;
  }

  /** @param doing - for the error of a finished stream */
  open(doing: string): ZStream {
    if (this.stream === undefined) throw streamError(STREAM_ERROR, '', doing);
    return this.stream;
  }
}

install(COMPRESS_TYPE, [
  resumable('compress(self, data, /)', function* ([self, data]: [PyCompress, Value], context) {
    const input = bytesLike(data);
    const doing = 'while compressing data';
    const output = orError(doing, () => compressed(self.open(doing), input, Z_NO_FLUSH));
    return yield* result(output, CALL_NS + compressionNs(self.level, input.length), context);
  }),
  resumable(
    `flush(self, mode=${Z_FINISH}, /)`,
    function* ([self, given]: [PyCompress, Value?], context) {
      const mode = yield* integerOr(given, Z_FINISH);
      if (mode === Z_NO_FLUSH) return new PyBytes(new Uint8Array(0));
      const doing = 'while flushing';
      const output = orError(doing, () => compressed(self.open(doing), new Uint8Array(0), mode));
      if (mode === Z_FINISH) self.stream = undefined;
      return yield* result(output, CALL_NS, context);
    },
  ),
  ...['copy(self, /)', '__copy__(self, /)', '__deepcopy__(self, memo, /)'].map((signature) =>
    native(signature, ([self]: [PyCompress]) => {
      if (self.stream === undefined) throw valueError('Inconsistent stream state');
      return new PyCompress(copyOfStream(self.stream), self.level);
    }),
  ),
]);
