/** What can be changed about a program: its literals, with what the header says about them. */
import type { Expression, Module } from '../ast.ts';
import type { Parameter, TextSpan } from '../../simulation.ts';
import { type HeaderBlock, lineOfKey } from '../../header/lines.ts';
import { HeaderError } from '../../header/error.ts';
import { findLiterals, type Literal } from './literals.ts';
import type { ParameterTable } from './table.ts';

export function describeParameters(
  module: Module,
  tables: Readonly<Record<string, ParameterTable>>,
  block: HeaderBlock | undefined,
): Parameter[] {
  const literals = findLiterals(module);
  for (const name of Object.keys(tables)) {
    if (literals.some((literal) => literal.name === name)) continue;
    throw new HeaderError(
      `the program does not set the parameter ${name}`,
      'a parameter is an assignment of a literal at the top level of the program, such as WORKERS = 2',
      lineOfKey(block, name),
    );
  }
  return literals.map((literal) => describe(literal, tables[literal.name] ?? {}, block));
}

function describe(
  { name, kind, value, line, label, min: least, expression }: Literal,
  table: ParameterTable,
  block: HeaderBlock | undefined,
): Parameter {
  const numeric = typeof value === 'number';
  const derived = numeric ? derivedRange(value) : undefined;
  const min = numeric ? (table.min ?? least ?? derived?.min) : undefined;
  const max = numeric ? (table.max ?? derived?.max) : undefined;
  const refuse = (what: string, hint: string): never => {
    throw new HeaderError(what, hint, lineOfKey(block, name));
  };
  if (min !== undefined && max !== undefined && min > max) {
    refuse(`the range of ${name} is empty`, 'min should not be greater than max');
  }
  if (numeric && table.min !== undefined && value < table.min) {
    refuse(`${name} is ${value}, below its min`, 'let the range contain the value in the program');
  }
  if (numeric && table.max !== undefined && value > table.max) {
    refuse(`${name} is ${value}, above its max`, 'let the range contain the value in the program');
  }
  return {
    name,
    kind,
    value,
    min,
    max,
    step: numeric ? (table.step ?? (kind === 'int' ? 1 : undefined)) : undefined,
    label: table.label ?? label,
    unit: table.unit ?? '',
    line,
    at: spanOf(expression),
  };
}

function spanOf({ line, column, endLine, endColumn }: Expression): TextSpan {
  return { line, column, endLine, endColumn };
}

/** From nothing (or one, for a count) to ten times the value, rounded up to 1, 2 or 5 × 10ⁿ. */
function derivedRange(value: number): { min: number; max: number } {
  const reach = roundUp(Math.max(Math.abs(value) * 10, 10));
  if (value < 0) return { min: -reach, max: reach };
  return { min: value >= 1 && Number.isInteger(value) ? 1 : 0, max: reach };
}

function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = [1, 2, 5, 10].find((candidate) => candidate * power >= value) ?? 10;
  return digit * power;
}
