/**
 * A program's parameters as they stand in its source: top-level upper-case assignments of a literal, and
 * literals in calls that set a degree of concurrency.
 */
import type { Call, Expression, Module, Statement } from '../ast.ts';
import type { Parameter, ParameterValue } from '../../simulation.ts';
import { degreeOf, importsOf } from './degrees.ts';
import { visitNodes } from './nodes.ts';

const PARAMETER_NAME = /^[A-Z][A-Z0-9_]*$/;

export interface Literal {
  readonly name: string;
  readonly kind: Parameter['kind'];
  readonly value: ParameterValue;
  readonly line: number;
  /** Where the value stands. */
  readonly expression: Expression;
  /** For people: of a literal in a call, what the argument counts. */
  readonly label: string;
  /** The least value that makes sense; undefined: it depends on the value. */
  readonly min: number | undefined;
}

/** The first assignment of each name counts: later ones are the program's business. */
export function findLiterals(module: Module): Literal[] {
  const found = new Map<string, Literal>();
  for (const statement of module.body) {
    const literal = literalOf(statement);
    if (literal !== undefined && !found.has(literal.name)) found.set(literal.name, literal);
  }
  const imports = importsOf(module);
  visitNodes(module, (node) => {
    if (node.kind !== 'Call') return;
    const literal = literalIn(node as Call, imports);
    if (literal === undefined) return;
    const { line, column } = literal.expression;
    const name = `${literal.name}@${line}`;
    found.set(found.has(name) ? `${name}:${column + 1}` : name, literal);
  });
  return Array.from(found, ([name, literal]) => ({ ...literal, name }));
}

/** Its name is the argument's: where it stands makes it unique. */
function literalIn(call: Call, imports: ReadonlyMap<string, string>): Literal | undefined {
  const degree = degreeOf(call, imports);
  if (degree === undefined) return undefined;
  const { argument, label, min } = degree;
  const { args, keywords } = call;
  const named = keywords.find(({ arg }) => arg === argument)?.value;
  const expression = named ?? args[0];
  const plain = expression && plainValue(expression);
  if (plain?.kind !== 'int' || (plain.value as number) < min) return undefined;
  const { line } = expression!;
  return { name: argument, ...plain, line, expression: expression!, label, min };
}

function literalOf(statement: Statement): Literal | undefined {
  let target: Expression | undefined;
  let value: Expression | undefined;
  if (statement.kind === 'Assign' && statement.targets.length === 1) {
    target = statement.targets[0];
    value = statement.value;
  } else if (statement.kind === 'AnnAssign') {
    target = statement.target;
    value = statement.value;
  }
  if (target?.kind !== 'Name' || value === undefined || !PARAMETER_NAME.test(target.id)) {
    return undefined;
  }
  const plain = plainValue(value);
  return (
    plain && {
      name: target.id,
      ...plain,
      line: statement.line,
      expression: value,
      label: target.id,
      min: undefined,
    }
  );
}

function plainValue(
  expression: Expression,
): { kind: Parameter['kind']; value: ParameterValue } | undefined {
  if (expression.kind === 'UnaryOp' && expression.op === 'USub') {
    const inner = plainValue(expression.operand);
    return inner !== undefined && typeof inner.value === 'number'
      ? { kind: inner.kind, value: -inner.value }
      : undefined;
  }
  if (expression.kind !== 'Constant') return undefined;
  const { value } = expression;
  if (typeof value === 'boolean') return { kind: 'bool', value };
  if (typeof value === 'number') return { kind: 'int', value };
  if (typeof value === 'string') return { kind: 'str', value };
  if (typeof value === 'object' && 'float' in value) return { kind: 'float', value: value.float };
  return undefined;
}
