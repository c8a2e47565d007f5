/** `_io.BufferedRWPair`: a reader and a writer of two raw files, as of a pair of pipes. */
import { PyFile } from '../../python/objects/file.ts';
import { type Native, resumable } from '../../python/objects/native.ts';
import { NONE, type PyObject, type Value } from '../../python/objects/object.ts';
import { valueError } from '../../python/objects/exception.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { asSmallIndex, getAttribute, truth } from '../../python/protocols/index.ts';
import { constructor, initializer } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { PyBuffered } from './buffered.ts';
import { beginBuffer } from './buffered-common.ts';
import { invoke, property } from './protocol.ts';
import { DEFAULT_BUFFER_SIZE } from './raw-base.ts';
import { BUFFERED_PAIR, BUFFERED_READER, BUFFERED_WRITER } from './types.ts';

class PyBufferedPair extends PyFile {
  reader: PyBuffered | undefined = undefined;
  writer: PyBuffered | undefined = undefined;

  override get knownClosed(): boolean | undefined {
    return this.writer?.knownClosed;
  }
}

function half(self: PyObject, name: 'reader' | 'writer'): PyBuffered {
  const found = (self as PyBufferedPair)[name];
  if (found === undefined) throw valueError('I/O operation on uninitialized object');
  return found;
}

const forwards = (name: string, to: 'reader' | 'writer'): Native =>
  resumable(`${name}(self, /, *args)`, function* ([self, args]) {
    return yield* invoke(half(self, to), name, ...args.items);
  });

function* isTerminal(self: PyBufferedPair): Resumable<boolean> {
  if (yield* truth(yield* invoke(half(self, 'writer'), 'isatty'))) return true;
  return yield* truth(yield* invoke(half(self, 'reader'), 'isatty'));
}

install(BUFFERED_PAIR, [
  constructor(BUFFERED_PAIR, '/, *args, **kwargs', (cls) => new PyBufferedPair(cls)),
  initializer(
    BUFFERED_PAIR,
    `reader, writer, buffer_size=${DEFAULT_BUFFER_SIZE}, /`,
    function* ([self, reader, writer, size]: [PyBufferedPair, Value, Value, Value?], context) {
      const wanted = size === undefined ? DEFAULT_BUFFER_SIZE : yield* asSmallIndex(size);
      const reads = new PyBuffered(BUFFERED_READER);
      const writes = new PyBuffered(BUFFERED_WRITER);
      yield* beginBuffer(reads, reader, wanted, ['readable'], context);
      yield* beginBuffer(writes, writer, wanted, ['writable'], context);
      self.reader = reads;
      self.writer = writes;
      return NONE;
    },
  ),
  ...['read', 'read1', 'readinto', 'readinto1', 'peek', 'readable'].map((name) =>
    forwards(name, 'reader'),
  ),
  ...['write', 'flush', 'writable'].map((name) => forwards(name, 'writer')),
  resumable('isatty(self)', function* ([self]: [PyBufferedPair]) {
    return yield* isTerminal(self);
  }),
  resumable('close(self)', function* ([self]: [PyBufferedPair]) {
    try {
      yield* invoke(half(self, 'writer'), 'close');
    } finally {
      yield* invoke(half(self, 'reader'), 'close');
    }
    return NONE;
  }),
  property('closed', (self) => getAttribute(half(self, 'writer'), 'closed')),
]);
