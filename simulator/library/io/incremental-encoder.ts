/** Text to bytes for a file: a mark only at its beginning. */
import type { Context } from '../../python/context.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { encodeBy } from '../../python/types/codecs.ts';
import type { Encoding } from '../../python/types/codecs/encoding.ts';

export class IncrementalEncoder {
  /** The next text is the first of the file. */
  atStart = true;
  private readonly encoding: Encoding;
  private readonly errors: string;

  constructor(encoding: Encoding, errors: string) {
    this.encoding = encoding;
    this.errors = errors;
  }

  *encode(text: string, context: Context): Resumable<Uint8Array> {
    const encoding = this.atStart ? this.encoding : { ...this.encoding, mark: [] };
    this.atStart = false;
    return yield* encodeBy(encoding, text, this.errors, context);
  }
}
