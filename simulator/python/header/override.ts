/** Puts other values in the place of a program's parameters. */
import type { Constant, Expression, Module } from '../ast.ts';
import type { Parameter, ParameterValue, SourceFile } from '../../simulation.ts';
import type { Diagnostic } from '../../trace/trace.ts';
import { findLiterals } from './literals.ts';
import { exchange } from './nodes.ts';

export type OverrideResult =
  | { readonly kind: 'module'; readonly module: Module }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

export function overrideParameters(
  source: SourceFile,
  module: Module,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, ParameterValue>>,
): OverrideResult {
  const diagnostics: Diagnostic[] = [];
  const replaced = new Map<Expression, Expression>();
  const literals = new Map(findLiterals(module).map((literal) => [literal.name, literal]));
  for (const [name, value] of Object.entries(values)) {
    const parameter = parameters.find((candidate) => candidate.name === name);
    const problem = parameter === undefined ? unknown(name, parameters) : check(parameter, value);
    const literal = literals.get(name);
    if (problem !== undefined || parameter === undefined || literal === undefined) {
      diagnostics.push({
        file: source.name,
        line: parameter?.line ?? 1,
        column: 1,
        ...(problem ?? unknown(name, parameters)),
      });
      continue;
    }
    replaced.set(literal.expression, constantOf(literal.expression, parameter.kind, value));
  }
  if (diagnostics.length > 0) return { kind: 'refused', diagnostics };
  return { kind: 'module', module: exchange(module, replaced) };
}

function unknown(name: string, parameters: readonly Parameter[]): { what: string; hint: string } {
  const names = parameters.map((parameter) => parameter.name).join(', ');
  return {
    what: `the program has no parameter ${name}`,
    hint: names === '' ? 'it has no parameters' : `its parameters are ${names}`,
  };
}

function check(
  { name, kind, min, max }: Parameter,
  value: ParameterValue,
): { what: string; hint: string } | undefined {
  const expected = kind === 'bool' ? 'boolean' : kind === 'str' ? 'string' : 'number';
  if (typeof value !== expected || (kind === 'int' && !Number.isSafeInteger(value))) {
    const kinds = {
      int: 'a whole number',
      float: 'a number',
      bool: 'True or False',
      str: 'a text',
    };
    return { what: `${name} cannot be ${JSON.stringify(value)}`, hint: `it is ${kinds[kind]}` };
  }
  if (typeof value !== 'number') return undefined;
  if (
    !Number.isFinite(value) ||
    (min !== undefined && value < min) ||
    (max !== undefined && value > max)
  ) {
    return { what: `${name} = ${value} is out of range`, hint: `use ${min} to ${max}` };
  }
  return undefined;
}

function constantOf(
  { line, column, endLine, endColumn }: Expression,
  kind: Parameter['kind'],
  value: ParameterValue,
): Constant {
  return {
    kind: 'Constant',
    value: kind === 'float' ? { float: value as number } : value,
    line,
    column,
    endLine,
    endColumn,
  };
}
