/** Flags inside of a pattern, `(?i)` and `(?i-s:…)`, and which flags go together. */
import { valueError } from '../../python/objects/exception.ts';
import { PatternError } from './pattern-error.ts';
import type { Source } from './source.ts';
import { FLAGS } from './tree.ts';

const LETTERS: Readonly<Record<string, number>> = {
  i: FLAGS.IGNORECASE,
  L: FLAGS.LOCALE,
  m: FLAGS.MULTILINE,
  s: FLAGS.DOTALL,
  x: FLAGS.VERBOSE,
  a: FLAGS.ASCII,
  t: FLAGS.TEMPLATE,
  u: FLAGS.UNICODE,
};

/** Flags of which at most one holds. */
export const ALPHABETS = FLAGS.ASCII | FLAGS.LOCALE | FLAGS.UNICODE;
const GLOBAL_ONLY = FLAGS.DEBUG | FLAGS.TEMPLATE;

interface InlineFlags {
  /** For the parenthesis; otherwise for the whole pattern. */
  readonly scoped: boolean;
  readonly add: number;
  readonly remove: number;
}

/**
 * Reads on behind `(?` and the first character, which has been taken.
 *
 * @param start - the place of the parenthesis.
 */
export function readInlineFlags(source: Source, first: string, start: number): InlineFlags {
  if (LETTERS[first] === undefined && first !== '-') {
    throw new PatternError(`unknown extension ?${first}`, start + 1);
  }
  let add = 0;
  let character: string | undefined = first;
  while (character !== '-') {
    add |= addedFlag(source, character, add);
    character = takeLetter(source, 'missing -, : or )', ')-:');
    if (character === ')') return { scoped: false, add, remove: 0 };
    if (character === ':') break;
  }
  if (add & GLOBAL_ONLY) {
    throw new PatternError('bad inline flags: cannot turn on global flag', source.position - 1);
  }
  const remove = character === '-' ? removedFlags(source) : 0;
  if (add & remove) {
    throw new PatternError('bad inline flags: flag turned on and off', source.position - 1);
  }
  return { scoped: true, add, remove };
}

function addedFlag(source: Source, letter: string, before: number): number {
  const flag = LETTERS[letter]!;
  if (source.isText && letter === 'L') {
    throw source.error("bad inline flags: cannot use 'L' flag with a str pattern");
  }
  if (!source.isText && letter === 'u') {
    throw source.error("bad inline flags: cannot use 'u' flag with a bytes pattern");
  }
  const alphabets = (before | flag) & ALPHABETS;
  if (flag & ALPHABETS && alphabets !== flag) {
    throw source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
  }
  return flag;
}

/** Reads on behind the minus sign, to the colon. */
function removedFlags(source: Source): number {
  let remove = 0;
  let letter = takeLetter(source, 'missing flag', '');
  while (letter !== ':') {
    const flag = LETTERS[letter]!;
    if (flag & ALPHABETS) {
      throw source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
    }
    remove |= flag;
    letter = takeLetter(source, 'missing :', ':');
  }
  if (remove & GLOBAL_ONLY) {
    throw new PatternError('bad inline flags: cannot turn off global flag', source.position - 1);
  }
  return remove;
}

/** Takes the letter of a flag, or one of the other characters that may stand here. */
function takeLetter(source: Source, missing: string, others: string): string {
  const at = source.position;
  const character = source.take();
  if (character === undefined) throw source.error(missing);
  if (others.includes(character) || LETTERS[character] !== undefined) return character;
  const isLetter = /^\p{L}$/u.test(character);
  throw new PatternError(isLetter ? 'unknown flag' : missing, at);
}

/** Flags of a whole pattern, completed; ValueErrors for those that exclude each other. */
export function checkFlags(flags: number, isText: boolean): number {
  if (isText) {
    if (flags & FLAGS.LOCALE) throw valueError('cannot use LOCALE flag with a str pattern');
    if (flags & FLAGS.ASCII && flags & FLAGS.UNICODE) {
      throw valueError('ASCII and UNICODE flags are incompatible');
    }
    return flags & FLAGS.ASCII ? flags : flags | FLAGS.UNICODE;
  }
  if (flags & FLAGS.UNICODE) throw valueError('cannot use UNICODE flag with a bytes pattern');
  if (flags & FLAGS.LOCALE && flags & FLAGS.ASCII) {
    throw valueError('ASCII and LOCALE flags are incompatible');
  }
  return flags;
}
