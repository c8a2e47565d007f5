/** The operations that Decimal and Context both have as methods: a row each. */
import {
  add,
  divide,
  divideInteger,
  fusedMultiplyAdd,
  magnitude,
  minus,
  multiply,
  plus,
  remainder,
  remainderNear,
  subtract,
} from './arithmetic.ts';
import type { Setting } from './finish.ts';
import { commonLogarithm, exponential, naturalLogarithm, squareRoot } from './functions.ts';
import { type Dec, isFinite, isInfinite, isNan, isZero } from './number.ts';
import {
  compare,
  compareSignal,
  compareTotal,
  compareTotalMagnitude,
  isNormal,
  isSubnormal,
  logB,
  logicalAnd,
  logicalInvert,
  logicalOr,
  logicalXor,
  maximum,
  maximumMagnitude,
  minimum,
  minimumMagnitude,
  nextMinus,
  nextPlus,
  nextToward,
  normalize,
  rotate,
  scaleB,
  shift,
} from './operations.ts';
import type { Operation } from './operate.ts';

export interface Row {
  readonly name: string;
  readonly operation: Operation;
  /** See operate(). */
  readonly factor?: number;
}

/** Of one operand. */
export const UNARY: readonly Row[] = [
  { name: 'exp', operation: exponential, factor: 200 },
  { name: 'ln', operation: naturalLogarithm, factor: 400 },
  { name: 'log10', operation: commonLogarithm, factor: 500 },
  { name: 'sqrt', operation: squareRoot, factor: 10 },
  { name: 'logb', operation: logB },
  { name: 'logical_invert', operation: logicalInvert },
  { name: 'next_minus', operation: nextMinus },
  { name: 'next_plus', operation: nextPlus },
  { name: 'normalize', operation: normalize },
];

/** Of two operands. */
export const BINARY: readonly Row[] = [
  { name: 'compare', operation: compare },
  { name: 'compare_signal', operation: compareSignal },
  { name: 'compare_total', operation: compareTotal },
  { name: 'compare_total_mag', operation: compareTotalMagnitude },
  { name: 'logical_and', operation: logicalAnd },
  { name: 'logical_or', operation: logicalOr },
  { name: 'logical_xor', operation: logicalXor },
  { name: 'max', operation: maximum },
  { name: 'max_mag', operation: maximumMagnitude },
  { name: 'min', operation: minimum },
  { name: 'min_mag', operation: minimumMagnitude },
  { name: 'next_toward', operation: nextToward },
  { name: 'remainder_near', operation: remainderNear, factor: 2 },
  { name: 'rotate', operation: rotate },
  { name: 'scaleb', operation: scaleB },
  { name: 'shift', operation: shift },
];

/** What only contexts have a name for: of Decimal these are operators. */
export const CONTEXT_UNARY: readonly Row[] = [
  { name: 'abs', operation: magnitude },
  { name: 'plus', operation: plus },
  { name: 'minus', operation: minus },
];

export const CONTEXT_BINARY: readonly Row[] = [
  { name: 'add', operation: add },
  { name: 'subtract', operation: subtract },
  { name: 'multiply', operation: multiply },
  { name: 'divide', operation: divide, factor: 2 },
  { name: 'divide_int', operation: divideInteger, factor: 2 },
  { name: 'remainder', operation: remainder, factor: 2 },
];

export const FUSED: Row = { name: 'fma', operation: fusedMultiplyAdd };

/** Questions that no context matters for. */
export const QUESTIONS: readonly (readonly [string, (value: Dec) => boolean])[] = [
  ['is_canonical', () => true],
  ['is_finite', isFinite],
  ['is_infinite', isInfinite],
  ['is_nan', isNan],
  ['is_qnan', ({ kind }) => kind === 'nan'],
  ['is_snan', ({ kind }) => kind === 'snan'],
  ['is_signed', ({ negative }) => negative],
  ['is_zero', isZero],
];

/** Questions about the range of a context. */
export const RANGE_QUESTIONS: readonly (readonly [
  string,
  (setting: Setting, value: Dec) => boolean,
])[] = [
  ['is_normal', isNormal],
  ['is_subnormal', isSubnormal],
];

/** Copies, which change nothing but the sign. */
export const COPIES: readonly (readonly [string, (value: Dec) => Dec])[] = [
  ['copy_abs', (value) => ({ ...value, negative: false })],
  ['copy_negate', (value) => ({ ...value, negative: !value.negative })],
];

export const copySign = (value: Dec, other: Dec): Dec => ({ ...value, negative: other.negative });
