/** Shared memory objects (shm_open(3)): memory with a name and a descriptor, to be mapped. */
import { SharedMemory } from '../base/shared-memory.ts';
import { Failure } from './errno.ts';
import { attributesWithoutPlace, USER_ID } from './inode.ts';
import type { Attributes } from './inode.ts';
import { OpenFile } from './open-file.ts';
import type { CallOutcome } from './program.ts';

export class MemoryObject {
  memory = new SharedMemory(0);

  /** What has been mapped before keeps the memory there was. */
  resize(size: number): void {
    const grown = new SharedMemory(size);
    const kept = Math.min(size, this.memory.byteLength);
    new Uint8Array(grown).set(new Uint8Array(this.memory, 0, kept));
    this.memory = grown;
  }
}

export class OpenMemory extends OpenFile {
  readonly object: MemoryObject;

  constructor(object: MemoryObject, flags: number) {
    super(flags);
    this.object = object;
  }

  read(): CallOutcome {
    throw new Failure('EINVAL');
  }

  write(): CallOutcome {
    throw new Failure('EINVAL');
  }

  override truncate(size: number): void {
    this.object.resize(size);
  }

  attributes(): Attributes {
    const { byteLength } = this.object.memory;
    return attributesWithoutPlace('file', 3, USER_ID, 0o600, byteLength);
  }

  close(): void {
    // The object is kept by its name and by those who have mapped it.
  }
}
