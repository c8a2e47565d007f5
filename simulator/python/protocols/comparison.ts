/**
 * Comparisons (Language reference, 6.10 and 3.3.1): rich comparison methods of both sides, identity as
 * the last resort of == and !=.
 */
import { COMPARISONS } from '../opcodes.ts';
import { typeError } from '../objects/exception.ts';
import { NOT_IMPLEMENTED, type Value } from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { PyFloat } from '../objects/values.ts';
import { typeName } from './attributes.ts';
import { dispatch } from './operators.ts';
import { truth } from './truth.ts';

export const LESS = 0;
export const LESS_EQUAL = 1;
export const EQUAL = 2;
export const NOT_EQUAL = 3;
export const GREATER = 4;
export const GREATER_EQUAL = 5;

/** The value of an int, float or bool as a JS number or bigint; undefined for everything else. */
function plainNumber(value: Value): number | bigint | undefined {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'object':
      return value instanceof PyFloat ? value.value : undefined;
    default:
      return undefined;
  }
}

/** The order of two strings by code points; that of UTF-16 units differs above U+D7FF. */
export function compareStrings(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    if (a === b) continue;
    if (a < 0xd800 && b < 0xd800) return a - b;
    // They may differ in the second half of a character, or a half of one stand alone.
    const start = i > 0 && (left.charCodeAt(i - 1) & 0xfc00) === 0xd800 ? i - 1 : i;
    const order = left.codePointAt(start)! - right.codePointAt(start)!;
    return order === 0 ? left.codePointAt(i)! - right.codePointAt(i)! : order;
  }
  return left.length - right.length;
}

/** A number and a bigint of one value are equal, too. */
function sameNumber(a: number | bigint, b: number | bigint): boolean {
  return a === b || (typeof a !== typeof b && a <= b && a >= b);
}

/** A comparison of plain numbers or strings; undefined when it takes more than that. */
export function quickCompare(operator: number, left: Value, right: Value): boolean | undefined {
  let a: number | bigint | undefined;
  let b: number | bigint | undefined;
  if (typeof left === 'string') {
    if (typeof right !== 'string') return undefined;
    if (operator === EQUAL) return left === right;
    if (operator === NOT_EQUAL) return left !== right;
    a = compareStrings(left, right);
    b = 0;
  } else {
    a = plainNumber(left);
    if (a === undefined) return undefined;
    b = plainNumber(right);
    if (b === undefined) return undefined;
  }
  switch (operator) {
    case LESS:
      return a < b;
    case LESS_EQUAL:
      return a <= b;
    case EQUAL:
      return sameNumber(a, b);
    case NOT_EQUAL:
      return !sameNumber(a, b);
    case GREATER:
      return a > b;
    default:
      return a >= b;
  }
}

/** `left OP right`; `operator` is an index into COMPARISONS. */
export function* compare(operator: number, left: Value, right: Value): Resumable {
  const quick = quickCompare(operator, left, right);
  if (quick !== undefined) return quick;
  const row = COMPARISONS[operator] as (typeof COMPARISONS)[number];
  const result = yield* dispatchComparison(left, right, row.method, row.reflected);
  if (result !== NOT_IMPLEMENTED) return result;
  if (operator === EQUAL) return left === right;
  if (operator === NOT_EQUAL) return left !== right;
  throw typeError(
    `'${row.symbol}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
  );
}

/** Unlike arithmetic, a comparison tries the reflected method between operands of one type, too. */
function* dispatchComparison(
  left: Value,
  right: Value,
  method: string,
  reflected: string,
): Resumable {
  const result = yield* dispatch(left, right, method, reflected, false);
  if (result !== NOT_IMPLEMENTED || method === reflected) return result;
  if (typeName(left) !== typeName(right)) return result;
  return yield* dispatch(right, left, reflected, method);
}

/** What `in`, list.index and dict lookup mean by equal: the same object, or ==. */
export function* equals(left: Value, right: Value): Resumable<boolean> {
  if (left === right) return true;
  const quick = quickCompare(EQUAL, left, right);
  if (quick !== undefined) return quick;
  return yield* truth(yield* compare(EQUAL, left, right));
}

/** `left < right` as a boolean: what sorting asks. */
export function* lessThan(left: Value, right: Value): Resumable<boolean> {
  const quick = quickCompare(LESS, left, right);
  if (quick !== undefined) return quick;
  return yield* truth(yield* compare(LESS, left, right));
}
