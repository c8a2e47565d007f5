/** `posix`: what is done with descriptors. */
import { ERRORS } from '../../kernel/errno.ts';
import { makePipe } from '../../kernel/make-pipe.ts';
import { OPEN_FLAGS, type Whence } from '../../kernel/open-file.ts';
import type { Context } from '../../python/context.ts';
import { Raised } from '../../python/objects/exception.ts';
import { type Native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { PyBytes, tuple } from '../../python/objects/values.ts';
import { asSmallIndex, truth } from '../../python/protocols/index.ts';
import { newLane } from '../threads/lanes.ts';
import { offsetArgument } from '../io/file-io.ts';
import { bytesArgument } from '../io/protocol.ts';
import { writeForgotten } from '../io/unwritten.ts';
import { osError, perform } from '../os-failure.ts';
import { pathArgument } from '../path-argument.ts';
import { descriptorOf, refuseDirectory } from './arguments.ts';

function* countArgument(value: Value): Resumable<number> {
  const count = yield* asSmallIndex(value);
  if (count < 0) throw osError(ERRORS.EINVAL[0]);
  return count;
}

/** One call copies no more. */
const SENDFILE_MAX = 2 ** 20;

/**
 * sendfile(2): bytes of a file go to another descriptor.
 *
 * @param at - undefined: from the file's position, which then lies behind what was sent
 */
function* sendFile(
  [to, from]: readonly [number, number],
  at: number | undefined,
  count: number,
  { interpreter: { files } }: Context,
): Resumable<number> {
  const most = Math.min(count, SENDFILE_MAX);
  const start = at ?? (yield* perform(files.seek(from, 0, 1)));
  const data = yield* perform(files.readAt(from, most, start));
  if (data.length === 0) return 0;
  const sent = yield* perform(files.write(to, data));
  if (at === undefined) yield* perform(files.seek(from, start + sent, 0));
  return sent;
}

function whenceOf(value: number): Whence {
  if (value === 0 || value === 1 || value === 2) return value;
  throw osError(ERRORS.EINVAL[0]);
}

export const DESCRIPTOR_FUNCTIONS: readonly Native[] = [
  resumable(
    'open(path, flags, mode=0o777, *, dir_fd=None)',
    function* ([path, flags, mode, directory], { interpreter }) {
      const { text, given } = yield* pathArgument(path, { what: 'open: path' });
      const wanted = yield* asSmallIndex(flags);
      const permissions = mode === undefined ? 0o777 : yield* asSmallIndex(mode);
      refuseDirectory(directory);
      const call = interpreter.files.open(text, wanted | OPEN_FLAGS.O_CLOEXEC, permissions);
      return yield* perform(call, given);
    },
  ),
  resumable('close(fd)', function* ([fd], { interpreter }) {
    yield* perform(interpreter.files.close(yield* descriptorOf(fd)));
    return NONE;
  }),
  resumable('closerange(fd_low, fd_high, /)', function* ([low, high], { interpreter }) {
    const first = yield* descriptorOf(low);
    yield* perform(interpreter.files.closeRange(first, yield* descriptorOf(high)));
    return NONE;
  }),
  resumable('read(fd, length, /)', function* ([fd, length], context) {
    const { interpreter } = context;
    const descriptor = yield* descriptorOf(fd);
    const count = yield* countArgument(length);
    yield* writeForgotten(context);
    return new PyBytes(yield* perform(interpreter.files.read(descriptor, count)));
  }),
  resumable('write(fd, data, /)', function* ([fd, data], context) {
    const { interpreter } = context;
    const descriptor = yield* descriptorOf(fd);
    const bytes = bytesArgument(data);
    yield* writeForgotten(context);
    interpreter.allocate(bytes.length);
    return yield* perform(interpreter.files.write(descriptor, bytes.slice()));
  }),
  resumable('pread(fd, length, offset, /)', function* ([fd, length, offset], { interpreter }) {
    const descriptor = yield* descriptorOf(fd);
    const count = yield* countArgument(length);
    const at = yield* offsetArgument(offset);
    return new PyBytes(yield* perform(interpreter.files.readAt(descriptor, count, at)));
  }),
  resumable('pwrite(fd, buffer, offset, /)', function* ([fd, data, offset], { interpreter }) {
    const descriptor = yield* descriptorOf(fd);
    const bytes = bytesArgument(data);
    const at = yield* offsetArgument(offset);
    interpreter.allocate(bytes.length);
    return yield* perform(interpreter.files.writeAt(descriptor, bytes.slice(), at));
  }),
  resumable('lseek(fd, position, whence, /)', function* ([fd, position, how], { interpreter }) {
    const descriptor = yield* descriptorOf(fd);
    const offset = yield* offsetArgument(position);
    const whence = whenceOf(yield* asSmallIndex(how));
    return yield* perform(interpreter.files.seek(descriptor, offset, whence));
  }),
  ...['fsync', 'fdatasync'].map((name) =>
    resumable(`${name}(fd)`, function* ([fd], { interpreter }) {
      yield* perform(interpreter.files.sync(yield* descriptorOf(fd)));
      return NONE;
    }),
  ),
  resumable('ftruncate(fd, length, /)', function* ([fd, length], { interpreter }) {
    const descriptor = yield* descriptorOf(fd);
    const size = yield* offsetArgument(length);
    interpreter.allocate(Math.max(0, size));
    yield* perform(interpreter.files.truncate(descriptor, size));
    return NONE;
  }),
  resumable(
    'sendfile(out_fd, in_fd, offset, count)',
    function* ([to, from, offset, count], context) {
      const ends = [yield* descriptorOf(to), yield* descriptorOf(from)] as const;
      const at = offset === NONE ? undefined : yield* offsetArgument(offset);
      return yield* sendFile(ends, at, yield* countArgument(count), context);
    },
  ),
  resumable('isatty(fd, /)', function* ([fd], { interpreter }) {
    const descriptor = yield* descriptorOf(fd);
    try {
      return yield* perform(interpreter.files.isTerminal(descriptor));
    } catch (error) {
      if (error instanceof Raised) return false;
      throw error;
    }
  }),
  ...['pipe()', 'pipe2(flags, /)'].map((signature) =>
    resumable(signature, function* ([flags]: [Value?], context) {
      const { recorder } = context.interpreter;
      const asked = flags === undefined ? OPEN_FLAGS.O_CLOEXEC : yield* asSmallIndex(flags);
      const ends = yield* perform(makePipe(recorder, newLane(context, 'pipe', true), asked));
      return tuple([...ends]);
    }),
  ),
  resumable('get_blocking(fd, /)', function* ([fd], { interpreter }) {
    return yield* perform(interpreter.files.isBlocking(yield* descriptorOf(fd)));
  }),
  resumable('set_blocking(fd, blocking, /)', function* ([fd, blocking], { interpreter }) {
    yield* perform(interpreter.files.setBlocking(yield* descriptorOf(fd), yield* truth(blocking)));
    return NONE;
  }),
  resumable('dup(fd, /)', function* ([fd], { interpreter }) {
    return yield* perform(interpreter.files.duplicate(yield* descriptorOf(fd), false));
  }),
  resumable(
    'dup2(fd, fd2, inheritable=True)',
    function* ([fd, other, inheritable], { interpreter }) {
      const descriptor = yield* descriptorOf(fd);
      const target = yield* descriptorOf(other);
      const passes = inheritable === undefined || (yield* truth(inheritable));
      return yield* perform(interpreter.files.replace(descriptor, target, passes));
    },
  ),
  resumable('get_inheritable(fd, /)', function* ([fd], { interpreter }) {
    return yield* perform(interpreter.files.isInheritable(yield* descriptorOf(fd)));
  }),
  resumable('set_inheritable(fd, inheritable, /)', function* ([fd, inheritable], { interpreter }) {
    const descriptor = yield* descriptorOf(fd);
    const passes = (yield* asSmallIndex(inheritable)) !== 0;
    yield* perform(interpreter.files.setInheritable(descriptor, passes));
    return NONE;
  }),
];
