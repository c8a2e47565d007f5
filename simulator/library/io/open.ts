/** open() (Library reference, "Built-in Functions"): a FileIO, what buffers it, and what makes it text. */
import type { Context } from '../../python/context.ts';
import { OPEN_FILE_NS } from '../../python/costs.ts';
import { typeError, valueError } from '../../python/objects/exception.ts';
import { answerOf, resumable } from '../../python/objects/native.ts';
import { newDict, NONE, type PyObject, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { asSmallIndex, plainInt, plainText, truth } from '../../python/protocols/index.ts';
import { fspath } from '../path-argument.ts';
import { watchResource } from '../resources.ts';
import { PyBuffered } from './buffered.ts';
import { beginBuffer } from './buffered-common.ts';
import { BLOCK_BYTES, openRaw, PyFileIO } from './file-io.ts';
import { type OpenMode, parseOpenMode } from './mode.ts';
import { type Ability, invoke } from './protocol.ts';
import { newlineArgument, optionalText, wrongKind } from './text-arguments.ts';
import { beginText } from './text-wrapper.ts';
import { PyTextWrapper } from './text-wrapper-state.ts';
import {
  BUFFERED_RANDOM,
  BUFFERED_READER,
  BUFFERED_WRITER,
  FILE_IO,
  TEXT_WRAPPER,
} from './types.ts';

interface OpenOptions {
  readonly buffering: number;
  readonly encoding: string | undefined;
  readonly errors: string | undefined;
  readonly newline: Value | undefined;
}

function checkBinary({ encoding, errors, newline }: OpenOptions): void {
  const given =
    encoding !== undefined
      ? 'an encoding'
      : errors !== undefined
        ? 'an errors'
        : newline !== undefined && newline !== NONE
          ? 'a newline'
          : undefined;
  if (given !== undefined) throw valueError(`binary mode doesn't take ${given} argument`);
}

function* bufferFor(
  raw: PyFileIO,
  mode: OpenMode,
  size: number,
  context: Context,
): Resumable<PyBuffered> {
  const [type, abilities]: [typeof BUFFERED_READER, Ability[]] = mode.updating
    ? [BUFFERED_RANDOM, ['seekable', 'readable', 'writable']]
    : mode.kind === 'r'
      ? [BUFFERED_READER, ['readable']]
      : [BUFFERED_WRITER, ['writable']];
  const buffer = new PyBuffered(type);
  yield* beginBuffer(buffer, raw, size, abilities, context);
  return buffer;
}

/** Everything above the raw file; it is closed again when something is wrong with that. */
function* above(
  raw: PyFileIO,
  modeText: string,
  mode: OpenMode,
  options: OpenOptions,
  context: Context,
): Resumable {
  const { buffering } = options;
  const terminal = buffering < 0 && (yield* truth(yield* invoke(raw, 'isatty')));
  if (buffering === 0) {
    if (mode.binary) return raw;
    throw valueError("can't have unbuffered text I/O");
  }
  const buffer = yield* bufferFor(raw, mode, buffering > 1 ? buffering : BLOCK_BYTES, context);
  if (mode.binary) return buffer;
  const wrapper = new PyTextWrapper(TEXT_WRAPPER);
  yield* beginText(wrapper, buffer, {
    encoding: options.encoding,
    errors: options.errors,
    newline: newlineArgument(options.newline, 'open'),
    lineBuffering: buffering === 1 || terminal,
    writeThrough: false,
  });
  (wrapper.dict ??= newDict()).set('mode', modeText);
  return wrapper;
}

export const OPEN = resumable(
  "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
  function* ([file, mode, buffering, encoding, errors, newline, closefd, opener], context) {
    const modeText = mode === undefined ? 'r' : plainText(mode as Value);
    if (modeText === undefined) throw wrongKind('open', 'mode', 'str', mode as Value);
    const options: OpenOptions = {
      buffering: buffering === undefined ? -1 : yield* asSmallIndex(buffering as Value),
      encoding: optionalText(encoding, 'open', 'encoding'),
      errors: optionalText(errors, 'open', 'errors'),
      newline,
    };
    optionalText(newline, 'open', 'newline');
    const closes = closefd === undefined || (yield* truth(closefd as Value));
    const name = plainInt(file) === undefined ? yield* fspath(file) : file;
    const parsed = parseOpenMode(modeText);
    if (parsed.binary) checkBinary(options);
    context.charge(OPEN_FILE_NS);
    const raw = new PyFileIO(FILE_IO);
    yield* openRaw(raw, name, parsed, closes, opener ?? NONE, context);
    try {
      const file = yield* above(raw, modeText, parsed, options, context);
      if (raw.hasFarEnd) context.interpreter.finalization.watchPatiently(file as PyObject);
      watchResource(file as PyObject, context);
      return file;
    } catch (error) {
      yield* invoke(raw, 'close');
      throw error;
    }
  },
);

/** io.open_code(): the file of a module, as bytes. */
export const OPEN_CODE = resumable('open_code(path)', function* ([path]: [Value], context) {
  if (plainText(path) === undefined) throw typeError("open_code() argument 'path' must be str");
  const args = [path, 'rb', undefined, undefined, undefined, undefined, undefined, undefined];
  return yield* answerOf(OPEN.resume!(args, context));
});
