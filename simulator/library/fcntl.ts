/**
 * `fcntl`: locks on files, and flags of descriptors (Library reference, "fcntl"). Locks are drawn on a lane
 * with the file's name. Record locks are taken by lockf(), not by a packed struct flock; there is no ioctl.
 */
import { ERRORS } from '../kernel/errno.ts';
import { FileLockCalls, type Locking } from '../kernel/file-lock-calls.ts';
import type { OpenFile, Whence } from '../kernel/open-file.ts';
import type { Context, Interpreter } from '../python/context.ts';
import { raise, valueError } from '../python/objects/exception.ts';
import { resumable } from '../python/objects/native.ts';
import { NONE, type PyDict, type Value } from '../python/objects/object.ts';
import type { Resumable } from '../python/objects/resumable.ts';
import { PyBytes } from '../python/objects/values.ts';
import { asSmallIndex, index, plainText } from '../python/protocols/index.ts';
import { descriptorOf } from './descriptor-argument.ts';
import { writeForgotten } from './io/unwritten.ts';
import { namespace } from './library-module.ts';
import { osError, perform } from './os-failure.ts';
import { newLane, resourceOf } from './threads/lanes.ts';

const LOCK = { LOCK_SH: 1, LOCK_EX: 2, LOCK_NB: 4, LOCK_UN: 8 } as const;
const { LOCK_SH, LOCK_EX, LOCK_NB, LOCK_UN } = LOCK;

const FD_CLOEXEC = 1;
const COMMANDS = {
  F_DUPFD: 0,
  F_GETFD: 1,
  F_SETFD: 2,
  F_GETFL: 3,
  F_SETFL: 4,
  F_GETLK: 5,
  F_SETLK: 6,
  F_SETLKW: 7,
  F_DUPFD_CLOEXEC: 1030,
} as const;
const RECORD_COMMANDS: readonly number[] = [COMMANDS.F_GETLK, COMMANDS.F_SETLK, COMMANDS.F_SETLKW];

function lockCalls({ files, recorder }: Interpreter): FileLockCalls {
  return new FileLockCalls(files.entryNs, recorder);
}

/** The lane of a file that is locked for the first time: it has the file's name. */
function laneOf(context: Context) {
  return ({ path }: OpenFile) =>
    (locks: NonNullable<OpenFile['locks']>) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const lane = newLane(context, 'lock', true, name);
      const resource = resourceOf(context.interpreter, lane);
      if (resource !== undefined) resource.lock = locks;
      return lane;
    };
}

function wishOf(operation: number): Locking['wish'] | undefined {
  if (operation === LOCK_SH) return 'shared';
  if (operation === LOCK_EX) return 'exclusive';
  return operation === LOCK_UN ? 'unlock' : undefined;
}

/** flock(2) takes exactly one of them. */
function* flock(fd: Value, operation: Value, context: Context): Resumable {
  const descriptor = yield* descriptorOf(fd);
  const wanted = yield* asSmallIndex(operation);
  const wish = wishOf(wanted & ~LOCK_NB);
  if (wish === undefined) throw osError(ERRORS.EINVAL[0]);
  const locking = { wish, waits: (wanted & LOCK_NB) === 0 };
  yield* writeForgotten(context);
  const calls = lockCalls(context.interpreter);
  yield* perform(calls.lockFile(descriptor, locking, laneOf(context)));
  return NONE;
}

/** Of several, lockf() takes the first of shared and exclusive. */
function recordWish(operation: number): Locking['wish'] {
  if (operation === LOCK_UN) return 'unlock';
  const wish = wishOf(operation & LOCK_SH) ?? wishOf(operation & LOCK_EX);
  if (wish === undefined) throw valueError('unrecognized lockf argument');
  return wish;
}

function* lockf(
  [fd, operation, len, from, whence]: readonly (Value | undefined)[],
  context: Context,
): Resumable {
  const descriptor = yield* descriptorOf(fd!);
  const wanted = yield* asSmallIndex(operation!);
  const wish = recordWish(wanted);
  const length = yield* offsetOf(len);
  const start = yield* offsetOf(from);
  const origin = whence === undefined ? 0 : yield* asSmallIndex(whence);
  if (origin < 0 || origin > 2) throw osError(ERRORS.EINVAL[0]);
  const locking = { wish, waits: (wanted & LOCK_NB) === 0 };
  yield* writeForgotten(context);
  const range = { whence: origin as Whence, start, length };
  const calls = lockCalls(context.interpreter);
  yield* perform(calls.lockRecord(descriptor, locking, range, laneOf(context)));
  return NONE;
}

function* offsetOf(value: Value | undefined): Resumable<number> {
  if (value === undefined) return 0;
  const offset = yield* index(value);
  if (BigInt.asIntN(64, BigInt(offset)) !== BigInt(offset)) {
    throw raise('OverflowError', 'Python int too large to convert to C long');
  }
  return Number(offset);
}

function* control(
  [fd, cmd, arg]: readonly (Value | undefined)[],
  { interpreter: { files } }: Context,
): Resumable {
  const descriptor = yield* descriptorOf(fd!);
  const command = yield* asSmallIndex(cmd!);
  if (RECORD_COMMANDS.includes(command)) {
    throw raise('NotImplementedError', 'record locks are taken by lockf() here');
  }
  if (arg instanceof PyBytes || (arg !== undefined && plainText(arg) !== undefined)) {
    throw raise('NotImplementedError', 'the argument of fcntl() can only be a number here');
  }
  const given = arg === undefined ? 0 : Number(BigInt.asIntN(32, BigInt(yield* index(arg))));
  switch (command) {
    case COMMANDS.F_GETFD:
      return (yield* perform(files.isInheritable(descriptor))) ? 0 : FD_CLOEXEC;
    case COMMANDS.F_SETFD:
      yield* perform(files.setInheritable(descriptor, (given & FD_CLOEXEC) === 0));
      return 0;
    case COMMANDS.F_GETFL:
      return yield* perform(files.statusFlags(descriptor));
    case COMMANDS.F_SETFL:
      yield* perform(files.setStatusFlags(descriptor, given));
      return 0;
    case COMMANDS.F_DUPFD:
    case COMMANDS.F_DUPFD_CLOEXEC:
      return yield* perform(files.duplicate(descriptor, command === COMMANDS.F_DUPFD, given));
    default:
      // Of a descriptor that is not open, that is said first.
      yield* perform(files.statusFlags(descriptor));
      throw osError(ERRORS.EINVAL[0]);
  }
}

const FUNCTIONS = [
  resumable('flock(fd, operation, /)', ([fd, operation]: [Value, Value], context) =>
    flock(fd, operation, context),
  ),
  resumable('lockf(fd, cmd, len=0, start=0, whence=0, /)', lockf),
  resumable('fcntl(fd, cmd, arg=0, /)', control),
];

export function createFcntl(_interpreter: Interpreter): PyDict {
  return namespace('fcntl', FUNCTIONS, { ...LOCK, ...COMMANDS, FD_CLOEXEC });
}
