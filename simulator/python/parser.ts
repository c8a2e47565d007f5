/**
 * Python source to AST. The tree comes from the package py-ast, fed with our own tokens (see
 * parser/synthesis.ts and docs/decisions/0001-parser.md); nothing outside this folder knows that.
 */
import { parse } from 'py-ast';
import type { Module } from './ast.ts';
import { NotPython } from './parser/adapt-expressions.ts';
import { StatementAdapter } from './parser/adapt-statements.ts';
import { SyntaxProblemError, type SyntaxProblem } from './parser/problem.ts';
import { Synthesis } from './parser/synthesis.ts';
import { normalizeText, tokenize } from './parser/tokenizer.ts';
import type { Token } from './parser/tokens.ts';

export type ParseResult =
  | { readonly kind: 'module'; readonly module: Module }
  | { readonly kind: 'error'; readonly error: SyntaxProblem };

/** Parses a whole file. `file` is not read: it is for callers that report the error. */
export function parseModule(text: string): ParseResult {
  const normal = normalizeText(text);
  const { tokens, problem } = tokenize(normal);
  if (problem !== undefined) return { kind: 'error', error: problem };
  try {
    return { kind: 'module', module: { kind: 'Module', body: statements(tokens), text: normal } };
  } catch (error) {
    if (error instanceof SyntaxProblemError) return { kind: 'error', error: error.problem };
    throw error;
  }
}

function statements(tokens: readonly Token[]): Module['body'] {
  const synthesis = new Synthesis(tokens);
  try {
    return new StatementAdapter(synthesis).statements(parse(synthesis.text).body);
  } catch (error) {
    if (error instanceof NotPython || error instanceof Error) throw error;
    throw error;
  }
}
