/** `unicodedata`: the Unicode Character Database of version 14.0.0. There is no `ucd_3_2_0`. */
import type { Interpreter } from '../python/context.ts';
import { raise, typeError, valueError } from '../python/objects/exception.ts';
import { type Native, native } from '../python/objects/native.ts';
import type { PyDict, Value } from '../python/objects/object.ts';
import { float, PyBytes } from '../python/objects/values.ts';
import { plainText, textArgument, typeName } from '../python/protocols/index.ts';
import { decode } from '../python/types/codecs.ts';
import { UNICODE_VERSION } from '../python/unicode/data.ts';
import { characterName, characterNamed, sequenceNamed } from '../python/unicode/names.ts';
import {
  type CharacterKind,
  decompositionOf,
  type Form,
  isForm,
  kindOf,
  normalize,
  valueOf,
} from '../python/unicode/properties.ts';
import { namespace } from './library-module.ts';

/** The longest name there is has 88 letters; past this CPython doesn't look. */
const NAME_MAX = 256;

/** `timeit -s "from unicodedata import normalize;s='é'*10000" "normalize('NFD', s)"`, per character. */
const NORMALIZE_NS = 45;

function pointOf(value: Value, callee: string, where: string): number {
  const text = plainText(value);
  const point = text?.codePointAt(0);
  if (point !== undefined && text!.length === (point > 0xffff ? 2 : 1)) return point;
  throw typeError(
    `${callee}() argument${where} must be a unicode character, not ${typeName(value)}`,
  );
}

function property(name: string, read: (kind: CharacterKind) => Value): Native {
  return native(`${name}(chr, /)`, ([character]: [Value]) =>
    read(kindOf(pointOf(character, name, ''))),
  );
}

function value(name: 'decimal' | 'digit' | 'numeric', what: string): Native {
  return native(`${name}(chr, default=None, /)`, ([character, fallback]: [Value, Value?]) => {
    const found = valueOf(pointOf(character, name, ' 1'), name);
    if (found !== undefined) return name === 'numeric' ? float(found) : found;
    if (fallback !== undefined) return fallback;
    throw valueError(`not a ${what}`);
  });
}

function formArgument(form: Value, callee: string): Form {
  const name = textArgument(form, callee, ' 1');
  if (isForm(name)) return name;
  throw valueError('invalid normalization form');
}

function nameArgument(value: Value): string {
  const name = value instanceof PyBytes ? decode(value.bytes, 'latin-1') : plainText(value);
  if (name !== undefined) return name;
  throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
}

const FUNCTIONS: readonly Native[] = [
  property('bidirectional', ({ bidirectional }) => bidirectional),
  property('category', ({ category }) => category),
  property('combining', ({ combining }) => combining),
  property('east_asian_width', ({ width }) => width),
  property('mirrored', ({ mirrored }) => (mirrored ? 1 : 0)),
  value('decimal', 'decimal'),
  value('digit', 'digit'),
  value('numeric', 'numeric character'),
  native('decomposition(chr, /)', ([character]: [Value]) =>
    decompositionOf(pointOf(character, 'decomposition', '')),
  ),
  native('name(chr, default=None, /)', ([character, fallback]: [Value, Value?]) => {
    const point = pointOf(character, 'name', ' 1');
    const name = characterName(String.fromCodePoint(point)) ?? fallback;
    if (name === undefined) throw valueError('no such name');
    return name;
  }),
  native('lookup(name, /)', ([given]: [Value]) => {
    const name = nameArgument(given);
    if (name.length > NAME_MAX) throw raise('KeyError', 'name too long');
    const found = characterNamed(name) ?? sequenceNamed(name);
    if (found === undefined) throw raise('KeyError', `undefined character name '${name}'`);
    return found;
  }),
  native('normalize(form, unistr, /)', ([form, text]: [Value, Value], context) => {
    const given = textArgument(text, 'normalize', ' 2');
    context.charge(given.length * NORMALIZE_NS);
    return normalize(given, formArgument(form, 'normalize'));
  }),
  native('is_normalized(form, unistr, /)', ([form, text]: [Value, Value], context) => {
    const given = textArgument(text, 'is_normalized', ' 2');
    context.charge(given.length * NORMALIZE_NS);
    return normalize(given, formArgument(form, 'is_normalized')) === given;
  }),
];

export function createUnicodedata(_interpreter: Interpreter): PyDict {
  return namespace('unicodedata', FUNCTIONS, { unidata_version: UNICODE_VERSION });
}
