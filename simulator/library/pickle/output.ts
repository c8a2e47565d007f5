/** The bytes of a pickle as they are made, in frames (PEP 3154); the same as in _output.py. */
import { BINFLOAT, FRAME, PROTO } from './instructions.ts';

const FRAME_TARGET = 64 * 1024;
/** A smaller one is left without its header. */
const FRAME_MIN = 4;

export class PickleOutput {
  private readonly done: (Uint8Array | readonly number[])[] = [];
  private frame: number[] = [];

  byte(byte: number): void {
    this.frame.push(byte);
  }

  all(bytes: Iterable<number>): void {
    for (const byte of bytes) this.frame.push(byte);
  }

  /** An instruction and a number, the least significant of its bytes first. */
  number(opcode: number, value: number, size: number): void {
    this.frame.push(opcode, ...littleEndian(value, size));
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
    else if (data.length < FRAME_TARGET) this.number(long, data.length, 4);
    else {
      this.close();
      this.done.push([long, ...littleEndian(data.length, 4)], data);
      return;
    }
    this.all(data);
  }

  /** Before an object: a frame that is large enough ends here. */
  boundary(): void {
    if (this.frame.length >= FRAME_TARGET) this.close();
  }

  private close(): void {
    const { frame } = this;
    if (frame.length >= FRAME_MIN) this.done.push([FRAME, ...littleEndian(frame.length, 8)]);
    this.done.push(frame);
    this.frame = [];
  }

  /** Everything so far. */
  pickle(protocol: number): Uint8Array {
    this.close();
    const pieces = [[PROTO, protocol], ...this.done];
    const bytes = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }
}

function littleEndian(value: number, size: number): number[] {
  const bytes: number[] = [];
  for (let i = 0, rest = value; i < size; i++, rest = Math.floor(rest / 256))
    bytes.push(rest & 0xff);
  return bytes;
}
