/** str: stripping, padding, tabs, character tables. */
import { SPACES } from '../formatting/string-text.ts';
import { raise, type Raised, typeError, valueError } from '../objects/exception.ts';
import { asStatic, native, resumable } from '../objects/native.ts';
import { isInstance, newDict, NONE, PyDict, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { EXCEPTIONS, Raised as RaisedException } from '../objects/exception.ts';
import {
  codePointLength,
  getItem,
  index,
  plainInt,
  plainText,
  typeName,
} from '../protocols/index.ts';
import type { Member } from './install.ts';
import { textOf } from './text-of.ts';

type Side = 'both' | 'left' | 'right';

const SPACE_LEFT = new RegExp(`^[${SPACES}]+`);
const SPACE_RIGHT = new RegExp(`[${SPACES}]+$`);

function strip(self: Value, characters: Value | undefined, side: Side, name: string): string {
  let text = textOf(self);
  if (characters === undefined || characters === NONE) {
    if (side !== 'right') text = text.replace(SPACE_LEFT, '');
    return side === 'left' ? text : text.replace(SPACE_RIGHT, '');
  }
  const set = plainText(characters);
  if (set === undefined) {
    throw typeError(`${name} arg must be None or str`);
  }
  const points = Array.from(text);
  const wanted = new Set(set);
  let from = 0;
  let to = points.length;
  if (side !== 'right') while (from < to && wanted.has(points[from]!)) from++;
  if (side !== 'left') while (to > from && wanted.has(points[to - 1]!)) to--;
  return points.slice(from, to).join('');
}

function* justify(
  [self, width, fill]: (Value | undefined)[],
  leftOf: (missing: number, width: number) => number,
): Resumable<string> {
  const text = textOf(self!);
  const wanted = Number(yield* index(width!));
  const filler = fill === undefined ? ' ' : plainText(fill);
  if (filler === undefined) {
    throw typeError(`The fill character must be a unicode character, not ${typeName(fill!)}`);
  }
  if (codePointLength(filler) !== 1) {
    throw typeError('The fill character must be exactly one character long');
  }
  const missing = wanted - codePointLength(text);
  if (missing <= 0) return text;
  if (missing > 2 ** 28) throw raise('MemoryError');
  const left = leftOf(missing, wanted);
  return filler.repeat(left) + text + filler.repeat(missing - left);
}

function expandTabs(text: string, size: number): string {
  let result = '';
  let column = 0;
  for (const character of text) {
    if (character === '\t') {
      const spaces = size > 0 ? size - (column % size) : 0;
      result += ' '.repeat(spaces);
      column += spaces;
    } else {
      result += character;
      column = character === '\n' || character === '\r' ? 0 : column + 1;
    }
  }
  return result;
}

function zeroFill(text: string, width: number): string {
  const missing = width - codePointLength(text);
  if (missing <= 0) return text;
  const sign = text.startsWith('+') || text.startsWith('-') ? text[0]! : '';
  return sign + '0'.repeat(missing) + text.slice(sign.length);
}

/** What a translation table says of one code point: a text, or undefined to keep it. */
function* translated(table: Value, codePoint: number): Resumable<string | undefined> {
  let entry: Value;
  if (table instanceof PyDict && !table.type.heap) {
    const found = table.get(codePoint);
    if (found === undefined) return undefined;
    entry = found;
  } else {
    try {
      entry = yield* getItem(table, codePoint);
    } catch (error) {
      const missing =
        error instanceof RaisedException && isInstance(error.exception, EXCEPTIONS.LookupError);
      if (missing) return undefined;
      throw error;
    }
  }
  if (entry === NONE) return '';
  const text = plainText(entry);
  if (text !== undefined) return text;
  const point = plainInt(entry);
  if (point === undefined) {
    throw typeError('character mapping must return integer, None or str');
  }
  if (point < 0 || point > 0x10ffff) {
    throw valueError('character mapping must be in range(0x110000)');
  }
  return String.fromCodePoint(Number(point));
}

function makeTranslation(x: Value, y: Value | undefined, z: Value | undefined): PyDict {
  const table = newDict();
  if (y === undefined) {
    if (!(x instanceof PyDict)) {
      throw typeError('if you give only one argument to maketrans it must be a dict');
    }
    for (const { key, value } of x.entries.values()) table.set(tableKey(key), value!);
    return table;
  }
  const from = plainText(x);
  if (from === undefined) {
    throw typeError('first maketrans argument must be a string if there is a second argument');
  }
  const to = plainText(y);
  if (to === undefined) throw argumentError(2, y);
  const source = Array.from(from);
  const target = Array.from(to);
  if (source.length !== target.length) {
    throw valueError('the first two maketrans arguments must have equal length');
  }
  source.forEach((character, i) => {
    table.set(character.codePointAt(0)!, target[i]!.codePointAt(0)!);
  });
  const removed = z === undefined ? '' : plainText(z);
  if (removed === undefined) throw argumentError(3, z!);
  for (const character of removed) table.set(character.codePointAt(0)!, NONE);
  return table;
}

function argumentError(position: number, value: Value): Raised {
  return typeError(`maketrans() argument ${position} must be str, not ${typeName(value)}`);
}

function tableKey(key: Value): number {
  const text = plainText(key);
  if (text !== undefined) {
    if (codePointLength(text) !== 1) {
      throw valueError('string keys in translate table must be of length 1');
    }
    return text.codePointAt(0)!;
  }
  const point = plainInt(key);
  if (point === undefined) throw typeError('keys in translate table must be strings or integers');
  return Number(point);
}

export const LAYOUT_MEMBERS: readonly Member[] = [
  native('strip(self, chars=None, /)', ([self, set]) => strip(self, set, 'both', 'strip')),
  native('lstrip(self, chars=None, /)', ([self, set]) => strip(self, set, 'left', 'lstrip')),
  native('rstrip(self, chars=None, /)', ([self, set]) => strip(self, set, 'right', 'rstrip')),
  resumable("ljust(self, width, fillchar=' ', /)", function* (args) {
    return yield* justify(args, () => 0);
  }),
  resumable("rjust(self, width, fillchar=' ', /)", function* (args) {
    return yield* justify(args, (missing) => missing);
  }),
  resumable("center(self, width, fillchar=' ', /)", function* (args) {
    // An odd space goes left in an odd width, right in an even one.
    return yield* justify(
      args,
      (missing, width) => Math.floor(missing / 2) + (missing % 2 === 1 && width % 2 === 1 ? 1 : 0),
    );
  }),
  resumable('zfill(self, width, /)', function* ([self, width]) {
    return zeroFill(textOf(self), Number(yield* index(width)));
  }),
  resumable('expandtabs(self, /, tabsize=8)', function* ([self, size]) {
    return expandTabs(textOf(self), size === undefined ? 8 : Number(yield* index(size)));
  }),
  resumable('translate(self, table, /)', function* ([self, table]) {
    let result = '';
    for (const character of textOf(self)) {
      result += (yield* translated(table, character.codePointAt(0)!)) ?? character;
    }
    return result;
  }),
  asStatic(native('maketrans(x, y=None, z=None, /)', ([x, y, z]) => makeTranslation(x, y, z))),
];
