/** A process as an open file, which is readable once the process has ended (pidfd_open(2)). */
import { Failure } from './errno.ts';
import { attributesWithoutPlace, ROOT_ID } from './inode.ts';
import type { Attributes } from './inode.ts';
import { OPEN_FLAGS, OpenFile } from './open-file.ts';
import type { ProcessHandle } from './program.ts';
import { POLL } from './readiness.ts';
import type { Watchers } from './readiness.ts';

const ATTRIBUTES = attributesWithoutPlace('pipe', 2, ROOT_ID);

export class ProcessFile extends OpenFile {
  readonly process: ProcessHandle;

  /** @param flags - of which O_NONBLOCK counts */
  constructor(process: ProcessHandle, flags: number) {
    super(OPEN_FLAGS.O_RDWR | (flags & OPEN_FLAGS.O_NONBLOCK));
    this.process = process;
  }

  read(): never {
    throw new Failure('EINVAL');
  }

  write(): never {
    throw new Failure('EINVAL');
  }

  attributes(): Attributes {
    return ATTRIBUTES;
  }

  override readiness(): number {
    return this.process.exitStatus === undefined ? 0 : POLL.POLLIN;
  }

  override get watchers(): readonly Watchers[] {
    return [this.process.watched];
  }

  close(): void {
    // The process does not know of it.
  }
}
