/**
 * The format specification mini-language (library reference, "Format Specification Mini-Language"):
 * [[fill]align][sign][z][#][0][width][grouping][.precision][type]
 */
import { type Raised, valueError } from '../objects/exception.ts';
import { decimalDigitOf } from './float-text.ts';

export interface Specification {
  readonly fill: string;
  /** Undefined: not given, so the type's own default. */
  readonly align: '<' | '>' | '=' | '^' | undefined;
  readonly sign: '+' | '-' | ' ' | undefined;
  /** 'z': a negative zero is written without its sign. */
  readonly noNegativeZero: boolean;
  readonly alternate: boolean;
  readonly zero: boolean;
  readonly width: number;
  readonly grouping: ',' | '_' | undefined;
  /** −1: not given. */
  readonly precision: number;
  /** '' (or the default passed in) when not given. */
  readonly kind: string;
}

const ALIGNMENTS = '<>=^';

function isAlignment(character: string | undefined): boolean {
  return character !== undefined && ALIGNMENTS.includes(character);
}

/** Parses a specification; `typeName` is for the error message. */
export function parseSpecification(
  text: string,
  typeName: string,
  defaultKind = '',
): Specification {
  const characters = Array.from(text);
  let at = 0;
  let fill = ' ';
  let align: string | undefined;
  const filled = isAlignment(characters[1]);
  if (filled) {
    fill = characters[0]!;
    align = characters[1];
    at = 2;
  } else if (isAlignment(characters[0])) {
    align = characters[0];
    at = 1;
  }
  const take = (allowed: string): string | undefined => {
    const character = characters[at];
    if (character === undefined || !allowed.includes(character)) return undefined;
    at++;
    return character;
  };
  const number = (): number => {
    const start = at;
    let value = 0;
    for (; at < characters.length && /\p{Nd}/u.test(characters[at]!); at++) {
      value = value * 10 + decimalDigitOf(characters[at]!.codePointAt(0)!);
      if (value > 2 ** 53) throw valueError('Too many decimal digits in format string');
    }
    return at === start ? -1 : value;
  };
  const sign = take('+- ');
  const noNegativeZero = take('z') !== undefined;
  const alternate = take('#') !== undefined;
  let zero = false;
  if (take('0') !== undefined) {
    zero = true;
    if (!filled) fill = '0';
    align ??= '=';
  }
  const width = number();
  let grouping = take(',');
  const underscore = take('_');
  if (underscore !== undefined) {
    if (grouping !== undefined) throw valueError("Cannot specify both ',' and '_'.");
    grouping = underscore;
  }
  if (characters[at] === ',' && grouping === '_') {
    throw valueError("Cannot specify both ',' and '_'.");
  }
  let precision = -1;
  if (take('.') !== undefined) {
    precision = number();
    if (precision < 0) throw valueError('Format specifier missing precision');
  }
  if (characters.length - at > 1) {
    throw valueError(`Invalid format specifier '${text}' for object of type '${typeName}'`);
  }
  const kind = characters[at] ?? defaultKind;
  const specification: Specification = {
    fill,
    align: align as Specification['align'],
    sign: sign as Specification['sign'],
    noNegativeZero,
    alternate,
    zero,
    width: Math.max(width, 0),
    grouping: grouping as Specification['grouping'],
    precision,
    kind,
  };
  checkGrouping(specification);
  return specification;
}

function checkGrouping({ grouping, kind }: Specification): void {
  if (grouping === undefined) return;
  if (kind === '' || 'defgEG%F'.includes(kind)) return;
  if (grouping === '_' && 'boxX'.includes(kind)) return;
  const shown = kind > ' ' && kind < '\x7f' ? kind : `\\x${kind.codePointAt(0)!.toString(16)}`;
  throw valueError(`Cannot specify '${grouping}' with '${shown}'.`);
}

/** The error for a kind that the type does not have. */
export function unknownCode(kind: string, typeName: string): Raised {
  const shown = kind > ' ' && kind < '\x7f' ? kind : `\\x${kind.codePointAt(0)!.toString(16)}`;
  return valueError(`Unknown format code '${shown}' for object of type '${typeName}'`);
}

/** Number of code points of a text. */
export function widthOf(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
      const low = text.charCodeAt(i + 1);
      if (low >= 0xdc00 && low < 0xe000) count--;
    }
  }
  return count;
}

/** Fills a text to the width; `align` is the default of the type where none is given. */
export function pad(text: string, specification: Specification, align: '<' | '>'): string {
  const missing = specification.width - widthOf(text);
  if (missing <= 0) return text;
  const { fill } = specification;
  switch (specification.align ?? align) {
    case '<':
      return text + fill.repeat(missing);
    case '^': {
      const left = missing >> 1;
      return fill.repeat(left) + text + fill.repeat(missing - left);
    }
    default:
      return fill.repeat(missing) + text;
  }
}

/**
 * Lays out a number: sign and prefix, digits in groups (filled up with zeros inside the groups when
 * asked for), the rest (decimals, exponent), and the padding.
 */
export function layOutNumber(
  sign: string,
  digits: string,
  rest: string,
  specification: Specification,
  groupSize = 3,
): string {
  const { grouping, width, fill } = specification;
  const align = specification.align ?? '>';
  const inside = align === '=';
  let body = digits;
  if (grouping !== undefined) {
    const least = inside && fill === '0' ? width - sign.length - rest.length : 0;
    body = group(digits, grouping, groupSize, least);
  }
  if (inside) {
    const missing = width - sign.length - body.length - rest.length;
    return sign + (missing > 0 ? fill.repeat(missing) : '') + body + rest;
  }
  return pad(sign + body + rest, specification, '>');
}

/** Separates groups of digits, with leading zeros until the text is `least` wide. */
function group(digits: string, separator: string, size: number, least: number): string {
  const parts: string[] = [];
  let end = digits.length;
  let width = 0;
  while (end > 0 || width <= least) {
    const part = digits.slice(Math.max(0, end - size), Math.max(0, end));
    // Zeros fill the group only as far as the width asks for, but never end on a separator.
    const wanted = Math.min(size, Math.max(1, least - width));
    parts.unshift(end >= size ? part : part.padStart(wanted, '0'));
    width += Math.max(part.length, end >= size ? size : wanted) + 1;
    end -= size;
  }
  return parts.join(separator);
}
