/** `--set NAME=VALUE`: values for a program's parameters, checked against what its header says. */
import { readHeader } from '../simulator/index.ts';
import type { Parameter, ParameterValue, SourceFile } from '../simulator/index.ts';
import { UsageError } from './command.ts';

export interface Assignment {
  readonly name: string;
  readonly text: string;
}

export type ParametersResult =
  | { readonly kind: 'parameters'; readonly values: Readonly<Record<string, ParameterValue>> }
  | { readonly kind: 'problem'; readonly what: string; readonly hint: string };

export function parseAssignments(option: string, texts: readonly string[]): Assignment[] {
  return texts.map((text) => {
    const equals = text.indexOf('=');
    if (equals < 1) {
      throw new UsageError(`${option}: "${text}" has no value`, `write ${option} NAME=VALUE`);
    }
    return { name: text.slice(0, equals).trim(), text: text.slice(equals + 1) };
  });
}

/** The parameters of a program; none when its header is broken, which the run itself will report. */
export function parametersOf(source: SourceFile): readonly Parameter[] | undefined {
  const result = readHeader(source);
  return result.kind === 'header' ? result.header.parameters : undefined;
}

export function applyAssignments(
  source: SourceFile,
  assignments: readonly Assignment[],
): ParametersResult {
  const parameters = assignments.length === 0 ? undefined : parametersOf(source);
  if (parameters === undefined) return { kind: 'parameters', values: {} };
  const values: Record<string, ParameterValue> = {};
  for (const { name, text } of assignments) {
    const parameter = parameters.find((each) => each.name === name);
    if (parameter === undefined) {
      return problem(`${source.name}: there is no parameter ${name}`, listed(parameters));
    }
    const value = parseValue(parameter, text);
    if (value === undefined) {
      return problem(
        `${source.name}: ${name} cannot be "${text}"`,
        `${KINDS[parameter.kind]} is wanted; ${listed(parameters)}`,
      );
    }
    if (!isInRange(parameter, value)) {
      return problem(`${source.name}: ${name} = ${text} is out of range`, listed(parameters));
    }
    values[name] = value;
  }
  return { kind: 'parameters', values };
}

/** {@link applyAssignments} to several programs: each takes what it has a parameter for. */
export function applyAssignmentsTo(
  sources: readonly SourceFile[],
  assignments: readonly Assignment[],
):
  | {
      readonly kind: 'parameters';
      readonly values: readonly Readonly<Record<string, ParameterValue>>[];
    }
  | Extract<ParametersResult, { kind: 'problem' }> {
  const values: Readonly<Record<string, ParameterValue>>[] = [];
  for (const source of sources) {
    const own = new Set(parametersOf(source)?.map(({ name }) => name));
    // What no program has is refused in the words of the first.
    const isFor = ({ name }: Assignment): boolean =>
      own.has(name) || !sources.some((each) => has(each, name));
    const applied = applyAssignments(source, assignments.filter(isFor));
    if (applied.kind === 'problem') return applied;
    values.push(applied.values);
  }
  return { kind: 'parameters', values };
}

function has(source: SourceFile, name: string): boolean {
  return parametersOf(source)?.some((parameter) => parameter.name === name) ?? false;
}

const KINDS: Readonly<Record<Parameter['kind'], string>> = {
  int: 'a whole number',
  float: 'a number',
  bool: 'True or False',
  str: 'a text',
};

/** Undefined when the text does not stand for a value of the parameter's kind. */
export function parseValue(parameter: Parameter, text: string): ParameterValue | undefined {
  const trimmed = text.trim();
  switch (parameter.kind) {
    case 'int': {
      if (!/^[+-]?\d+(_\d+)*$/.test(trimmed)) return undefined;
      const value = Number(trimmed.replaceAll('_', ''));
      return Number.isSafeInteger(value) ? value : undefined;
    }
    case 'float': {
      if (!/^[+-]?(\d[\d_]*\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return undefined;
      const value = Number(trimmed.replaceAll('_', ''));
      return Number.isFinite(value) ? value : undefined;
    }
    case 'bool':
      if (/^true$/i.test(trimmed)) return true;
      return /^false$/i.test(trimmed) ? false : undefined;
    case 'str':
      return text;
  }
}

export function isInRange({ min, max }: Parameter, value: ParameterValue): boolean {
  if (typeof value !== 'number') return true;
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}

/** The parameters with their ranges, for a hint. */
export function listed(parameters: readonly Parameter[]): string {
  if (parameters.length === 0) {
    return 'the program has none: a parameter is a top-level NAME = literal in upper case';
  }
  return `parameters: ${parameters.map(described).join(', ')}`;
}

function described({ name, kind, min, max }: Parameter): string {
  if (kind === 'bool') return `${name} True or False`;
  if (min === undefined && max === undefined) return name;
  return `${name} ${min ?? ''}..${max ?? ''}`;
}

function problem(what: string, hint: string): ParametersResult {
  return { kind: 'problem', what, hint };
}
