/** Encodings by the names that programs use (Library reference, "Standard Encodings"). */
import { raise } from '../../objects/exception.ts';

export type Codec =
  | 'utf-8'
  | 'utf-8-sig'
  | 'ascii'
  | 'latin-1'
  | 'cp1252'
  | 'utf-16'
  | 'utf-16-le'
  | 'utf-16-be'
  | 'utf-32'
  | 'utf-32-le'
  | 'utf-32-be';

const NAMES: Readonly<Record<string, Codec>> = {
  utf8: 'utf-8',
  u8: 'utf-8',
  utf: 'utf-8',
  cp65001: 'utf-8',
  utf8sig: 'utf-8-sig',
  ascii: 'ascii',
  usascii: 'ascii',
  646: 'ascii',
  latin1: 'latin-1',
  latin: 'latin-1',
  l1: 'latin-1',
  iso88591: 'latin-1',
  '88591': 'latin-1',
  cp1252: 'cp1252',
  1252: 'cp1252',
  windows1252: 'cp1252',
  utf16: 'utf-16',
  u16: 'utf-16',
  utf16le: 'utf-16-le',
  utf16be: 'utf-16-be',
  utf32: 'utf-32',
  u32: 'utf-32',
  utf32le: 'utf-32-le',
  utf32be: 'utf-32-be',
};

/** LookupError for an encoding that there isn't. */
export function codecOf(name: string): Codec {
  const codec = NAMES[name.toLowerCase().replace(/[-_ ]/g, '')];
  if (codec === undefined) throw raise('LookupError', `unknown encoding: ${name}`);
  return codec;
}
