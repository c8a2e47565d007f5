/**
 * Open file descriptions (open(2)): what a descriptor stands for. A file, a directory, the null device,
 * the terminal; whatever else can be read and written through a descriptor is another class of these.
 */
import type { DescriptorLane } from './descriptor-lane.ts';
import { Failure } from './errno.ts';
import { WHOLE } from './file-lock.ts';
import type { FileLocks, Lockable, LockOwner } from './file-lock.ts';
import type { FileSystem } from './file-system.ts';
import { attributesOf } from './inode.ts';
import type { Attributes, Directory, NullDevice, RegularFile, WallTime } from './inode.ts';
import type { CallContext, CallOutcome } from './program.ts';
import { ALWAYS_READY } from './readiness.ts';
import type { Watchers } from './readiness.ts';

/** Flags of open(2) on Linux. */
export const OPEN_FLAGS = {
  O_RDONLY: 0,
  O_WRONLY: 1,
  O_RDWR: 2,
  O_CREAT: 0o100,
  O_EXCL: 0o200,
  O_NOCTTY: 0o400,
  O_TRUNC: 0o1000,
  O_APPEND: 0o2000,
  O_NONBLOCK: 0o4000,
  O_DSYNC: 0o10000,
  O_DIRECTORY: 0o200000,
  O_NOFOLLOW: 0o400000,
  O_CLOEXEC: 0o2000000,
  O_SYNC: 0o4010000,
} as const;

const ACCESS_MASK = 3;

export function readsWith(flags: number): boolean {
  return (flags & ACCESS_MASK) !== OPEN_FLAGS.O_WRONLY;
}

export function writesWith(flags: number): boolean {
  return (flags & ACCESS_MASK) !== OPEN_FLAGS.O_RDONLY;
}

/** From where an offset counts: the beginning, the position, the end (lseek(2)). */
export type Whence = 0 | 1 | 2;

export abstract class OpenFile implements Lockable, LockOwner {
  flags: number;
  /** By what path it was opened; '' for what has none. */
  path = '';
  /** Descriptors that stand for it, of all processes, and messages that it is in. */
  references = 0;
  /** Where the chart shows what becomes of it. */
  drawn: DescriptorLane | undefined = undefined;
  locks: FileLocks | undefined = undefined;
  blocker: LockOwner | undefined = undefined;

  constructor(flags: number) {
    this.flags = flags;
  }

  get readable(): boolean {
    return readsWith(this.flags);
  }

  get writable(): boolean {
    return writesWith(this.flags);
  }

  /** What is locked by locks on it: itself, if it is in no file system. */
  get lockable(): Lockable {
    return this;
  }

  /** At most `count` bytes; the result is a Uint8Array, empty at the end. */
  abstract read(context: CallContext, count: number): CallOutcome;
  /** The result is how many bytes were taken. */
  abstract write(context: CallContext, data: Uint8Array): CallOutcome;
  abstract attributes(): Attributes;

  /** The new position. */
  seek(_offset: number, _whence: Whence): number {
    throw new Failure('ESPIPE');
  }

  truncate(_size: number, _now: WallTime): void {
    throw new Failure('EINVAL');
  }

  /** What could be done with it without waiting: bits of {@link POLL}. */
  readiness(): number {
    return ALWAYS_READY;
  }

  /** Where to ask to be told when that changes; none: it never does. */
  get watchers(): readonly Watchers[] {
    return [];
  }

  /** One that stood for it is gone. */
  release(): void {
    this.references--;
    if (this.references > 0) return;
    this.lockable.locks?.free({ owner: this, kind: 'flock', ...WHOLE }, undefined);
    this.close();
  }

  /** The last that stood for it is gone. */
  abstract close(): void;
}

function done(result: unknown): CallOutcome {
  return { kind: 'done', result };
}

export class OpenRegularFile extends OpenFile {
  readonly node: RegularFile;
  private readonly system: FileSystem;
  private position = 0;

  constructor(system: FileSystem, node: RegularFile, flags: number) {
    super(flags);
    this.system = system;
    this.node = node;
    node.opens++;
  }

  override get lockable(): Lockable {
    return this.node;
  }

  read({ nowNs }: CallContext, count: number): CallOutcome {
    const data = this.node.content.read(this.position, count);
    this.position += data.length;
    if (data.length > 0) this.node.noteAccess(this.system.wallTime(nowNs));
    return done(data);
  }

  write({ nowNs }: CallContext, data: Uint8Array): CallOutcome {
    const { content } = this.node;
    if ((this.flags & OPEN_FLAGS.O_APPEND) !== 0) this.position = content.size;
    this.system.writeContent(this.node, this.position, data, this.system.wallTime(nowNs));
    this.position += data.length;
    return done(data.length);
  }

  override seek(offset: number, whence: Whence): number {
    const from = whence === 0 ? 0 : whence === 1 ? this.position : this.node.content.size;
    if (from + offset < 0) throw new Failure('EINVAL');
    this.position = from + offset;
    return this.position;
  }

  override truncate(size: number, now: WallTime): void {
    this.system.resizeContent(this.node, size, now);
  }

  attributes(): Attributes {
    return attributesOf(this.node);
  }

  close(): void {
    this.node.opens--;
    this.system.forget(this.node);
  }
}

export class OpenDirectory extends OpenFile {
  readonly node: Directory;

  constructor(node: Directory, flags: number) {
    super(flags);
    this.node = node;
  }

  override get lockable(): Lockable {
    return this.node;
  }

  read(): CallOutcome {
    throw new Failure('EISDIR');
  }

  write(): CallOutcome {
    throw new Failure('EBADF');
  }

  override seek(offset: number): number {
    return offset;
  }

  attributes(): Attributes {
    return attributesOf(this.node);
  }

  close(): void {
    // A directory is kept by its names alone.
  }
}

/** `/dev/null`: takes everything, has nothing. */
export class OpenNullDevice extends OpenFile {
  readonly node: NullDevice;

  constructor(node: NullDevice, flags: number) {
    super(flags);
    this.node = node;
  }

  override get lockable(): Lockable {
    return this.node;
  }

  read(): CallOutcome {
    return done(new Uint8Array(0));
  }

  write(_context: CallContext, data: Uint8Array): CallOutcome {
    return done(data.length);
  }

  override seek(): number {
    return 0;
  }

  attributes(): Attributes {
    return attributesOf(this.node);
  }

  close(): void {
    // Nothing is kept.
  }
}
