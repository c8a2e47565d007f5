/**
 * Bytes to text, piece by piece: what is only the beginning of a character waits for the rest of it
 * (codecs.IncrementalDecoder), and so does a carriage return that a newline may follow
 * (io.IncrementalNewlineDecoder).
 */
import type { Context } from '../../python/context.ts';
import { raise } from '../../python/objects/exception.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { decodeBy } from '../../python/types/codecs.ts';
import type { Encoding } from '../../python/types/codecs/encoding.ts';
import { UTF_16_BE, UTF_16_LE, UTF_32_BE, UTF_32_LE } from '../../python/types/codecs/wide.ts';
import { concatenate, NO_BYTES } from './bytes.ts';

/** Where a decoder stands between two pieces, as CPython's decoders tell it. */
export interface DecoderState {
  /** Bytes it has taken, but not given as text. */
  readonly pending: Uint8Array;
  readonly flags: number;
}

/** What is made of line ends: nothing, or those of all kinds are noticed, or become \n too. */
export type LineEnds = 'plain' | 'noticed' | 'translated';

/** State of encodings that begin with a mark before it has come; utf-8-sig's is its own. */
const AT_START = 2;
const AT_START_OF_UTF8 = 1;
const BIG = 1;

export class IncrementalDecoder {
  /** Kinds of line ends that have been met. */
  private readonly met = new Set<string>();
  private pending: Uint8Array = NO_BYTES;
  /** A carriage return has been taken that may be half of a line end. */
  private pendingReturn = false;
  /** What the mark has said; undefined before it has come. */
  private opened: Encoding | undefined;
  private readonly encoding: Encoding;
  private readonly errors: string;
  private readonly lineEnds: LineEnds;

  constructor(encoding: Encoding, errors: string, lineEnds: LineEnds) {
    this.encoding = encoding;
    this.errors = errors;
    this.lineEnds = lineEnds;
    this.opened = this.unopened;
  }

  private get unopened(): Encoding | undefined {
    return this.encoding.open === undefined ? this.encoding : undefined;
  }

  /** @param final - no more will come: what is incomplete is an error. */
  *decode(data: Uint8Array, final: boolean, context: Context): Resumable<string> {
    const bytes = this.pending.length === 0 ? data : concatenate([this.pending, data]);
    const start = this.open(bytes, final);
    const { opened = this.encoding, errors } = this;
    const { text, used } = yield* decodeBy(opened, bytes.subarray(start), errors, final, context);
    this.pending = bytes.slice(start + used);
    return this.lineEnds === 'plain' ? text : this.withLineEnds(text, final);
  }

  /** Where the text begins: behind the mark, if that is next. */
  private open(bytes: Uint8Array, final: boolean): number {
    const { encoding, opened } = this;
    if (opened !== undefined || bytes.length === 0) return 0;
    const opening = encoding.open!(bytes, final);
    if (opening === undefined || bytes.length < encoding.unitBytes) return 0;
    if (opening.start === 0 && encoding.unitBytes > 1) {
      throw raise('UnicodeError', `${encoding.name.toUpperCase()} stream does not start with BOM`);
    }
    this.opened = opening.encoding;
    return opening.start;
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

  /** What getstate() tells of the mark. */
  private get phase(): number {
    const { encoding, opened } = this;
    if (opened === undefined) return encoding.unitBytes === 1 ? AT_START_OF_UTF8 : AT_START;
    return encoding.open !== undefined && opened.name.endsWith('-be') ? BIG : 0;
  }

  private set phase(phase: number) {
    const { encoding } = this;
    const unopened = encoding.unitBytes === 1 ? AT_START_OF_UTF8 : AT_START;
    if (encoding.open === undefined) return;
    this.opened = phase === unopened ? undefined : openedBy(encoding, phase);
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
    this.opened = this.unopened;
    this.pendingReturn = false;
  }
}

/** What an encoding with a mark is when the mark has said this. */
function openedBy({ unitBytes, open }: Encoding, phase: number): Encoding {
  if (unitBytes === 1) return open!(NO_BYTES, true)!.encoding;
  if (unitBytes === 2) return phase === BIG ? UTF_16_BE : UTF_16_LE;
  return phase === BIG ? UTF_32_BE : UTF_32_LE;
}
