/** For each encoding a function that encodes and one that decodes: `utf_8_encode`, `utf_8_decode`… */
import type { Context } from '../../python/context.ts';
import { bytesRepr } from '../../python/formatting/string-text.ts';
import { typeError, valueError } from '../../python/objects/exception.ts';
import { type Native, native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { PyBytes, tuple } from '../../python/objects/values.ts';
import { unescapeBytes } from '../../python/parser/string-literals.ts';
import {
  asSmallIndex,
  codePointLength,
  plainText,
  textArgument,
  truth,
  typeName,
} from '../../python/protocols/index.ts';
import type { Encoding } from '../../python/types/codecs/encoding.ts';
import { latin1Text } from '../../python/types/codecs/encoding.ts';
import { encodingNames, findEncoding } from '../../python/types/codecs/names.ts';
import {
  UTF_16,
  UTF_16_BE,
  UTF_16_LE,
  UTF_32,
  UTF_32_BE,
  UTF_32_LE,
} from '../../python/types/codecs/wide.ts';
import { decodeBy, encode, encodeBy } from '../../python/types/codecs.ts';
import { requiredBytes } from '../../python/types/memory-view.ts';

function errorsOf(value: Value | undefined, callee: string): string {
  if (value === undefined || value === NONE) return 'strict';
  const text = plainText(value);
  if (text !== undefined) return text;
  throw typeError(`${callee}() argument 2 must be str or None, not ${typeName(value)}`);
}

/** Of encodings that are never in the middle of a character: all that is given is decoded. */
function isNarrow(name: string): boolean {
  return !/^utf|escape$/.test(name);
}

/** Those which are made of ASCII only take text too. */
function dataOf(data: Value, name: string): Uint8Array {
  const text = name.endsWith('escape') ? plainText(data) : undefined;
  return text === undefined ? requiredBytes(data) : encode(text, 'utf-8');
}

function pair(name: string, encoding: Encoding): Native[] {
  const encodes = `${name}_encode`;
  const decodes = `${name}_decode`;
  const encodeIt = function* ([text, errors]: [Value, Value?], context: Context): Resumable {
    const given = textArgument(text, encodes, ' 1');
    const bytes = yield* encodeBy(encoding, given, errorsOf(errors, encodes), context);
    return tuple([new PyBytes(bytes), codePointLength(given)]);
  };
  const decodeIt = function* (
    [data, errors, final]: [Value, Value?, Value?],
    context: Context,
  ): Resumable {
    const bytes = dataOf(data, name);
    const whole =
      isNarrow(name) || (final === undefined ? name.endsWith('escape') : yield* truth(final));
    const { text, used } = yield* decodeBy(
      encoding,
      bytes,
      errorsOf(errors, decodes),
      whole,
      context,
    );
    return tuple([text, used]);
  };
  const finalArgument = isNarrow(name) ? '' : ', final=False';
  return [
    resumable(`${encodes}(str, errors=None, /)`, encodeIt),
    resumable(`${decodes}(data, errors=None${finalArgument}, /)`, decodeIt),
  ];
}

/** The encoding in this byte order: below 0 little, above 0 big, else as the mark or the machine says. */
function ordered(order: number, marked: Encoding): Encoding {
  if (order === 0) return marked;
  if (marked === UTF_16) return order < 0 ? UTF_16_LE : UTF_16_BE;
  return order < 0 ? UTF_32_LE : UTF_32_BE;
}

/** utf_16_encode() and utf_32_encode() can be told a byte order, and then write no mark. */
function encodeOrdered(name: string, marked: Encoding): Native {
  const callee = `${name}_encode`;
  return resumable(
    `${callee}(str, errors=None, byteorder=0, /)`,
    function* ([text, errors, order]: [Value, Value?, Value?], context) {
      const given = textArgument(text, callee, ' 1');
      const encoding = ordered(order === undefined ? 0 : yield* asSmallIndex(order), marked);
      const bytes = yield* encodeBy(encoding, given, errorsOf(errors, callee), context);
      return tuple([new PyBytes(bytes), codePointLength(given)]);
    },
  );
}

/** utf_16_ex_decode() and utf_32_ex_decode() tell which byte order it was. */
function decodeOrdered(name: string, marked: Encoding): Native {
  const callee = `${name}_ex_decode`;
  return resumable(
    `${callee}(data, errors=None, byteorder=0, final=False, /)`,
    function* ([data, errors, order, final]: [Value, Value?, Value?, Value?], context) {
      const bytes = requiredBytes(data);
      const given = order === undefined ? 0 : yield* asSmallIndex(order);
      const whole = final !== undefined && (yield* truth(final));
      const encoding = ordered(given, marked);
      const { text, used } = yield* decodeBy(
        encoding,
        bytes,
        errorsOf(errors, callee),
        whole,
        context,
      );
      const opening = given === 0 ? marked.open!(bytes, whole) : undefined;
      const found =
        opening === undefined || opening.start === 0
          ? given
          : opening.encoding.name.endsWith('-be')
            ? 1
            : -1;
      return tuple([text, used, found]);
    },
  );
}

/** Escapes as in a literal of bytes. */
const ESCAPES: readonly Native[] = [
  native('escape_encode(data, errors=None, /)', ([data]: [Value]) => {
    if (!(data instanceof PyBytes)) {
      throw typeError(`escape_encode() argument 1 must be bytes, not ${typeName(data)}`);
    }
    // As in the literal with single quotes, whatever is in it.
    const text = bytesRepr(Uint8Array.from([...data.bytes, 0x22])).slice(2, -2);
    return tuple([new PyBytes(encode(text, 'ascii')), data.bytes.length]);
  }),
  native('escape_decode(data, errors=None, /)', ([data, errors]: [Value, Value?]) => {
    errorsOf(errors, 'escape_decode');
    const text = plainText(data);
    const bytes = text === undefined ? requiredBytes(data) : encode(text, 'utf-8');
    const result = unescapeBytes(latin1Text(bytes, 0, bytes.length));
    if (result instanceof Uint8Array) return tuple([new PyBytes(result), bytes.length]);
    throw valueError(result.problem);
  }),
  native('readbuffer_encode(data, errors=None, /)', ([data]: [Value]) => {
    const text = plainText(data);
    const bytes = text === undefined ? requiredBytes(data) : encode(text, 'utf-8');
    return tuple([new PyBytes(bytes), bytes.length]);
  }),
];

export const CODEC_FUNCTIONS: readonly Native[] = [
  ...encodingNames().flatMap((name) => pair(name, findEncoding(name)!)),
  ...ESCAPES,
  encodeOrdered('utf_16', UTF_16),
  encodeOrdered('utf_32', UTF_32),
  decodeOrdered('utf_16', UTF_16),
  decodeOrdered('utf_32', UTF_32),
];
