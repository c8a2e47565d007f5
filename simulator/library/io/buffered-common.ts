/** BufferedReader, BufferedWriter and BufferedRandom: making them, and what all three can do. */
import type { Whence } from '../../kernel/open-file.ts';
import type { Context } from '../../python/context.ts';
import { Raised, valueError } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { type Native, resumable } from '../../python/objects/native.ts';
import { NONE, type PyType, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { asSmallIndex, findAttribute, getAttribute, repr } from '../../python/protocols/index.ts';
import { constructor, initializer } from '../../python/types/construct.ts';
import { install, type Member } from '../../python/types/install.ts';
import {
  dropAhead,
  exclusively,
  flushPending,
  openRawOf,
  PyBuffered,
  rawOf,
  tell,
} from './buffered.ts';
import { READING } from './buffered-reading.ts';
import { WRITING } from './buffered-writing.ts';
import { offsetArgument } from './file-io.ts';
import { type Ability, invoke, isClosed, property, require } from './protocol.ts';
import { rawSeek, rawTell } from './raw.ts';
import { DEFAULT_BUFFER_SIZE } from './raw-base.ts';
import { BUFFERED_RANDOM, BUFFERED_READER, BUFFERED_WRITER, unsupported } from './types.ts';

/** What `__init__(raw, buffer_size)` does. */
export function* beginBuffer(
  self: PyBuffered,
  raw: Value,
  size: number,
  abilities: readonly Ability[],
  context: Context,
): Resumable<void> {
  for (const ability of abilities) yield* require(raw, ability);
  if (size <= 0) throw valueError('buffer size must be strictly positive');
  self.raw = raw;
  self.size = size;
  self.detached = false;
  self.forget();
  try {
    self.position = yield* rawTell(raw, context);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    self.position = undefined;
  }
}

/** A position inside what was read ahead costs nothing; any other is the raw file's. */
function* seek(
  self: PyBuffered,
  raw: Value,
  offset: number,
  whence: Whence,
  context: Context,
): Resumable<number> {
  const { position } = self;
  if (whence !== 2 && position !== undefined && self.remaining > 0) {
    const here = position - self.remaining;
    const at = self.at + (whence === 0 ? offset - here : offset);
    if (at >= 0 && at <= self.ahead.length) {
      self.at = at;
      return position - self.remaining;
    }
  }
  yield* flushPending(self, context);
  const from = whence === 1 ? offset - self.remaining : offset;
  self.position = yield* rawSeek(raw, from, whence, context);
  self.forget();
  return self.position;
}

function* close(self: PyBuffered): Resumable<void> {
  const raw = rawOf(self);
  if (yield* isClosed(raw)) return;
  try {
    yield* invoke(self, 'flush');
  } finally {
    yield* invoke(raw, 'close');
  }
}

function* text(self: PyBuffered): Resumable<string> {
  const name = self.raw === undefined ? undefined : yield* findAttribute(self.raw, 'name');
  const shown = name === undefined ? '' : ` name=${yield* repr(name)}`;
  return `<${self.type.module}.${self.type.name}${shown}>`;
}

const asks = (name: string): Native =>
  resumable(`${name}(self)`, function* ([self]: [PyBuffered]) {
    return yield* invoke(rawOf(self), name);
  });

const shows = (name: string): Member =>
  property(name, (self) => getAttribute(rawOf(self as PyBuffered), name));

const COMMON: readonly Member[] = [
  resumable(
    'seek(self, target, whence=0, /)',
    function* ([self, target, whence]: [PyBuffered, Value, Value?], context) {
      const from = whence === undefined ? 0 : yield* asSmallIndex(whence);
      rawOf(self);
      if (from !== 0 && from !== 1 && from !== 2)
        throw valueError(`whence value ${from} unsupported`);
      const raw = yield* openRawOf(self, 'seek of');
      yield* require(raw, 'seekable');
      const offset = yield* offsetArgument(target);
      return yield* exclusively(self, context, () => seek(self, raw, offset, from, context));
    },
  ),
  resumable('tell(self)', function* ([self]: [PyBuffered], context) {
    return yield* tell(self, context);
  }),
  resumable('close(self)', function* ([self]: [PyBuffered]) {
    yield* close(self);
    return NONE;
  }),
  resumable('detach(self)', function* ([self]: [PyBuffered]) {
    const raw = rawOf(self);
    yield* invoke(self, 'flush');
    self.raw = undefined;
    self.detached = true;
    return raw;
  }),
  asks('seekable'),
  asks('fileno'),
  asks('isatty'),
  shows('closed'),
  shows('name'),
  shows('mode'),
  new PyGetSet('raw', (self) => (self as PyBuffered).raw ?? NONE),
  resumable('__repr__(self)', function* ([self]: [PyBuffered]) {
    return yield* text(self);
  }),
];

const TRUNCATE = resumable(
  'truncate(self, pos=None, /)',
  function* ([self, size]: [PyBuffered, Value?], context) {
    const raw = yield* openRawOf(self, 'truncate of');
    return yield* exclusively(self, context, function* () {
      yield* flushPending(self, context);
      yield* dropAhead(self, context);
      const result = yield* invoke(raw, 'truncate', size ?? NONE);
      self.position = yield* rawTell(raw, context);
      return result;
    });
  },
);

const NO_TRUNCATE = resumable('truncate(self, pos=None, /)', function* ([self]: [PyBuffered]) {
  yield* openRawOf(self, 'truncate of');
  throw unsupported('truncate');
});

/** A reader has nothing to write, so it asks the raw file. */
const READER_FLUSH = asks('flush');

function installBuffer(
  type: PyType,
  abilities: readonly Ability[],
  members: readonly Member[],
): void {
  install(type, [
    constructor(type, '/, *args, **kwargs', (cls) => new PyBuffered(cls)),
    initializer(
      type,
      `raw, buffer_size=${DEFAULT_BUFFER_SIZE}`,
      function* ([self, raw, size]: [PyBuffered, Value, Value?], context) {
        const wanted = size === undefined ? DEFAULT_BUFFER_SIZE : yield* asSmallIndex(size);
        yield* beginBuffer(self, raw, wanted, abilities, context);
        return NONE;
      },
    ),
    ...COMMON,
    ...members,
  ]);
}

installBuffer(
  BUFFERED_READER,
  ['readable'],
  [...READING, asks('readable'), READER_FLUSH, NO_TRUNCATE],
);
installBuffer(BUFFERED_WRITER, ['writable'], [...WRITING, asks('writable'), TRUNCATE]);
installBuffer(
  BUFFERED_RANDOM,
  ['seekable', 'readable', 'writable'],
  [...READING, ...WRITING, asks('readable'), asks('writable'), TRUNCATE],
);
