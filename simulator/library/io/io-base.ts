/** `_io._IOBase`: what every file can do, made of what its own methods do. */
import { raise } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { PyFile } from '../../python/objects/file.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { PyBytes, PyList } from '../../python/objects/values.ts';
import {
  collect,
  findAttribute,
  iterator,
  length,
  next,
  typeName,
} from '../../python/protocols/index.ts';
import { constructor } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { bytesOf } from '../../python/types/memory-view.ts';
import { mayWarnUnclosed, warnUnclosed } from '../resources.ts';
import { type Ability, checkOpen, closedError, invoke, require, sizeArgument } from './protocol.ts';
import { IO_BASE, unsupported } from './types.ts';

const NEWLINE = 10;

/** Reads to the end of a line, at most `limit` bytes, through the methods peek() and read(). */
function* readLine(file: Value, limit: number | undefined): Resumable<Uint8Array> {
  const peek = yield* findAttribute(file, 'peek');
  const line: number[] = [];
  while (limit === undefined || line.length < limit) {
    let wanted = 1;
    if (peek !== undefined) {
      const ahead = yield* call(peek, [1]);
      const bytes = bytesOf(ahead);
      if (bytes === undefined) {
        throw raise(
          'OSError',
          `peek() should have returned a bytes object, not '${typeName(ahead)}'`,
        );
      }
      if (bytes.length > 0) {
        const end = bytes.indexOf(NEWLINE) + 1;
        wanted = Math.min(end || bytes.length, (limit ?? Infinity) - line.length);
      }
    }
    const piece = yield* invoke(file, 'read', wanted);
    if (!(piece instanceof PyBytes)) {
      throw raise(
        'OSError',
        `read() should have returned a bytes object, not '${typeName(piece)}'`,
      );
    }
    if (piece.bytes.length === 0) break;
    for (const byte of piece.bytes) line.push(byte);
    if (line.at(-1) === NEWLINE) break;
  }
  return Uint8Array.from(line);
}

/** The lines of a file, until they make up more than `hint` bytes or characters together. */
function* readLines(file: Value, hint: number | undefined): Resumable<Value[]> {
  if (hint === undefined || hint === 0) return yield* collect(file);
  const lines: Value[] = [];
  const source = yield* iterator(file);
  for (let size = 0; size <= hint;) {
    const line = yield* next(source);
    if (line === undefined) break;
    lines.push(line);
    size += yield* length(line);
  }
  return lines;
}

function* closeBase(self: PyFile): Resumable<void> {
  if (self.closed) return;
  try {
    yield* invoke(self, 'flush');
  } finally {
    self.closed = true;
  }
}

const refuse = (name: string, parameters: string) =>
  native(`${name}(${parameters})`, () => {
    throw unsupported(name);
  });

const denies = (name: Ability) => native(`${name}(self)`, () => false);

const checks = (name: string, ability: Ability) =>
  resumable(`${name}(self)`, function* ([self]) {
    yield* require(self, ability);
    return true;
  });

install(IO_BASE, [
  constructor(IO_BASE, '/, *args, **kwargs', (cls) => new PyFile(cls)),
  refuse('seek', 'self, offset, whence=0, /'),
  refuse('truncate', 'self, size=None, /'),
  refuse('fileno', 'self'),
  resumable('tell(self)', function* ([self]) {
    return yield* invoke(self, 'seek', 0, 1);
  }),
  native('flush(self)', ([self]: [PyFile]) => {
    if (self.closed) throw closedError();
    return NONE;
  }),
  resumable('__del__(self)', function* ([self]: [PyFile], context) {
    if (self.closed) return NONE;
    if (mayWarnUnclosed(context)) yield* warnUnclosed('file ', self, context);
    return yield* invoke(self, 'close');
  }),
  resumable('close(self)', function* ([self]) {
    yield* closeBase(self);
    return NONE;
  }),
  new PyGetSet('closed', (self) => (self as PyFile).closed),
  denies('readable'),
  denies('writable'),
  denies('seekable'),
  checks('_checkReadable', 'readable'),
  checks('_checkWritable', 'writable'),
  checks('_checkSeekable', 'seekable'),
  resumable('_checkClosed(self)', function* ([self]) {
    yield* checkOpen(self);
    return NONE;
  }),
  resumable('isatty(self)', function* ([self]) {
    yield* checkOpen(self);
    return false;
  }),
  resumable('__enter__(self)', function* ([self]) {
    yield* checkOpen(self);
    return self;
  }),
  resumable('__exit__(self, /, *args)', function* ([self]) {
    yield* invoke(self, 'close');
    return NONE;
  }),
  resumable('__iter__(self)', function* ([self]) {
    yield* checkOpen(self);
    return self;
  }),
  resumable('__next__(self)', function* ([self]) {
    const line = yield* invoke(self, 'readline');
    if ((yield* length(line)) === 0) throw raise('StopIteration');
    return line;
  }),
  resumable('readline(self, size=-1, /)', function* ([self, size]: [Value, Value?]) {
    return new PyBytes(yield* readLine(self, yield* sizeArgument(size)));
  }),
  resumable('readlines(self, hint=-1, /)', function* ([self, hint]: [Value, Value?]) {
    return new PyList(yield* readLines(self, yield* sizeArgument(hint)));
  }),
  resumable('writelines(self, lines, /)', function* ([self, lines]: [Value, Value]) {
    yield* checkOpen(self);
    const source = yield* iterator(lines);
    for (let line = yield* next(source); line !== undefined; line = yield* next(source)) {
      yield* invoke(self, 'write', line);
    }
    return NONE;
  }),
]);
