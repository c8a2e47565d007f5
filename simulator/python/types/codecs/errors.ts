/** What the error handlers do with what cannot be encoded or decoded (Library reference, "codecs"). */
import { escapeCodePoint } from '../../formatting/string-text.ts';
import { raise, type Raised } from '../../objects/exception.ts';
import { PyBytes } from '../../objects/values.ts';

export function isSurrogate(point: number): boolean {
  return point >= 0xd800 && point < 0xe000;
}

/** Lone surrogates that stand for bytes which could not be decoded. */
export function isEscapedByte(point: number): boolean {
  return point >= 0xdc80 && point < 0xdd00;
}

function unknownHandler(errors: string): Raised {
  return raise('LookupError', `unknown error handler name '${errors}'`);
}

/** What stands for a character that cannot be encoded; undefined: it is an error. */
export function substitute(point: number, errors: string): string | undefined {
  switch (errors) {
    case 'ignore':
      return '';
    case 'replace':
      return '?';
    case 'backslashreplace':
      return escapeCodePoint(point);
    case 'xmlcharrefreplace':
      return `&#${point};`;
    case 'strict':
    case 'surrogateescape':
    case 'surrogatepass':
    case 'namereplace':
      return undefined;
    default:
      throw unknownHandler(errors);
  }
}

export function encodeError(
  codec: string,
  text: string,
  start: number,
  end: number,
  reason: string,
): Raised {
  return raise('UnicodeEncodeError', codec, text, start, end, reason);
}

/** What stands for bytes that cannot be decoded; raises UnicodeDecodeError when nothing may. */
export function replacement(
  codec: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  errors: string,
  reason: string,
): string {
  const part = bytes.subarray(start, end);
  switch (errors) {
    case 'ignore':
      return '';
    case 'replace':
      return '\ufffd';
    case 'backslashreplace':
      return Array.from(part, escapeCodePoint).join('');
    case 'surrogateescape':
      if (part.every((byte) => byte >= 0x80)) {
        return Array.from(part, (byte) => String.fromCharCode(0xdc00 + byte)).join('');
      }
      break;
    case 'strict':
    case 'surrogatepass':
      break;
    default:
      throw unknownHandler(errors);
  }
  throw raise('UnicodeDecodeError', codec, new PyBytes(bytes), start, end, reason);
}
