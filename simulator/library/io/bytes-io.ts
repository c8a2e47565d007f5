/** `_io.BytesIO`: a file of bytes in memory. */
import type { Context } from '../../python/context.ts';
import { COPY_CHARACTER_NS, READ_LINE_NS } from '../../python/costs.ts';
import { raise, valueError } from '../../python/objects/exception.ts';
import { PyFile } from '../../python/objects/file.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { type Native, native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { BYTEARRAY_TYPE, PyBytes, PyList } from '../../python/objects/values.ts';
import { asSmallIndex, iterator, next, repr } from '../../python/protocols/index.ts';
import { constructor, plainInitializer } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { bytesView } from '../../python/types/memory-view.ts';
import { writableArgument } from './file-io.ts';
import { bytesArgument, closedError, sizeArgument } from './protocol.ts';
import { BYTES_IO } from './types.ts';

const NEWLINE = 10;
const CAPACITY_MIN = 64;

class PyBytesIO extends PyFile {
  position = 0;
  /** What getbuffer() shows: its bytes are those of the file, the first part of the store. */
  readonly content = new PyBytes(new Uint8Array(0), BYTEARRAY_TYPE);
  private store = new Uint8Array(0);

  get size(): number {
    return this.content.bytes.length;
  }

  resize(size: number): void {
    const before = this.size;
    if (size > this.store.length) {
      const grown = new Uint8Array(Math.max(size, this.store.length * 2, CAPACITY_MIN));
      grown.set(this.content.bytes);
      this.store = grown;
    } else if (size < before) this.store.fill(0, size, before);
    this.content.bytes = this.store.subarray(0, size);
  }

  write(data: Uint8Array): void {
    if (data.length === 0) return;
    const end = this.position + data.length;
    if (end > this.size) this.resize(end);
    this.content.bytes.set(data, this.position);
    this.position = end;
  }

  take(count: number | undefined): Uint8Array {
    const end = count === undefined ? this.size : Math.min(this.size, this.position + count);
    const data = this.content.bytes.slice(this.position, Math.max(this.position, end));
    this.position += data.length;
    return data;
  }

  takeLine(limit: number | undefined): Uint8Array {
    const end = this.content.bytes.indexOf(NEWLINE, this.position) + 1;
    const length = (end || this.size) - this.position;
    return this.take(Math.max(0, Math.min(length, limit ?? Infinity)));
  }

  override measure(): number {
    return this.store.length;
  }
}

function open(self: PyBytesIO): PyBytesIO {
  if (self.closed) throw closedError();
  return self;
}

function write(self: PyBytesIO, value: Value, { interpreter }: Context): number {
  open(self);
  const data = bytesArgument(value);
  interpreter.allocate(Math.max(0, self.position - self.size) + data.length);
  self.write(data);
  return data.length;
}

const reads = (name: string): Native =>
  resumable(`${name}(self, size=-1, /)`, function* ([self, size]: [PyBytesIO, Value?], context) {
    const count = yield* sizeArgument(size);
    const data = open(self).take(count);
    context.charge(data.length * COPY_CHARACTER_NS);
    return new PyBytes(data);
  });

const answers = (name: string, answer: boolean): Native =>
  native(`${name}(self)`, ([self]: [PyBytesIO]) => {
    open(self);
    return answer;
  });

function readLines(self: PyBytesIO, hint: number | undefined): Value[] {
  const lines: Value[] = [];
  for (let size = 0; hint === undefined || hint === 0 || size < hint;) {
    const line = open(self).takeLine(undefined);
    if (line.length === 0) break;
    lines.push(new PyBytes(line));
    size += line.length;
  }
  return lines;
}

function seek(self: PyBytesIO, offset: number, whence: number): number {
  if (whence !== 0 && whence !== 1 && whence !== 2) {
    throw valueError(`invalid whence (${whence}, should be 0, 1 or 2)`);
  }
  if (whence === 0 && offset < 0) throw valueError(`negative seek value ${offset}`);
  const from = whence === 0 ? 0 : whence === 1 ? self.position : self.size;
  self.position = Math.max(0, from + offset);
  return self.position;
}

install(BYTES_IO, [
  constructor(BYTES_IO, '/, *args, **kwargs', (cls) => new PyBytesIO(cls)),
  plainInitializer(BYTES_IO, "initial_bytes=b''", ([self, initial]: [PyBytesIO, Value?]) => {
    self.closed = false;
    self.resize(0);
    self.position = 0;
    if (initial !== undefined && initial !== NONE) self.write(bytesArgument(initial));
    self.position = 0;
    return NONE;
  }),
  native('getvalue(self)', ([self]: [PyBytesIO]) => new PyBytes(open(self).content.bytes.slice())),
  native('getbuffer(self)', ([self]: [PyBytesIO]) => {
    const { content, size } = open(self);
    return bytesView(content, size);
  }),
  native('write(self, data, /)', ([self, data]: [PyBytesIO, Value], context) => {
    return write(self, data, context);
  }),
  resumable('writelines(self, lines, /)', function* ([self, lines]: [PyBytesIO, Value], context) {
    const source = yield* iterator(lines);
    open(self);
    for (let line = yield* next(source); line !== undefined; line = yield* next(source)) {
      write(self, line, context);
    }
    return NONE;
  }),
  reads('read'),
  reads('read1'),
  native('readinto(self, buffer, /)', ([self, buffer]: [PyBytesIO, Value]) => {
    const target = writableArgument(buffer, 'readinto');
    const data = open(self).take(target.length);
    target.set(data);
    return data.length;
  }),
  resumable('readline(self, size=-1, /)', function* ([self, size]: [PyBytesIO, Value?], context) {
    const limit = yield* sizeArgument(size);
    context.charge(READ_LINE_NS);
    return new PyBytes(open(self).takeLine(limit));
  }),
  resumable('readlines(self, size=None, /)', function* ([self, size]: [PyBytesIO, Value?]) {
    const hint = yield* sizeArgument(size);
    return new PyList(readLines(open(self), hint));
  }),
  native('__iter__(self)', ([self]: [PyBytesIO]) => self),
  native('__next__(self)', ([self]: [PyBytesIO], context) => {
    context.charge(READ_LINE_NS);
    const line = open(self).takeLine(undefined);
    if (line.length === 0) throw raise('StopIteration');
    return new PyBytes(line);
  }),
  native('tell(self)', ([self]: [PyBytesIO]) => open(self).position),
  resumable(
    'seek(self, pos, whence=0, /)',
    function* ([self, position, whence]: [PyBytesIO, Value, Value?]) {
      const offset = yield* asSmallIndex(position);
      const from = whence === undefined ? 0 : yield* asSmallIndex(whence);
      return seek(open(self), offset, from);
    },
  ),
  resumable('truncate(self, size=None, /)', function* ([self, size]: [PyBytesIO, Value?]) {
    const given = size !== undefined && size !== NONE;
    const wanted = given ? yield* sizeArgument(size) : open(self).position;
    open(self);
    if (wanted === undefined) throw valueError(`negative size value ${yield* repr(size!)}`);
    if (wanted < self.size) self.resize(wanted);
    return wanted;
  }),
  native('close(self)', ([self]: [PyBytesIO]) => {
    self.closed = true;
    return NONE;
  }),
  native('flush(self)', ([self]: [PyBytesIO]) => {
    open(self);
    return NONE;
  }),
  answers('isatty', false),
  answers('readable', true),
  answers('writable', true),
  answers('seekable', true),
  new PyGetSet('closed', (self) => (self as PyBytesIO).closed),
]);
