/** `posix`: what is done with the names of files. */
import type { FileCall } from '../../kernel/file-call.ts';
import type { FileTarget } from '../../kernel/file-calls.ts';
import { MAY_READ, MAY_SEARCH, MAY_WRITE } from '../../kernel/inode.ts';
import { Raised, typeError, valueError } from '../../python/objects/exception.ts';
import { type Native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { list, PyFloat, PyTuple } from '../../python/objects/values.ts';
import { asSmallIndex, index } from '../../python/protocols/index.ts';
import type { Context } from '../../python/context.ts';
import { offsetArgument } from '../io/file-io.ts';
import { writeForgotten } from '../io/unwritten.ts';
import { perform } from '../os-failure.ts';
import { encodePath, pathArgument } from '../path-argument.ts';
import { descriptorOf, followArgument, refuseDirectory, targetArgument } from './arguments.ts';
import { statResult, statvfsResult } from './stat-result.ts';

const LISTABLE = 'string, bytes, os.PathLike, integer or None';

/** A function of one path that answers nothing. */
function changes(
  spec: string,
  what: string,
  make: (context: Context, path: string) => FileCall<undefined>,
): Native {
  return resumable(spec, function* ([path, directory]: [Value, Value?], context) {
    const { text, given } = yield* pathArgument(path, { what });
    refuseDirectory(directory);
    yield* perform(make(context, text), given);
    return NONE;
  });
}

function moves(name: string): Native {
  return resumable(
    `${name}(src, dst, *, src_dir_fd=None, dst_dir_fd=None)`,
    function* ([source, target, from, to], { interpreter }) {
      const path = yield* pathArgument(source, { what: `${name}: src` });
      const other = yield* pathArgument(target, { what: `${name}: dst` });
      refuseDirectory(from, to);
      yield* perform(interpreter.files.rename(path.text, other.text), path.given, other.given);
      return NONE;
    },
  );
}

/** What is known of a file, for programs. */
export function* stat(
  target: FileTarget,
  follow: boolean,
  given: Value,
  context: Context,
): Resumable<PyTuple> {
  yield* writeForgotten(context);
  return statResult(yield* perform(context.interpreter.files.stat(target, follow), given));
}

/** Nanoseconds from seconds, which may be a float. */
function* nanoseconds(value: Value): Resumable<bigint> {
  if (value instanceof PyFloat) {
    const whole = Math.floor(value.value);
    return BigInt(whole) * 1_000_000_000n + BigInt(Math.floor((value.value - whole) * 1e9));
  }
  return BigInt(yield* index(value)) * 1_000_000_000n;
}

function* timesArgument(
  times: Value | undefined,
  ns: Value | undefined,
): Resumable<readonly [bigint, bigint] | undefined> {
  const timed = times !== undefined && times !== NONE;
  if (timed && ns !== undefined) {
    throw valueError("utime: you may specify either 'times' or 'ns' but not both");
  }
  if (timed) {
    if (!(times instanceof PyTuple) || times.items.length !== 2) {
      throw typeError("utime: 'times' must be either a tuple of two ints or None");
    }
    const [accessed, modified] = times.items as [Value, Value];
    return [yield* nanoseconds(accessed), yield* nanoseconds(modified)];
  }
  if (ns === undefined) return undefined;
  if (!(ns instanceof PyTuple) || ns.items.length !== 2) {
    throw typeError("utime: 'ns' must be a tuple of two ints");
  }
  const [accessed, modified] = ns.items as [Value, Value];
  return [BigInt(yield* index(accessed)), BigInt(yield* index(modified))];
}

export const TREE_FUNCTIONS: readonly Native[] = [
  resumable(
    'stat(path, *, dir_fd=None, follow_symlinks=True)',
    function* ([path, directory, follow], context) {
      const { target, given } = yield* targetArgument(path, 'stat: path');
      refuseDirectory(directory);
      const follows = yield* followArgument(follow);
      if (!follows && typeof target === 'number') {
        throw valueError('stat: cannot use fd and follow_symlinks together');
      }
      return yield* stat(target, follows, given, context);
    },
  ),
  resumable('lstat(path, *, dir_fd=None)', function* ([path, directory], context) {
    const { text, given } = yield* pathArgument(path, { what: 'lstat: path' });
    refuseDirectory(directory);
    return yield* stat(text, false, given, context);
  }),
  resumable('fstat(fd)', function* ([fd], context) {
    return yield* stat(yield* descriptorOf(fd), true, NONE, context);
  }),
  resumable(
    'access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)',
    function* ([path, mode, directory, , follow], { interpreter }) {
      const { text, given } = yield* pathArgument(path, { what: 'access: path' });
      const wanted = (yield* asSmallIndex(mode)) & (MAY_READ | MAY_WRITE | MAY_SEARCH);
      refuseDirectory(directory);
      const call = interpreter.files.access(text, wanted, yield* followArgument(follow));
      try {
        return yield* perform(call, given);
      } catch (error) {
        if (error instanceof Raised) return false;
        throw error;
      }
    },
  ),
  resumable('listdir(path=None)', function* ([path]: [Value?], { interpreter }) {
    const { target, bytes, given } = yield* listedArgument(path, 'listdir: path');
    const entries = yield* perform(interpreter.files.list(target), given);
    return list(entries.map(({ name }) => (bytes ? encodePath(name) : name)));
  }),
  resumable(
    'mkdir(path, mode=511, *, dir_fd=None)',
    function* ([path, mode, directory], { interpreter }) {
      const { text, given } = yield* pathArgument(path, { what: 'mkdir: path' });
      const permissions = mode === undefined ? 0o777 : yield* asSmallIndex(mode);
      refuseDirectory(directory);
      yield* perform(interpreter.files.makeDirectory(text, permissions), given);
      return NONE;
    },
  ),
  changes('rmdir(path, *, dir_fd=None)', 'rmdir: path', ({ interpreter }, path) =>
    interpreter.files.removeDirectory(path),
  ),
  ...['unlink', 'remove'].map((name) =>
    changes(`${name}(path, *, dir_fd=None)`, `${name}: path`, ({ interpreter }, path) =>
      interpreter.files.removeFile(path),
    ),
  ),
  moves('rename'),
  moves('replace'),
  resumable(
    'link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)',
    function* ([source, target, from, to, follow], { interpreter }) {
      const path = yield* pathArgument(source, { what: 'link: src' });
      const other = yield* pathArgument(target, { what: 'link: dst' });
      refuseDirectory(from, to);
      const call = interpreter.files.link(path.text, other.text, yield* followArgument(follow));
      yield* perform(call, path.given, other.given);
      return NONE;
    },
  ),
  resumable(
    'symlink(src, dst, target_is_directory=False, *, dir_fd=None)',
    function* ([source, target, , directory], { interpreter }) {
      const path = yield* pathArgument(source, { what: 'symlink: src' });
      const other = yield* pathArgument(target, { what: 'symlink: dst' });
      refuseDirectory(directory);
      const call = interpreter.files.symbolicLink(path.text, other.text);
      yield* perform(call, path.given, other.given);
      return NONE;
    },
  ),
  resumable('readlink(path, *, dir_fd=None)', function* ([path, directory], { interpreter }) {
    const { text, bytes, given } = yield* pathArgument(path, { what: 'readlink: path' });
    refuseDirectory(directory);
    const target = yield* perform(interpreter.files.readLink(text), given);
    return bytes ? encodePath(target) : target;
  }),
  resumable(
    'chmod(path, mode, *, dir_fd=None, follow_symlinks=True)',
    function* ([path, mode, directory, follow], { interpreter }) {
      const { target, given } = yield* targetArgument(path, 'chmod: path');
      const permissions = yield* asSmallIndex(mode);
      refuseDirectory(directory);
      const follows = yield* followArgument(follow);
      yield* perform(interpreter.files.setMode(target, permissions, follows), given);
      return NONE;
    },
  ),
  resumable(
    'chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)',
    function* ([path, uid, gid, directory, follow], { interpreter }) {
      const { target, given } = yield* targetArgument(path, 'chown: path');
      const owner = yield* asSmallIndex(uid);
      const group = yield* asSmallIndex(gid);
      refuseDirectory(directory);
      const follows = yield* followArgument(follow);
      yield* perform(interpreter.files.setOwner(target, owner, group, follows), given);
      return NONE;
    },
  ),
  resumable('statvfs(path)', function* ([path], { interpreter }) {
    const { target, given } = yield* targetArgument(path, 'statvfs: path');
    return statvfsResult(yield* perform(interpreter.files.space(target), given));
  }),
  resumable('fchmod(fd, mode)', function* ([fd, mode], { interpreter }) {
    const descriptor = yield* descriptorOf(fd);
    const permissions = yield* asSmallIndex(mode);
    yield* perform(interpreter.files.setMode(descriptor, permissions, true));
    return NONE;
  }),
  resumable(
    'utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True)',
    function* ([path, times, ns, directory, follow], { interpreter }) {
      const { target } = yield* targetArgument(path, 'utime: path');
      const exact = yield* timesArgument(times, ns);
      refuseDirectory(directory);
      const follows = yield* followArgument(follow);
      yield* perform(interpreter.files.setTimes(target, exact, follows));
      return NONE;
    },
  ),
  resumable('truncate(path, length)', function* ([path, length], { interpreter }) {
    const { target, given } = yield* targetArgument(path, 'truncate: path');
    const size = yield* offsetArgument(length);
    interpreter.allocate(Math.max(0, size));
    yield* perform(interpreter.files.truncate(target, size), given);
    return NONE;
  }),
  resumable('getcwd()', function* (_args, { interpreter }) {
    return yield* perform(interpreter.files.workingDirectory());
  }),
  resumable('getcwdb()', function* (_args, { interpreter }) {
    return encodePath(yield* perform(interpreter.files.workingDirectory()));
  }),
  resumable('chdir(path)', function* ([path], { interpreter }) {
    const { target, given } = yield* targetArgument(path, 'chdir: path');
    yield* perform(interpreter.files.changeDirectory(target), given);
    return NONE;
  }),
  resumable('fchdir(fd)', function* ([fd], { interpreter }) {
    yield* perform(interpreter.files.changeDirectory(yield* descriptorOf(fd)));
    return NONE;
  }),
  resumable('umask(mask, /)', function* ([mask], { interpreter }) {
    return yield* perform(interpreter.files.setUmask(yield* asSmallIndex(mask)));
  }),
];

/** What listdir() and scandir() take: a path, a descriptor, or None for the working directory. */
export function* listedArgument(
  path: Value | undefined,
  what: string,
): Resumable<{ target: string | number; bytes: boolean; given: Value; shown: string }> {
  if (path === undefined || path === NONE) {
    return { target: '.', bytes: false, given: '.', shown: '.' };
  }
  if (typeof path === 'number') return { target: path, bytes: false, given: path, shown: '' };
  const { text, bytes, given } = yield* pathArgument(path, { what, kinds: LISTABLE });
  return { target: text, bytes, given, shown: text };
}
