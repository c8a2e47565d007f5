/**
 * A place in a list of tokens, with backtracking. As CPython's parser, the check goes over a program
 * twice if the first pass fails: the second pass, which explains, looks for known mistakes on its way;
 * if it finds none, the error is "invalid syntax" at the last token the first pass has looked at.
 */
import { type ProblemPlace, SyntaxProblemError, type SyntaxProblem } from '../problem.ts';
import type { StringRun } from '../f-strings.ts';
import { KEYWORDS, type Token } from '../tokens.ts';

/** Thrown where the tokens do not fit; whoever has another way to read them catches it. */
export class Mismatch extends Error {}

const MISMATCH = new Mismatch('the tokens do not fit');

/** What is at the end of the tokens, where the tokenizer could not go on. */
export type Ending = SyntaxProblem | undefined;

export class Cursor {
  protected readonly tokens: readonly Token[];
  private readonly ending: Ending;
  /** What each run of adjacent strings is, by its first token. */
  readonly runs: Map<Token, StringRun>;
  protected at = 0;
  /** The token at the current place. */
  protected token: Token;
  /** The last token looked at. */
  furthest = 0;
  /** In the second pass. */
  explaining = false;

  constructor(tokens: readonly Token[], ending: Ending, runs: Map<Token, StringRun>) {
    this.tokens = tokens;
    this.ending = ending;
    this.runs = runs;
    this.token = this.look(0);
  }

  /** The token behind the current one. */
  protected get next(): Token {
    return this.look(this.at + 1);
  }

  protected get previous(): Token {
    return this.tokens[this.at - 1] ?? this.tokens[0]!;
  }

  private look(index: number): Token {
    if (index > this.furthest) this.furthest = Math.min(index, this.tokens.length - 1);
    const token = this.tokens[index];
    if (token !== undefined) return token;
    if (this.ending !== undefined) throw new SyntaxProblemError(this.ending);
    throw MISMATCH;
  }

  protected go(index: number): void {
    this.at = index;
    this.token = this.look(index);
  }

  protected advance(): Token {
    const { token } = this;
    // Nothing is behind the end.
    if (token.kind !== 'end') this.go(this.at + 1);
    return token;
  }

  protected mismatch(): never {
    throw MISMATCH;
  }

  /** Whether the current token is this operator or keyword. */
  protected is(text: string): boolean {
    return this.token.text === text && this.token.kind !== 'string';
  }

  protected isKind(kind: Token['kind']): boolean {
    return this.token.kind === kind;
  }

  protected isName(): boolean {
    return this.token.kind === 'name' && !KEYWORDS.has(this.token.text);
  }

  protected accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.advance();
    return true;
  }

  protected expect(text: string): Token {
    if (!this.is(text)) this.mismatch();
    return this.advance();
  }

  protected expectKind(kind: Token['kind']): Token {
    if (!this.isKind(kind)) this.mismatch();
    return this.advance();
  }

  protected name(): Token {
    if (!this.isName()) this.mismatch();
    return this.advance();
  }

  /** Runs `read`; what it did is undone when the tokens do not fit. */
  protected attempt<Result>(read: () => Result): Result | undefined {
    const start = this.at;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      this.go(start);
      return undefined;
    }
  }

  /** Whether `read` fits here; the place stays. */
  protected fits(read: () => unknown): boolean {
    const start = this.at;
    const fits = this.attempt(() => {
      read();
      return true;
    });
    this.go(start);
    return fits === true;
  }

  /** As {@link attempt}, in the manner of the first pass: without looking for mistakes. */
  protected quietly<Result>(read: () => Result): Result | undefined {
    const { explaining } = this;
    this.explaining = false;
    try {
      return this.attempt(read);
    } finally {
      this.explaining = explaining;
    }
  }

  /** A known mistake, from one token to another. */
  protected fail(what: string, first: Token, last: Token = first, hint = ''): never {
    throw this.problem(
      {
        line: first.line,
        column: first.column + 1,
        endLine: last.endLine,
        endColumn: last.endColumn + 1,
      },
      what,
      hint,
    );
  }

  /** A known mistake, reported at the last token looked at. */
  protected failHere(what: string, type: SyntaxProblem['type'] = 'SyntaxError', hint = ''): never {
    throw new SyntaxProblemError({
      type,
      ...placeOf(this.tokens, this.furthest),
      what,
      hint,
    });
  }

  protected problem(place: ProblemPlace, what: string, hint: string): SyntaxProblemError {
    return new SyntaxProblemError({ type: 'SyntaxError', ...place, what, hint });
  }
}

/** The place of a token. What has no width marks a place, no range. */
export function placeOf(tokens: readonly Token[], index: number): ProblemPlace {
  const { kind, line, column, endLine, endColumn } = tokens[index]!;
  const isEmpty = kind === 'end' || kind === 'dedent';
  return { line, column: column + 1, endLine, endColumn: isEmpty ? -1 : endColumn + 1 };
}
