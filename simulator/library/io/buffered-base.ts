/** `_io._BufferedIOBase`: bytes with a buffer; what is made of read() and read1(). */
import { valueError } from '../../python/objects/exception.ts';
import { type Native, native, resumable } from '../../python/objects/native.ts';
import type { Value } from '../../python/objects/object.ts';
import { install } from '../../python/types/install.ts';
import { writableArgument } from './file-io.ts';
import { bytesArgument, invoke } from './protocol.ts';
import { BUFFERED_BASE, unsupported } from './types.ts';

const refuse = (name: string, parameters: string): Native =>
  native(`${name}(self, /${parameters})`, () => {
    throw unsupported(name);
  });

const readsInto = (name: string, method: string): Native =>
  resumable(`${name}(self, buffer, /)`, function* ([self, buffer]: [Value, Value]) {
    const target = writableArgument(buffer, name);
    const data = bytesArgument(yield* invoke(self, method, target.length));
    if (data.length > target.length) {
      throw valueError(
        `read() returned too much data: ${target.length} bytes requested, ${data.length} returned`,
      );
    }
    target.set(data);
    return data.length;
  });

install(BUFFERED_BASE, [
  refuse('detach', ''),
  refuse('read', ', *args'),
  refuse('read1', ', *args'),
  refuse('write', ', *args'),
  readsInto('readinto', 'read'),
  readsInto('readinto1', 'read1'),
]);
