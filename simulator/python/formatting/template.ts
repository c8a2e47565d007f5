/** str.format: replacement fields (library reference, "Format String Syntax"). */
import { raise, valueError } from '../objects/exception.ts';
import type { PyDict, Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { ascii, format, getAttribute, getItem, keyError, repr, str } from '../protocols/index.ts';
import { quickStr } from './quick-repr.ts';

/** A literal text, then perhaps a field. */
export interface Piece {
  readonly literal: string;
  readonly field:
    | { readonly name: string; readonly conversion: string; readonly specification: string }
    | undefined;
}

/** Splits a template at its fields; `{{` and `}}` are literal braces. */
export function parseTemplate(template: string): Piece[] {
  const pieces: Piece[] = [];
  let literal = '';
  let at = 0;
  while (at < template.length) {
    const character = template[at]!;
    if (character !== '{' && character !== '}') {
      let end = at + 1;
      while (end < template.length && template[end] !== '{' && template[end] !== '}') end++;
      literal += template.slice(at, end);
      at = end;
    } else if (template[at + 1] === character) {
      literal += character;
      at += 2;
    } else if (character === '}') {
      throw valueError("Single '}' encountered in format string");
    } else {
      const end = fieldEnd(template, at + 1);
      pieces.push({ literal, field: parseField(template.slice(at + 1, end)) });
      literal = '';
      at = end + 1;
    }
  }
  if (literal !== '') pieces.push({ literal, field: undefined });
  return pieces;
}

/** Position of the brace that closes the field; brackets protect braces of their own. */
function fieldEnd(template: string, start: number): number {
  if (start >= template.length) throw valueError("Single '{' encountered in format string");
  let depth = 1;
  for (let at = start; at < template.length; at++) {
    const character = template[at];
    if (character === '[' && depth === 1 && !template.slice(start, at).includes(':')) {
      const close = template.indexOf(']', at);
      at = close > 0 ? close : template.length;
    } else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at;
  }
  throw valueError("expected '}' before end of string");
}

function parseField(text: string): Piece['field'] {
  let at = 0;
  for (let inside = false; at < text.length; at++) {
    const character = text[at]!;
    if (character === '[') inside = true;
    else if (character === ']') inside = false;
    else if (!inside && character === '{') throw valueError("unexpected '{' in field name");
    else if (!inside && (character === ':' || character === '!')) break;
  }
  const name = text.slice(0, at);
  if (text[at] !== '!') return { name, conversion: '', specification: text.slice(at + 1) };
  const conversion = text[at + 1];
  if (conversion === undefined) {
    throw valueError("unmatched '{' in format spec");
  }
  const after = text[at + 2];
  if (after !== undefined && after !== ':') {
    throw valueError("expected ':' after conversion specifier");
  }
  return { name, conversion, specification: text.slice(at + 3) };
}

/** Where the values of fields come from: positional ones are counted, unless they are numbered. */
interface Source {
  readonly args: readonly Value[] | undefined;
  readonly lookup: (name: string) => Resumable;
  numbering: 'unknown' | 'automatic' | 'manual';
  next: number;
}

/** template.format(*args, **keywords). */
export function* formatTemplate(
  template: string,
  args: readonly Value[],
  keywords: PyDict,
): Resumable<string> {
  // eslint-disable-next-line require-yield -- has the type of a lookup in any mapping
  const lookup = function* (name: string): Resumable {
    const value = keywords.get(name);
    if (value === undefined) throw keyError(name);
    return value;
  };
  return yield* build(template, { args, lookup, numbering: 'unknown', next: 0 }, 2);
}

/** template.format_map(mapping). */
export function* formatMap(template: string, mapping: Value): Resumable<string> {
  const lookup = (name: string): Resumable => getItem(mapping, name);
  return yield* build(template, { args: undefined, lookup, numbering: 'unknown', next: 0 }, 2);
}

function* build(template: string, source: Source, depth: number): Resumable<string> {
  if (depth === 0) throw valueError('Max string recursion exceeded');
  let result = '';
  for (const { literal, field } of parseTemplate(template)) {
    result += literal;
    if (field === undefined) continue;
    const value = yield* fieldValue(field.name, source);
    if (field.conversion === '' && field.specification === '') {
      result += quickStr(value) ?? (yield* format(value, ''));
      continue;
    }
    const converted = yield* convert(value, field.conversion);
    const { specification } = field;
    const spec =
      specification.includes('{') || specification.includes('}')
        ? yield* build(specification, source, depth - 1)
        : specification;
    result += yield* format(converted, spec);
  }
  return result;
}

function* convert(value: Value, conversion: string): Resumable {
  switch (conversion) {
    case '':
      return value;
    case 'r':
      return yield* repr(value);
    case 's':
      return yield* str(value);
    case 'a':
      return yield* ascii(value);
    default: {
      const code = conversion.codePointAt(0)!;
      throw valueError(
        code > 32 && code < 127
          ? `Unknown conversion specifier ${conversion}`
          : `Unknown conversion specifier \\x${code.toString(16)}`,
      );
    }
  }
}

const ACCESSOR = /^(?:\.([^.[]*)|\[([^\]]*)(\]?))/;

function* fieldValue(name: string, source: Source): Resumable {
  if (!/[.[]/.test(name)) return yield* firstValue(name, source);
  const first = /^[^.[]*/.exec(name)![0];
  let value = yield* firstValue(first, source);
  let rest = name.slice(first.length);
  while (rest !== '') {
    const match = ACCESSOR.exec(rest);
    if (!match) {
      throw valueError("Only '.' or '[' may follow ']' in format field specifier");
    }
    const [whole, attribute, key, close] = match;
    if ((attribute ?? key) === '') throw valueError('Empty attribute in format string');
    if (attribute !== undefined) value = yield* getAttribute(value, attribute);
    else {
      if (close !== ']') throw valueError("Missing ']' in format string");
      value = yield* getItem(value, /^\d+$/.test(key!) ? Number(key) : key!);
    }
    rest = rest.slice(whole.length);
  }
  return value;
}

function* firstValue(name: string, source: Source): Resumable {
  const numbered = /^\d+$/.test(name);
  if (name !== '' && !numbered) return yield* source.lookup(name);
  const numbering = numbered ? 'manual' : 'automatic';
  if (source.numbering === 'unknown') source.numbering = numbering;
  else if (source.numbering !== numbering) {
    throw valueError(
      numbered
        ? 'cannot switch from automatic field numbering to manual field specification'
        : 'cannot switch from manual field specification to automatic field numbering',
    );
  }
  if (source.args === undefined) {
    throw valueError('Format string contains positional fields');
  }
  const position = numbered ? Number(name) : source.next++;
  const value = source.args[position];
  if (value === undefined) {
    throw raise(
      'IndexError',
      `Replacement index ${position} out of range for positional args tuple`,
    );
  }
  return value;
}
