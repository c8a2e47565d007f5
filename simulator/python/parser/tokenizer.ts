/**
 * Source text to tokens, with CPython 3.11's rules and complaints. The whole text is read before
 * anything is parsed, as CPython too lets an error in the text's form win over one in its grammar.
 */
import { SyntaxProblemError, type SyntaxProblem } from './problem.ts';
import { Scanner } from './scanner.ts';
import { KEYWORDS, type Origin, type Token } from './tokens.ts';

/** What the tokenizer found: all tokens, or the tokens before a problem and the problem. */
export interface Tokenized {
  readonly tokens: readonly Token[];
  readonly problem: SyntaxProblem | undefined;
  /** The problem counts whatever else is wrong before it (CPython reports it first). */
  readonly isDecisive: boolean;
  /** The problem is a bracket that is never closed. */
  readonly isUnclosed: boolean;
}

/** `text` with line ends as `\n`, without a byte-order mark and ending in a line end. */
export function normalizeText(text: string): string {
  let normal = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (normal.includes('\r')) normal = normal.replace(/\r\n?/g, '\n');
  return normal === '' || normal.endsWith('\n') ? normal : `${normal}\n`;
}

export function tokenize(text: string, origin: Origin = { line: 1, column: 0 }): Tokenized {
  const scanner = new Scanner(text, origin);
  const { tokens } = scanner;
  try {
    scanner.run();
  } catch (error) {
    if (!(error instanceof SyntaxProblemError)) throw error;
    const { problem } = error;
    const unclosed = /EOF/.test(problem.what) ? scanner.unclosed() : undefined;
    if (unclosed !== undefined) {
      return { tokens, problem: unclosed, isDecisive: false, isUnclosed: true };
    }
    const isDecisive =
      problem.type === 'SyntaxError' && !/line continuation|EOF/.test(problem.what);
    return { tokens, problem, isDecisive, isUnclosed: false };
  }
  const problem = scanner.unclosed();
  return { tokens, problem, isDecisive: false, isUnclosed: problem !== undefined };
}

/** Whether a token is the given keyword or operator. */
export function isToken(token: Token | undefined, text: string): boolean {
  return (
    token !== undefined &&
    token.text === text &&
    (token.kind === 'operator' || (token.kind === 'name' && KEYWORDS.has(text)))
  );
}
