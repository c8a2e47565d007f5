/** Number literals: finding where one ends, with CPython's complaints, and what it stands for. */
import type { LiteralValue } from '../ast.ts';
import { isDigit, isHexDigit, isPotentialIdentifierPart } from './characters.ts';

/** A complaint; the place is an index into the text, `end` one past what is to be marked. */
export interface NumberProblem {
  readonly what: string;
  readonly hint: string;
  readonly at: number;
  readonly end: number;
}

const LEADING_ZEROS =
  'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers';

/** Keywords that may follow a number without a space (`1if x else 2`). */
const AFTER_NUMBER = /and|else|for|if|in|is|or|not/y;

const isBinaryDigit = (code: number): boolean => code === 48 || code === 49;
const isOctalDigit = (code: number): boolean => code >= 48 && code <= 55;

const BASES = [
  { letter: 'x', name: 'hexadecimal', accepts: isHexDigit },
  { letter: 'o', name: 'octal', accepts: isOctalDigit },
  { letter: 'b', name: 'binary', accepts: isBinaryDigit },
] as const;

/** The end of the number that starts at `start`, or what is wrong with it. */
export function scanNumber(text: string, start: number): number | NumberProblem {
  const second = text[start + 1]?.toLowerCase();
  const base = text[start] === '0' ? BASES.find(({ letter }) => letter === second) : undefined;
  if (base !== undefined) return scanBased(text, start + 2, base);
  return scanDecimal(text, start);
}

function invalid(kind: string, index: number): NumberProblem {
  return { what: `invalid ${kind} literal`, hint: '', at: index - 1, end: index - 1 };
}

function scanBased(
  text: string,
  start: number,
  base: (typeof BASES)[number],
): number | NumberProblem {
  let at = start;
  do {
    if (text[at] === '_') at++;
    if (!base.accepts(text.charCodeAt(at))) return wrongDigit(text, at, base);
    while (base.accepts(text.charCodeAt(at))) at++;
  } while (text[at] === '_');
  if (isDigit(text.charCodeAt(at))) return wrongDigit(text, at, base);
  return checkEnd(text, at, base.name);
}

function wrongDigit(text: string, at: number, base: (typeof BASES)[number]): NumberProblem {
  if (!isDigit(text.charCodeAt(at))) return invalid(base.name, at);
  return { what: `invalid digit '${text[at]}' in ${base.name} literal`, hint: '', at, end: at };
}

function checkEnd(text: string, end: number, kind: string): number | NumberProblem {
  const code = text.charCodeAt(end);
  if (code >= 128 || !isPotentialIdentifierPart(code)) return end;
  AFTER_NUMBER.lastIndex = end;
  return AFTER_NUMBER.test(text) ? end : invalid(kind, end);
}

/** Digits with single underscores between them, from a digit on. */
function scanDigits(text: string, start: number): number | NumberProblem {
  let at = start;
  for (;;) {
    while (isDigit(text.charCodeAt(at))) at++;
    if (text[at] !== '_') return at;
    at++;
    if (!isDigit(text.charCodeAt(at))) return invalid('decimal', at);
  }
}

function scanDecimal(text: string, start: number): number | NumberProblem {
  let at = start;
  if (text[at] !== '.') {
    const digits = scanDigits(text, at);
    if (typeof digits !== 'number') return digits;
    at = digits;
  }
  let whole = true;
  if (text[at] === '.') {
    whole = false;
    at++;
    if (isDigit(text.charCodeAt(at))) {
      const digits = scanDigits(text, at);
      if (typeof digits !== 'number') return digits;
      at = digits;
    }
  }
  if (text[at] === 'e' || text[at] === 'E') {
    const signed = text[at + 1] === '+' || text[at + 1] === '-';
    const from = at + (signed ? 2 : 1);
    if (!isDigit(text.charCodeAt(from))) {
      return signed ? invalid('decimal', from) : checkEnd(text, at, 'decimal');
    }
    const digits = scanDigits(text, from);
    if (typeof digits !== 'number') return digits;
    at = digits;
    whole = false;
  }
  if (text[at] === 'j' || text[at] === 'J') return checkEnd(text, at + 1, 'imaginary');
  if (whole && text[start] === '0') {
    const zeros = /0[0_]*/y;
    zeros.lastIndex = start;
    zeros.test(text);
    if (zeros.lastIndex < at) {
      return {
        what: LEADING_ZEROS,
        hint: 'Remove the zeros in front of the number.',
        at: start,
        end: zeros.lastIndex,
      };
    }
  }
  return checkEnd(text, at, 'decimal');
}

/** The value of a literal that {@link scanNumber} accepted. */
export function numberValue(literal: string): LiteralValue {
  const text = literal.includes('_') ? literal.replaceAll('_', '') : literal;
  const last = text[text.length - 1];
  if (/^0[xob]/i.test(text)) return intValue(text);
  if (last === 'j' || last === 'J') return { imaginary: Number(text.slice(0, -1)) };
  if (/[.e]/i.test(text)) return { float: Number(text) };
  return intValue(text);
}

/** An int is a JS number while it is safe, a bigint beyond. */
function intValue(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}
