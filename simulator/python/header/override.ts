/** Gives parameters other values: their literals in the tree are replaced, the source stays. */
import type { Module, Statement } from '../ast.ts';
import type { Constant } from '../code.ts';
import type { Parameter, ParameterValue, SourceFile } from '../../simulation.ts';
import type { Diagnostic } from '../../trace/trace.ts';
import { findParameters } from './parameters.ts';

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
  const replacements = new Map<string, Constant>();
  for (const [name, value] of Object.entries(values)) {
    const parameter = parameters.find((each) => each.name === name);
    const problem = parameter === undefined ? unknown(name, parameters) : check(parameter, value);
    if (problem === undefined) {
      replacements.set(name, toConstant(parameter!.kind, value));
    } else {
      const line = parameter?.line ?? 1;
      diagnostics.push({ file: source.name, line, column: 1, ...problem });
    }
  }
  if (diagnostics.length > 0) return { kind: 'refused', diagnostics };
  if (replacements.size === 0) return { kind: 'module', module };
  const body = [...module.body];
  for (const { name, index } of findParameters(module)) {
    if (replacements.has(name)) body[index] = replace(body[index]!, replacements.get(name));
  }
  return { kind: 'module', module: { ...module, body } };
}

interface Problem {
  readonly what: string;
  readonly hint: string;
}

function unknown(name: string, parameters: readonly Parameter[]): Problem {
  const names = parameters.map((parameter) => parameter.name).join(', ');
  return {
    what: `there is no parameter ${name}`,
    hint:
      names === ''
        ? 'The program has none: a parameter is a top-level NAME = literal in upper case.'
        : `There are: ${names}.`,
  };
}

const KINDS: Readonly<Record<Parameter['kind'], string>> = {
  int: 'a whole number',
  float: 'a number',
  bool: 'true or false',
  str: 'a text',
};

function check(parameter: Parameter, value: ParameterValue): Problem | undefined {
  const { name, kind, min, max } = parameter;
  if (!isOfKind(kind, value)) {
    const what = `parameter ${name} cannot be ${JSON.stringify(value)}`;
    return { what, hint: `It is ${KINDS[kind]}.` };
  }
  if (typeof value !== 'number') return undefined;
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return undefined;
  return {
    what: `parameter ${name} = ${value} is out of range`,
    hint: `Use ${KINDS[kind]} from ${min ?? '−∞'} to ${max ?? '∞'}.`,
  };
}

function isOfKind(kind: Parameter['kind'], value: ParameterValue): boolean {
  switch (kind) {
    case 'int':
      return typeof value === 'number' && Number.isSafeInteger(value);
    case 'float':
      return typeof value === 'number' && Number.isFinite(value);
    case 'bool':
      return typeof value === 'boolean';
    case 'str':
      return typeof value === 'string';
  }
}

function toConstant(kind: Parameter['kind'], value: ParameterValue): Constant {
  return kind === 'float' ? { float: Number(value) } : value;
}

function replace(statement: Statement, value: Constant): Statement {
  if (statement.kind !== 'Assign' && statement.kind !== 'AnnAssign') return statement;
  const { line, column, endLine, endColumn } = statement.value ?? statement;
  return { ...statement, value: { kind: 'Constant', line, column, endLine, endColumn, value } };
}
