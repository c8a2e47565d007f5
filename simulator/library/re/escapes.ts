/** Escapes in patterns: what a token that begins with a backslash stands for. */
import { stringRepr } from '../../python/formatting/string-text.ts';
import { CONTROL_ESCAPES } from '../../python/types/codecs/escapes.ts';
import { characterNamed } from '../../python/unicode/names.ts';
import { PatternError } from './pattern-error.ts';
import { DIGITS, HEXADECIMAL, OCTAL, type Source } from './source.ts';

export const LETTER = /^[a-zA-Z]$/;
const OCTAL_MAX = 0o377;
const CODE_POINT_MAX = 0x10ffff;

export function octalValue(digits: string, start: number): number {
  const value = Number.parseInt(digits, 8);
  if (value <= OCTAL_MAX) return value;
  throw new PatternError(`octal escape value \\${digits} outside of range 0-0o377`, start);
}

/**
 * The character that an escape stands for inside and outside of character classes alike; undefined when
 * it is something else. The token has been taken already.
 *
 * @param start - the place of its backslash.
 */
export function escapedCode(source: Source, token: string, start: number): number | undefined {
  const letter = token.slice(1);
  const control = CONTROL_ESCAPES[letter];
  if (control !== undefined) return control.charCodeAt(0);
  if (letter === 'x') return hexadecimal(source, token, start, 2);
  if (!source.isText) return undefined;
  if (letter === 'u') return hexadecimal(source, token, start, 4);
  if (letter === 'U') return hexadecimal(source, token, start, 8);
  if (letter === 'N') return named(source, start);
  return undefined;
}

function hexadecimal(source: Source, token: string, start: number, count: number): number {
  const digits = source.takeWhile(count, HEXADECIMAL);
  if (digits.length !== count) {
    throw new PatternError(`incomplete escape ${token}${digits}`, start);
  }
  const code = Number.parseInt(digits, 16);
  if (code > CODE_POINT_MAX) throw new PatternError(`bad escape ${token}${digits}`, start);
  return code;
}

function named(source: Source, start: number): number {
  if (!source.match('{')) throw source.error('missing {');
  const name = source.takeUntil('}', 'character name');
  const character = characterNamed(name);
  if (character === undefined) {
    throw new PatternError(`undefined character name ${stringRepr(name)}`, start);
  }
  return character.codePointAt(0)!;
}

/** An escape in a character class that is no category. */
export function classEscape(source: Source, token: string, start: number): number {
  if (token === '\\b') return 0x08;
  const code = escapedCode(source, token, start);
  if (code !== undefined) return code;
  const character = token.slice(1);
  if (OCTAL.includes(character)) {
    return octalValue(character + source.takeWhile(2, OCTAL), start);
  }
  if (DIGITS.includes(character) || LETTER.test(character)) {
    throw new PatternError(`bad escape ${token}`, start);
  }
  return character.codePointAt(0)!;
}

/**
 * A number behind a backslash outside of character classes, of which `first` has been taken: an octal
 * number (one that begins with 0, or has three octal digits), or a group.
 */
export function numericEscape(
  source: Source,
  first: string,
  start: number,
): { readonly code: number } | { readonly group: number } {
  if (first === '0') return { code: Number.parseInt(first + source.takeWhile(2, OCTAL), 8) };
  let digits = first;
  if (source.next !== undefined && DIGITS.includes(source.next)) {
    digits += source.take();
    const next = source.next;
    const octal = [...digits].every((digit) => OCTAL.includes(digit));
    if (octal && next !== undefined && OCTAL.includes(next)) {
      return { code: octalValue(digits + source.take(), start) };
    }
  }
  return { group: Number(digits) };
}
