/**
 * Python source to AST. Our tokenizer and grammar check say what is wrong with a text, in CPython's
 * words; the tree comes from the package py-ast, which only ever sees tokens that passed (see
 * parser/synthesis.ts and docs/decisions/0001-parser.md). Nothing outside this folder knows that.
 */
import { parse } from 'py-ast';
import type { Module } from './ast.ts';
import { NotPython } from './parser/adapt-expressions.ts';
import { StatementAdapter } from './parser/adapt-statements.ts';
import type { StringRun } from './parser/f-strings.ts';
import { checkGrammar } from './parser/grammar/check.ts';
import { type SyntaxProblem, tooDeep } from './parser/problem.ts';
import { Synthesis } from './parser/synthesis.ts';
import { normalizeText, tokenize, type Tokenized } from './parser/tokenizer.ts';
import type { Token } from './parser/tokens.ts';

export type ParseResult =
  | { readonly kind: 'module'; readonly module: Module }
  | { readonly kind: 'error'; readonly error: SyntaxProblem };

export function parseModule(text: string): ParseResult {
  const normal = normalizeText(text);
  try {
    const tokenized = tokenize(normal);
    const runs = new Map<Token, StringRun>();
    const error = problemOf(tokenized, runs);
    if (error !== undefined) return { kind: 'error', error: onOneLine(error, normal) };
    const synthesis = new Synthesis(tokenized.tokens, runs);
    const body = new StatementAdapter(synthesis).statements(parse(synthesis.text).body);
    return { kind: 'module', module: { kind: 'Module', body, text: normal } };
  } catch (failure) {
    return { kind: 'error', error: notRead(failure) };
  }
}

function problemOf(
  { tokens, problem, isDecisive, isUnclosed }: Tokenized,
  runs: Map<Token, StringRun>,
): SyntaxProblem | undefined {
  const checked = checkGrammar(tokens, problem, runs);
  if (problem !== undefined && isDecisive) {
    // Only a line that is wrongly indented before it comes first.
    return /^unexpected (un)?indent$/.test(checked.problem?.what ?? '') ? checked.problem : problem;
  }
  if (checked.problem === undefined) return undefined;
  // What looks wrong lines below an open bracket is only a sign of it.
  const line = checked.furthest?.line ?? 0;
  if (problem !== undefined && isUnclosed && line > problem.line) return problem;
  return checked.problem;
}

/** A range that ends on another line is cut at the end of its first line, as CPython does. */
function onOneLine(problem: SyntaxProblem, text: string): SyntaxProblem {
  if (problem.endLine === problem.line) return problem;
  const length = [...(text.split('\n')[problem.line - 1] ?? '')].length;
  return { ...problem, endColumn: Math.min(problem.endColumn, length + 1) };
}

/** The package refuses what our check let pass: a construct is refused before anything runs. */
function notRead(failure: unknown): SyntaxProblem {
  if (failure instanceof RangeError) return tooDeep();
  const token = failure instanceof NotPython ? failure.token : undefined;
  return {
    type: 'SyntaxError',
    line: token?.line ?? 1,
    column: (token?.column ?? 0) + 1,
    endLine: token?.endLine ?? 1,
    endColumn: (token?.endColumn ?? 0) + 1,
    what: 'invalid syntax',
    hint: 'This construct cannot be read here.',
  };
}
