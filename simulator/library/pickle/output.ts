/** The bytes of a pickle as they are made, in frames (PEP 3154); the same as in _output.py. */
import { BINFLOAT, FRAME, PROTO } from './instructions.ts';

const FRAME_TARGET = 64 * 1024;
/** A smaller one is left without its header. */
const FRAME_MIN = 4;
const FRAME_HEADER = 9;
const FIRST_CAPACITY = 128;

export class PickleOutput {
  /** All so far; that of the frame under way begins where its header would. */
  private bytes = new Uint8Array(FIRST_CAPACITY);
  private size = 2;
  private frameStart = 2;

  byte(byte: number): void {
    this.reserve(1);
    this.bytes[this.size++] = byte;
  }

  all(bytes: ArrayLike<number>): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.size);
    this.size += bytes.length;
  }

  /** An instruction and a number, the least significant of its bytes first. */
  number(opcode: number, value: number, size: number): void {
    this.reserve(size + 1);
    this.bytes[this.size++] = opcode;
    this.size = putNumber(this.bytes, this.size, value, size);
  }

  double(value: number): void {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setFloat64(0, value);
    this.byte(BINFLOAT);
    this.all(bytes);
  }

  /** Long data stands between the frames. */
  sized(short: number, long: number, data: Uint8Array): void {
    if (data.length < 256) this.number(short, data.length, 1);
    else {
      if (data.length >= FRAME_TARGET) this.close();
      this.number(long, data.length, 4);
    }
    this.all(data);
    if (data.length >= FRAME_TARGET) this.frameStart = this.size;
  }

  /** Before an object: a frame that is large enough ends here. */
  boundary(): void {
    if (this.size - this.frameStart >= FRAME_TARGET) this.close();
  }

  /** Ends the frame under way; its header goes before what it holds. */
  private close(): void {
    const length = this.size - this.frameStart;
    if (length >= FRAME_MIN) {
      this.reserve(FRAME_HEADER);
      const { bytes, frameStart } = this;
      bytes.copyWithin(frameStart + FRAME_HEADER, frameStart, this.size);
      bytes[frameStart] = FRAME;
      putNumber(bytes, frameStart + 1, length, FRAME_HEADER - 1);
      this.size += FRAME_HEADER;
    }
    this.frameStart = this.size;
  }

  /** Everything so far. */
  pickle(protocol: number): Uint8Array {
    this.close();
    this.bytes[0] = PROTO;
    this.bytes[1] = protocol;
    return this.bytes.slice(0, this.size);
  }

  private reserve(count: number): void {
    if (this.size + count <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.size + count, this.bytes.length * 2));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

/** Returns where it ends. */
function putNumber(bytes: Uint8Array, at: number, value: number, size: number): number {
  let rest = value;
  for (let i = 0; i < size; i++, rest = Math.floor(rest / 256)) bytes[at + i] = rest & 0xff;
  return at + size;
}
