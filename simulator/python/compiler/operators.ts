/** Arguments of the operator opcodes. */
import type { BinaryOperator, Comparison, UnaryOperator } from '../ast.ts';
import * as op from '../opcode-numbers.ts';
import { BINARY_OPERATORS, COMPARISONS } from '../opcodes.ts';

const BINARY_SYMBOLS: Readonly<Record<BinaryOperator, string>> = {
  Add: '+',
  Sub: '-',
  Mult: '*',
  MatMult: '@',
  Div: '/',
  Mod: '%',
  Pow: '**',
  LShift: '<<',
  RShift: '>>',
  BitOr: '|',
  BitXor: '^',
  BitAnd: '&',
  FloorDiv: '//',
};

const COMPARISON_SYMBOLS: Readonly<Partial<Record<Comparison, string>>> = {
  Eq: '==',
  NotEq: '!=',
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
};

export const UNARY_OPCODES: Readonly<Record<UnaryOperator, number>> = {
  Not: op.UNARY_NOT,
  USub: op.UNARY_NEGATIVE,
  UAdd: op.UNARY_POSITIVE,
  Invert: op.UNARY_INVERT,
};

/** Argument of BINARY_OP and INPLACE_OP. */
export function binaryArgument(operator: BinaryOperator): number {
  return BINARY_OPERATORS.findIndex(({ symbol }) => symbol === BINARY_SYMBOLS[operator]);
}

/** The instruction that makes a comparison. */
export function comparisonInstruction(comparison: Comparison): readonly [number, number] {
  switch (comparison) {
    case 'Is':
      return [op.IS_OP, 0];
    case 'IsNot':
      return [op.IS_OP, 1];
    case 'In':
      return [op.CONTAINS_OP, 0];
    case 'NotIn':
      return [op.CONTAINS_OP, 1];
    default: {
      const wanted = COMPARISON_SYMBOLS[comparison];
      return [op.COMPARE_OP, COMPARISONS.findIndex(({ symbol }) => symbol === wanted)];
    }
  }
}
