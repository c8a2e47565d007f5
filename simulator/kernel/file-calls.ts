/**
 * What programs can ask of files, as system calls (section 2 of Linux's manual). A call answers with its
 * result or with a {@link Failure}. The time it takes is spent inside it, the copying of bytes included,
 * so that a GIL that was released for it is free meanwhile.
 */
import type { ProcessFiles } from './descriptors.ts';
import { Failure } from './errno.ts';
import { TimedCall } from './file-call.ts';
import type { FileCall, Scene } from './file-call.ts';
import { attributesOf } from './inode.ts';
import type { Attributes, Directory, Inode, WallTime } from './inode.ts';
import { OPEN_FLAGS, OpenDirectory, OpenNullDevice, OpenRegularFile } from './open-file.ts';
import type { Limit } from './resource-limit.ts';
import type { OpenFile, Whence } from './open-file.ts';
import { pathOf } from './path-walk.ts';
import type { CallOutcome } from './program.ts';

/** A path, or a descriptor of what is open already. */
export type FileTarget = string | number;

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: Inode['kind'];
  readonly number: number;
}

const { O_CREAT, O_EXCL, O_NOCTTY, O_TRUNC, O_CLOEXEC, O_APPEND, O_NONBLOCK } = OPEN_FLAGS;
/** What matters only to open(2): it is not kept. */
const CREATION_FLAGS = O_CREAT | O_EXCL | O_NOCTTY | O_TRUNC | O_CLOEXEC;
const CHANGEABLE_FLAGS = O_APPEND | O_NONBLOCK;
/** Of every file that a 64-bit system opens by its path. */
const O_LARGEFILE = 0o100000;

/** Makes the calls of processes of one machine. */
export class FileCalls {
  /** What it takes to enter the kernel and to leave it. */
  readonly entryNs: number;

  /** @param entryNs - what it takes to enter the kernel and to leave it. */
  constructor(entryNs: number) {
    this.entryNs = entryNs;
  }

  // Descriptors.

  /** The new descriptor. */
  open(path: string, flags: number, mode: number): FileCall<number> {
    return this.call('open', (scene) => {
      const file = scene.system.open(scene, path, flags, mode);
      file.path = path;
      return scene.files.add(file, (flags & OPEN_FLAGS.O_CLOEXEC) === 0);
    });
  }

  close(descriptor: number): FileCall<undefined> {
    return this.call('close', ({ files }) => {
      files.close(descriptor);
      return undefined;
    });
  }

  /** Closes those that are open from `low` on and below `high`. */
  closeRange(low: number, high: number): FileCall<undefined> {
    return this.call('close_range', ({ files }) => {
      for (const [descriptor] of [...files.open()]) {
        if (descriptor >= low && descriptor < high) files.close(descriptor);
      }
      return undefined;
    });
  }

  /** At most so many bytes; none at the end of the file. */
  read(descriptor: number, count: number): FileCall<Uint8Array> {
    return this.transfer('read', ({ context, files }) => {
      const file = files.file(descriptor);
      if (!file.readable) throw new Failure('EBADF');
      return file.read(context, count);
    });
  }

  /** How many bytes were written. */
  write(descriptor: number, data: Uint8Array): FileCall<number> {
    return this.transfer(
      'write',
      ({ context, files }) => writable(files, descriptor).write(context, data),
      data.length,
    );
  }

  /** As {@link read} at an offset; the position stays as it is. */
  readAt(descriptor: number, count: number, offset: number): FileCall<Uint8Array> {
    return this.transfer('pread', ({ context, files }) => {
      const file = files.file(descriptor);
      if (!file.readable) throw new Failure('EBADF');
      return elsewhere(file, offset, () => file.read(context, count));
    });
  }

  writeAt(descriptor: number, data: Uint8Array, offset: number): FileCall<number> {
    return this.transfer(
      'pwrite',
      ({ context, files }) => {
        const file = writable(files, descriptor);
        return elsewhere(file, offset, () => file.write(context, data));
      },
      data.length,
    );
  }

  /** The new position. */
  seek(descriptor: number, offset: number, whence: Whence): FileCall<number> {
    return this.call('lseek', ({ files }) => files.file(descriptor).seek(offset, whence));
  }

  /** Waits until everything written is safe: at once, as nothing is kept elsewhere. */
  sync(descriptor: number): FileCall<undefined> {
    return this.call('fsync', ({ files }) => {
      if (files.file(descriptor).attributes().kind === 'pipe') throw new Failure('EINVAL');
      return undefined;
    });
  }

  /** Whether it is a terminal with a keyboard: there is none. */
  isTerminal(descriptor: number): FileCall<boolean> {
    return this.call('ioctl', ({ files }) => {
      files.file(descriptor);
      return false;
    });
  }

  /** Another descriptor of the same open file, the lowest that is free from `least` on. */
  duplicate(descriptor: number, inheritable: boolean, least = 0): FileCall<number> {
    return this.call('dup', ({ files }) => {
      const file = files.file(descriptor);
      if (least < 0 || least >= files.limit.soft) throw new Failure('EINVAL');
      return files.add(file, inheritable, least);
    });
  }

  /** `target` stands for the same open file from now on. */
  replace(descriptor: number, target: number, inheritable: boolean): FileCall<number> {
    return this.call('dup2', ({ files }) => {
      files.replace(descriptor, target, inheritable);
      return target;
    });
  }

  isInheritable(descriptor: number): FileCall<boolean> {
    return this.call('fcntl', ({ files }) => files.entry(descriptor).inheritable);
  }

  setInheritable(descriptor: number, inheritable: boolean): FileCall<undefined> {
    return this.call('ioctl', ({ files }) => {
      files.entry(descriptor).inheritable = inheritable;
      return undefined;
    });
  }

  /** Whether reading and writing wait. */
  isBlocking(descriptor: number): FileCall<boolean> {
    return this.call('fcntl', ({ files }) => {
      return (files.file(descriptor).flags & OPEN_FLAGS.O_NONBLOCK) === 0;
    });
  }

  setBlocking(descriptor: number, blocks: boolean): FileCall<undefined> {
    return this.call('fcntl', ({ files }) => {
      const file = files.file(descriptor);
      if (blocks) file.flags &= ~OPEN_FLAGS.O_NONBLOCK;
      else file.flags |= OPEN_FLAGS.O_NONBLOCK;
      return undefined;
    });
  }

  /** F_GETFL of fcntl(2). */
  statusFlags(descriptor: number): FileCall<number> {
    return this.call('fcntl', ({ files }) => {
      const { flags, path } = files.file(descriptor);
      return (flags & ~CREATION_FLAGS) | (path === '' ? 0 : O_LARGEFILE);
    });
  }

  /** F_SETFL: only whether it appends and whether it waits can be changed. */
  setStatusFlags(descriptor: number, flags: number): FileCall<undefined> {
    return this.call('fcntl', ({ files }) => {
      const file = files.file(descriptor);
      file.flags = (file.flags & ~CHANGEABLE_FLAGS) | (flags & CHANGEABLE_FLAGS);
      return undefined;
    });
  }

  // The tree.

  /** @param follow - whether it is asked of what a symbolic link leads to. */
  stat(target: FileTarget, follow = true): FileCall<Attributes> {
    return this.call('stat', (scene) =>
      typeof target === 'number'
        ? scene.files.file(target).attributes()
        : attributesOf(scene.system.find(scene, target, follow)),
    );
  }

  /** @param wanted - MAY_READ, MAY_WRITE, MAY_SEARCH; 0: whether it exists. */
  access(path: string, wanted: number, follow = true): FileCall<boolean> {
    return this.call('access', (scene) =>
      scene.system.find(scene, path, follow).allows(wanted, scene.user),
    );
  }

  list(target: FileTarget): FileCall<readonly DirectoryEntry[]> {
    return this.call('getdents', (scene) => {
      const entries = scene.system.list(scene, directoryOf(scene, target));
      return entries.map(([name, { kind, number }]) => ({ name, kind, number }));
    });
  }

  makeDirectory(path: string, mode: number): FileCall<undefined> {
    return this.change('mkdir', (scene) => scene.system.makeDirectory(scene, path, mode));
  }

  removeDirectory(path: string): FileCall<undefined> {
    return this.change('rmdir', (scene) => {
      scene.system.removeDirectory(scene, path);
    });
  }

  removeFile(path: string): FileCall<undefined> {
    return this.change('unlink', (scene) => {
      scene.system.removeFile(scene, path);
    });
  }

  rename(path: string, other: string): FileCall<undefined> {
    return this.change('rename', (scene) => {
      scene.system.rename(scene, path, other);
    });
  }

  link(path: string, other: string, follow: boolean): FileCall<undefined> {
    return this.change('link', (scene) => {
      scene.system.makeLink(scene, path, other, follow);
    });
  }

  symbolicLink(target: string, path: string): FileCall<undefined> {
    return this.change('symlink', (scene) => {
      scene.system.makeSymbolicLink(scene, target, path);
    });
  }

  readLink(path: string): FileCall<string> {
    return this.call('readlink', (scene) => {
      const node = scene.system.find(scene, path, false);
      if (node.kind !== 'link') throw new Failure('EINVAL');
      return node.target;
    });
  }

  setMode(target: FileTarget, mode: number, follow: boolean): FileCall<undefined> {
    return this.change('chmod', (scene) => {
      scene.system.setMode(scene, nodeOf(scene, target, follow), mode);
    });
  }

  /** @param times - of the last access and the last change; undefined: now. */
  setTimes(
    target: FileTarget,
    times: readonly [WallTime, WallTime] | undefined,
    follow: boolean,
  ): FileCall<undefined> {
    return this.change('utimensat', (scene) => {
      scene.system.setTimes(scene, nodeOf(scene, target, follow), times);
    });
  }

  truncate(target: FileTarget, size: number): FileCall<undefined> {
    return this.change('truncate', (scene) => {
      const { files, system } = scene;
      const opened = typeof target === 'string';
      const file = opened ? system.open(scene, target, OPEN_FLAGS.O_WRONLY, 0) : files.file(target);
      if (!file.writable) throw new Failure('EINVAL');
      file.truncate(size, system.wallTime(scene.nowNs));
      if (opened) file.close();
    });
  }

  /** Bytes of the file system: all there are, and those in use. */
  space(target: FileTarget): FileCall<{ readonly total: number; readonly used: number }> {
    return this.call('statfs', (scene) => {
      if (typeof target === 'number') scene.files.file(target);
      else scene.system.find(scene, target);
      return { total: scene.system.capacityBytes, used: scene.system.usedBytes };
    });
  }

  /** @param owner - −1: it stays. */
  setOwner(target: FileTarget, owner: number, group: number, follow: boolean): FileCall<undefined> {
    return this.change('chown', (scene) => {
      const node = nodeOf(scene, target, follow);
      const stays = [owner, group].every((id) => id === -1 || id === node.owner);
      // Only root gives files away, and no program is root.
      if (!stays || node.owner !== scene.user) throw new Failure('EPERM');
    });
  }

  // The process.

  workingDirectory(): FileCall<string> {
    return this.call('getcwd', ({ files }) => {
      const path = pathOf(files.workingDirectory);
      if (path === undefined) throw new Failure('ENOENT');
      return path;
    });
  }

  changeDirectory(target: FileTarget): FileCall<undefined> {
    return this.change('chdir', (scene) => {
      scene.files.workingDirectory =
        typeof target === 'string'
          ? scene.system.findDirectory(scene, target)
          : directoryOf(scene, target);
    });
  }

  /** The umask there was. */
  setUmask(mask: number): FileCall<number> {
    return this.call('umask', ({ files }) => {
      const before = files.umask;
      files.umask = mask & 0o777;
      return before;
    });
  }

  descriptorsLimit(): FileCall<Limit> {
    return this.call('getrlimit', ({ files }) => files.limit);
  }

  /** Why not; undefined: it is the limit now. */
  setDescriptorsLimit(limit: Limit): FileCall<string | undefined> {
    return this.call('setrlimit', ({ files }) => {
      if (limit.soft > limit.hard) return 'current limit exceeds maximum limit';
      if (limit.hard > files.limit.hard) return 'not allowed to raise maximum limit';
      files.limit = limit;
      return undefined;
    });
  }

  private call<Result>(name: string, act: (scene: Scene) => Result): FileCall<Result> {
    return new TimedCall(name, this.entryNs, 0, (scene) => ({ kind: 'done', result: act(scene) }));
  }

  private change(name: string, act: (scene: Scene) => unknown): FileCall<undefined> {
    return this.call(name, (scene) => {
      act(scene);
      return undefined;
    });
  }

  private transfer<Result>(
    name: string,
    act: (scene: Scene) => CallOutcome,
    givenBytes = 0,
  ): FileCall<Result> {
    return new TimedCall(name, this.entryNs, givenBytes, act);
  }
}

function writable(files: ProcessFiles, descriptor: number): OpenFile {
  const file = files.file(descriptor);
  if (!file.writable) throw new Failure('EBADF');
  return file;
}

/** Does something at another position than the file's own. */
function elsewhere(file: OpenFile, offset: number, act: () => CallOutcome): CallOutcome {
  const position = file.seek(0, 1);
  file.seek(offset, 0);
  try {
    return act();
  } finally {
    file.seek(position, 0);
  }
}

function directoryOf(scene: Scene, target: FileTarget): Directory {
  if (typeof target === 'string') {
    const node = scene.system.find(scene, target);
    if (node.kind === 'directory') return node;
  } else {
    const file = scene.files.file(target);
    if (file instanceof OpenDirectory) return file.node;
  }
  throw new Failure('ENOTDIR');
}

function nodeOf(scene: Scene, target: FileTarget, follow: boolean): Inode {
  if (typeof target === 'string') return scene.system.find(scene, target, follow);
  const file = scene.files.file(target);
  const known =
    file instanceof OpenRegularFile ||
    file instanceof OpenDirectory ||
    file instanceof OpenNullDevice;
  if (!known) throw new Failure('EPERM');
  return file.node;
}
