/**
 * Bytes to text, piece by piece: what is only the beginning of a character waits for the rest of it
 * (codecs.IncrementalDecoder), and so does a carriage return that a newline may follow
 * (io.IncrementalNewlineDecoder).
 */
import { raise } from '../../python/objects/exception.ts';
import { decode, hasUtf8Mark, UTF8_MARK } from '../../python/types/codecs.ts';
import { type Codec, codecOf } from '../../python/types/codecs/names.ts';
import { isUtf8Lead, utf8Prefix, utf8Size } from '../../python/types/codecs/utf-8.ts';
import {
  byteOrder,
  decodeWide,
  incompleteWide,
  unitBytes,
} from '../../python/types/codecs/wide.ts';
import { concatenate, NO_BYTES } from './bytes.ts';

/** Where a decoder stands between two pieces, as CPython's decoders tell it. */
export interface DecoderState {
  /** Bytes it has taken, but not given as text. */
  readonly pending: Uint8Array;
  readonly flags: number;
}

/** What is made of line ends: nothing, or those of all kinds are noticed, or become \n too. */
export type LineEnds = 'plain' | 'noticed' | 'translated';

/** States of the codecs that begin with a mark. */
const AT_START = { 'utf-8-sig': 1, 'utf-16': 2, 'utf-32': 2 } as const;
const LITTLE = 0;
const BIG = 1;

export class IncrementalDecoder {
  /** Kinds of line ends that have been met. */
  private readonly met = new Set<string>();
  private pending: Uint8Array = NO_BYTES;
  /** A carriage return has been taken that may be half of a line end. */
  private pendingReturn = false;
  private phase: number;
  private readonly codec: Codec;
  private readonly errors: string;
  private readonly lineEnds: LineEnds;

  constructor(encoding: string, errors: string, lineEnds: LineEnds) {
    this.codec = codecOf(encoding);
    this.errors = errors;
    this.lineEnds = lineEnds;
    this.phase = this.firstPhase;
  }

  private get firstPhase(): number {
    return AT_START[this.codec as keyof typeof AT_START] ?? 0;
  }

  /** @param final - no more will come: what is incomplete is an error. */
  decode(data: Uint8Array, final = false): string {
    const bytes = this.pending.length === 0 ? data : concatenate([this.pending, data]);
    const whole = final ? bytes.length : bytes.length - this.incomplete(bytes);
    const text = this.decodeWhole(bytes.subarray(0, whole));
    this.pending = bytes.slice(whole);
    return this.lineEnds === 'plain' ? text : this.withLineEnds(text, final);
  }

  private decodeWhole(bytes: Uint8Array): string {
    if (bytes.length === 0) return '';
    const { codec, errors, phase } = this;
    switch (codec) {
      case 'utf-8-sig': {
        this.phase = 0;
        const marked = phase === AT_START[codec] && hasUtf8Mark(bytes);
        return decode(marked ? bytes.subarray(UTF8_MARK.length) : bytes, 'utf-8', errors);
      }
      case 'utf-16':
      case 'utf-32': {
        if (phase !== AT_START[codec]) {
          return decodeWide(bytes, `${codec}-${phase === BIG ? 'be' : 'le'}`, errors);
        }
        const order = byteOrder(bytes, codec);
        if (order === undefined && bytes.length < unitBytes(codec)) {
          return decodeWide(bytes, codec, errors);
        }
        if (order === undefined) {
          throw raise('UnicodeError', `${codec.toUpperCase()} stream does not start with BOM`);
        }
        this.phase = order === 'big' ? BIG : LITTLE;
        return decodeWide(bytes, codec, errors);
      }
      default:
        return decode(bytes, codec, errors);
    }
  }

  /** How many bytes at the end are only the beginning of something. */
  private incomplete(bytes: Uint8Array): number {
    const { codec, phase } = this;
    switch (codec) {
      case 'ascii':
      case 'latin-1':
      case 'cp1252':
        return 0;
      case 'utf-8':
        return incompleteUtf8(bytes);
      case 'utf-8-sig': {
        const maybeMark = phase === AT_START[codec] && bytes.length < UTF8_MARK.length;
        const isBeginning = bytes.every((byte, i) => byte === UTF8_MARK[i]);
        return maybeMark && isBeginning ? bytes.length : incompleteUtf8(bytes);
      }
      default:
        return incompleteWide(bytes, codec, phase === BIG);
    }
  }

  /** Does with text that is complete what is done with line ends. */
  translate(text: string): string {
    return this.withLineEnds(text, true);
  }

  private withLineEnds(given: string, final: boolean): string {
    let text = given;
    if (this.pendingReturn && (given !== '' || final)) {
      text = `\r${given}`;
      this.pendingReturn = false;
    }
    if (text.endsWith('\r') && !final) {
      text = text.slice(0, -1);
      this.pendingReturn = true;
    }
    if (!text.includes('\r')) {
      if (text.includes('\n')) this.met.add('\n');
      return text;
    }
    for (const [end] of text.matchAll(/\r\n|\r|\n/g)) this.met.add(end);
    return this.lineEnds === 'translated' ? text.replace(/\r\n?/g, '\n') : text;
  }

  /** The kinds of line ends met so far. */
  get metLineEnds(): string[] {
    return ['\r', '\n', '\r\n'].filter((end) => this.met.has(end));
  }

  get state(): DecoderState {
    const { pending, phase } = this;
    const flags = this.lineEnds === 'plain' ? phase : phase * 2 + (this.pendingReturn ? 1 : 0);
    return { pending, flags };
  }

  set state({ pending, flags }: DecoderState) {
    const plain = this.lineEnds === 'plain';
    this.pending = pending;
    this.phase = plain ? flags : flags >> 1;
    this.pendingReturn = !plain && (flags & 1) === 1;
  }

  /** As at the beginning of a file. */
  reset(): void {
    this.met.clear();
    this.pending = NO_BYTES;
    this.phase = this.firstPhase;
    this.pendingReturn = false;
  }
}

/** A character takes at most four bytes: its lead is among the last three, if it is incomplete. */
function incompleteUtf8(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const begins = isUtf8Lead(byte) && utf8Size(byte) > back;
    return begins && utf8Prefix(bytes, length - back) === back ? back : 0;
  }
  return 0;
}
