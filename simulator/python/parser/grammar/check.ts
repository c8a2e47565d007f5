/** Checks tokens against Python 3.11's grammar, and explains what is wrong as CPython does. */
import { fieldsOf, type StringRun } from '../f-strings.ts';
import { SyntaxProblemError, type SyntaxProblem } from '../problem.ts';
import type { Token } from '../tokens.ts';
import { CompoundGrammar } from './compound.ts';
import { type Ending, Mismatch, placeOf } from './cursor.ts';

class Grammar extends CompoundGrammar {
  file(): void {
    while (!this.isKind('end')) this.statement();
  }

  /** The expression of an f-string's field, in the brackets that were put around it. */
  field(): void {
    this.expect('(');
    if (this.is('yield')) this.yieldExpression();
    else this.starExpressions();
    this.expect(')');
    this.expectKind('end');
  }

  protected override checkFields(first: Token): void {
    const run = this.runs.get(first);
    if (run?.kind !== 'formatted') return;
    for (const { tokens } of fieldsOf(run.pieces)) {
      const { problem } = check(tokens, undefined, this.runs, (grammar) => {
        grammar.field();
      });
      if (problem === undefined) continue;
      throw new SyntaxProblemError({ ...problem, what: `f-string: ${problem.what}` });
    }
  }
}

export interface CheckResult {
  /** What is wrong; undefined: nothing. */
  readonly problem: SyntaxProblem | undefined;
  /** The last token that was looked at. */
  readonly furthest: Token | undefined;
}

function check(
  tokens: readonly Token[],
  ending: Ending,
  runs: Map<Token, StringRun>,
  read: (grammar: Grammar) => void,
): CheckResult {
  if (tokens.length === 0) return { problem: ending, furthest: undefined };
  const first = new Grammar(tokens, ending, runs);
  const found = problemOf(first, read);
  if (found !== 'mismatch') return { problem: found, furthest: tokens[first.furthest] };
  const second = new Grammar(tokens, ending, runs);
  second.explaining = true;
  second.furthest = first.furthest;
  const explained = problemOf(second, read);
  const furthest = tokens[Math.max(first.furthest, second.furthest)];
  const problem = explained === 'mismatch' ? undefined : explained;
  return { problem: problem ?? unexplained(tokens, first.furthest), furthest };
}

/** The tokens do not fit, and it is no mistake that is known. */
function unexplained(tokens: readonly Token[], furthest: number): SyntaxProblem {
  const place = placeOf(tokens, furthest);
  switch (tokens[furthest]!.kind) {
    case 'indent':
      return {
        type: 'IndentationError',
        ...place,
        column: Math.max(1, place.column - 1),
        endColumn: -1,
        what: 'unexpected indent',
        hint: 'This line is further to the right than the one before it, which opens no block.',
      };
    case 'dedent':
      return {
        type: 'IndentationError',
        ...place,
        what: 'unexpected unindent',
        hint: '',
      };
    case 'end':
      return {
        type: 'SyntaxError',
        ...place,
        column: 0,
        endColumn: 0,
        what: 'invalid syntax',
        hint: '',
      };
    default:
      return { type: 'SyntaxError', ...place, what: 'invalid syntax', hint: '' };
  }
}

/** 'mismatch' when the tokens do not fit and nothing is known of why. */
function problemOf(
  grammar: Grammar,
  read: (grammar: Grammar) => void,
): SyntaxProblem | 'mismatch' | undefined {
  try {
    read(grammar);
    return undefined;
  } catch (error) {
    if (error instanceof Mismatch) return 'mismatch';
    if (error instanceof SyntaxProblemError) return error.problem;
    throw error;
  }
}

/** Checks a file's tokens. Fills `runs` with what the strings in it are. */
export function checkGrammar(
  tokens: readonly Token[],
  ending: Ending,
  runs: Map<Token, StringRun>,
): CheckResult {
  return check(tokens, ending, runs, (grammar) => {
    grammar.file();
  });
}
