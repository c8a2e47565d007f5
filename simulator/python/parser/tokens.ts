/** Tokens of Python source, as CPython's tokenizer makes them. */
import type { Span } from '../ast.ts';

export type TokenKind =
  | 'name' // identifiers and keywords
  | 'number'
  | 'string' // prefix and quotes included
  | 'operator'
  | 'newline' // end of a logical line
  | 'indent'
  | 'dedent'
  | 'end';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** The source text; '' for newline, indent, dedent and end. */
  readonly text: string;
  /** Depth of brackets around it. */
  readonly depth: number;
}

/** Where the text stands in its file: the place of its first character. */
export interface Origin {
  readonly line: number;
  readonly column: number;
}

/** Words that are never identifiers. */
export const KEYWORDS: ReadonlySet<string> = new Set([
  'False',
  'None',
  'True',
  'and',
  'as',
  'assert',
  'async',
  'await',
  'break',
  'class',
  'continue',
  'def',
  'del',
  'elif',
  'else',
  'except',
  'finally',
  'for',
  'from',
  'global',
  'if',
  'import',
  'in',
  'is',
  'lambda',
  'nonlocal',
  'not',
  'or',
  'pass',
  'raise',
  'return',
  'try',
  'while',
  'with',
  'yield',
]);
