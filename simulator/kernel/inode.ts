/** What a name in the file system stands for: a file, a directory, a symbolic link, a socket, the null device. */
import { FileContent } from './file-content.ts';
import type { FileLocks, Lockable } from './file-lock.ts';

/** Who owns what the system has made, and who runs every program. */
export const ROOT_ID = 0;
export const USER_ID = 1000;

/** Bits of what may be done with a file, as chmod(2) has them for "others". */
export const MAY_READ = 4;
export const MAY_WRITE = 2;
export const MAY_SEARCH = 1;

/** Nanoseconds since 1970: more than a double holds. */
export type WallTime = bigint;

const DAY_NS = 86_400_000_000_000n;

abstract class Node implements Lockable {
  readonly number: number;
  /** Permission bits, with set-user-ID, set-group-ID and the sticky bit. */
  mode: number;
  owner: number;
  /** How many names it has. */
  links = 1;
  accessed: WallTime;
  modified: WallTime;
  changed: WallTime;
  locks: FileLocks | undefined = undefined;

  constructor(number: number, mode: number, owner: number, now: WallTime) {
    this.number = number;
    this.mode = mode;
    this.owner = owner;
    this.accessed = this.modified = this.changed = now;
  }

  /** Whether a user may do all of this with it. */
  allows(wanted: number, user: number): boolean {
    const granted = this.owner === user ? this.mode >> 6 : this.mode;
    return user === ROOT_ID || (granted & wanted) === wanted;
  }

  /** Its content was read: noted once after each change and once a day, as Linux does (relatime). */
  noteAccess(now: WallTime): void {
    if (this.accessed <= this.modified || now - this.accessed > DAY_NS) this.accessed = now;
  }

  /** Its content has changed, and with it what is known of it. */
  touch(now: WallTime): void {
    this.modified = this.changed = now;
  }
}

export class RegularFile extends Node {
  readonly kind = 'file';
  readonly content = new FileContent();
  /** Open file descriptions of it: it lives until the last one and the last name are gone. */
  opens = 0;
}

export class Directory extends Node {
  readonly kind = 'directory';
  /** What a listing shows. */
  readonly entries = new Map<string, Inode>();
  /**
   * What can be opened by its name, but is not shown: a program, which to itself lies in its working directory. Started
   * from elsewhere, as most are, it would find its data there and not itself.
   */
  readonly unlisted = new Map<string, Inode>();
  /** `..`; the root is its own. */
  parent: Directory;

  constructor(
    number: number,
    mode: number,
    owner: number,
    now: WallTime,
    parent: Directory | undefined,
  ) {
    super(number, mode, owner, now);
    this.parent = parent ?? this;
    // Its name and its own `.`; each directory in it adds a `..`.
    this.links = 2;
  }

  find(name: string): Inode | undefined {
    return this.entries.get(name) ?? this.unlisted.get(name);
  }

  remove(name: string): void {
    this.entries.delete(name);
    this.unlisted.delete(name);
  }
}

export class SymbolicLink extends Node {
  readonly kind = 'link';
  readonly target: string;

  constructor(number: number, owner: number, now: WallTime, target: string) {
    super(number, 0o777, owner, now);
    this.target = target;
  }
}

/** `/dev/null`. */
export class NullDevice extends Node {
  readonly kind = 'null';
}

/** The name of a socket (unix(7)), which outlives it. */
export class SocketFile extends Node {
  readonly kind = 'socket';
}

export type Inode = RegularFile | Directory | SymbolicLink | NullDevice | SocketFile;

/** What stat(2) tells. */
export interface Attributes {
  readonly kind: Inode['kind'] | 'pipe';
  readonly number: number;
  readonly mode: number;
  readonly links: number;
  readonly owner: number;
  readonly size: number;
  readonly accessed: WallTime;
  readonly modified: WallTime;
  readonly changed: WallTime;
}

/** What `ls -l` says of any directory of few names on ext4. */
const DIRECTORY_BYTES = 4096;

function sizeOf(node: Inode): number {
  switch (node.kind) {
    case 'file':
      return node.content.size;
    case 'directory':
      return DIRECTORY_BYTES;
    case 'link':
      return node.target.length;
    case 'null':
    case 'socket':
      return 0;
  }
}

/** Of what has no place in a directory: a pipe, a socket, shared memory. */
export function attributesWithoutPlace(
  kind: Attributes['kind'],
  number: number,
  owner: number,
  mode = 0o600,
  size = 0,
): Attributes {
  return { kind, number, mode, links: 1, owner, size, accessed: 0n, modified: 0n, changed: 0n };
}

export function attributesOf(node: Inode): Attributes {
  const { kind, number, mode, links, owner, accessed, modified, changed } = node;
  return { kind, number, mode, links, owner, size: sizeOf(node), accessed, modified, changed };
}
