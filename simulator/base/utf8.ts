/**
 * UTF-8 for what comes into a run and goes out of it: data files, standard input, the console. What is no
 * UTF-8 becomes U+FFFD. Python's codecs, with their error handlers, stand in python/types/codecs.ts.
 */

const REPLACEMENT = 0xfffd;

export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let size = 0;
  for (let i = 0; i < text.length; i++) {
    let point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    else if (point >= 0xd800 && point < 0xe000) point = REPLACEMENT;
    if (point < 0x80) bytes[size++] = point;
    else {
      if (point < 0x800) bytes[size++] = 0xc0 | (point >> 6);
      else {
        if (point < 0x10000) bytes[size++] = 0xe0 | (point >> 12);
        else {
          bytes[size++] = 0xf0 | (point >> 18);
          bytes[size++] = 0x80 | ((point >> 12) & 63);
        }
        bytes[size++] = 0x80 | ((point >> 6) & 63);
      }
      bytes[size++] = 0x80 | (point & 63);
    }
  }
  return bytes.slice(0, size);
}

/** Decodes a stream piece by piece: a character may be divided between two pieces. */
export class Utf8Decoder {
  /** Bits of the character in progress, and how many bytes it still lacks. */
  private point = 0;
  private missing = 0;
  /** Smallest character that needs as many bytes: a shorter one is not UTF-8. */
  private least = 0;

  decode(bytes: Uint8Array): string {
    const parts: string[] = [];
    for (const byte of bytes) {
      if (this.missing > 0 && (byte & 0xc0) === 0x80) {
        this.point = (this.point << 6) | (byte & 63);
        if (--this.missing === 0) parts.push(this.character());
        continue;
      }
      if (this.missing > 0) parts.push(this.broken());
      if (byte < 0x80) parts.push(String.fromCharCode(byte));
      else if (byte < 0xc2 || byte > 0xf4) parts.push(this.broken());
      else this.begin(byte);
    }
    return parts.join('');
  }

  private begin(lead: number): void {
    this.missing = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    this.least = lead >= 0xf0 ? 0x10000 : lead >= 0xe0 ? 0x800 : 0x80;
    this.point = lead & (0x3f >> this.missing);
  }

  private character(): string {
    const { point } = this;
    const good = point >= this.least && point < 0x110000 && (point < 0xd800 || point >= 0xe000);
    return good ? String.fromCodePoint(point) : this.broken();
  }

  private broken(): string {
    this.missing = 0;
    return String.fromCharCode(REPLACEMENT);
  }
}
