/** How decimals compare with other numbers (Library reference; nans have no order). */
import type { Context } from '../../python/context.ts';
import { NOT_IMPLEMENTED, type PyType, type Value } from '../../python/objects/object.ts';
import type { Resumable } from '../../python/objects/resumable.ts';
import { PyComplex, PyFloat } from '../../python/objects/values.ts';
import {
  EQUAL,
  getAttribute,
  isInstanceOf,
  NOT_EQUAL,
  plainInt,
  quickCompare,
} from '../../python/protocols/index.ts';
import { multiply } from './arithmetic.ts';
import { FLOAT_OPERATION, INVALID_OPERATION } from './conditions.ts';
import { currentContext, signalClass, settle } from './context.ts';
import { fromDouble, type PyDecimal, toDec } from './decimal.ts';
import type { Setting } from './finish.ts';
import { type Dec, fromInteger, isFinite, isNan, order } from './number.ts';

/** A setting in which products are exact. */
function exact(): Setting {
  return {
    precision: Number.MAX_SAFE_INTEGER,
    rounding: 'ROUND_HALF_EVEN',
    exponentMin: -Number.MAX_SAFE_INTEGER,
    exponentMax: Number.MAX_SAFE_INTEGER,
    clamp: false,
    status: 0,
  };
}

/** Both sides as decimals that compare as the numbers do; undefined: not a number to compare with. */
function* sides(
  own: Dec,
  other: Value,
  equality: boolean,
  context: Context,
): Resumable<readonly [Dec, Dec] | undefined> {
  const known = toDec(other);
  if (known !== undefined) return [own, known];
  if (other instanceof PyFloat) {
    const current = currentContext(context);
    // Asking whether they are equal never raises an error.
    if (equality) current.flags.bits |= FLOAT_OPERATION;
    else settle(current, FLOAT_OPERATION, context);
    return [own, fromDouble(other.value)];
  }
  if (other instanceof PyComplex) {
    if (!equality || other.imaginary !== 0) return undefined;
    currentContext(context).flags.bits |= FLOAT_OPERATION;
    return [own, fromDouble(other.real)];
  }
  const rational: PyType = signalClass(context.interpreter, 'Rational');
  if (!(yield* isInstanceOf(other, rational))) return undefined;
  const numerator = plainInt(yield* getAttribute(other, 'numerator'));
  const denominator = plainInt(yield* getAttribute(other, 'denominator'));
  if (numerator === undefined || denominator === undefined) return undefined;
  const scaled = isFinite(own) ? multiply(exact(), own, fromInteger(BigInt(denominator))) : own;
  return [scaled, fromInteger(BigInt(numerator))];
}

export function* compareDecimals(
  operator: number,
  self: PyDecimal,
  other: Value,
  context: Context,
): Resumable {
  const equality = operator === EQUAL || operator === NOT_EQUAL;
  const both = yield* sides(self.value, other, equality, context);
  if (both === undefined) return NOT_IMPLEMENTED;
  const [left, right] = both;
  if (isNan(left) || isNan(right)) {
    const signals = !equality || left.kind === 'snan' || right.kind === 'snan';
    if (signals) settle(currentContext(context), INVALID_OPERATION, context);
    return operator === NOT_EQUAL;
  }
  return quickCompare(operator, order(left, right), 0)!;
}
