/** Text to bytes for a file: a mark only at its beginning. */
import { encode } from '../../python/types/codecs.ts';
import { type Codec, codecOf } from '../../python/types/codecs/names.ts';

/** What a codec with a mark is once the mark has been written. */
const UNMARKED: Partial<Readonly<Record<Codec, Codec>>> = {
  'utf-8-sig': 'utf-8',
  'utf-16': 'utf-16-le',
  'utf-32': 'utf-32-le',
};

export class IncrementalEncoder {
  /** The next text is the first of the file. */
  atStart = true;
  private readonly codec: Codec;
  private readonly errors: string;

  constructor(encoding: string, errors: string) {
    this.codec = codecOf(encoding);
    this.errors = errors;
  }

  encode(text: string): Uint8Array {
    const codec = this.atStart ? this.codec : (UNMARKED[this.codec] ?? this.codec);
    this.atStart = false;
    return encode(text, codec, this.errors);
  }
}
