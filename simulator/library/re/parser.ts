/** Reads a pattern into a tree. Library reference, "re", "Regular Expression Syntax". */
import { stringRepr } from '../../python/formatting/string-text.ts';
import { raise } from '../../python/objects/exception.ts';
import { isIdentifier } from '../../python/types/str-case.ts';
import { readClass } from './classes.ts';
import { escapedCode, LETTER, numericEscape } from './escapes.ts';
import { checkName, GroupTable, numberedGroup } from './group-table.ts';
import { ALPHABETS, checkFlags, readInlineFlags } from './inline-flags.ts';
import { PatternError } from './pattern-error.ts';
import { DIGITS, Source } from './source.ts';
import {
  type CaseRule,
  EMPTY,
  FLAGS,
  type Node,
  type ParsedPattern,
  type PatternWarning,
  type Place,
  type SetItem,
  widthOf,
} from './tree.ts';

const BLANK = ' \t\n\r\v\f';
const QUANTIFIERS = '*+?{';
/** A count of this size stands for "without bound" in CPython. */
const COUNT_MAX = 2 ** 32 - 1;

/** The pattern asks for VERBOSE itself, so that it must be read anew from its beginning. */
class VerboseAfterAll extends Error {}

/** @param characters - code points, or bytes as characters. */
export function parsePattern(
  characters: readonly string[],
  isText: boolean,
  flags: number,
): ParsedPattern {
  try {
    return new Parser(new Source(characters, isText), flags).parse();
  } catch (thrown) {
    if (!(thrown instanceof VerboseAfterAll)) throw thrown;
    return new Parser(new Source(characters, isText), flags | FLAGS.VERBOSE).parse();
  }
}

class Parser {
  private readonly source: Source;
  private readonly groups = new GroupTable();
  private readonly warnings: PatternWarning[] = [];
  /** Of the whole pattern. */
  private flags: number;
  /** Groups in conditions that may be defined later, with the place of their number. */
  private readonly conditions = new Map<number, number>();

  constructor(source: Source, flags: number) {
    this.source = source;
    this.flags = flags;
  }

  parse(): ParsedPattern {
    const { source, groups } = this;
    const tree = this.alternatives(this.flags, true);
    this.flags = checkFlags(this.flags, source.isText);
    if (source.next !== undefined) throw source.error('unbalanced parenthesis');
    for (const [group, position] of this.conditions) {
      if (group > groups.count) {
        throw new PatternError(`invalid group reference ${group}`, position);
      }
    }
    const { count, names } = groups;
    return { tree, flags: this.flags, groups: count, names, warnings: this.warnings };
  }

  /** @param outermost - this is the whole pattern: flags for all of it may stand at its beginning. */
  private alternatives(flags: number, outermost = false): Node {
    const all: Node[] = [];
    do {
      all.push(this.sequence(outermost ? this.flags : flags, outermost && all.length === 0));
    } while (this.source.match('|'));
    return all.length === 1 ? all[0]! : (asClass(all) ?? { kind: 'branch', alternatives: all });
  }

  private sequence(given: number, first: boolean): Node {
    const { source } = this;
    let flags = given;
    const items: Node[] = [];
    while (source.next !== undefined && source.next !== '|' && source.next !== ')') {
      const start = source.position;
      const token = source.take()!;
      if (flags & FLAGS.VERBOSE && this.skipped(token)) continue;
      if (QUANTIFIERS.includes(token)) {
        this.repeat(items, token, start, flags);
        continue;
      }
      const item = this.item(token, start, flags, () => {
        // Flags for the whole pattern.
        if (!first || items.length > 0) {
          throw new PatternError('global flags not at the start of the expression', start);
        }
        flags = this.flags;
      });
      if (item !== undefined) items.push(item);
    }
    return items.length === 1 ? items[0]! : { kind: 'sequence', items };
  }

  /** Blanks and comments of verbose patterns. */
  private skipped(token: string): boolean {
    const { source } = this;
    if (token === '#') {
      while (source.next !== undefined && source.take() !== '\n');
      return true;
    }
    return BLANK.includes(token);
  }

  private item(
    token: string,
    start: number,
    flags: number,
    setGlobally: () => void,
  ): Node | undefined {
    switch (token) {
      case '.':
        return { kind: 'any', newlines: (flags & FLAGS.DOTALL) !== 0 };
      case '^':
        return { kind: 'at', place: flags & FLAGS.MULTILINE ? 'line start' : 'start' };
      case '$':
        return { kind: 'at', place: flags & FLAGS.MULTILINE ? 'line end' : 'before final newline' };
      case '[':
        return readClass(this.source, start, this.isAscii(flags), this.caseRule(flags), (message) =>
          this.warn('FutureWarning', message),
        );
      case '(':
        return this.parenthesis(start, flags, setGlobally);
      default:
        return token.startsWith('\\')
          ? this.escape(token, start, flags)
          : this.literal(token.codePointAt(0)!, flags);
    }
  }

  private warn(category: PatternWarning['category'], message: string): void {
    this.warnings.push({ category, message });
  }

  private isAscii(flags: number): boolean {
    return !this.source.isText || (flags & FLAGS.ASCII) !== 0;
  }

  private caseRule(flags: number): CaseRule {
    if (!(flags & FLAGS.IGNORECASE)) return 'exact';
    return this.isAscii(flags) ? 'ascii' : 'unicode';
  }

  private literal(code: number, flags: number): Node {
    const caseRule = this.caseRule(flags);
    if (caseRule === 'exact') return { kind: 'literal', code };
    const items = [{ kind: 'range', from: code, to: code } as const];
    return { kind: 'set', items, negated: false, caseRule };
  }

  // Escapes.

  private escape(token: string, start: number, flags: number): Node {
    const { source } = this;
    const character = token.slice(1);
    const ascii = this.isAscii(flags);
    const place = placeOf(character, ascii);
    if (place !== undefined) return { kind: 'at', place };
    const letter = character.toLowerCase();
    if (letter === 'd' || letter === 's' || letter === 'w') {
      const category = { letter, negated: letter !== character, ascii } as const;
      const items = [{ kind: 'category', category } as const];
      return { kind: 'set', items, negated: false, caseRule: 'exact' };
    }
    const code = escapedCode(source, token, start);
    if (code !== undefined) return this.literal(code, flags);
    if (DIGITS.includes(character)) {
      const numeric = numericEscape(source, character, start);
      if ('code' in numeric) return this.literal(numeric.code, flags);
      const { group } = numeric;
      if (group > this.groups.count) {
        throw new PatternError(`invalid group reference ${group}`, start + 1);
      }
      return this.reference(group, start, flags);
    }
    if (LETTER.test(character)) throw new PatternError(`bad escape ${token}`, start);
    return this.literal(character.codePointAt(0)!, flags);
  }

  private reference(group: number, start: number, flags: number): Node {
    this.groups.checkReference(group, start, this.source.position);
    return { kind: 'reference', group, caseRule: this.caseRule(flags) };
  }

  // Quantifiers.

  private repeat(items: Node[], token: string, start: number, flags: number): void {
    const { source } = this;
    const counts = token === '{' ? this.counts() : BOUNDS[token]!;
    if (counts === undefined) {
      items.push(this.literal(0x7b, flags));
      return;
    }
    const item = items.at(-1);
    if (item === undefined || item.kind === 'at') {
      throw new PatternError('nothing to repeat', start);
    }
    if (item.kind === 'repeat') throw new PatternError('multiple repeat', start);
    const mode = source.match('?') ? 'lazy' : source.match('+') ? 'possessive' : 'greedy';
    items[items.length - 1] = { kind: 'repeat', ...counts, mode, body: item };
  }

  /** The counts of a brace; undefined when it is a literal brace. */
  private counts(): { readonly min: number; readonly max: number } | undefined {
    const { source } = this;
    if (source.next === '}') return undefined;
    const here = source.position;
    const low = source.takeWhile(Infinity, DIGITS);
    const high = source.match(',') ? source.takeWhile(Infinity, DIGITS) : low;
    if (!source.match('}')) {
      source.seek(here);
      return undefined;
    }
    const min = count(low, 0);
    const max = count(high, Infinity);
    if (max < min) throw new PatternError('min repeat greater than max repeat', here);
    return { min, max };
  }

  // Parentheses.

  private parenthesis(start: number, flags: number, setGlobally: () => void): Node | undefined {
    const { source } = this;
    if (!source.match('?')) return this.capture(undefined, start, flags);
    const character = source.take();
    switch (character) {
      case undefined:
        throw source.error('unexpected end of pattern');
      case 'P':
        return this.named(start, flags);
      case ':':
        return closed(this.body(start, flags));
      case '>':
        return { kind: 'atomic', body: this.body(start, flags) };
      case '#':
        return this.comment(start);
      case '=':
      case '!':
        return {
          kind: 'look',
          behind: false,
          negated: character === '!',
          body: this.body(start, flags),
        };
      case '<':
        return this.angle(start, flags);
      case '(':
        return this.conditional(start, flags);
      default:
        break;
    }
    const inline = readInlineFlags(source, character, start);
    if (inline.scoped) {
      const kept = inline.add & ALPHABETS ? flags & ~ALPHABETS : flags;
      return closed(this.body(start, (kept | inline.add) & ~inline.remove));
    }
    this.flags |= inline.add;
    setGlobally();
    if (inline.add & FLAGS.VERBOSE && !(flags & FLAGS.VERBOSE)) throw new VerboseAfterAll();
    return undefined;
  }

  /** What is inside of a parenthesis, and its end. */
  private body(start: number, flags: number): Node {
    const body = this.alternatives(flags);
    this.close(start);
    return body;
  }

  private close(start: number): void {
    if (!this.source.match(')')) {
      throw new PatternError('missing ), unterminated subpattern', start);
    }
  }

  private capture(name: string | undefined, start: number, flags: number, nameAt = 0): Node {
    const { groups } = this;
    const index = groups.open(name, nameAt);
    const body = this.body(start, flags);
    groups.close(index, widthOf(body, groups.widths));
    return { kind: 'group', index, body };
  }

  private named(start: number, flags: number): Node {
    const { source, groups } = this;
    if (source.match('<')) {
      const nameAt = source.position;
      const name = source.takeUntil('>', 'group name');
      checkName(name, nameAt);
      return this.capture(name, start, flags, nameAt);
    }
    if (source.match('=')) {
      const nameAt = source.position;
      const name = source.takeUntil(')', 'group name');
      checkName(name, nameAt);
      const group = groups.names.get(name);
      if (group === undefined) {
        throw new PatternError(`unknown group name ${stringRepr(name)}`, nameAt);
      }
      return this.reference(group, nameAt, flags);
    }
    const character = source.take();
    if (character === undefined) throw source.error('unexpected end of pattern');
    throw new PatternError(`unknown extension ?P${character}`, start + 1);
  }

  private comment(start: number): undefined {
    const { source } = this;
    for (;;) {
      if (source.next === undefined) {
        throw new PatternError('missing ), unterminated comment', start);
      }
      if (source.take() === ')') return;
    }
  }

  /** `(?<=` and `(?<!`. */
  private angle(start: number, flags: number): Node {
    const { source, groups } = this;
    const character = source.take();
    if (character === undefined) throw source.error('unexpected end of pattern');
    if (character !== '=' && character !== '!') {
      throw new PatternError(`unknown extension ?<${character}`, start + 1);
    }
    const outer = groups.enterLookbehind();
    const body = this.body(start, flags);
    groups.leaveLookbehind(outer);
    return { kind: 'look', behind: true, negated: character === '!', body };
  }

  private conditional(start: number, flags: number): Node {
    const { source } = this;
    const nameAt = source.position;
    const name = source.takeUntil(')', 'group name');
    const group = this.conditionGroup(name, nameAt);
    this.groups.checkLookbehind(group, source.position);
    const yes = this.sequence(flags, false);
    let no: Node = EMPTY;
    if (source.match('|')) {
      no = this.sequence(flags, false);
      if (source.next === '|') {
        throw source.error('conditional backref with more than two branches');
      }
    }
    this.close(start);
    return { kind: 'conditional', group, yes, no };
  }

  private conditionGroup(name: string, nameAt: number): number {
    if (isIdentifier(name)) {
      const group = this.groups.names.get(name);
      if (group !== undefined) return group;
      throw new PatternError(`unknown group name ${stringRepr(name)}`, nameAt);
    }
    const group = numberedGroup(name, nameAt, (warning) => this.warnings.push(warning));
    if (group === 0) throw new PatternError('bad group number', nameAt);
    if (!this.conditions.has(group)) this.conditions.set(group, nameAt);
    return group;
  }
}

const BOUNDS: Readonly<Record<string, { readonly min: number; readonly max: number }>> = {
  '*': { min: 0, max: Infinity },
  '+': { min: 1, max: Infinity },
  '?': { min: 0, max: 1 },
};

/** A parenthesis that does not capture: what is in it can be repeated, whatever it is. */
function closed(body: Node): Node {
  return body.kind === 'at' || body.kind === 'repeat' || body === EMPTY
    ? { kind: 'sequence', items: [body] }
    : body;
}

/**
 * One class for alternatives of one character each, which takes less time. As in CPython not for equal
 * ones, so that `(a|a)*b` takes as long as it does there.
 */
function asClass(alternatives: readonly Node[]): Node | undefined {
  const items: SetItem[] = [];
  const [first] = alternatives;
  const isFirst = (each: Node): boolean =>
    each.kind === 'literal' && first?.kind === 'literal' && each.code === first.code;
  if (alternatives.every(isFirst)) return undefined;
  for (const each of alternatives) {
    if (each.kind === 'literal') items.push({ kind: 'range', from: each.code, to: each.code });
    else if (each.kind === 'set' && !each.negated && each.caseRule === 'exact') {
      items.push(...each.items);
    } else return undefined;
  }
  return { kind: 'set', items, negated: false, caseRule: 'exact' };
}

function count(digits: string, fallback: number): number {
  if (digits === '') return fallback;
  const value = Number(digits);
  if (value >= COUNT_MAX) throw raise('OverflowError', 'the repetition number is too large');
  return value;
}

function placeOf(letter: string, ascii: boolean): Place | undefined {
  switch (letter) {
    case 'A':
      return 'start';
    case 'Z':
      return 'end';
    case 'b':
      return ascii ? 'ascii boundary' : 'boundary';
    case 'B':
      return ascii ? 'no ascii boundary' : 'no boundary';
    default:
      return undefined;
  }
}
