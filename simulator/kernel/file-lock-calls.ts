/** The calls that lock files: flock(2), and F_SETLK and F_SETLKW of fcntl(2). */
import type { Recorder } from '../trace/recorder.ts';
import { Failure } from './errno.ts';
import { TimedCall } from './file-call.ts';
import type { FileCall, Scene } from './file-call.ts';
import { FileLocks, WHOLE } from './file-lock.ts';
import type { ByteRange, LockLaneMaker, LockRequest } from './file-lock.ts';
import type { OpenFile, Whence } from './open-file.ts';
import { DONE } from './program.ts';
import type { CallContext } from './program.ts';

/** What is asked of a lock. */
export interface Locking {
  readonly wish: 'shared' | 'exclusive' | 'unlock';
  /** False: EAGAIN instead of a wait. */
  readonly waits: boolean;
}

/** A range of bytes as struct flock has it; a length of 0 goes to the end, however large the file gets. */
export interface RecordRange {
  readonly whence: Whence;
  readonly start: number;
  readonly length: number;
}

/** Makes the calls of programs of one machine. */
export class FileLockCalls {
  private readonly entryNs: number;
  private readonly recorder: Recorder;

  /** @param entryNs - what it takes to enter the kernel and to leave it. */
  constructor(entryNs: number, recorder: Recorder) {
    this.entryNs = entryNs;
    this.recorder = recorder;
  }

  /** Locks, or unlocks, for everyone who has this open file description. */
  lockFile(
    descriptor: number,
    locking: Locking,
    laneOf: (file: OpenFile) => LockLaneMaker,
  ): FileCall<undefined> {
    return new LockCall('flock', this.entryNs, locking, (scene) => {
      const file = scene.files.file(descriptor);
      const request = { owner: file, kind: 'flock', ...WHOLE } as const;
      return { locks: this.locksOf(file, scene, laneOf), request };
    });
  }

  /** Locks, or unlocks, for the calling process. */
  lockRecord(
    descriptor: number,
    locking: Locking,
    range: RecordRange,
    laneOf: (file: OpenFile) => LockLaneMaker,
  ): FileCall<undefined> {
    return new LockCall('fcntl', this.entryNs, locking, (scene) => {
      const { files } = scene;
      const file = files.file(descriptor);
      const { wish } = locking;
      const refused =
        (wish === 'shared' && !file.readable) || (wish === 'exclusive' && !file.writable);
      if (refused) throw new Failure('EBADF');
      const request = { owner: files, kind: 'record', ...bytesOf(file, range) } as const;
      return { locks: this.locksOf(file, scene, laneOf), request };
    });
  }

  private locksOf(
    file: OpenFile,
    { context }: Scene,
    laneOf: (file: OpenFile) => LockLaneMaker,
  ): FileLocks {
    const { lockable } = file;
    lockable.locks ??= new FileLocks(context.kernel, this.recorder, laneOf(file));
    return lockable.locks;
  }
}

interface Wanted {
  readonly locks: FileLocks;
  readonly request: Omit<LockRequest, 'exclusive'>;
}

class LockCall extends TimedCall {
  private waiting: readonly [FileLocks, LockRequest] | undefined = undefined;

  constructor(
    name: string,
    entryNs: number,
    { wish, waits }: Locking,
    find: (scene: Scene) => Wanted,
  ) {
    super(name, entryNs, 0, (scene) => {
      const { context } = scene;
      const { locks, request } = find(scene);
      if (wish === 'unlock') {
        locks.free(request, context.thread);
        return DONE;
      }
      const lock = { ...request, exclusive: wish === 'exclusive' };
      if (lock.kind === 'flock') {
        if (locks.has(lock)) return DONE;
        // It is changed from shared to exclusive, or back, by way of none (flock(2)).
        locks.free(lock, context.thread);
      }
      if (locks.take(lock, context)) return DONE;
      if (!waits) throw new Failure('EAGAIN');
      if (lock.kind === 'record' && locks.wouldDeadlock(lock)) throw new Failure('EDEADLOCK');
      this.waiting = [locks, lock];
      return locks.await(lock, context);
    });
  }

  interrupted(context: CallContext): undefined {
    if (this.waiting === undefined) return;
    const [locks, lock] = this.waiting;
    locks.leave(lock, context);
  }
}

/** A negative length ends where the range would have begun. */
function bytesOf(file: OpenFile, { whence, start, length }: RecordRange): ByteRange {
  const origin = whence === 0 ? 0 : whence === 1 ? file.seek(0, 1) : file.attributes().size;
  const from = origin + start;
  const range =
    length === 0
      ? { start: from, end: Infinity }
      : { start: Math.min(from, from + length), end: Math.max(from, from + length) };
  if (range.start < 0) throw new Failure('EINVAL');
  return range;
}
