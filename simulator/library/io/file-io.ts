/** `_io.FileIO`: a descriptor as a file. Each method is a system call. */
import type { Whence } from '../../kernel/open-file.ts';
import { ERRORS } from '../../kernel/errno.ts';
import type { Context } from '../../python/context.ts';
import { raise, Raised, typeError, valueError } from '../../python/objects/exception.ts';
import { PyFile } from '../../python/objects/file.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { newDict, NONE, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { PyBytes } from '../../python/objects/values.ts';
import { index, plainInt, plainText, repr, truth, typeName } from '../../python/protocols/index.ts';
import { constructor, initializer } from '../../python/types/construct.ts';
import { install } from '../../python/types/install.ts';
import { writableBytes } from '../../python/types/memory-view.ts';
import { osError, perform, performWithoutWait } from '../os-failure.ts';
import { descriptorArgument, pathArgument } from '../path-argument.ts';
import { concatenate } from './bytes.ts';
import { openFiles, withDescriptor } from './open-files.ts';
import { type FileMode, openFlags, parseRawMode, rawModeText } from './mode.ts';
import { bytesArgument, invoke, sizeArgument } from './protocol.ts';
import { FILE_IO, unsupported } from './types.ts';
import { writeForgotten } from './unwritten.ts';

const CLOSED = -1;
const PERMISSIONS = 0o666;
/** st_blksize of every file. */
export const BLOCK_BYTES = 4096;
/** What is read at a time where the size of the file doesn't tell. */
const PIECE_BYTES = 8192;

export class PyFileIO extends PyFile {
  descriptor = CLOSED;
  mode: FileMode = { kind: 'r', updating: false };
  closesDescriptor = true;
  /** It is an end of a pipe or a connection, so that others hear of its end. */
  hasFarEnd = false;
  /** Known once it has been asked for. */
  seekable: boolean | undefined = undefined;

  override get knownClosed(): boolean {
    return this.descriptor === CLOSED;
  }

  get readable(): boolean {
    return this.mode.kind === 'r' || this.mode.updating;
  }

  get writable(): boolean {
    return this.mode.kind !== 'r' || this.mode.updating;
  }
}

/** FileIO says it without a full stop, unlike the others. */
function open(self: PyFileIO): PyFileIO {
  if (self.descriptor === CLOSED) throw valueError('I/O operation on closed file');
  return self;
}

function forReading(self: PyFileIO): PyFileIO {
  if (!open(self).readable) throw unsupported('File not open for reading');
  return self;
}

function forWriting(self: PyFileIO): PyFileIO {
  if (!open(self).writable) throw unsupported('File not open for writing');
  return self;
}

/** FileIO(file, mode, closefd, opener) on an instance. */
export function* openRaw(
  self: PyFileIO,
  file: Value,
  mode: FileMode,
  closesDescriptor: boolean,
  opener: Value,
  context: Context,
): Resumable<void> {
  const { files } = context.interpreter;
  self.mode = mode;
  self.closesDescriptor = closesDescriptor;
  self.seekable = undefined;
  const given = plainInt(file);
  if (given !== undefined) {
    self.descriptor = descriptorArgument(given);
    if (self.descriptor < 0) throw refuseDescriptor(self);
  } else {
    const path = yield* pathArgument(file);
    if (!closesDescriptor) throw valueError('Cannot use closefd=False with file name');
    const flags = openFlags(mode);
    yield* writeForgotten(context);
    self.descriptor =
      opener === NONE
        ? yield* withDescriptor(() => files.open(path.text, flags, PERMISSIONS), file, context)
        : yield* openWith(opener, file, flags);
  }
  yield* begin(self, file, given === undefined, context);
  (self.dict ??= newDict()).set('name', file);
  if (closesDescriptor) openFiles(context.interpreter).add(self);
}

function refuseDescriptor(self: PyFileIO): Raised {
  self.descriptor = CLOSED;
  return valueError('negative file descriptor');
}

function* openWith(opener: Value, file: Value, flags: number): Resumable<number> {
  const descriptor = plainInt(yield* call(opener, [file, flags]));
  if (descriptor === undefined) throw typeError('expected integer from opener');
  if (descriptor < 0) throw valueError(`opener returned ${descriptor}`);
  return descriptorArgument(descriptor);
}

/** A directory is no file; what is appended to is open at its end. */
function* begin(self: PyFileIO, file: Value, opened: boolean, context: Context): Resumable<void> {
  const { files } = context.interpreter;
  const { descriptor } = self;
  try {
    const { kind } = yield* perform(files.stat(descriptor));
    if (kind === 'directory') throw osError(ERRORS.EISDIR[0], file);
    self.hasFarEnd = kind === 'pipe' || kind === 'socket';
    if (self.mode.kind === 'a') yield* perform(files.seek(descriptor, 0, 2));
  } catch (error) {
    self.descriptor = CLOSED;
    if (opened) yield* perform(files.close(descriptor));
    throw error;
  }
}

/** What is not there yet, without blocking, is undefined; so it is with all and with writing. */
export function* readRaw(
  self: PyFileIO,
  count: number,
  context: Context,
): Resumable<Uint8Array | undefined> {
  const { descriptor } = forReading(self);
  yield* writeForgotten(context);
  context.interpreter.allocate(Math.min(count, PIECE_BYTES));
  return yield* performWithoutWait(context.interpreter.files.read(descriptor, count));
}

export function* writeRaw(
  self: PyFileIO,
  data: Uint8Array,
  context: Context,
): Resumable<number | undefined> {
  const { descriptor } = forWriting(self);
  context.interpreter.allocate(data.length);
  return yield* performWithoutWait(context.interpreter.files.write(descriptor, data));
}

export function* seekRaw(
  self: PyFileIO,
  offset: number,
  whence: Whence,
  context: Context,
): Resumable<number> {
  const { descriptor } = open(self);
  return yield* perform(context.interpreter.files.seek(descriptor, offset, whence));
}

/** Whether it has a position that can be moved: a pipe has none. */
export function* isSeekable(self: PyFileIO, context: Context): Resumable<boolean> {
  open(self);
  if (self.seekable === undefined) {
    try {
      yield* seekRaw(self, 0, 1, context);
      self.seekable = true;
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      self.seekable = false;
    }
  }
  return self.seekable;
}

/** Everything up to the end, whose distance is asked for first. */
export function* readAllRaw(self: PyFileIO, context: Context): Resumable<Uint8Array | undefined> {
  const { files } = context.interpreter;
  const { descriptor } = open(self);
  yield* writeForgotten(context);
  const { size } = yield* perform(files.stat(descriptor));
  const position = (yield* isSeekable(self, context)) ? yield* seekRaw(self, 0, 1, context) : 0;
  const rest = size - position;
  let wanted = rest > 0 ? rest + 1 : PIECE_BYTES;
  const pieces: Uint8Array[] = [];
  for (;;) {
    context.interpreter.allocate(wanted);
    const piece = yield* performWithoutWait(files.read(descriptor, wanted));
    if (piece === undefined && pieces.length === 0) return undefined;
    if (piece === undefined || piece.length === 0) return concatenate(pieces);
    pieces.push(piece);
    wanted = piece.length < wanted ? Math.max(1, wanted - piece.length) : PIECE_BYTES;
  }
}

export function* closeRaw(self: PyFileIO, context: Context): Resumable<void> {
  const { descriptor } = self;
  if (descriptor === CLOSED) return;
  try {
    yield* invoke(self, 'flush');
  } finally {
    self.closed = true;
    self.descriptor = CLOSED;
    openFiles(context.interpreter).delete(self);
    if (self.closesDescriptor) yield* perform(context.interpreter.files.close(descriptor));
  }
}

/** An offset for the system: a 64-bit number. */
export function* offsetArgument(value: Value): Resumable<number> {
  const offset = yield* index(value);
  if (typeof offset === 'number') return offset;
  throw raise('OverflowError', 'Python int too large to convert to C long');
}

/** Bytes that can be written to in place. */
export function writableArgument(buffer: Value, method: string): Uint8Array {
  const bytes = writableBytes(buffer);
  if (bytes !== undefined) return bytes;
  throw typeError(
    `${method}() argument must be read-write bytes-like object, not ${typeName(buffer)}`,
  );
}

function* text(self: PyFileIO): Resumable<string> {
  const { descriptor, mode, closesDescriptor } = self;
  if (descriptor === CLOSED) return '<_io.FileIO [closed]>';
  const name = self.dict?.get('name');
  const shown = name === undefined ? `fd=${descriptor}` : `name=${yield* repr(name)}`;
  const closefd = closesDescriptor ? 'True' : 'False';
  return `<_io.FileIO ${shown} mode='${rawModeText(mode)}' closefd=${closefd}>`;
}

function bytesOrNone(data: Uint8Array | undefined): Value {
  return data === undefined ? NONE : new PyBytes(data);
}

install(FILE_IO, [
  constructor(FILE_IO, '/, *args, **kwargs', (cls) => new PyFileIO(cls)),
  initializer(
    FILE_IO,
    "file, mode='r', closefd=True, opener=None",
    function* ([self, file, mode, closefd, opener], context) {
      const text = mode === undefined ? 'r' : plainText(mode as Value);
      if (text === undefined) {
        throw typeError(`FileIO() argument 'mode' must be str, not ${typeName(mode as Value)}`);
      }
      const closes = closefd === undefined || (yield* truth(closefd as Value));
      yield* openRaw(self, file, parseRawMode(text), closes, opener ?? NONE, context);
      return NONE;
    },
  ),
  resumable('read(self, size=-1, /)', function* ([self, size]: [PyFileIO, Value?], context) {
    const count = yield* sizeArgument(size);
    forReading(self);
    return bytesOrNone(
      yield* count === undefined ? readAllRaw(self, context) : readRaw(self, count, context),
    );
  }),
  resumable('readall(self)', function* ([self]: [PyFileIO], context) {
    return bytesOrNone(yield* readAllRaw(self, context));
  }),
  resumable('readinto(self, buffer, /)', function* ([self, buffer]: [PyFileIO, Value], context) {
    const target = writableArgument(buffer, 'readinto');
    const data = yield* readRaw(self, target.length, context);
    if (data === undefined) return NONE;
    target.set(data);
    return data.length;
  }),
  resumable('write(self, data, /)', function* ([self, data]: [PyFileIO, Value], context) {
    return (yield* writeRaw(forWriting(self), bytesArgument(data), context)) ?? NONE;
  }),
  resumable(
    'seek(self, offset, whence=0, /)',
    function* ([self, offset, whence]: [PyFileIO, Value, Value?], context) {
      open(self);
      const from = whence === undefined ? 0 : yield* offsetArgument(whence);
      const to = yield* offsetArgument(offset);
      if (from !== 0 && from !== 1 && from !== 2) throw osError(ERRORS.EINVAL[0]);
      return yield* seekRaw(self, to, from, context);
    },
  ),
  resumable('tell(self)', function* ([self]: [PyFileIO], context) {
    return yield* seekRaw(self, 0, 1, context);
  }),
  resumable('truncate(self, size=None, /)', function* ([self, size]: [PyFileIO, Value?], context) {
    const { descriptor } = forWriting(self);
    const wanted =
      size === undefined || size === NONE
        ? yield* seekRaw(self, 0, 1, context)
        : yield* offsetArgument(size);
    context.interpreter.allocate(Math.max(0, wanted));
    yield* perform(context.interpreter.files.truncate(descriptor, wanted));
    return wanted;
  }),
  resumable('close(self)', function* ([self]: [PyFileIO], context) {
    yield* closeRaw(self, context);
    return NONE;
  }),
  resumable('isatty(self)', function* ([self]: [PyFileIO], context) {
    return yield* perform(context.interpreter.files.isTerminal(open(self).descriptor));
  }),
  resumable('seekable(self)', function* ([self]: [PyFileIO], context) {
    return yield* isSeekable(self, context);
  }),
  native('readable(self)', ([self]: [PyFileIO]) => open(self).readable),
  native('writable(self)', ([self]: [PyFileIO]) => open(self).writable),
  native('fileno(self)', ([self]: [PyFileIO]) => open(self).descriptor),
  resumable('__repr__(self)', function* ([self]: [PyFileIO]) {
    return yield* text(self);
  }),
  new PyGetSet('closed', (self) => (self as PyFileIO).descriptor === CLOSED),
  new PyGetSet('closefd', (self) => (self as PyFileIO).closesDescriptor),
  new PyGetSet('mode', (self) => rawModeText((self as PyFileIO).mode)),
  { name: '_blksize', value: BLOCK_BYTES },
]);
