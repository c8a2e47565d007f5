/** `_io.TextIOWrapper`: text over a buffer of bytes. Making one, and its methods. */
import type { Context } from '../../python/context.ts';
import { raise, typeError, valueError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { type Native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { tuple } from '../../python/objects/values.ts';
import {
  asSmallIndex,
  findAttribute,
  getAttribute,
  index,
  plainInt,
  plainText,
  repr,
  truth,
  typeName,
} from '../../python/protocols/index.ts';
import { constructor, initializer } from '../../python/types/construct.ts';
import { install, type Member } from '../../python/types/install.ts';
import { IncrementalDecoder } from './incremental-decoder.ts';
import { IncrementalEncoder } from './incremental-encoder.ts';
import { invoke, isClosed, property, sizeArgument } from './protocol.ts';
import { fileEncoding, newlineArgument, optionalText } from './text-arguments.ts';
import { seekTo, seekToEnd, tellText } from './text-position.ts';
import { readAllText, readLineOf, readText } from './text-reading.ts';
import { bufferOf, inTurn, openBufferOf, PyTextWrapper } from './text-wrapper-state.ts';
import { flushText, writeText } from './text-writing.ts';
import { TEXT_WRAPPER, unsupported } from './types.ts';

/** What locale.getencoding() says of this machine. */
const LOCALE_ENCODING = 'UTF-8';

interface TextOptions {
  readonly encoding: string | undefined;
  readonly errors: string | undefined;
  readonly newline: string | undefined;
  readonly lineBuffering: boolean;
  readonly writeThrough: boolean;
}

/** What `__init__(buffer, …)` does. */
export function* beginText(
  self: PyTextWrapper,
  buffer: Value,
  options: TextOptions,
): Resumable<void> {
  const { encoding = LOCALE_ENCODING } = options;
  self.encoding = encoding === 'locale' ? LOCALE_ENCODING : encoding;
  fileEncoding(self.encoding);
  self.errors = options.errors ?? 'strict';
  self.newline = options.newline;
  self.lineBuffering = options.lineBuffering;
  self.writeThrough = options.writeThrough;
  const readable = yield* truth(yield* invoke(buffer, 'readable'));
  const writable = yield* truth(yield* invoke(buffer, 'writable'));
  self.buffer = buffer;
  self.detached = false;
  makeCodecs(self, readable, writable);
  self.seekable = self.telling = yield* truth(yield* invoke(buffer, 'seekable'));
  if (self.seekable && self.encoder !== undefined) {
    self.encoder.atStart = (yield* asSmallIndex(yield* invoke(buffer, 'tell'))) === 0;
  }
}

/** The decoder and encoder that go with its options. */
export function makeCodecs(self: PyTextWrapper, readable: boolean, writable: boolean): void {
  const { errors, newline } = self;
  const encoding = fileEncoding(self.encoding);
  const lineEnds = newline === undefined ? 'translated' : newline === '' ? 'noticed' : 'plain';
  self.decoder = readable ? new IncrementalDecoder(encoding, errors, lineEnds) : undefined;
  self.encoder = writable ? new IncrementalEncoder(encoding, errors) : undefined;
}

function* reconfigure(
  self: PyTextWrapper,
  encoding: string | undefined,
  errors: string | undefined,
  newline: Value | undefined,
  context: Context,
): Resumable<void> {
  yield* flushText(self, context);
  if (encoding === undefined && errors === undefined && newline === undefined) return;
  if (self.decoder !== undefined && (self.text !== '' || self.snapshot !== undefined)) {
    throw unsupported(
      'It is not possible to set the encoding or newline of stream after the first read',
    );
  }
  if (encoding !== undefined) {
    const wanted = encoding === 'locale' ? LOCALE_ENCODING : encoding;
    fileEncoding(wanted);
    self.encoding = wanted;
  }
  self.errors = errors ?? (encoding === undefined ? self.errors : 'strict');
  if (newline !== undefined) self.newline = plainText(newline);
  const written = self.encoder?.atStart === false;
  makeCodecs(self, self.decoder !== undefined, self.encoder !== undefined);
  if (self.encoder !== undefined && written) self.encoder.atStart = false;
}

function* seek(self: PyTextWrapper, cookie: Value, whence: number, context: Context): Resumable {
  yield* openBufferOf(self);
  if (whence !== 0 && whence !== 1 && whence !== 2) {
    throw valueError(`invalid whence (${whence}, should be 0, 1 or 2)`);
  }
  if (!self.seekable) throw unsupported('underlying stream is not seekable');
  if (whence !== 0 && plainInt(cookie) !== 0) {
    throw unsupported(
      whence === 1 ? "can't do nonzero cur-relative seeks" : "can't do nonzero end-relative seeks",
    );
  }
  if (whence === 2) return yield* seekToEnd(self, context);
  if (whence === 0 && plainInt(cookie) === undefined) {
    throw typeError(`'<' not supported between instances of '${typeName(cookie)}' and 'int'`);
  }
  const target = whence === 1 ? yield* tellText(self, context) : yield* index(cookie);
  if (target < 0) throw valueError(`negative seek position ${target}`);
  yield* seekTo(self, target, context);
  return target;
}

function* close(self: PyTextWrapper): Resumable<void> {
  const buffer = bufferOf(self);
  if (yield* isClosed(buffer)) return;
  try {
    yield* invoke(self, 'flush');
  } finally {
    yield* invoke(buffer, 'close');
  }
}

function* text(self: PyTextWrapper): Resumable<string> {
  if (self.buffer === undefined && !self.detached) bufferOf(self);
  const parts: string[] = [];
  const name = self.buffer === undefined ? undefined : yield* findAttribute(self.buffer, 'name');
  if (name !== undefined) parts.push(` name=${yield* repr(name)}`);
  const mode = yield* findAttribute(self, 'mode');
  if (mode !== undefined) parts.push(` mode=${yield* repr(mode)}`);
  return `<_io.TextIOWrapper${parts.join('')} encoding=${yield* repr(self.encoding)}>`;
}

function newlines(self: PyTextWrapper): Value {
  const met = self.decoder?.metLineEnds ?? [];
  if (met.length === 0) return NONE;
  return met.length === 1 ? met[0]! : tuple(met);
}

const asks = (name: string): Native =>
  resumable(`${name}(self)`, function* ([self]: [PyTextWrapper]) {
    return yield* invoke(bufferOf(self), name);
  });

const asWrapper = (self: Value): PyTextWrapper => self as PyTextWrapper;

const MEMBERS: readonly Member[] = [
  constructor(TEXT_WRAPPER, '/, *args, **kwargs', (cls) => new PyTextWrapper(cls)),
  initializer(
    TEXT_WRAPPER,
    'buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False',
    function* ([self, buffer, encoding, errors, newline, lines, through]) {
      yield* beginText(self, buffer, {
        encoding: optionalText(encoding, 'TextIOWrapper', 'encoding'),
        errors: optionalText(errors, 'TextIOWrapper', 'errors'),
        newline: newlineArgument(newline, 'TextIOWrapper'),
        lineBuffering: lines !== undefined && (yield* truth(lines as Value)),
        writeThrough: through !== undefined && (yield* truth(through as Value)),
      });
      return NONE;
    },
  ),
  resumable('write(self, text, /)', function* ([self, given]: [PyTextWrapper, Value], context) {
    const plain = plainText(given);
    if (plain === undefined) {
      throw typeError(`write() argument must be str, not ${typeName(given)}`);
    }
    return yield* inTurn(self, context, () => writeText(self, plain, context));
  }),
  resumable('read(self, size=-1, /)', function* ([self, size]: [PyTextWrapper, Value?], context) {
    const count = yield* sizeArgument(size);
    return yield* inTurn(self, context, () =>
      count === undefined ? readAllText(self, context) : readText(self, count, context),
    );
  }),
  resumable(
    'readline(self, size=-1, /)',
    function* ([self, size]: [PyTextWrapper, Value?], context) {
      const limit = size === undefined ? -1 : yield* asSmallIndex(size);
      return yield* inTurn(self, context, () =>
        readLineOf(self, limit < 0 ? undefined : limit, context),
      );
    },
  ),
  resumable('__next__(self)', function* ([self]: [PyTextWrapper], context) {
    bufferOf(self);
    self.telling = false;
    const line =
      self.type === TEXT_WRAPPER
        ? yield* inTurn(self, context, () => readLineOf(self, undefined, context))
        : yield* invoke(self, 'readline');
    if (line !== '') return line;
    self.forget();
    self.telling = self.seekable;
    throw raise('StopIteration');
  }),
  resumable(
    'seek(self, cookie, whence=0, /)',
    function* ([self, cookie, whence]: [PyTextWrapper, Value, Value?], context) {
      bufferOf(self);
      const from = whence === undefined ? 0 : yield* asSmallIndex(whence);
      return yield* inTurn(self, context, () => seek(self, cookie, from, context));
    },
  ),
  resumable('tell(self)', function* ([self]: [PyTextWrapper], context) {
    return yield* inTurn(self, context, () => tellText(self, context));
  }),
  resumable(
    'truncate(self, pos=None, /)',
    function* ([self, size]: [PyTextWrapper, Value?], context) {
      yield* flushText(self, context);
      return yield* invoke(bufferOf(self), 'truncate', size ?? NONE);
    },
  ),
  resumable('flush(self)', function* ([self]: [PyTextWrapper], context) {
    yield* inTurn(self, context, () => flushText(self, context));
    return NONE;
  }),
  resumable('close(self)', function* ([self]: [PyTextWrapper]) {
    yield* close(self);
    return NONE;
  }),
  resumable('detach(self)', function* ([self]: [PyTextWrapper]) {
    const buffer = bufferOf(self);
    yield* invoke(self, 'flush');
    self.buffer = undefined;
    self.detached = true;
    return buffer;
  }),
  resumable(
    'reconfigure(self, *, encoding=None, errors=None, newline=Ellipsis, line_buffering=None, write_through=None)',
    function* ([self, encoding, errors, newline, lines, through], context) {
      const name = optionalText(encoding, 'reconfigure', 'encoding');
      const handler = optionalText(errors, 'reconfigure', 'errors');
      newlineArgument(newline, 'reconfigure');
      yield* reconfigure(self, name, handler, newline, context);
      if (lines !== undefined && lines !== NONE) self.lineBuffering = yield* truth(lines);
      if (through !== undefined && through !== NONE) self.writeThrough = yield* truth(through);
      return NONE;
    },
  ),
  ...['seekable', 'readable', 'writable', 'isatty', 'fileno'].map(asks),
  property('closed', (self) => getAttribute(bufferOf(asWrapper(self)), 'closed')),
  property('name', (self) => getAttribute(bufferOf(asWrapper(self)), 'name')),
  new PyGetSet('buffer', (self) => asWrapper(self).buffer ?? NONE),
  new PyGetSet('encoding', (self) => asWrapper(self).encoding || NONE),
  new PyGetSet('errors', (self) => {
    if (!asWrapper(self).detached) bufferOf(asWrapper(self));
    return asWrapper(self).errors;
  }),
  new PyGetSet('newlines', (self) => {
    bufferOf(asWrapper(self));
    return newlines(asWrapper(self));
  }),
  new PyGetSet('line_buffering', (self) => asWrapper(self).lineBuffering),
  new PyGetSet('write_through', (self) => asWrapper(self).writeThrough),
  new PyGetSet(
    '_CHUNK_SIZE',
    (self) => {
      bufferOf(asWrapper(self));
      return asWrapper(self).chunkBytes;
    },
    (self, value) => {
      const size = plainInt(value ?? NONE) ?? 0;
      if (size <= 0) throw valueError('a strictly positive integer is required');
      asWrapper(self).chunkBytes = Number(size);
    },
  ),
  resumable('__repr__(self)', function* ([self]: [PyTextWrapper]) {
    return yield* text(self);
  }),
];

install(TEXT_WRAPPER, MEMBERS);
