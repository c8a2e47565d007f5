/** The bytes of a regular file: they grow at the end without being copied each time. */

const CAPACITY_MIN = 64;

export class FileContent {
  private bytes = new Uint8Array(0);
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

  resize(size: number): void {
    if (size > this.bytes.length) {
      const grown = new Uint8Array(Math.max(size, this.bytes.length * 2, CAPACITY_MIN));
      grown.set(this.bytes.subarray(0, this.length));
      this.bytes = grown;
    } else if (size < this.length) this.bytes.fill(0, size, this.length);
    this.length = size;
  }
}
