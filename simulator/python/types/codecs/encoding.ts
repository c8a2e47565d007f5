/** What an encoding is to those who encode and decode with it (../codecs.ts). */

/** What cannot be encoded or decoded: from where to where, in UTF-16 units or bytes, and why. */
export interface Problem {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** How far decoding came: to a problem, to the end, or to what is only the beginning of a character. */
export interface Stop {
  readonly at: number;
  readonly problem?: Problem;
}

/** With which encoding bytes go on, and where, behind a byte order mark. */
export interface Opening {
  readonly encoding: Encoding;
  readonly start: number;
}

export interface Encoding {
  /** As codecs.lookup() names it. */
  readonly name: string;
  /** As its errors name it. */
  readonly errorName: string;
  /** It has all characters; what stands for those that it refuses must then be ASCII. */
  readonly universal: boolean;
  /** ASCII text is encoded as its own characters. */
  readonly extendsAscii: boolean;
  /** Bytes in a unit: what is put in for a character that it refuses must be whole units. */
  readonly unitBytes: 1 | 2 | 4;
  /** What encoded text begins with. */
  readonly mark: readonly number[];
  /**
   * For encodings with a mark: what the beginning of bytes says. Undefined when there is too little of
   * it, which doesn't happen with `final`: no more will come.
   */
  open?(bytes: Uint8Array, final: boolean): Opening | undefined;
  /** Puts the bytes of the text from unit `at` on behind `out`, up to the first problem. */
  encode(text: string, at: number, out: number[]): Problem | undefined;
  /** Puts the text of the bytes from `at` on behind `out`. */
  decode(bytes: Uint8Array, at: number, out: string[], final: boolean): Stop;
}

export function isSurrogate(point: number): boolean {
  return point >= 0xd800 && point < 0xe000;
}

/** Where in a text the lone surrogates end that begin at this unit. */
export function surrogatesEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isSurrogate(text.codePointAt(end)!)) end++;
  return end;
}

/** As many arguments as a call of the host takes without trouble. */
const RUN_MAX = 4096;

/** Text of bytes that are characters; ten times as fast as spreading them. */
export function latin1Text(bytes: Uint8Array, start: number, end: number): string {
  const parts: string[] = [];
  for (let at = start; at < end; at += RUN_MAX) {
    const part = bytes.subarray(at, Math.min(end, at + RUN_MAX));
    parts.push(Reflect.apply(String.fromCharCode, undefined, part));
  }
  return parts.join('');
}
