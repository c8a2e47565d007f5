/** Names by which unrelated processes find what they share (sem_overview(7), shm_overview(7)). */
import type { Semaphore } from './semaphore.ts';
import type { MemoryObject } from './shared-memory-file.ts';

export class SharedNames {
  readonly semaphores = new Map<string, Semaphore>();
  readonly memories = new Map<string, MemoryObject>();
}
