/** The parameters of a program: top-level upper-case assignments of a literal. */
import type { Expression, Module, Statement } from '../ast.ts';
import type { Parameter, ParameterValue } from '../../simulation.ts';
import type { ParameterTable } from './schema.ts';

export interface FoundParameter {
  readonly name: string;
  readonly kind: Parameter['kind'];
  readonly value: ParameterValue;
  /** The statement that assigns it, by its index in the module. */
  readonly index: number;
  readonly literal: Expression;
}

const UPPER_CASE = /^[A-Z][A-Z0-9_]*$/;

/** In order of the source. Where a name is assigned twice, the first counts. */
export function findParameters(module: Module): readonly FoundParameter[] {
  const found = new Map<string, FoundParameter>();
  module.body.forEach((statement, index) => {
    const assigned = assignment(statement);
    if (assigned === undefined || found.has(assigned.name)) return;
    const value = literalValue(assigned.literal);
    if (value === undefined) return;
    found.set(assigned.name, { ...assigned, ...value, index });
  });
  return [...found.values()];
}

function assignment(
  node: Statement,
): { readonly name: string; readonly literal: Expression } | undefined {
  const target =
    node.kind === 'Assign' && node.targets.length === 1
      ? node.targets[0]
      : node.kind === 'AnnAssign'
        ? node.target
        : undefined;
  if (target?.kind !== 'Name' || !UPPER_CASE.test(target.id)) return undefined;
  if (node.kind !== 'Assign' && node.kind !== 'AnnAssign') return undefined;
  return node.value && { name: target.id, literal: node.value };
}

type Literal = Pick<FoundParameter, 'kind' | 'value'>;

function literalValue(node: Expression): Literal | undefined {
  if (node.kind === 'UnaryOp' && (node.op === 'USub' || node.op === 'UAdd')) {
    const operand = literalValue(node.operand);
    if (operand === undefined || typeof operand.value !== 'number') return undefined;
    return node.op === 'UAdd' ? operand : { ...operand, value: 0 - operand.value };
  }
  if (node.kind !== 'Constant') return undefined;
  const { value } = node;
  switch (typeof value) {
    case 'number':
      return { kind: 'int', value };
    case 'boolean':
      return { kind: 'bool', value };
    case 'string':
      return { kind: 'str', value };
    case 'object':
      if (!('float' in value) || !Number.isFinite(value.float)) return undefined;
      return { kind: 'float', value: value.float };
    default:
      return undefined;
  }
}

/** What the window and the command line are told, from the source and the header's table. */
export function describeParameter(
  found: FoundParameter,
  table: ParameterTable | undefined,
): Parameter {
  const { name, kind, value, literal } = found;
  const derived = typeof value === 'number' ? derivedRange(kind, value) : NO_RANGE;
  // A header that gives one bound must not meet the other one on the wrong side.
  const min = table?.min ?? below(derived.min, table?.max);
  const max = table?.max ?? above(derived.max, table?.min);
  return {
    name,
    kind,
    value,
    min,
    max,
    step: table?.step ?? (min === undefined || max === undefined ? undefined : derived.step),
    label: table?.label ?? name,
    unit: table?.unit ?? '',
    line: literal.line,
  };
}

interface DerivedRange {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly step: number | undefined;
}

const NO_RANGE: DerivedRange = { min: undefined, max: undefined, step: undefined };
/** A slider has about this many positions. */
const STEPS = 100;

/**
 * A range for a number the header says nothing about: up to ten times the value, rounded up to 1, 2 or 5
 * times a power of ten; from 1 for whole numbers above 0 and from 0 for others; symmetric below 0.
 */
function derivedRange(kind: Parameter['kind'], value: number): DerivedRange {
  const max = value === 0 ? 10 : roundUp(10 * Math.abs(value));
  const min = value < 0 ? -max : kind === 'int' && value > 0 ? 1 : 0;
  if (kind === 'int') return { min, max, step: 1 };
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return { min, max, step: Math.min(10 ** -decimals, max / STEPS) };
}

/** The next of 1, 2, 5, 10, 20, 50… */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 5].find((each) => each * power >= value * (1 - 1e-12)) ?? 10;
  return Number((factor * power).toPrecision(12));
}

function below(bound: number | undefined, other: number | undefined): number | undefined {
  return bound !== undefined && other !== undefined && bound > other ? other : bound;
}

function above(bound: number | undefined, other: number | undefined): number | undefined {
  return bound !== undefined && other !== undefined && bound < other ? other : bound;
}
