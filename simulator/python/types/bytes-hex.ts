/** Bytes as hexadecimal digits: bytes.hex() and memoryview.hex(). */
import { typeError, valueError } from '../objects/exception.ts';
import type { Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PyBytes } from '../objects/values.ts';
import { index, length, plainText } from '../protocols/index.ts';
import { toText } from './bytes-text.ts';

function hexText(bytes: Uint8Array, separator: string, every: number): string {
  const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  if (separator === '') return pairs.join('');
  const groups: string[] = [];
  // A positive size counts from the right, a negative one from the left.
  const size = Math.abs(every);
  const first = every > 0 ? pairs.length % size : 0;
  if (first > 0) groups.push(pairs.slice(0, first).join(''));
  for (let i = first; i < pairs.length; i += size) groups.push(pairs.slice(i, i + size).join(''));
  return groups.join(separator);
}

function* hexSeparator(separator: Value): Resumable<string> {
  if ((yield* length(separator)) !== 1) throw valueError('sep must be length 1.');
  const mark =
    plainText(separator) ?? (separator instanceof PyBytes ? toText(separator.bytes) : undefined);
  if (mark === undefined) throw typeError('sep must be str or bytes.');
  if (mark > '\x7f') throw valueError('sep must be ASCII.');
  return mark;
}

/** The digits, with a separator between groups of `every` bytes. */
export function* hexDigits(
  bytes: Uint8Array,
  separator: Value | undefined,
  every: Value | undefined,
): Resumable<string> {
  const mark = separator === undefined ? '' : yield* hexSeparator(separator);
  const size = every === undefined ? 1 : Number(yield* index(every));
  return hexText(bytes, mark, size === 0 ? bytes.length : size);
}
