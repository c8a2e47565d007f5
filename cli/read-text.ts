/**
 * Reads files named on the command line: programs as text, data as bytes. A file that cannot be used is a
 * value with a sentence about it, not an exception: with several files the next one has its turn.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Nobody writes a program of this size; whoever names one has named the wrong file. */
export const PROGRAM_LIMIT_BYTES = 1_000_000;
/** Data files and standard input. */
export const DATA_LIMIT_BYTES = 16_000_000;

interface Problem {
  readonly kind: 'problem';
  readonly what: string;
  readonly hint: string;
}

export type TextResult = { readonly kind: 'text'; readonly text: string } | Problem;
export type DataResult = { readonly kind: 'data'; readonly bytes: Buffer } | Problem;

export function readText(file: string, limitBytes: number): TextResult {
  const data = readData(file, limitBytes);
  return data.kind === 'data' ? decode(file, data.bytes) : data;
}

export function readData(file: string, limitBytes: number): DataResult {
  try {
    const bytes = readBytes(file, limitBytes);
    if (bytes === undefined) {
      return problem(`${file}: the file is too large`, `at most ${limitBytes / 1e6} MB are read`);
    }
    return { kind: 'data', bytes };
  } catch (error) {
    return failure(file, error as NodeJS.ErrnoException);
  }
}

/** Reads in pieces instead of asking for the size first, since pipes and devices have none. */
function readBytes(file: string, limitBytes: number): Buffer | undefined {
  const descriptor = openSync(file, 'r');
  try {
    if (fstatSync(descriptor).isDirectory()) {
      throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
    }
    const pieces: Buffer[] = [];
    let size = 0;
    for (;;) {
      const piece = Buffer.alloc(65_536);
      const count = readSync(descriptor, piece);
      if (count === 0) return Buffer.concat(pieces);
      size += count;
      if (size > limitBytes) return undefined;
      pieces.push(piece.subarray(0, count));
    }
  } finally {
    closeSync(descriptor);
  }
}

function decode(file: string, bytes: Buffer): TextResult {
  const zero = bytes.indexOf(0);
  if (zero >= 0) return notText(file, bytes, zero);
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return notText(file, bytes, firstDifference(bytes, Buffer.from(bytes.toString('utf8'))));
  }
}

function notText(file: string, bytes: Buffer, offset: number): TextResult {
  const before = bytes.subarray(0, offset);
  const line = before.filter((byte) => byte === 0x0a).length + 1;
  const column = before.subarray(before.lastIndexOf(0x0a) + 1).toString('utf8').length + 1;
  return problem(
    `${file}:${line}:${column}: this is not a text file`,
    'programs are read as UTF-8',
  );
}

/** Invalid bytes come back from a lenient decoding as replacement characters. */
function firstDifference(bytes: Buffer, decoded: Buffer): number {
  const end = Math.min(bytes.length, decoded.length);
  for (let i = 0; i < end; i++) if (bytes[i] !== decoded[i]) return i;
  return end;
}

function failure(file: string, error: NodeJS.ErrnoException): Problem {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return problem(`${file}: there is no such file`, '`sim list` shows the scenarios');
    case 'EISDIR':
      return problem(`${file}: this is a folder`, 'name the .py files in it');
    case 'EACCES':
    case 'EPERM':
      return problem(`${file}: the file may not be read`, 'look at its permissions');
    default:
      return problem(`${file}: the file cannot be read`, error.code ?? error.message);
  }
}

function problem(what: string, hint: string): Problem {
  return { kind: 'problem', what, hint };
}
