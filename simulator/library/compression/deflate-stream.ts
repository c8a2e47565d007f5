/**
 * Streams of DEFLATE (RFC 1950 to 1952), by a port of zlib that makes the bytes CPython's zlib makes: its
 * calls, and where output goes. Nothing of Python's objects.
 */
import {
  Z_BUF_ERROR,
  Z_DATA_ERROR,
  Z_NEED_DICT,
  Z_OK,
  Z_STREAM_END,
  Z_SYNC_FLUSH,
  zlibDeflate,
  zlibDeflateInit2,
  zlibDeflateSetDictionary,
  zlibInflate,
  zlibInflateInit2,
  zlibInflateSetDictionary,
  ZStream,
} from 'pako';

export type FlushMode = Parameters<typeof zlibDeflate>[1];
export type Strategy = Parameters<typeof zlibDeflateInit2>[5];

const KB = 1024;
/** How output grows. Stored blocks end where a block of output does, so that these show in what is made. */
const OUTPUT_BLOCKS = [32 * KB, 64 * KB, 256 * KB];
const LARGE_BLOCK = 1024 * KB;
const NOTHING = new Uint8Array(0);

/** What a call of zlib answered that was no success. */
export class StreamFailure extends Error {
  readonly status: number;
  /** What the stream itself says about it; may be empty. */
  readonly detail: string;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
    this.detail = detail;
  }
}

export interface CompressionSettings {
  readonly level: number;
  readonly method: number;
  readonly wbits: number;
  readonly memLevel: number;
  readonly strategy: number;
}

function joined(blocks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const block of blocks) {
    const part = block.subarray(0, Math.min(block.length, length - at));
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Calls `work` with room for output until it leaves some unused, or as much came out as may. */
function collectOutput(strm: ZStream, most: number, work: () => boolean): Uint8Array {
  const blocks: Uint8Array[] = [];
  let length = 0;
  for (let goesOn = true; goesOn && length < most;) {
    const room = Math.min(OUTPUT_BLOCKS[blocks.length] ?? LARGE_BLOCK, most - length);
    strm.output = new Uint8Array(room);
    strm.next_out = 0;
    strm.avail_out = room;
    goesOn = work() && strm.avail_out === 0;
    blocks.push(strm.output);
    length += strm.next_out;
  }
  strm.output = NOTHING as Uint8Array<ArrayBuffer>;
  return joined(blocks, length);
}

function giveInput(strm: ZStream, input: Uint8Array): void {
  strm.input = input;
  strm.next_in = 0;
  strm.avail_in = input.length;
}

/** Takes back what has not been used. */
function takeInput(strm: ZStream): Uint8Array {
  const rest = strm.input.slice(strm.next_in, strm.next_in + strm.avail_in);
  giveInput(strm, NOTHING);
  return rest;
}

export function startCompression(settings: CompressionSettings, zdict?: Uint8Array): ZStream {
  const strm = new ZStream();
  const { level, method, wbits, memLevel, strategy } = settings;
  const status = zlibDeflateInit2(
    strm,
    level,
    method,
    wbits,
    memLevel,
    strategy as Strategy,
    true, // the hash of zlib itself, as CPython's bytes depend on it
  );
  if (status !== Z_OK) throw new StreamFailure(status, strm.msg);
  giveInput(strm, NOTHING);
  if (zdict !== undefined && zlibDeflateSetDictionary(strm, zdict) !== Z_OK) {
    throw new StreamFailure(Z_DATA_ERROR, '');
  }
  return strm;
}

export function compressed(strm: ZStream, input: Uint8Array, flush: number): Uint8Array {
  giveInput(strm, input);
  const output = collectOutput(strm, Infinity, () => {
    const status = zlibDeflate(strm, flush as FlushMode);
    if (status !== Z_OK && status !== Z_STREAM_END && status !== Z_BUF_ERROR) {
      throw new StreamFailure(status, strm.msg);
    }
    return status !== Z_STREAM_END;
  });
  takeInput(strm);
  return output;
}

export function startDecompression(wbits: number): ZStream {
  const strm = new ZStream();
  const status = zlibInflateInit2(strm, wbits);
  if (status !== Z_OK) throw new StreamFailure(status, strm.msg);
  giveInput(strm, NOTHING);
  return strm;
}

export function useDictionary(strm: ZStream, zdict: Uint8Array): void {
  const status = zlibInflateSetDictionary(strm, zdict);
  if (status !== Z_OK) throw new StreamFailure(status, strm.msg);
}

export interface Decompressed {
  readonly output: Uint8Array;
  /** What is left of the input. */
  readonly rest: Uint8Array;
  /** True when the compressed data are complete. */
  readonly ended: boolean;
}

/**
 * @param most - how many bytes may come out
 * @param giveDictionary - called when the stream asks for its dictionary
 */
export function decompressed(
  strm: ZStream,
  input: Uint8Array,
  most: number,
  giveDictionary?: () => void,
): Decompressed {
  giveInput(strm, input);
  let ended = false;
  const step = (): boolean => {
    let status = zlibInflate(strm, Z_SYNC_FLUSH);
    if (status === Z_NEED_DICT && giveDictionary !== undefined) {
      giveDictionary();
      status = zlibInflate(strm, Z_SYNC_FLUSH);
    }
    if (status !== Z_OK && status !== Z_STREAM_END && status !== Z_BUF_ERROR) {
      throw new StreamFailure(status, strm.msg);
    }
    ended = status === Z_STREAM_END;
    return !ended;
  };
  const output = collectOutput(strm, most, step);
  return { output, rest: takeInput(strm), ended };
}
