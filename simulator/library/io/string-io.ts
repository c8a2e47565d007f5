/** `_io.StringIO`: a file of text in memory. Positions count characters. */
import type { Context } from '../../python/context.ts';
import { COPY_CHARACTER_NS, READ_LINE_NS } from '../../python/costs.ts';
import { raise, typeError, valueError } from '../../python/objects/exception.ts';
import { PyFile } from '../../python/objects/file.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { tuple } from '../../python/objects/values.ts';
import {
  asSmallIndex,
  codePointLength,
  plainText,
  repr,
  typeName,
} from '../../python/protocols/index.ts';
import { unitOffset } from '../../python/types/code-points.ts';
import { UTF_8 } from '../../python/types/codecs/utf-8.ts';
import { constructor, initializer } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { IncrementalDecoder } from './incremental-decoder.ts';
import { lineEnd } from './line-end.ts';
import { invoke, sizeArgument } from './protocol.ts';
import { STRING_IO } from './types.ts';

class PyStringIO extends PyFile {
  initialised = false;
  /** Added at the end in pieces, and put together when it is looked at. */
  private pieces: string[] = [];
  /** Characters in all. */
  size = 0;
  position = 0;
  /** As given; undefined: None. */
  newline: string | undefined = '\n';
  /** Undefined when line ends are left alone and not noticed. */
  decoder: IncrementalDecoder | undefined = undefined;

  get value(): string {
    if (this.pieces.length > 1) this.pieces = [this.pieces.join('')];
    return this.pieces[0] ?? '';
  }

  set value(text: string) {
    this.pieces = [text];
    this.size = codePointLength(text);
  }

  /** Everything from the position on. */
  get rest(): string {
    return this.position >= this.size ? '' : this.value.slice(this.offset(this.position));
  }

  offset(position: number): number {
    return unitOffset(this.value, position);
  }

  /** Puts text at the position, over what is there. */
  write(text: string): void {
    const length = codePointLength(text);
    if (length === 0) return;
    const { position, size } = this;
    if (position > size) this.pieces.push('\0'.repeat(position - size));
    if (position >= size) {
      this.pieces.push(text);
      this.size = position + length;
    } else {
      const before = this.value.slice(0, this.offset(position));
      const after = this.value.slice(this.offset(Math.min(size, position + length)));
      this.value = before + text + after;
    }
    this.position = position + length;
  }

  take(text: string): string {
    this.position += codePointLength(text);
    return text;
  }

  /** Before `__init__` it has to be asked, and then it refuses. */
  override get knownClosed(): boolean | undefined {
    return this.initialised ? this.closed : undefined;
  }

  override measure(): number {
    return this.size;
  }
}

function checkInitialised(self: PyStringIO): void {
  if (!self.initialised) throw valueError('I/O operation on uninitialized object');
}

function open(self: PyStringIO): PyStringIO {
  checkInitialised(self);
  if (self.closed) throw valueError('I/O operation on closed file');
  return self;
}

/** Text as it is stored: with the line ends that the file was made for. */
function stored(self: PyStringIO, text: string): string {
  const { newline, decoder } = self;
  if (decoder !== undefined) return decoder.translate(text);
  return newline === '\r' || newline === '\r\n' ? text.replaceAll('\n', newline) : text;
}

function readLine(self: PyStringIO, limit: number | undefined): string {
  const { rest } = self;
  const end = lineEnd(rest, 0, self.newline, '') ?? rest.length;
  const stop = limit === undefined ? end : Math.min(end, unitOffset(rest, limit));
  return self.take(rest.slice(0, stop));
}

function newlines(self: PyStringIO): Value {
  const met = open(self).decoder?.metLineEnds ?? [];
  if (met.length === 0) return NONE;
  return met.length === 1 ? met[0]! : tuple(met);
}

const ANSWERS_TRUE = ['seekable', 'readable', 'writable'].map((name) =>
  native(`${name}(self)`, ([self]: [PyStringIO]) => {
    open(self);
    return true;
  }),
);

install(STRING_IO, [
  constructor(STRING_IO, '/, *args, **kwargs', (cls) => new PyStringIO(cls)),
  initializer(
    STRING_IO,
    "initial_value='', newline='\\n'",
    function* ([self, initial, newline]: [PyStringIO, Value?, Value?]) {
      if (newline !== undefined && newline !== NONE) {
        const text = plainText(newline);
        if (text === undefined) {
          throw typeError(`newline must be str or None, not ${typeName(newline)}`);
        }
        if (!['', '\n', '\r', '\r\n'].includes(text)) {
          throw valueError(`illegal newline value: ${yield* repr(text)}`);
        }
        self.newline = text;
      } else self.newline = newline === NONE ? undefined : '\n';
      const text = initial === undefined || initial === NONE ? '' : plainText(initial);
      if (text === undefined) {
        throw typeError(`initial_value must be str or None, not ${typeName(initial as Value)}`);
      }
      self.decoder =
        self.newline === undefined
          ? new IncrementalDecoder(UTF_8, 'strict', 'translated')
          : self.newline === ''
            ? new IncrementalDecoder(UTF_8, 'strict', 'noticed')
            : undefined;
      self.initialised = true;
      self.closed = false;
      self.value = stored(self, text);
      self.position = 0;
      return NONE;
    },
  ),
  native('getvalue(self)', ([self]: [PyStringIO]) => open(self).value),
  native('write(self, text, /)', ([self, given]: [PyStringIO, Value], context) => {
    checkInitialised(self);
    const text = plainText(given);
    if (text === undefined) {
      throw typeError(`string argument expected, got '${typeName(given)}'`);
    }
    open(self);
    context.charge(text.length * COPY_CHARACTER_NS);
    allow(self, text.length, context);
    self.write(stored(self, text));
    return codePointLength(text);
  }),
  resumable('read(self, size=-1, /)', function* ([self, size]: [PyStringIO, Value?], context) {
    const count = yield* sizeArgument(size);
    const { rest } = open(self);
    const text = count === undefined ? rest : rest.slice(0, unitOffset(rest, count));
    context.charge(text.length * COPY_CHARACTER_NS);
    return self.take(text);
  }),
  resumable('readline(self, size=-1, /)', function* ([self, size]: [PyStringIO, Value?], context) {
    const limit = yield* sizeArgument(size);
    context.charge(READ_LINE_NS);
    return readLine(open(self), limit);
  }),
  resumable('__next__(self)', function* ([self]: [PyStringIO], context) {
    open(self);
    context.charge(READ_LINE_NS);
    const line =
      self.type === STRING_IO ? readLine(self, undefined) : yield* invoke(self, 'readline');
    if (line === '') throw raise('StopIteration');
    return line;
  }),
  native('tell(self)', ([self]: [PyStringIO]) => open(self).position),
  resumable(
    'seek(self, pos, whence=0, /)',
    function* ([self, position, whence]: [PyStringIO, Value, Value?]) {
      const offset = yield* asSmallIndex(position);
      const from = whence === undefined ? 0 : yield* asSmallIndex(whence);
      open(self);
      if (from !== 0 && from !== 1 && from !== 2) {
        throw valueError(`Invalid whence (${from}, should be 0, 1 or 2)`);
      }
      if (from === 0 && offset < 0) throw valueError(`Negative seek position ${offset}`);
      if (from !== 0 && offset !== 0) throw raise('OSError', "Can't do nonzero cur-relative seeks");
      if (from === 0) self.position = offset;
      if (from === 2) self.position = self.size;
      return self.position;
    },
  ),
  resumable('truncate(self, pos=None, /)', function* ([self, size]: [PyStringIO, Value?]) {
    const negative = size !== undefined && size !== NONE ? yield* sizeArgument(size) : undefined;
    open(self);
    if (size === undefined || size === NONE) return cut(self, self.position);
    if (negative === undefined) {
      throw valueError(`Negative size value ${yield* repr(size)}`);
    }
    return cut(self, negative);
  }),
  // Nothing to do, even when it is closed.
  native('flush(self)', () => NONE),
  native('close(self)', ([self]: [PyStringIO]) => {
    self.closed = true;
    self.value = '';
    return NONE;
  }),
  ...ANSWERS_TRUE,
  new PyGetSet('closed', (self) => {
    checkInitialised(self as PyStringIO);
    return (self as PyStringIO).closed;
  }),
  new PyGetSet('newlines', (self) => newlines(self as PyStringIO)),
  new PyGetSet('line_buffering', (self) => {
    open(self as PyStringIO);
    return false;
  }),
]);

function cut(self: PyStringIO, size: number): number {
  if (size < self.size) self.value = self.value.slice(0, self.offset(size));
  return size;
}

/** The memory that writing so much at the position takes. */
function allow(self: PyStringIO, length: number, { interpreter }: Context): void {
  interpreter.allocate(Math.max(0, self.position - self.size) + length);
}
