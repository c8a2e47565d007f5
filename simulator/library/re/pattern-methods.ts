/** The methods of `re.Pattern`. */
import type { Context } from '../../python/context.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { newDict, NONE, NOT_IMPLEMENTED, type Value } from '../../python/objects/object.ts';
import { call, type Resumable } from '../../python/objects/resumable.ts';
import { list, tuple } from '../../python/objects/values.ts';
import { asSmallIndex, equals, hash, plainText, repr } from '../../python/protocols/index.ts';
import { GENERIC_ALIAS } from '../../python/types/generic-alias.ts';
import { install } from '../../python/types/install.ts';
import { MappingProxy } from '../../python/types/mapping-proxy.ts';
import { bytesOf } from '../../python/types/memory-view.ts';
import { isCallable } from '../library-module.ts';
import { expanded, joined } from './expand.ts';
import type { PyMatch } from './match-type.ts';
import { PATTERN_TYPE, PyPattern } from './pattern-type.ts';
import { MatchIterator, PyScanner } from './scanner.ts';
import { limits, matchOnce, Scan } from './search.ts';
import type { Subject } from './subject.ts';
import { FLAGS } from './tree.ts';

type SearchArguments = [PyPattern, Value, Value?, Value?];

const SHOWN_FLAGS = [
  'TEMPLATE',
  'IGNORECASE',
  'LOCALE',
  'MULTILINE',
  'DOTALL',
  'UNICODE',
  'VERBOSE',
  'DEBUG',
  'ASCII',
] as const;
const SHOWN_CHARACTERS = 200;
/** Filling in a template: `timeit -s "import re;s='a'*1000" "re.sub('(a)',r'\1',s)"`, per match. */
const EXPAND_NS = 800;

const searching = (name: string, how: { anchored: boolean; whole: boolean }) =>
  resumable(
    `${name}(self, /, string, pos=0, endpos=sys.maxsize)`,
    function* ([self, string, pos, endpos]: SearchArguments, context) {
      const subject = self.subject(string);
      const bounds = yield* limits(subject, pos, endpos);
      return (yield* matchOnce(self, subject, bounds, how, context)) ?? NONE;
    },
  );

/** What findall() lists: the group, or all of them, or the whole match. */
function found(match: PyMatch, groups: number, empty: Value): Value {
  if (groups === 0) return match.group(0)!;
  if (groups === 1) return match.group(1) ?? empty;
  return tuple(Array.from({ length: groups }, (_, i) => match.group(i + 1) ?? empty));
}

/** What is put in place of matches. */
type Replacement = (match: PyMatch) => Resumable;

function* replacementOf(
  pattern: PyPattern,
  given: Value,
  context: Context,
): Resumable<Replacement> {
  if (isCallable(given)) return (match) => call(given, [match]);
  const isLiteral = !(plainText(given)?.includes('\\') ?? bytesOf(given)?.includes(0x5c) ?? true);
  if (isLiteral) return literally(given);
  yield* hash(given);
  const template = yield* pattern.template(given, context);
  // eslint-disable-next-line require-yield -- the others may run code of the program
  return function* (match) {
    context.charge(EXPAND_NS);
    return expanded(match, template);
  };
}

function literally(text: Value): Replacement {
  // eslint-disable-next-line require-yield -- the others may run code of the program
  return function* () {
    return text;
  };
}

function* substitute(
  pattern: PyPattern,
  [given, string, limit]: readonly [Value, Value, Value?],
  context: Context,
): Resumable<{ readonly text: Value; readonly count: number }> {
  const countMax = limit === undefined ? 0 : yield* asSmallIndex(limit);
  const replacement = yield* replacementOf(pattern, given, context);
  const subject = pattern.subject(string);
  const scan = new Scan(pattern, subject, [0, subject.length]);
  const pieces: Value[] = [];
  let count = 0;
  let at = 0;
  while (countMax === 0 || count < countMax) {
    const match = yield* scan.next(context);
    if (match === undefined) break;
    const [start, end] = match.span(0);
    if (start > at) pieces.push(subject.slice(at, start));
    const piece = yield* replacement(match);
    if (piece !== NONE) pieces.push(piece);
    at = end;
    count++;
  }
  if (at < subject.length) pieces.push(subject.slice(at, subject.length));
  return { text: joined(pieces, subject.isText), count };
}

function* split(
  pattern: PyPattern,
  subject: Subject,
  countMax: number,
  context: Context,
): Resumable {
  const scan = new Scan(pattern, subject, [0, subject.length]);
  const parts: Value[] = [];
  let at = 0;
  for (let count = 0; countMax === 0 || count < countMax; count++) {
    const match = yield* scan.next(context);
    if (match === undefined) break;
    const [start, end] = match.span(0);
    parts.push(subject.slice(at, start));
    for (let i = 1; i <= pattern.groups; i++) parts.push(match.group(i) ?? NONE);
    at = end;
  }
  parts.push(subject.slice(at, subject.length));
  return list(parts);
}

/** The flags as they are written behind a pattern. */
function flagsText({ isText, parsed }: PyPattern): string {
  const { ASCII, LOCALE, UNICODE } = FLAGS;
  let flags = parsed.flags;
  if (isText && (flags & (ASCII | LOCALE | UNICODE)) === UNICODE) flags &= ~UNICODE;
  const names = SHOWN_FLAGS.filter((name) => flags & FLAGS[name]).map((name) => `re.${name}`);
  const others = SHOWN_FLAGS.reduce((rest, name) => rest & ~FLAGS[name], flags);
  if (others !== 0) names.push(`0x${others.toString(16)}`);
  return names.join('|');
}

const attribute = (name: string, get: (pattern: PyPattern) => Value): PyGetSet =>
  new PyGetSet(name, (self) => get(self as PyPattern));

install(PATTERN_TYPE, [
  attribute('pattern', ({ source }) => source),
  attribute('flags', ({ parsed }) => parsed.flags),
  attribute('groups', ({ groups }) => groups),
  attribute('groupindex', ({ parsed }) => {
    const dict = newDict();
    for (const [name, group] of parsed.names) dict.set(name, group);
    return new MappingProxy(dict);
  }),
  GENERIC_ALIAS,
  searching('match', { anchored: true, whole: false }),
  searching('fullmatch', { anchored: true, whole: true }),
  searching('search', { anchored: false, whole: false }),
  resumable(
    'findall(self, /, string, pos=0, endpos=sys.maxsize)',
    function* ([self, string, pos, endpos]: SearchArguments, context) {
      const subject = self.subject(string);
      const scan = new Scan(self, subject, yield* limits(subject, pos, endpos));
      const empty = subject.slice(0, 0);
      const all: Value[] = [];
      for (;;) {
        const match = yield* scan.next(context);
        if (match === undefined) return list(all);
        all.push(found(match, self.groups, empty));
      }
    },
  ),
  resumable(
    'finditer(self, /, string, pos=0, endpos=sys.maxsize)',
    function* ([self, string, pos, endpos]: SearchArguments, context) {
      const subject = self.subject(string);
      const scan = new Scan(self, subject, yield* limits(subject, pos, endpos));
      return new MatchIterator(scan, context);
    },
  ),
  resumable(
    'scanner(self, /, string, pos=0, endpos=sys.maxsize)',
    function* ([self, string, pos, endpos]: SearchArguments) {
      const subject = self.subject(string);
      return new PyScanner(self, new Scan(self, subject, yield* limits(subject, pos, endpos)));
    },
  ),
  resumable(
    'split(self, /, string, maxsplit=0)',
    function* ([self, string, maxsplit]: [PyPattern, Value, Value?], context) {
      const countMax = maxsplit === undefined ? 0 : yield* asSmallIndex(maxsplit);
      return yield* split(self, self.subject(string), countMax, context);
    },
  ),
  resumable(
    'sub(self, /, repl, string, count=0)',
    function* ([self, ...rest]: [PyPattern, Value, Value, Value?], context) {
      return (yield* substitute(self, rest, context)).text;
    },
  ),
  resumable(
    'subn(self, /, repl, string, count=0)',
    function* ([self, ...rest]: [PyPattern, Value, Value, Value?], context) {
      const { text, count } = yield* substitute(self, rest, context);
      return tuple([text, count]);
    },
  ),
  native('__copy__(self, /)', ([self]) => self),
  native('__deepcopy__(self, memo, /)', ([self]) => self),
  resumable('__eq__(self, value, /)', function* ([self, value]: [PyPattern, Value]) {
    if (!(value instanceof PyPattern)) return NOT_IMPLEMENTED;
    if (self === value) return true;
    const alike = self.isText === value.isText && self.parsed.flags === value.parsed.flags;
    return alike && (yield* equals(self.source, value.source));
  }),
  resumable('__hash__(self, /)', function* ([self]: [PyPattern]) {
    return yield* hash(tuple([self.source, self.parsed.flags]));
  }),
  resumable('__repr__(self, /)', function* ([self]: [PyPattern]) {
    const source = Array.from(yield* repr(self.source))
      .slice(0, SHOWN_CHARACTERS)
      .join('');
    const flags = flagsText(self);
    return `re.compile(${source}${flags === '' ? '' : `, ${flags}`})`;
  }),
]);
