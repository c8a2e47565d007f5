/** str: construction, operators, subscription. Its other methods stand in str-*.ts. */
import type { Context } from '../context.ts';
import { formatString } from '../formatting/format-value.ts';
import { formatPercent } from '../formatting/percent.ts';
import { stringRepr } from '../formatting/string-text.ts';
import { formatMap, formatTemplate } from '../formatting/template.ts';
import { raise, typeError } from '../objects/exception.ts';
import { native, resumable } from '../objects/native.ts';
import { NOT_IMPLEMENTED, type PyType, STR_TYPE, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PyBytes, PySlice, PyStr, tuple } from '../objects/values.ts';
import {
  codePointLength,
  plainText,
  quickCompare,
  str,
  StrIterator,
  typeName,
} from '../protocols/index.ts';
import { codecName } from './bytes.ts';
import { codePoints, hasPairs } from './code-points.ts';
import { decodeBytes, encodeText } from './codecs.ts';
import { resumableConstructor } from './construct.ts';
import { formatMethod } from './format-method.ts';
import { hashString } from './hashing.ts';
import { install, type Member } from './install.ts';
import { comparisons } from './operator-methods.ts';
import { bytesOf } from './memory-view.ts';
import { pick, position, repetitions, select } from './slice.ts';
import { CASE_MEMBERS } from './str-case.ts';
import { LAYOUT_MEMBERS } from './str-layout.ts';
import { SEARCH_MEMBERS } from './str-search.ts';
import { textOf } from './text-of.ts';

/** V8's longest string. */
const LENGTH_MAX = 2 ** 29 - 25;

function newStr(cls: PyType, text: string): Value {
  return cls === STR_TYPE ? text : new PyStr(text, cls);
}

function* construct(
  object: Value | undefined,
  encoding: Value | undefined,
  errors: Value | undefined,
  context: Context,
): Resumable<string> {
  const codec = codecName(encoding, 'encoding', 'str');
  const handler = codecName(errors, 'errors', 'str');
  if (codec === undefined && handler === undefined) {
    return object === undefined ? '' : yield* str(object);
  }
  const bytes = object === undefined ? undefined : bytesOf(object);
  if (bytes !== undefined) return yield* decodeBytes(bytes, codec, handler, context);
  if (object === undefined) return '';
  throw typeError(
    plainText(object) === undefined
      ? `decoding to str: need a bytes-like object, ${typeName(object)} found`
      : 'decoding str is not supported',
  );
}

/** text * count. */
export function repeatText(text: string, count: number, allocate: (bytes: number) => void): string {
  const length = text.length * count;
  if (length > 100_000) allocate(length);
  if (length > LENGTH_MAX) throw raise('MemoryError');
  return text.repeat(count);
}

function* item(self: Value, key: Value): Resumable {
  const text = textOf(self);
  const paired = hasPairs(text);
  if (key instanceof PySlice) {
    if (!paired) {
      const selection = yield* select(key, text.length);
      const { start, step, count } = selection;
      if (step === 1) return text.slice(start, start + count);
      let result = '';
      for (let i = 0; i < count; i++) result += text[start + i * step]!;
      return result;
    }
    const points = codePoints(text);
    return pick(points, yield* select(key, points.length)).join('');
  }
  const points = paired ? codePoints(text) : text;
  const at = yield* position(key, points.length, 'string');
  if (at === undefined) throw raise('IndexError', 'string index out of range');
  return points[at]!;
}

const multiply = native('__mul__(self, value, /)', ([self, value], context) => {
  const count = repetitions(value);
  if (count === undefined) return NOT_IMPLEMENTED;
  return repeatText(textOf(self), count, (bytes) => context.interpreter.allocate(bytes));
});

const MEMBERS: readonly Member[] = [
  resumableConstructor(
    STR_TYPE,
    'object=None, encoding=None, errors=None',
    function* (cls, [object, encoding, errors], context) {
      return newStr(cls, yield* construct(object, encoding, errors, context));
    },
  ),
  native('__add__(self, value, /)', ([self, value]) => {
    const other = plainText(value);
    if (other === undefined) return NOT_IMPLEMENTED;
    const text = textOf(self);
    if (text.length + other.length > LENGTH_MAX) throw raise('MemoryError');
    return text + other;
  }),
  multiply,
  native('__rmul__(self, value, /)', (args, context) => multiply.run!(args, context)),
  resumable('__mod__(self, value, /)', function* ([self, value]) {
    return yield* formatPercent(textOf(self), value);
  }),
  native('__rmod__(self, value, /)', () => NOT_IMPLEMENTED),
  ...comparisons((self, value, operator) => {
    const other = plainText(value);
    return other === undefined ? undefined : quickCompare(operator, textOf(self), other);
  }),
  native('__hash__(self, /)', ([self]) => hashString(textOf(self))),
  native('__len__(self, /)', ([self]) => codePointLength(textOf(self))),
  native('__iter__(self, /)', ([self]) => new StrIterator(textOf(self))),
  native('__contains__(self, key, /)', ([self, key]) => {
    const wanted = plainText(key);
    if (wanted === undefined) {
      throw typeError(`'in <string>' requires string as left operand, not ${typeName(key)}`);
    }
    return textOf(self).includes(wanted);
  }),
  resumable('__getitem__(self, key, /)', function* ([self, key]) {
    return yield* item(self, key);
  }),
  native('__str__(self, /)', ([self]) => textOf(self)),
  native('__repr__(self, /)', ([self]) => stringRepr(textOf(self))),
  formatMethod((self, spec) => formatString(textOf(self), spec, typeName(self))),
  native('__getnewargs__(self, /)', ([self]) => tuple([textOf(self)])),
  resumable('format(self, /, *args, **kwargs)', function* ([self, args, kwargs]) {
    return yield* formatTemplate(textOf(self), args.items, kwargs);
  }),
  resumable('format_map(self, mapping, /)', function* ([self, mapping]) {
    return yield* formatMap(textOf(self), mapping);
  }),
  resumable(
    "encode(self, /, encoding='utf-8', errors='strict')",
    function* ([self, encoding, errors], context) {
      const codec = codecName(encoding, 'encoding', 'encode');
      const handler = codecName(errors, 'errors', 'encode');
      return new PyBytes(yield* encodeText(textOf(self), codec, handler, context));
    },
  ),
  ...SEARCH_MEMBERS,
  ...LAYOUT_MEMBERS,
  ...CASE_MEMBERS,
];

export function installStr(): void {
  install(STR_TYPE, MEMBERS);
}
