/** Top-level upper-case assignments of a literal: a program's parameters as they stand in its source. */
import type { Expression, Module, Statement } from '../ast.ts';
import type { Parameter, ParameterValue } from '../../simulation.ts';

const PARAMETER_NAME = /^[A-Z][A-Z0-9_]*$/;

export interface Literal {
  readonly name: string;
  readonly kind: Parameter['kind'];
  readonly value: ParameterValue;
  readonly line: number;
  readonly statement: Statement;
}

/** The first assignment of each name counts: later ones are the program's business. */
export function findLiterals(module: Module): Literal[] {
  const found = new Map<string, Literal>();
  for (const statement of module.body) {
    const literal = literalOf(statement);
    if (literal !== undefined && !found.has(literal.name)) found.set(literal.name, literal);
  }
  return [...found.values()];
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
  return plain && { name: target.id, ...plain, line: statement.line, statement };
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
