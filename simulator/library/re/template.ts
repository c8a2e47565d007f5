/** Replacements of sub() and expand(): text with references to groups in it. */
import { stringRepr } from '../../python/formatting/string-text.ts';
import { raise } from '../../python/objects/exception.ts';
import { isIdentifier } from '../../python/types/str-case.ts';
import { CONTROL_ESCAPES } from '../../python/types/codecs/escapes.ts';
import { LETTER, octalValue } from './escapes.ts';
import { numberedGroup } from './group-table.ts';
import { PatternError } from './pattern-error.ts';
import { DIGITS, OCTAL, Source } from './source.ts';
import type { PatternWarning } from './tree.ts';

/** Texts and numbers of groups, in turn. */
export type Template = readonly (string | number)[];

const SIMPLE: Readonly<Record<string, string>> = { ...CONTROL_ESCAPES, b: '\b' };

export interface TemplateGroups {
  readonly count: number;
  readonly names: ReadonlyMap<string, number>;
}

export function parseTemplate(
  characters: readonly string[],
  isText: boolean,
  groups: TemplateGroups,
  warn: (warning: PatternWarning) => void,
): Template {
  const source = new Source(characters, isText);
  const parts: (string | number)[] = [];
  let literal = '';
  for (;;) {
    const start = source.position;
    const token = source.take();
    if (token === undefined) break;
    const part = token.startsWith('\\') ? escape(source, token, start, groups, warn) : token;
    if (typeof part === 'string') literal += part;
    else {
      if (literal !== '') parts.push(literal);
      literal = '';
      parts.push(part);
    }
  }
  if (literal !== '') parts.push(literal);
  return parts;
}

function escape(
  source: Source,
  token: string,
  start: number,
  groups: TemplateGroups,
  warn: (warning: PatternWarning) => void,
): string | number {
  const character = token.slice(1);
  if (character === 'g') return named(source, groups, warn);
  if (character === '0') {
    return String.fromCharCode(Number.parseInt(character + source.takeWhile(2, OCTAL), 8) & 0xff);
  }
  if (DIGITS.includes(character)) return numbered(source, character, start, groups);
  const control = SIMPLE[character];
  if (control !== undefined) return control;
  if (LETTER.test(character)) throw new PatternError(`bad escape ${token}`, start);
  return token;
}

/** `\g<name>` and `\g<2>`. */
function named(
  source: Source,
  groups: TemplateGroups,
  warn: (warning: PatternWarning) => void,
): number {
  if (!source.match('<')) throw source.error('missing <');
  const at = source.position;
  const name = source.takeUntil('>', 'group name');
  if (!isIdentifier(name)) return checked(numberedGroup(name, at, warn), groups, at);
  const group = groups.names.get(name);
  if (group === undefined) {
    throw raise('IndexError', `unknown group name ${stringRepr(name)}`);
  }
  return group;
}

/** One or two digits are a group, three octal ones a character. */
function numbered(
  source: Source,
  first: string,
  start: number,
  groups: TemplateGroups,
): string | number {
  let digits = first;
  if (source.next !== undefined && DIGITS.includes(source.next)) {
    digits += source.take();
    const { next } = source;
    const octal = [...digits].every((digit) => OCTAL.includes(digit));
    if (octal && next !== undefined && OCTAL.includes(next)) {
      return String.fromCharCode(octalValue(digits + source.take(), start));
    }
  }
  return checked(Number(digits), groups, start + 1);
}

function checked(group: number, groups: TemplateGroups, at: number): number {
  if (group <= groups.count) return group;
  throw new PatternError(`invalid group reference ${group}`, at);
}
