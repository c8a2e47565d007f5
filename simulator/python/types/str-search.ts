/** str: searching, replacing, splitting, joining. */
import type { Context } from '../context.ts';
import { SPACES } from '../formatting/string-text.ts';
import { typeError, valueError } from '../objects/exception.ts';
import { native, resumable } from '../objects/native.ts';
import { NONE, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { list, PySlice, PyTuple, tuple } from '../objects/values.ts';
import {
  codePointLength,
  collect,
  index,
  plainInt,
  plainText,
  textArgument,
  typeName,
} from '../protocols/index.ts';
import { COPY_CHARACTER_NS, SPLIT_PART_NS } from '../costs.ts';
import { codePointIndex, codePoints, unitOffset } from './code-points.ts';
import type { Member } from './install.ts';
import { select } from './slice.ts';
import { textOf } from './text-of.ts';

/** What is looked for: its type is named plainly. */
function soughtText(value: Value): string {
  const text = plainText(value);
  if (text === undefined) throw typeError(`must be str, not ${typeName(value)}`);
  return text;
}

/** Part of a text between optional bounds, in units; undefined when the bounds cross. */
function* within(
  text: string,
  start: Value | undefined,
  end: Value | undefined,
): Resumable<{ readonly from: number; readonly to: number } | undefined> {
  if (start === undefined && end === undefined) return { from: 0, to: text.length };
  const length = codePointLength(text);
  const bounds = yield* select(new PySlice(start ?? NONE, end ?? NONE, NONE), length);
  // A start behind the end finds nothing, not even the empty string.
  const from = start === undefined ? undefined : plainInt(start);
  if (from !== undefined && from > length) return undefined;
  if (bounds.stop < bounds.start) return undefined;
  return { from: unitOffset(text, bounds.start), to: unitOffset(text, bounds.stop) };
}

function* find(
  self: Value,
  sub: Value,
  start: Value | undefined,
  end: Value | undefined,
  last: boolean,
): Resumable<number> {
  const text = textOf(self);
  const wanted = soughtText(sub);
  const bounds = yield* within(text, start, end);
  if (bounds === undefined) return -1;
  const { from, to } = bounds;
  const at = last ? text.lastIndexOf(wanted, to - wanted.length) : text.indexOf(wanted, from);
  if (at < from || at + wanted.length > to || to - wanted.length < from) return -1;
  return codePointIndex(text, at);
}

function* findOrFail(
  self: Value,
  sub: Value,
  start: Value | undefined,
  end: Value | undefined,
  last: boolean,
): Resumable<number> {
  const at = yield* find(self, sub, start, end, last);
  if (at < 0) throw valueError('substring not found');
  return at;
}

function countText(text: string, wanted: string): number {
  if (wanted === '') return codePointLength(text) + 1;
  let count = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    count++;
  }
  return count;
}

function* affix(
  name: string,
  [self, wanted, start, end]: Value[],
  matches: (part: string, affix: string) => boolean,
): Resumable<boolean> {
  const text = textOf(self!);
  const candidates = wanted instanceof PyTuple ? wanted.items : [wanted!];
  const bounds = yield* within(text, start, end);
  for (const candidate of candidates) {
    const plain = plainText(candidate);
    if (plain === undefined) {
      throw typeError(
        wanted instanceof PyTuple
          ? `tuple for ${name} must only contain str, not ${typeName(candidate)}`
          : `${name} first arg must be str or a tuple of str, not ${typeName(candidate)}`,
      );
    }
    if (bounds !== undefined && matches(text.slice(bounds.from, bounds.to), plain)) return true;
  }
  return false;
}

/** text.replace(old, new, limit). */
export function replaceText(text: string, old: string, substitute: string, limit: number): string {
  if (limit < 0 || limit === Infinity) {
    if (old !== '') return text.replaceAll(old, () => substitute);
  }
  const most = limit < 0 ? Infinity : limit;
  if (old === '') {
    const points = codePoints(text);
    let result = '';
    for (let i = 0; i <= points.length; i++) {
      if (i < most) result += substitute;
      result += points[i] ?? '';
    }
    return result;
  }
  let result = '';
  let from = 0;
  for (let done = 0; done < most; done++) {
    const at = text.indexOf(old, from);
    if (at < 0) break;
    result += text.slice(from, at) + substitute;
    from = at + old.length;
  }
  return result + text.slice(from);
}

const SPACE_RUN = new RegExp(`[${SPACES}]+`);
const SPACE_START = new RegExp(`^[${SPACES}]+`);
const SPACE_END = new RegExp(`[${SPACES}]+$`);

function splitSpaces(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text.replace(SPACE_START, '');
  if (most === Infinity) {
    rest = rest.replace(SPACE_END, '');
    return rest === '' ? [] : rest.split(SPACE_RUN);
  }
  while (rest !== '' && parts.length < most) {
    const gap = SPACE_RUN.exec(rest);
    if (!gap) break;
    parts.push(rest.slice(0, gap.index));
    rest = rest.slice(gap.index + gap[0].length);
  }
  // What is left after the last split keeps its spaces at the end.
  if (rest !== '') parts.push(rest);
  return parts;
}

function splitSpacesRight(text: string, most: number): string[] {
  if (most === Infinity) return splitSpaces(text, most);
  const parts: string[] = [];
  let rest = text.replace(SPACE_END, '');
  const lastRun = new RegExp(`[${SPACES}]+(?=[^${SPACES}]*$)`);
  while (rest !== '' && parts.length < most) {
    const gap = lastRun.exec(rest);
    if (!gap) break;
    parts.unshift(rest.slice(gap.index + gap[0].length));
    rest = rest.slice(0, gap.index);
  }
  if (rest !== '') parts.unshift(rest);
  return parts;
}

function splitBy(text: string, separator: string, most: number): string[] {
  if (separator === '') throw valueError('empty separator');
  const parts = text.split(separator);
  if (parts.length - 1 <= most) return parts;
  const kept = parts.slice(0, most);
  kept.push(parts.slice(most).join(separator));
  return kept;
}

function splitByRight(text: string, separator: string, most: number): string[] {
  if (separator === '') throw valueError('empty separator');
  const parts: string[] = [];
  let end = text.length;
  while (parts.length < most && end >= separator.length) {
    const at = text.lastIndexOf(separator, end - separator.length);
    if (at < 0) break;
    parts.push(text.slice(at + separator.length, end));
    end = at;
  }
  parts.push(text.slice(0, end));
  return parts.reverse();
}

function* split(
  [self, separator, maximum]: (Value | undefined)[],
  bySpaces: (text: string, most: number) => string[],
  by: (text: string, separator: string, most: number) => string[],
  context: Context,
): Resumable {
  const text = textOf(self!);
  const limit = maximum === undefined ? -1 : Number(yield* index(maximum));
  const most = limit < 0 ? Infinity : limit;
  const parts =
    separator === undefined || separator === NONE
      ? bySpaces(text, most)
      : by(text, separatorText(separator), most);
  context.charge(parts.length * SPLIT_PART_NS);
  return list(parts);
}

function separatorText(separator: Value): string {
  const text = plainText(separator);
  if (text !== undefined) return text;
  throw typeError(`must be str or None, not ${typeName(separator)}`);
}

// eslint-disable-next-line no-control-regex -- the separators of str.splitlines()
const LINE = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

function splitLines(text: string, keepEnds: boolean): string[] {
  const lines: string[] = [];
  let from = 0;
  for (const match of text.matchAll(LINE)) {
    const end = match.index + match[0].length;
    lines.push(text.slice(from, keepEnds ? end : match.index));
    from = end;
  }
  if (from < text.length) lines.push(text.slice(from));
  return lines;
}

function partition(self: Value, separator: Value, last: boolean): PyTuple {
  const text = textOf(self);
  const mark = soughtText(separator);
  if (mark === '') throw valueError('empty separator');
  const at = last ? text.lastIndexOf(mark) : text.indexOf(mark);
  if (at < 0) return tuple(last ? ['', '', text] : [text, '', '']);
  return tuple([text.slice(0, at), mark, text.slice(at + mark.length)]);
}

export const SEARCH_MEMBERS: readonly Member[] = [
  resumable('find(self, sub, start=None, end=None, /)', function* ([self, sub, start, end]) {
    return yield* find(self, sub, start, end, false);
  }),
  resumable('rfind(self, sub, start=None, end=None, /)', function* ([self, sub, start, end]) {
    return yield* find(self, sub, start, end, true);
  }),
  resumable('index(self, sub, start=None, end=None, /)', function* ([self, sub, start, end]) {
    return yield* findOrFail(self, sub, start, end, false);
  }),
  resumable('rindex(self, sub, start=None, end=None, /)', function* ([self, sub, start, end]) {
    return yield* findOrFail(self, sub, start, end, true);
  }),
  resumable('count(self, sub, start=None, end=None, /)', function* ([self, sub, start, end]) {
    const text = textOf(self);
    const bounds = yield* within(text, start, end);
    if (bounds === undefined) return 0;
    return countText(text.slice(bounds.from, bounds.to), soughtText(sub));
  }),
  resumable('startswith(self, prefix, start=None, end=None, /)', function* (args) {
    return yield* affix('startswith', args, (part, prefix) => part.startsWith(prefix));
  }),
  resumable('endswith(self, suffix, start=None, end=None, /)', function* (args) {
    return yield* affix('endswith', args, (part, suffix) => part.endsWith(suffix));
  }),
  native('removeprefix(self, prefix, /)', ([self, prefix]) => {
    const text = textOf(self);
    const start = textArgument(prefix, 'removeprefix');
    return text.startsWith(start) ? text.slice(start.length) : text;
  }),
  native('removesuffix(self, suffix, /)', ([self, suffix]) => {
    const text = textOf(self);
    const end = textArgument(suffix, 'removesuffix');
    return end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text;
  }),
  resumable('replace(self, old, new, count=-1, /)', function* ([self, old, substitute, count]) {
    const limit = count === undefined ? -1 : Number(yield* index(count));
    return replaceText(
      textOf(self),
      textArgument(old, 'replace', ' 1'),
      textArgument(substitute, 'replace', ' 2'),
      limit,
    );
  }),
  resumable('split(self, /, sep=None, maxsplit=-1)', function* (args, context) {
    return yield* split(args, splitSpaces, splitBy, context);
  }),
  resumable('rsplit(self, /, sep=None, maxsplit=-1)', function* (args, context) {
    return yield* split(args, splitSpacesRight, splitByRight, context);
  }),
  resumable('splitlines(self, /, keepends=False)', function* ([self, keepEnds]) {
    return list(splitLines(textOf(self), keepEnds !== undefined && (yield* index(keepEnds)) !== 0));
  }),
  native('partition(self, sep, /)', ([self, separator]) => partition(self, separator, false)),
  native('rpartition(self, sep, /)', ([self, separator]) => partition(self, separator, true)),
  resumable('join(self, iterable, /)', function* ([self, iterable], context) {
    const items = yield* joinable(iterable);
    items.forEach((item, i) => {
      if (plainText(item) === undefined) {
        throw typeError(`sequence item ${i}: expected str instance, ${typeName(item)} found`);
      }
    });
    const joined = items.map((item) => plainText(item) as string).join(textOf(self));
    context.charge(joined.length * COPY_CHARACTER_NS);
    return joined;
  }),
];

/** The items that join() is given. */
export function* joinable(iterable: Value): Resumable<Value[]> {
  try {
    return yield* collect(iterable);
  } catch (error) {
    throw notIterable(error, 'can only join an iterable');
  }
}

/** Rewords the "object is not iterable" of a protocol; other errors stay as they are. */
function notIterable(error: unknown, message: string): unknown {
  const text = (error as { exception?: { args?: PyTuple } }).exception?.args?.items[0];
  return typeof text === 'string' && text.endsWith('object is not iterable')
    ? typeError(message)
    : error;
}
