/** Where the definitions of a source text begin and end, for `inspect.getsource()`. */
import type { Module, Statement } from '../python/ast.ts';
import { parseModule } from '../python/parser.ts';

/** Line numbers of the first and the last line, decorators included. */
export type Lines = readonly [first: number, last: number];

function parsed(text: string): Module | undefined {
  const result = parseModule(text);
  return result.kind === 'module' ? result.module : undefined;
}

/** Bodies of a statement: of `if` and its like too. */
function bodiesOf(statement: Statement): (readonly Statement[])[] {
  const bodies: (readonly Statement[])[] = [];
  for (const name of ['body', 'orelse', 'finalbody'] as const) {
    const body = (statement as { [name in 'body']?: readonly Statement[] })[name as 'body'];
    if (Array.isArray(body)) bodies.push(body);
  }
  for (const name of ['handlers', 'cases'] as const) {
    const parts = (statement as { [name in 'cases']?: readonly { body: readonly Statement[] }[] })[
      name as 'cases'
    ];
    for (const part of parts ?? []) bodies.push(part.body);
  }
  return bodies;
}

function linesOf(statement: Statement): Lines {
  const decorators = 'decoratorList' in statement ? statement.decoratorList : [];
  return [decorators[0]?.line ?? statement.line, statement.endLine];
}

/** The function whose code begins at the line; for a lambda, the statement it stands in. */
export function definitionLines(text: string, line: number): Lines | undefined {
  const module = parsed(text);
  if (module === undefined) return undefined;
  let found: Lines | undefined;
  const visit = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      const lines = linesOf(statement);
      if (line < lines[0] || line > lines[1]) continue;
      found = lines;
      const isDefinition = statement.kind.endsWith('FunctionDef') && lines[0] === line;
      if (!isDefinition) bodiesOf(statement).forEach(visit);
    }
  };
  visit(module.body);
  return found;
}

/** The last class of that qualified name. */
export function classLines(text: string, qualifiedName: string): Lines | undefined {
  const module = parsed(text);
  if (module === undefined) return undefined;
  let found: Lines | undefined;
  const visit = (statements: readonly Statement[], prefix: string): void => {
    for (const statement of statements) {
      let inside = prefix;
      if (statement.kind === 'ClassDef') {
        if (prefix + statement.name === qualifiedName) found = linesOf(statement);
        inside = `${prefix}${statement.name}.`;
      } else if (statement.kind === 'FunctionDef' || statement.kind === 'AsyncFunctionDef') {
        inside = `${prefix}${statement.name}.<locals>.`;
      }
      for (const body of bodiesOf(statement)) visit(body, inside);
    }
  };
  visit(module.body, '');
  return found;
}
