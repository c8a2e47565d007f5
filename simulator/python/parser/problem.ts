/** What is wrong with a program's text, as CPython 3.11 says it, and the error that carries it. */

/** Where a problem lies. Lines and columns are 1-based (columns in code points), ends exclusive. */
export interface ProblemPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** 0: a single place, no range; −1: CPython shows the line without a mark. */
  readonly endColumn: number;
}

export interface SyntaxProblem extends ProblemPlace {
  /** The exception CPython raises. */
  readonly type: 'SyntaxError' | 'IndentationError' | 'TabError';
  /** CPython's message, word for word. */
  readonly what: string;
  /** What to do about it; '' when the message says it already. */
  readonly hint: string;
}

/** Thrown inside the parser, the symbol tables and the compiler; caught at their doors. */
export class SyntaxProblemError extends Error {
  readonly problem: SyntaxProblem;

  constructor(problem: SyntaxProblem) {
    super(`line ${problem.line}: ${problem.what}`);
    this.name = 'SyntaxProblemError';
    this.problem = problem;
  }
}

/** A problem with an AST node or token, whose columns are 0-based. */
export function problemAt(
  span: { line: number; column: number; endLine: number; endColumn: number },
  what: string,
  hint = '',
): SyntaxProblemError {
  return new SyntaxProblemError({
    type: 'SyntaxError',
    line: span.line,
    column: span.column + 1,
    endLine: span.endLine,
    endColumn: span.endColumn + 1,
    what,
    hint,
  });
}

/** For a program whose nesting exhausts the host's stack. */
export function tooDeep(): SyntaxProblem {
  return {
    type: 'SyntaxError',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 0,
    what: 'the program is nested too deeply',
    hint: 'Some expression or statement has thousands of parts within each other: split it up.',
  };
}
