/** The bytes of a regular file: they grow at the end without being copied each time. */
import { SharedMemory } from '../base/shared-memory.ts';

const CAPACITY_MIN = 64;
/** What is mapped is whole pages, so that the file can grow within the last one. */
const PAGE_BYTES = 4096;

export class FileContent {
  private bytes: Uint8Array = new Uint8Array(0);
  private length = 0;

  get size(): number {
    return this.length;
  }

  /** A copy of at most `count` bytes from `at` on; none behind the end. */
  read(at: number, count: number): Uint8Array {
    return this.bytes.slice(at, Math.min(this.length, at + count));
  }

  /** A gap before `at` is filled with zeros. */
  write(at: number, data: Uint8Array): void {
    if (data.length === 0) return;
    const end = at + data.length;
    if (end > this.length) this.resize(end);
    this.bytes.set(data, at);
  }

  /** The memory that holds it (mmap(2)). A file that outgrows it goes on elsewhere. */
  map(): SharedMemory {
    const { buffer } = this.bytes;
    if (buffer instanceof SharedMemory) return buffer;
    const memory = new SharedMemory(Math.ceil(this.length / PAGE_BYTES) * PAGE_BYTES);
    const mapped = new Uint8Array(memory);
    mapped.set(this.bytes.subarray(0, this.length));
    this.bytes = mapped;
    return memory;
  }

  resize(size: number): void {
    if (size > this.bytes.length) {
      const grown = new Uint8Array(Math.max(size, this.bytes.length * 2, CAPACITY_MIN));
      grown.set(this.bytes.subarray(0, this.length));
      this.bytes = grown;
    } else if (size < this.length) this.bytes.fill(0, size, this.length);
    this.length = size;
  }
}
