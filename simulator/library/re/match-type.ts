/** `re.Match`. */
import { raise } from '../../python/objects/exception.ts';
import { PyGetSet } from '../../python/objects/function.ts';
import { native, resumable } from '../../python/objects/native.ts';
import { builtinType, newDict, NONE, PyObject, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { type PyTuple, tuple } from '../../python/objects/values.ts';
import { index, plainInt, plainText, repr, specialMethod } from '../../python/protocols/index.ts';
import { GENERIC_ALIAS } from '../../python/types/generic-alias.ts';
import { install } from '../../python/types/install.ts';
import { expanded } from './expand.ts';
import type { Matcher } from './matcher.ts';
import type { PyPattern } from './pattern-type.ts';
import type { Subject } from './subject.ts';

export const MATCH_TYPE = builtinType('Match', {
  module: 're',
  layout: 'other',
  subclassable: false,
});

const SHOWN_CHARACTERS = 50;

export class PyMatch extends PyObject {
  readonly pattern: PyPattern;
  readonly subject: Subject;
  /** Where the search was bounded. */
  readonly from: number;
  readonly to: number;
  /** Start and end by group, at twice its number; −1 for one that has not matched. */
  private readonly spans: Int32Array;
  /** 0: none. */
  readonly lastIndex: number;

  constructor(pattern: PyPattern, subject: Subject, matcher: Matcher, from: number, to: number) {
    super(MATCH_TYPE);
    this.pattern = pattern;
    this.subject = subject;
    this.from = from;
    this.to = to;
    this.spans = matcher.registers.slice(0, 2 * (pattern.groups + 1));
    this.spans[0] = matcher.start;
    this.spans[1] = matcher.end;
    this.lastIndex = matcher.lastIndex;
  }

  span(group: number): readonly [number, number] {
    const start = this.spans[2 * group]!;
    const end = this.spans[2 * group + 1]!;
    return start < 0 || end < start ? [-1, -1] : [start, end];
  }

  /** The text of a group; undefined when it has not matched. */
  group(group: number): Value | undefined {
    const [start, end] = this.span(group);
    return start < 0 ? undefined : this.subject.slice(start, end);
  }
}

/** The number of a group given by number or name. */
function* numberOf(match: PyMatch, group: Value): Resumable<number> {
  const { pattern } = match;
  const isNumber = plainInt(group) !== undefined || specialMethod(group, '__index__') !== undefined;
  const name = plainText(group);
  const number = isNumber
    ? yield* index(group)
    : name === undefined
      ? undefined
      : pattern.parsed.names.get(name);
  if (number === undefined || number < 0 || number > pattern.groups) {
    throw raise('IndexError', 'no such group');
  }
  return Number(number);
}

function* groupOf(match: PyMatch, group: Value): Resumable {
  return match.group(yield* numberOf(match, group)) ?? NONE;
}

function allGroups({ pattern }: PyMatch): number[] {
  return Array.from({ length: pattern.groups }, (_, i) => i + 1);
}

function lastGroup({ pattern, lastIndex }: PyMatch): Value {
  for (const [name, group] of pattern.parsed.names) if (group === lastIndex) return name;
  return NONE;
}

const attribute = (name: string, get: (match: PyMatch) => Value): PyGetSet =>
  new PyGetSet(name, (self) => get(self as PyMatch));

install(MATCH_TYPE, [
  attribute('string', ({ subject }) => subject.value),
  attribute('re', ({ pattern }) => pattern),
  attribute('pos', ({ from }) => from),
  attribute('endpos', ({ to }) => to),
  attribute('lastindex', ({ lastIndex }) => (lastIndex === 0 ? NONE : lastIndex)),
  attribute('lastgroup', lastGroup),
  attribute('regs', (match) =>
    tuple([0, ...allGroups(match)].map((group) => tuple(match.span(group)))),
  ),
  GENERIC_ALIAS,
  resumable('group(self, /, *groups)', function* ([self, groups]: [PyMatch, PyTuple]) {
    const { items } = groups;
    if (items.length === 0) return self.group(0)!;
    if (items.length === 1) return yield* groupOf(self, items[0]!);
    const found: Value[] = [];
    for (const group of items) found.push(yield* groupOf(self, group));
    return tuple(found);
  }),
  resumable('__getitem__(self, key, /)', ([self, key]: [PyMatch, Value]) => groupOf(self, key)),
  native('groups(self, /, default=None)', ([self, fallback = NONE]: [PyMatch, Value?]) =>
    tuple(allGroups(self).map((group) => self.group(group) ?? fallback)),
  ),
  native('groupdict(self, /, default=None)', ([self, fallback = NONE]: [PyMatch, Value?]) => {
    const dict = newDict();
    for (const [name, group] of self.pattern.parsed.names) {
      dict.set(name, self.group(group) ?? fallback);
    }
    return dict;
  }),
  resumable('start(self, group=0, /)', function* ([self, group = 0]: [PyMatch, Value?]) {
    return self.span(yield* numberOf(self, group))[0];
  }),
  resumable('end(self, group=0, /)', function* ([self, group = 0]: [PyMatch, Value?]) {
    return self.span(yield* numberOf(self, group))[1];
  }),
  resumable('span(self, group=0, /)', function* ([self, group = 0]: [PyMatch, Value?]) {
    return tuple(self.span(yield* numberOf(self, group)));
  }),
  resumable('expand(self, /, template)', function* ([self, template]: [PyMatch, Value], context) {
    return expanded(self, yield* self.pattern.template(template, context));
  }),
  native('__copy__(self, /)', ([self]) => self),
  native('__deepcopy__(self, memo, /)', ([self]) => self),
  resumable('__repr__(self, /)', function* ([self]: [PyMatch]) {
    const [start, end] = self.span(0);
    const text = Array.from(yield* repr(self.group(0)!))
      .slice(0, SHOWN_CHARACTERS)
      .join('');
    return `<re.Match object; span=(${start}, ${end}), match=${text}>`;
  }),
]);
