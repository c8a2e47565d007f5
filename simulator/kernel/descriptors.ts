/** What a process knows of files: its descriptors, its working directory, its umask. */
import { Failure } from './errno.ts';
import type { Directory } from './inode.ts';
import type { OpenFile } from './open-file.ts';

/** `ulimit -n`. */
const DESCRIPTORS_MAX = 1024;

interface Entry {
  readonly file: OpenFile;
  /** Whether programs that the process starts get it too. */
  inheritable: boolean;
}

export class ProcessFiles {
  workingDirectory: Directory;
  umask = 0o022;
  private readonly entries: (Entry | undefined)[] = [];

  constructor(workingDirectory: Directory) {
    this.workingDirectory = workingDirectory;
  }

  /** The lowest free descriptor, from `least` on, stands for the file from now on. */
  add(file: OpenFile, inheritable = false, least = 0): number {
    let descriptor = least;
    while (this.entries[descriptor] !== undefined) descriptor++;
    if (descriptor >= DESCRIPTORS_MAX) throw new Failure('EMFILE');
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

  entry(descriptor: number): Entry {
    const entry = this.entries[descriptor];
    if (entry === undefined) throw new Failure('EBADF');
    return entry;
  }

  close(descriptor: number): void {
    const { file } = this.entry(descriptor);
    this.entries[descriptor] = undefined;
    file.references--;
    if (file.references === 0) file.close();
  }

  /** dup2(2): what `target` stood for before is closed. */
  replace(descriptor: number, target: number, inheritable: boolean): void {
    const { file } = this.entry(descriptor);
    if (target < 0 || target >= DESCRIPTORS_MAX) throw new Failure('EBADF');
    if (descriptor === target) return;
    if (this.entries[target] !== undefined) this.close(target);
    this.put(target, file, inheritable);
  }

  closeAll(): void {
    this.entries.forEach((entry, descriptor) => {
      if (entry !== undefined) this.close(descriptor);
    });
  }

  /**
   * What a child begins with: all of it after a fork.
   *
   * @param given - in a new program: what it gets besides the inheritable ones
   */
  copy(given?: readonly number[]): ProcessFiles {
    const copy = new ProcessFiles(this.workingDirectory);
    copy.umask = this.umask;
    this.entries.forEach((entry, descriptor) => {
      if (entry === undefined) return;
      if (given?.includes(descriptor) === false && !entry.inheritable) return;
      copy.put(descriptor, entry.file, entry.inheritable);
    });
    return copy;
  }

  private put(descriptor: number, file: OpenFile, inheritable: boolean): void {
    this.entries[descriptor] = { file, inheritable };
    file.references++;
  }
}
