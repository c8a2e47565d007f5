/** `from __future__ import …`: only `annotations` still changes something. */
import type { Module, Statement } from '../ast.ts';
import { problemAt, SyntaxProblemError } from '../parser/problem.ts';

export interface Futures {
  readonly annotations: boolean;
}

const FEATURES: ReadonlySet<string> = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'barry_as_FLUFL',
  'generator_stop',
  'annotations',
]);

/** Reads the futures of a module; throws SyntaxProblemError where one is unknown or comes too late. */
export function readFutures(module: Module): Futures {
  let annotations = false;
  let allowed = true;
  module.body.forEach((statement, i) => {
    if (isFuture(statement)) {
      if (!allowed) {
        throw problemAt(
          statement,
          'from __future__ imports must occur at the beginning of the file',
        );
      }
      for (const { name } of statement.names) {
        check(statement, name);
        if (name === 'annotations') annotations = true;
      }
    } else if (i > 0 || !isDocstring(statement)) {
      allowed = false;
    }
  });
  return { annotations };
}

function isFuture(node: Statement): node is Extract<Statement, { kind: 'ImportFrom' }> {
  return node.kind === 'ImportFrom' && node.module === '__future__' && node.level === 0;
}

function isDocstring(node: Statement): boolean {
  return (
    node.kind === 'Expr' && node.value.kind === 'Constant' && typeof node.value.value === 'string'
  );
}

function check(node: Statement, name: string): void {
  if (FEATURES.has(name)) return;
  const what = name === 'braces' ? 'not a chance' : `future feature ${name} is not defined`;
  // CPython marks the start of the line and no range.
  const { problem } = problemAt(node, what);
  throw new SyntaxProblemError({ ...problem, column: 1, endColumn: 0 });
}
