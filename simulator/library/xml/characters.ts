/** Characters of XML 1.0, and what a parser says of a text that is not well-formed. */

const START =
  ':A-Z_a-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}-\\u{200d}' +
  '\\u{2070}-\\u{218f}\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}';
const INNER = '\\u{300}-\\u{36f}\\u{203f}-\\u{2040}\\u{b7}.0-9\\-';

export const NAME = new RegExp(`[${START}](?:[${START}]|[${INNER}])*`, 'uy');

/** What stands in no text: most control characters, and those that are no characters. */
const UNALLOWED = /[^\t\n\r\u0020-\ud7ff\ud800-\udfff\ue000-\ufffd]/;

/** Where in the text the first character lies that may not be there; −1: nowhere. */
export function findUnallowed(text: string): number {
  return text.search(UNALLOWED);
}

export function isAllowed(code: number): boolean {
  if (code >= 0xd800 && code < 0xe000) return false;
  return code <= 0x10ffff && code > 0 && findUnallowed(String.fromCodePoint(code)) < 0;
}

/** The numbers and words of expat, which CPython parses with. */
export const PROBLEMS = {
  syntax: [2, 'syntax error'],
  'no element': [3, 'no element found'],
  token: [4, 'not well-formed (invalid token)'],
  unclosed: [5, 'unclosed token'],
  mismatch: [7, 'mismatched tag'],
  duplicate: [8, 'duplicate attribute'],
  junk: [9, 'junk after document element'],
  entity: [11, 'undefined entity'],
  recursion: [12, 'recursive entity reference'],
  number: [14, 'reference to invalid character number'],
  'late declaration': [17, 'XML or text declaration not at start of entity'],
  cdata: [20, 'unclosed CDATA section'],
  prefix: [27, 'unbound prefix'],
  undeclared: [28, 'must not undeclare prefix'],
  declaration: [30, 'XML declaration not well-formed'],
} as const;

/** Thrown by the scanner, which knows the line and column of `at`. */
export class NotWellFormed extends Error {
  readonly problem: keyof typeof PROBLEMS;
  /** Index in the text that is being looked at. */
  readonly at: number;

  constructor(problem: keyof typeof PROBLEMS, at: number) {
    super(problem);
    this.problem = problem;
    this.at = at;
  }
}

/** Thrown when a token may go on behind the end of what is there. */
export class Incomplete extends Error {}
