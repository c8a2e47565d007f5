/** Objects of `zlib.decompressobj()`. Library reference, "zlib". */
import type { ZStream } from 'pako';

import { valueError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { builtinType, PyObject, type Value } from '../../python/objects/object.ts';
import { PyBytes } from '../../python/objects/values.ts';
import { asSmallIndex } from '../../python/protocols/index.ts';
import { install } from '../../python/types/install.ts';
import { decompressed, useDictionary } from './deflate-stream.ts';
import { copyOfStream } from './stream-copy.ts';
import { bytesLike, decompressionNs, result } from './work.ts';
import { orError } from './zlib-error.ts';

const NOTHING = new Uint8Array(0);

export const DECOMPRESS_TYPE = builtinType('Decompress', {
  module: 'zlib',
  layout: 'other',
  subclassable: false,
});

export function setDictionary(stream: ZStream, zdict: Uint8Array): void {
  orError('while setting zdict', () => useDictionary(stream, zdict));
}

export class PyDecompress extends PyObject {
  readonly stream: ZStream;
  /** Given when the stream asks for it. */
  readonly zdict: Uint8Array | undefined;
  /** What came after the end of the compressed data. */
  unused: Uint8Array = NOTHING;
  /** Input that a limit of the output has left. */
  tail: Uint8Array = NOTHING;
  ended = false;

  constructor(stream: ZStream, zdict: Uint8Array | undefined) {
    super(DECOMPRESS_TYPE);
    this.stream = stream;
    this.zdict = zdict;
  }

  /** @param most - how many bytes may come out */
  feed(input: Uint8Array, most: number): Uint8Array {
    if (this.ended) {
      const more = new Uint8Array(this.unused.length + input.length);
      more.set(this.unused);
      more.set(input, this.unused.length);
      this.unused = more;
      return NOTHING;
    }
    const { zdict } = this;
    const { output, rest, ended } = orError('while decompressing data', () =>
      decompressed(this.stream, input, most, zdict && (() => setDictionary(this.stream, zdict))),
    );
    this.ended = ended;
    this.unused = ended ? rest : NOTHING;
    this.tail = ended ? NOTHING : rest;
    return output;
  }
}

install(DECOMPRESS_TYPE, [
  new PyGetSet('unused_data', (self) => new PyBytes((self as PyDecompress).unused)),
  new PyGetSet('unconsumed_tail', (self) => new PyBytes((self as PyDecompress).tail)),
  new PyGetSet('eof', (self) => (self as PyDecompress).ended),
  resumable(
    'decompress(self, data, /, max_length=0)',
    function* ([self, data, given]: [PyDecompress, Value, Value?], context) {
      const most = given === undefined ? 0 : yield* asSmallIndex(given);
      if (most < 0) throw valueError('max_length must be non-negative');
      const output = self.feed(bytesLike(data), most === 0 ? Infinity : most);
      return yield* result(output, decompressionNs(output.length), context);
    },
  ),
  resumable(
    'flush(self, length=16384, /)',
    function* ([self, given]: [PyDecompress, Value?], context) {
      const length = given === undefined ? 1 : yield* asSmallIndex(given);
      if (length <= 0) throw valueError('length must be greater than zero');
      const output = self.ended ? NOTHING : self.feed(self.tail, Infinity);
      return yield* result(output, decompressionNs(output.length), context);
    },
  ),
  ...['copy(self, /)', '__copy__(self, /)', '__deepcopy__(self, memo, /)'].map((signature) =>
    native(signature, ([self]: [PyDecompress]) => {
      const copy = new PyDecompress(copyOfStream(self.stream), self.zdict);
      copy.unused = self.unused;
      copy.tail = self.tail;
      copy.ended = self.ended;
      return copy;
    }),
  ),
]);
