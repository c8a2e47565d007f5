/** `_json`: the parts of `json` that aren't written in Python. */
import type { Context, Interpreter } from '../python/context.ts';
import { typeError } from '../python/objects/exception.ts';
import { PyResumableIterator } from '../python/objects/iterator.ts';
import { native, resumable } from '../python/objects/native.ts';
import { builtinType, NONE, type PyDict, type Value } from '../python/objects/object.ts';
import type { Resumable } from '../python/objects/resumable.ts';
import { binary, getAttribute, plainText, truth, typeName } from '../python/protocols/index.ts';
import { MULTIPLY } from '../python/protocols/arithmetic.ts';
import { install } from '../python/types/install.ts';
import { ITERATOR_MEMBERS } from '../python/types/iterators.ts';
import { SCAN_STRING, SCANNER_TYPE } from './json/scanner.ts';
import { quote } from './json/strings.ts';
import { type Style, Writer } from './json/writer.ts';
import { namespace } from './library-module.ts';

const PIECES_TYPE = builtinType('pieces', {
  module: '_json',
  layout: 'other',
  subclassable: false,
});

install(PIECES_TYPE, ITERATOR_MEMBERS);

/** The pieces of a text, made as they are asked for. */
class Pieces extends PyResumableIterator {
  private readonly writer: Writer;
  /** Undefined once it has been begun. */
  private value: Value | undefined;

  constructor(value: Value, style: Style, context: Context) {
    super(PIECES_TYPE);
    this.writer = new Writer(style, true, context);
    this.value = value;
  }

  *advance(): Resumable<Value | undefined> {
    if (this.value !== undefined) yield* this.writer.begin(this.value);
    this.value = undefined;
    return yield* this.writer.piece();
  }
}

function* textOf(encoder: Value, name: string): Resumable<string> {
  const value = yield* getAttribute(encoder, name);
  const text = plainText(value);
  if (text !== undefined) return text;
  throw typeError(`${name} must be str, not ${typeName(value)}`);
}

function* indentOf(encoder: Value): Resumable<string | undefined> {
  const indent = yield* getAttribute(encoder, 'indent');
  if (indent === NONE) return undefined;
  return plainText(indent) ?? plainText(yield* binary(MULTIPLY, ' ', indent));
}

function* styleOf(encoder: Value): Resumable<Style> {
  const wish = function* (name: string): Resumable<boolean> {
    return yield* truth(yield* getAttribute(encoder, name));
  };
  return {
    replace: yield* getAttribute(encoder, 'default'),
    indent: yield* indentOf(encoder),
    itemSeparator: yield* textOf(encoder, 'item_separator'),
    nameSeparator: yield* textOf(encoder, 'key_separator'),
    ascii: yield* wish('ensure_ascii'),
    checkCircular: yield* wish('check_circular'),
    allowNan: yield* wish('allow_nan'),
    sortKeys: yield* wish('sort_keys'),
    skipKeys: yield* wish('skipkeys'),
  };
}

const quoting = (name: string, ascii: boolean) =>
  native(`${name}(string, /)`, ([string]: [Value]) => {
    const text = plainText(string);
    if (text !== undefined) return quote(text, ascii);
    throw typeError(`first argument must be a string, not ${typeName(string)}`);
  });

const FUNCTIONS = [
  quoting('encode_basestring', false),
  quoting('encode_basestring_ascii', true),
  resumable('encode(encoder, o, /)', function* ([encoder, value]: [Value, Value], context) {
    return yield* new Writer(yield* styleOf(encoder), false, context).writeAll(value);
  }),
  resumable('pieces(encoder, o, /)', function* ([encoder, value]: [Value, Value], context) {
    return new Pieces(value, yield* styleOf(encoder), context);
  }),
  SCAN_STRING,
];

export function createJson(_interpreter: Interpreter): PyDict {
  return namespace('_json', FUNCTIONS, { make_scanner: SCANNER_TYPE });
}
