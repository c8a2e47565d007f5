/** Carrying out an operation: in a context, at a cost, within the memory there is. */
import type { Context } from '../../python/context.ts';
import { productNs } from '../../python/costs.ts';
import { raise, typeError } from '../../python/objects/exception.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { PyTuple } from '../../python/objects/values.ts';
import { typeName } from '../../python/protocols/index.ts';
import { currentContext, PyContext, settle } from './context.ts';
import { PyDecimal, toDec } from './decimal.ts';
import type { Setting } from './finish.ts';
import { type Dec, digitsOf } from './number.ts';

export type Operation = (setting: Setting, ...operands: Dec[]) => Dec;

const BITS_OF_DIGIT = 3.33;
/** Longer numbers than this would take the host minutes. */
const DIGITS_MAX = 1_000_000;

/** The cost of an operation whose effort grows as a product of such numbers does. */
export function chargeFor(
  context: Context,
  operands: readonly Dec[],
  precision: number,
  factor: number,
): void {
  let digits = 0;
  for (const { coefficient } of operands) digits = Math.max(digits, digitsOf(coefficient));
  const worked = factor > 1 ? Math.max(digits, precision) : digits;
  if (worked > DIGITS_MAX) throw raise('MemoryError');
  if (worked > 40) {
    const bits = worked * BITS_OF_DIGIT;
    context.charge(productNs(bits, bits) * factor);
  } else if (factor > 1) context.charge(factor * 10);
}

/**
 * @param factor - how many products of its size the operation is worth; above 1 it also works to the
 * precision of the context, however short its operands are
 */
export function operate(
  operation: Operation,
  operands: readonly Dec[],
  own: PyContext,
  context: Context,
  factor = 1,
): PyDecimal {
  const setting = own.setting();
  chargeFor(context, operands, setting.precision, factor);
  const result = operation(setting, ...operands);
  settle(own, setting.status, context);
  return new PyDecimal(result);
}

/** The context given as an argument, or that of the thread. */
export function contextArgument(value: Value | undefined, context: Context): PyContext {
  if (value === undefined || value === NONE) return currentContext(context);
  if (value instanceof PyContext) return value;
  throw typeError('optional argument must be a context');
}

/** An operand of a method: a decimal or an int. */
export function operandArgument(value: Value): Dec {
  const operand = toDec(value);
  if (operand !== undefined) return operand;
  throw typeError(`conversion from ${typeName(value)} to Decimal is not supported`);
}

export const pair = (first: Value, second: Value): PyTuple => new PyTuple([first, second]);
