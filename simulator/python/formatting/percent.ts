/** printf-style formatting: str % values and bytes % values. */
import { bytesOf } from '../types/memory-view.ts';
import { raise, typeError, valueError } from '../objects/exception.ts';
import type { Value } from '../objects/object.ts';
import { call, type Resumable } from '../objects/resumable.ts';
import { PyBytes, PyFloat, PyTuple } from '../objects/values.ts';
import {
  ascii,
  codePointLength,
  getItem,
  index,
  plainInt,
  plainText,
  repr,
  specialMethod,
  str,
  typeName,
} from '../protocols/index.ts';
import { floatBody } from './format-value.ts';
import { integerText } from './integer-text.ts';
import { quickStr } from './quick-repr.ts';
import { widthOf } from './specification.ts';
import { asciiText } from './string-text.ts';

interface Conversion {
  readonly left: boolean;
  readonly sign: string;
  readonly alternate: boolean;
  readonly zero: boolean;
  readonly width: number;
  readonly precision: number;
  readonly kind: string;
}

/** The values in the order they are taken; a tuple is many, anything else is one. */
class Values {
  readonly items: readonly Value[];
  readonly mapping: Value | undefined;
  private next = 0;

  constructor(values: Value) {
    this.items = values instanceof PyTuple ? values.items : [values];
    const keyed =
      !(values instanceof PyTuple) &&
      plainText(values) === undefined &&
      specialMethod(values, '__getitem__') !== undefined;
    this.mapping = keyed ? values : undefined;
  }

  take(): Value {
    const value = this.items[this.next++];
    if (value === undefined) throw typeError('not enough arguments for format string');
    return value;
  }

  checkUsed(binary: boolean): void {
    if (this.next < this.items.length && this.mapping === undefined) {
      const kind = binary ? 'bytes' : 'string';
      throw typeError(`not all arguments converted during ${kind} formatting`);
    }
  }
}

/** template % values. With `binary` the text stands for bytes, one a character. */
export function* formatPercent(template: string, values: Value, binary = false): Resumable<string> {
  const source = new Values(values);
  let result = '';
  let at = 0;
  for (;;) {
    const percent = template.indexOf('%', at);
    if (percent < 0) break;
    result += template.slice(at, percent);
    if (template.charCodeAt(percent + 1) === PERCENT) {
      result += '%';
      at = percent + 2;
      continue;
    }
    const scanner = new Scanner(template, percent + 1);
    const key = scanner.key();
    let value: Value | undefined;
    if (key !== undefined) {
      if (source.mapping === undefined) throw typeError('format requires a mapping');
      value = yield* getItem(source.mapping, binary ? latin1Bytes(key) : key);
    }
    const conversion = scanner.conversion(source);
    value ??= source.take();
    at = scanner.at;
    const { kind } = conversion;
    if (kind === 's' && !binary && conversion.width === 0 && conversion.precision < 0) {
      result += quickStr(value) ?? (yield* str(value));
    } else result += yield* convert(value, conversion, binary, template, at - kind.length);
  }
  source.checkUsed(binary);
  return result + template.slice(at);
}

const PERCENT = 0x25;

/** Reads one conversion specifier, from behind its percent sign. */
class Scanner {
  at: number;
  private readonly template: string;

  constructor(template: string, at: number) {
    this.template = template;
    this.at = at;
  }

  /** The name in brackets; brackets inside it are counted. */
  key(): string | undefined {
    const { template } = this;
    if (template[this.at] !== '(') return undefined;
    let depth = 0;
    for (let i = this.at; i < template.length; i++) {
      if (template[i] === '(') depth++;
      else if (template[i] === ')' && --depth === 0) {
        const name = template.slice(this.at + 1, i);
        this.at = i + 1;
        return name;
      }
    }
    throw valueError('incomplete format key');
  }

  conversion(source: Values): Conversion {
    const { template } = this;
    let left = false;
    let zero = false;
    let alternate = false;
    let sign = '';
    for (; ; this.at++) {
      const flag = template[this.at];
      if (flag === '-') left = true;
      else if (flag === '0') zero = true;
      else if (flag === '#') alternate = true;
      else if (flag === '+') sign = '+';
      else if (flag === ' ') sign ||= ' ';
      else break;
    }
    let width = this.size(source, 'width');
    if (width < 0) {
      left = true;
      width = -width;
    }
    let precision = -1;
    if (template[this.at] === '.') {
      this.at++;
      precision = Math.max(0, this.size(source, 'precision'));
    }
    // The length modifiers of C mean nothing here.
    const modifier = template[this.at];
    if (modifier === 'h' || modifier === 'l' || modifier === 'L') this.at++;
    const point = template.codePointAt(this.at);
    if (point === undefined) throw valueError('incomplete format');
    const kind = String.fromCodePoint(point);
    this.at += kind.length;
    return { left, zero, alternate, sign, width, precision, kind };
  }

  /** A number, `*` for the next value, or nothing: 0. */
  private size(source: Values, what: string): number {
    if (this.template[this.at] === '*') {
      this.at++;
      return starred(source.take());
    }
    let size = 0;
    for (; ; this.at++) {
      const digit = this.template.charCodeAt(this.at) - 0x30;
      if (!(digit >= 0 && digit <= 9)) return size;
      size = size * 10 + digit;
      if (size > 2 ** 31) throw valueError(`${what} too big`);
    }
  }
}

function starred(value: Value): number {
  const width = plainInt(value);
  if (width === undefined) throw typeError('* wants int');
  return Number(width);
}

function* convert(
  value: Value,
  conversion: Conversion,
  binary: boolean,
  template: string,
  position: number,
): Resumable<string> {
  const { kind } = conversion;
  switch (kind) {
    case 's':
    case 'b':
      if (binary) return padText(truncate(yield* bytesArgument(value), conversion), conversion);
      if (kind === 'b') break;
      return padText(truncate(yield* str(value), conversion), conversion);
    case 'r':
      if (binary) return padText(truncate(asciiText(yield* repr(value)), conversion), conversion);
      return padText(truncate(yield* repr(value), conversion), conversion);
    case 'a':
      return padText(truncate(yield* ascii(value), conversion), conversion);
    case 'c':
      return padText(character(value, binary), conversion);
    case 'd':
    case 'i':
    case 'u':
      return padNumber(yield* decimalArgument(value, kind), 10, conversion);
    case 'o':
      return padNumber(yield* indexArgument(value, kind), 8, conversion);
    case 'x':
    case 'X':
      return padNumber(yield* indexArgument(value, kind), 16, conversion);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
      return floatText(yield* floatArgument(value), conversion);
    default:
  }
  const code = kind.codePointAt(0)!;
  const shown = code > 31 && code < 128 ? kind : '?';
  const at = codePointLength(template.slice(0, position));
  throw valueError(
    `unsupported format character '${shown}' (0x${code.toString(16)}) at index ${at}`,
  );
}

function truncate(text: string, { precision }: Conversion): string {
  return precision < 0 ? text : Array.from(text).slice(0, precision).join('');
}

function padText(text: string, { width, left }: Conversion): string {
  const missing = width - widthOf(text);
  if (missing <= 0) return text;
  return left ? text + ' '.repeat(missing) : ' '.repeat(missing) + text;
}

function character(value: Value, binary: boolean): string {
  const code = plainInt(value);
  if (code !== undefined) {
    const limit = binary ? 0xff : 0x10ffff;
    if (code < 0 || code > limit) {
      throw raise(
        'OverflowError',
        binary ? '%c arg not in range(256)' : '%c arg not in range(0x110000)',
      );
    }
    return String.fromCodePoint(Number(code));
  }
  const text =
    binary && value instanceof PyBytes
      ? latin1Text(value.bytes)
      : binary
        ? undefined
        : plainText(value);
  if (text === undefined || codePointLength(text) !== 1) {
    throw typeError(
      binary ? '%c requires an integer in range(256) or a single byte' : '%c requires int or char',
    );
  }
  return text;
}

function* bytesArgument(value: Value): Resumable<string> {
  if (value instanceof PyBytes) return latin1Text(value.bytes);
  const method = specialMethod(value, '__bytes__');
  if (method !== undefined) {
    const result = yield* call(method, []);
    if (result instanceof PyBytes) return latin1Text(result.bytes);
  }
  const bytes = bytesOf(value);
  if (bytes !== undefined) return latin1Text(bytes);
  throw typeError(
    `%b requires a bytes-like object, or an object that implements __bytes__, not '${typeName(value)}'`,
  );
}

function latin1Text(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function latin1Bytes(text: string): PyBytes {
  return new PyBytes(Uint8Array.from(text, (unit) => unit.charCodeAt(0)));
}

function* decimalArgument(value: Value, kind: string): Resumable<number | bigint> {
  const plain = plainInt(value);
  if (plain !== undefined) return plain;
  const method = specialMethod(value, '__int__') ?? specialMethod(value, '__index__');
  const whole = method === undefined ? undefined : plainInt(yield* call(method, []));
  if (whole === undefined) {
    throw typeError(`%${kind} format: a real number is required, not ${typeName(value)}`);
  }
  return whole;
}

function* indexArgument(value: Value, kind: string): Resumable<number | bigint> {
  if (plainInt(value) === undefined && specialMethod(value, '__index__') === undefined) {
    throw typeError(`%${kind} format: an integer is required, not ${typeName(value)}`);
  }
  return yield* index(value);
}

function* floatArgument(value: Value): Resumable<number> {
  if (value instanceof PyFloat) return value.value;
  if (typeof value === 'number') return value;
  const method = specialMethod(value, '__float__') ?? specialMethod(value, '__index__');
  if (method === undefined) throw typeError(`must be real number, not ${typeName(value)}`);
  const result = yield* call(method, []);
  return result instanceof PyFloat ? result.value : Number(plainInt(result));
}

function padNumber(value: number | bigint, base: number, conversion: Conversion): string {
  const { precision, alternate, kind } = conversion;
  const negative = value < 0;
  const magnitude = negative ? -value : value;
  let digits = base === 10 ? integerText(magnitude) : magnitude.toString(base);
  digits = digits.padStart(precision, '0');
  let prefix = '';
  if (alternate && base !== 10) prefix = base === 8 ? '0o' : '0x';
  if (kind === 'X') {
    digits = digits.toUpperCase();
    prefix = prefix.toUpperCase();
  }
  return layOut(negative ? '-' : conversion.sign, prefix, digits, conversion);
}

function floatText(value: number, conversion: Conversion): string {
  const { kind, precision, alternate } = conversion;
  const text = floatBody(value, kind, precision, alternate);
  const upper = kind === 'E' || kind === 'F' || kind === 'G';
  const negative = value < 0 || Object.is(value, -0);
  return layOut(
    negative ? '-' : conversion.sign,
    '',
    upper ? text.toUpperCase() : text,
    conversion,
  );
}

function layOut(sign: string, prefix: string, digits: string, conversion: Conversion): string {
  const missing = conversion.width - sign.length - prefix.length - digits.length;
  if (missing <= 0) return sign + prefix + digits;
  if (conversion.left) return sign + prefix + digits + ' '.repeat(missing);
  if (conversion.zero) return sign + prefix + '0'.repeat(missing) + digits;
  return ' '.repeat(missing) + sign + prefix + digits;
}
