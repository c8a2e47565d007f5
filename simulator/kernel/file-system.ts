/**
 * The file system: a tree in memory, shared by all processes of a machine. Nothing of it touches a disk.
 * What can go wrong is thrown as a {@link Failure}; only system calls (file-calls.ts) may use it, since
 * what one process does here another one can see.
 */
import { EPOCH_SECONDS } from '../machine-settings.ts';
import { Failure } from './errno.ts';
import {
  Directory,
  MAY_READ,
  MAY_SEARCH,
  MAY_WRITE,
  NullDevice,
  RegularFile,
  ROOT_ID,
  SymbolicLink,
  SocketFile,
} from './inode.ts';
import type { Inode, WallTime } from './inode.ts';
import {
  OPEN_FLAGS,
  OpenDirectory,
  OpenNullDevice,
  OpenRegularFile,
  readsWith,
  writesWith,
} from './open-file.ts';
import type { OpenFile } from './open-file.ts';
import { walk } from './path-walk.ts';
import type { Place } from './path-walk.ts';

const EPOCH_NS = BigInt(EPOCH_SECONDS) * 1_000_000_000n;
const PERMISSIONS = 0o7777;

/** Who asks: as which user, where relative paths begin, what new files don't permit, and when it is. */
export interface Caller {
  readonly user: number;
  readonly workingDirectory: Directory;
  readonly umask: number;
  readonly nowNs: number;
}

export class FileSystem {
  readonly root: Directory;
  /** Bytes of all regular files. */
  usedBytes = 0;
  readonly capacityBytes: number;
  private lastNumber = 1;

  constructor(capacityBytes = Infinity) {
    this.capacityBytes = capacityBytes;
    this.root = new Directory(this.nextNumber(), 0o755, ROOT_ID, this.wallTime(0), undefined);
  }

  /** The date and time at a virtual time. */
  wallTime(nowNs: number): WallTime {
    return EPOCH_NS + BigInt(Math.floor(nowNs));
  }

  // Content.

  writeContent(file: RegularFile, at: number, data: Uint8Array, now: WallTime): void {
    this.reserve(file, Math.max(file.content.size, at + data.length));
    file.content.write(at, data);
    file.touch(now);
  }

  resizeContent(file: RegularFile, size: number, now: WallTime): void {
    if (size < 0) throw new Failure('EINVAL');
    this.reserve(file, size);
    file.content.resize(size);
    file.touch(now);
  }

  private reserve(file: RegularFile, size: number): void {
    const used = this.usedBytes + size - file.content.size;
    if (used > this.capacityBytes) throw new Failure('ENOSPC');
    this.usedBytes = used;
  }

  /** Gives back what a file takes once it has neither a name nor anyone who has it open. */
  forget(file: RegularFile): void {
    if (file.links > 0 || file.opens > 0) return;
    this.usedBytes -= file.content.size;
    file.content.resize(0);
  }

  // Names.

  /** What the path names. */
  find(caller: Caller, path: string, follow = true): Inode {
    const { node } = this.place(caller, path, follow);
    if (node === undefined) throw new Failure('ENOENT');
    return node;
  }

  findDirectory(caller: Caller, path: string): Directory {
    const node = this.find(caller, path);
    if (node.kind !== 'directory') throw new Failure('ENOTDIR');
    if (!node.allows(MAY_SEARCH, caller.user)) throw new Failure('EACCES');
    return node;
  }

  /** Names and what they stand for, in the order in which they were made. */
  list({ user }: Caller, directory: Directory): [string, Inode][] {
    if (!directory.allows(MAY_READ, user)) throw new Failure('EACCES');
    return [...directory.entries];
  }

  open(caller: Caller, path: string, flags: number, mode: number): OpenFile {
    const creates = (flags & OPEN_FLAGS.O_CREAT) !== 0;
    const exclusive = creates && (flags & OPEN_FLAGS.O_EXCL) !== 0;
    const follow = !exclusive && (flags & OPEN_FLAGS.O_NOFOLLOW) === 0;
    const place = this.place(caller, path, follow);
    const { node } = place;
    if (node === undefined) {
      if (!creates) throw new Failure('ENOENT');
      if (place.asDirectory) throw new Failure('EISDIR');
      return new OpenRegularFile(this, this.createFile(caller, place, mode), flags);
    }
    if (exclusive) throw new Failure('EEXIST');
    const writes = writesWith(flags) || (flags & OPEN_FLAGS.O_TRUNC) !== 0;
    if (node.kind === 'directory' && (writes || creates)) throw new Failure('EISDIR');
    if (node.kind === 'link') throw new Failure('ELOOP');
    if (node.kind === 'socket') throw new Failure('ENXIO');
    if (node.kind !== 'directory' && (flags & OPEN_FLAGS.O_DIRECTORY) !== 0) {
      throw new Failure('ENOTDIR');
    }
    const wanted = (readsWith(flags) ? MAY_READ : 0) | (writes ? MAY_WRITE : 0);
    if (!node.allows(wanted, caller.user)) throw new Failure('EACCES');
    if (node.kind === 'directory') return new OpenDirectory(node, flags);
    if (node.kind === 'null') return new OpenNullDevice(node, flags);
    if ((flags & OPEN_FLAGS.O_TRUNC) !== 0) {
      this.resizeContent(node, 0, this.wallTime(caller.nowNs));
    }
    return new OpenRegularFile(this, node, flags);
  }

  makeDirectory(caller: Caller, path: string, mode: number): Directory {
    const place = this.vacancy(caller, path, true);
    const permissions = mode & ~caller.umask & 0o1777;
    const now = this.wallTime(caller.nowNs);
    const made = new Directory(this.nextNumber(), permissions, caller.user, now, place.directory);
    this.enter(caller, place, made);
    place.directory.links++;
    return made;
  }

  makeSymbolicLink(caller: Caller, target: string, path: string): void {
    if (target === '') throw new Failure('ENOENT');
    const place = this.vacancy(caller, path, false);
    const now = this.wallTime(caller.nowNs);
    this.enter(caller, place, new SymbolicLink(this.nextNumber(), caller.user, now, target));
  }

  /** link(2): another name for a file. */
  makeLink(caller: Caller, path: string, other: string, follow: boolean): void {
    const node = this.find(caller, path, follow);
    const place = this.vacancy(caller, other, false);
    if (node.kind === 'directory') throw new Failure('EPERM');
    this.enter(caller, place, node);
    node.links++;
    node.changed = this.wallTime(caller.nowNs);
  }

  makeNullDevice(caller: Caller, path: string): void {
    const now = this.wallTime(caller.nowNs);
    const node = new NullDevice(this.nextNumber(), 0o666, caller.user, now);
    this.enter(caller, this.vacancy(caller, path, false), node);
  }

  /** The name of a socket; it is no file that could be opened. */
  makeSocketFile(caller: Caller, path: string): SocketFile {
    const place = this.vacancy(caller, path, false);
    const now = this.wallTime(caller.nowNs);
    const node = new SocketFile(this.nextNumber(), 0o777 & ~caller.umask, caller.user, now);
    this.enter(caller, place, node);
    return node;
  }

  removeFile(caller: Caller, path: string): void {
    const place = this.occupied(caller, path);
    if (place.node.kind === 'directory') throw new Failure('EISDIR');
    this.checkWritable(caller, place.directory);
    this.leave(caller, place);
    place.node.links--;
    if (place.node.kind === 'file') this.forget(place.node);
  }

  removeDirectory(caller: Caller, path: string): void {
    const place = this.occupied(caller, path);
    const { node, directory, name } = place;
    if (node.kind !== 'directory') throw new Failure('ENOTDIR');
    if (node === this.root) throw new Failure('EBUSY');
    if (name === '.') throw new Failure('EINVAL');
    if (name === '..') throw new Failure('ENOTEMPTY');
    this.checkWritable(caller, directory);
    if (node.entries.size > 0) throw new Failure('ENOTEMPTY');
    this.leave(caller, place);
    node.links = 0;
    directory.links--;
  }

  /** rename(2): what has the new name is replaced, in one step. */
  rename(caller: Caller, path: string, other: string): void {
    const source = this.occupied(caller, path);
    const target = this.place(caller, other, false);
    const { node } = source;
    if (isDot(source.name) || isDot(target.name)) throw new Failure('EBUSY');
    if (target.node === node) return;
    if (node.kind === 'directory') this.checkMove(node, target);
    else if (target.asDirectory) throw new Failure('ENOTDIR');
    else if (target.node?.kind === 'directory') throw new Failure('EISDIR');
    this.checkWritable(caller, source.directory);
    this.checkWritable(caller, target.directory);
    if (target.node?.kind === 'directory') this.removeDirectory(caller, other);
    else if (target.node !== undefined) this.removeFile(caller, other);
    this.leave(caller, source);
    this.enter(caller, target, node);
    node.changed = this.wallTime(caller.nowNs);
    if (node.kind === 'directory') {
      node.parent.links--;
      node.parent = target.directory;
      node.parent.links++;
    }
  }

  private checkMove(node: Directory, target: Place): void {
    for (let at = target.directory; ; at = at.parent) {
      if (at === node) throw new Failure('EINVAL');
      if (at.parent === at) break;
    }
    if (target.node === undefined) return;
    if (target.node.kind !== 'directory') throw new Failure('ENOTDIR');
    if (target.node.entries.size > 0) throw new Failure('ENOTEMPTY');
  }

  // Attributes.

  setMode(caller: Caller, node: Inode, mode: number): void {
    this.changeAttributes(caller, node);
    node.mode = mode & PERMISSIONS;
  }

  /** @param times - of the last access and the last change; undefined: now, for who may write. */
  setTimes(caller: Caller, node: Inode, times: readonly [WallTime, WallTime] | undefined): void {
    const now = this.wallTime(caller.nowNs);
    if (times !== undefined) this.changeAttributes(caller, node);
    else if (!node.allows(MAY_WRITE, caller.user) && node.owner !== caller.user) {
      throw new Failure('EACCES');
    }
    [node.accessed, node.modified] = times ?? [now, now];
    node.changed = now;
  }

  private changeAttributes({ user, nowNs }: Caller, node: Inode): void {
    if (node.owner !== user && user !== ROOT_ID) throw new Failure('EPERM');
    node.changed = this.wallTime(nowNs);
  }

  // Entries of directories.

  private place(caller: Caller, path: string, follow: boolean): Place {
    return walk(this.root, caller.workingDirectory, path, caller.user, follow);
  }

  /** Where something new may be made. */
  private vacancy(caller: Caller, path: string, directory: boolean): Place {
    const place = this.place(caller, path, false);
    if (place.node !== undefined) throw new Failure('EEXIST');
    if (place.asDirectory && !directory) throw new Failure('ENOENT');
    return place;
  }

  private occupied(caller: Caller, path: string): Place & { readonly node: Inode } {
    const { node, ...rest } = this.place(caller, path, false);
    if (node === undefined) throw new Failure('ENOENT');
    return { ...rest, node };
  }

  private createFile(caller: Caller, place: Place, mode: number): RegularFile {
    const permissions = mode & ~caller.umask & PERMISSIONS;
    const now = this.wallTime(caller.nowNs);
    const file = new RegularFile(this.nextNumber(), permissions, caller.user, now);
    this.enter(caller, place, file);
    return file;
  }

  private enter(caller: Caller, { directory, name }: Place, node: Inode): void {
    if (directory.links === 0) throw new Failure('ENOENT');
    this.checkWritable(caller, directory);
    directory.remove(name);
    directory.entries.set(name, node);
    directory.touch(this.wallTime(caller.nowNs));
  }

  private leave(caller: Caller, { directory, name }: Place): void {
    directory.remove(name);
    directory.touch(this.wallTime(caller.nowNs));
  }

  private checkWritable({ user }: Caller, directory: Directory): void {
    if (!directory.allows(MAY_WRITE | MAY_SEARCH, user)) throw new Failure('EACCES');
  }

  private nextNumber(): number {
    return ++this.lastNumber;
  }
}

function isDot(name: string): boolean {
  return name === '.' || name === '..';
}
