/** What a process knows of files: its descriptors, its working directory, its umask. */
import { Failure } from './errno.ts';
import { WHOLE } from './file-lock.ts';
import type { LockOwner } from './file-lock.ts';
import type { Directory } from './inode.ts';
import type { OpenFile } from './open-file.ts';
import type { HandedOver } from './program.ts';
import { DESCRIPTORS_LIMIT } from './resource-limit.ts';

const STANDARD_ERROR = 2;

interface Entry {
  readonly file: OpenFile;
  /** Whether programs that the process starts get it too. */
  inheritable: boolean;
}

export class ProcessFiles implements LockOwner {
  workingDirectory: Directory;
  umask = 0o022;
  /** Of the number of descriptors. */
  limit = DESCRIPTORS_LIMIT;
  blocker: LockOwner | undefined = undefined;
  private readonly entries: (Entry | undefined)[] = [];
  /** All below it are taken: otherwise many files would be searched through for every new one. */
  private leastFree = 0;

  constructor(workingDirectory: Directory) {
    this.workingDirectory = workingDirectory;
  }

  /** The lowest free descriptor, from `least` on, stands for the file from now on. */
  add(file: OpenFile, inheritable = false, least = 0): number {
    let descriptor = Math.max(least, this.leastFree);
    while (this.entries[descriptor] !== undefined) descriptor++;
    if (descriptor >= this.limit.soft) throw new Failure('EMFILE');
    if (least <= this.leastFree) this.leastFree = descriptor + 1;
    this.put(descriptor, file, inheritable);
    return descriptor;
  }

  file(descriptor: number): OpenFile {
    return this.entry(descriptor).file;
  }

  /** What it stands for; undefined when it is not open. */
  peek(descriptor: number): OpenFile | undefined {
    return this.entries[descriptor]?.file;
  }

  /** All that are open, lowest first. */
  *open(): Generator<readonly [number, OpenFile]> {
    for (const [descriptor, entry] of this.entries.entries()) {
      if (entry !== undefined) yield [descriptor, entry.file];
    }
  }

  entry(descriptor: number): Entry {
    const entry = this.entries[descriptor];
    if (entry === undefined) throw new Failure('EBADF');
    return entry;
  }

  close(descriptor: number): void {
    const { file } = this.entry(descriptor);
    this.entries[descriptor] = undefined;
    this.leastFree = Math.min(this.leastFree, descriptor);
    // Whichever of its descriptors for the file a process closes: its records go (fcntl(2)).
    file.lockable.locks?.free({ owner: this, kind: 'record', ...WHOLE }, undefined);
    file.release();
  }

  /** dup2(2): what `target` stood for before is closed. */
  replace(descriptor: number, target: number, inheritable: boolean): void {
    const { file } = this.entry(descriptor);
    if (target < 0 || target >= this.limit.soft) throw new Failure('EBADF');
    if (descriptor === target) return;
    if (this.entries[target] !== undefined) this.close(target);
    this.put(target, file, inheritable);
  }

  closeAll(): void {
    this.entries.forEach((entry, descriptor) => {
      if (entry !== undefined) this.close(descriptor);
    });
  }

  /** What a forked child begins with. */
  copy(): ProcessFiles {
    return this.copyOf(() => true);
  }

  /**
   * What a process begins with that runs a program of its own: the standard descriptors that are inheritable,
   * or all that are if it `inherits`, and those it is `given`, some of which stand for standard ones: pairs of a
   * descriptor and the one that is to be it.
   */
  handOver({ descriptors, redirections = [], inherits = false }: HandedOver): ProcessFiles {
    const redirected = new Set(redirections.map(([from]) => from));
    const files = this.copyOf(
      ({ inheritable }, descriptor) =>
        (inheritable && (inherits || descriptor <= STANDARD_ERROR)) ||
        (descriptors.includes(descriptor) && !redirected.has(descriptor)),
    );
    for (const [from, to] of redirections) {
      const { file } = this.entry(from);
      if (files.entries[to] !== undefined) files.close(to);
      files.put(to, file, true);
    }
    return files;
  }

  private copyOf(takes: (entry: Entry, descriptor: number) => boolean): ProcessFiles {
    const copy = new ProcessFiles(this.workingDirectory);
    copy.umask = this.umask;
    copy.limit = this.limit;
    this.entries.forEach((entry, descriptor) => {
      if (entry !== undefined && takes(entry, descriptor)) {
        copy.put(descriptor, entry.file, entry.inheritable);
      }
    });
    return copy;
  }

  private put(descriptor: number, file: OpenFile, inheritable: boolean): void {
    this.entries[descriptor] = { file, inheritable };
    file.references++;
  }
}
