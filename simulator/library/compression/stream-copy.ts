/** A second stream that goes on from where the first is. */
import type { ZStream } from 'pako';

import { MemoryCopy } from '../../python/machine/memory-copy.ts';

export function copyOfStream(stream: ZStream): ZStream {
  const copies = new MemoryCopy(
    (lane) => lane,
    () => undefined,
  );
  const copy = copies.of(stream);
  copies.finish();
  return copy;
}
