/**
 * Arithmetic of plain numbers and strings without going through special methods. Ints are JS numbers
 * within ±(2^53 − 1) and bigints beyond; every result is brought back to that form.
 */
import { raise, type Raised } from '../objects/exception.ts';
import type { Value } from '../objects/object.ts';
import { PyFloat } from '../objects/values.ts';

/** Indexes into BINARY_OPERATORS. */
export const ADD = 0;
export const SUBTRACT = 1;
export const MULTIPLY = 2;
export const TRUE_DIVIDE = 3;
export const FLOOR_DIVIDE = 4;
export const REMAINDER = 5;
export const LEFT_SHIFT = 7;
export const RIGHT_SHIFT = 8;
export const AND = 9;
export const OR = 10;
export const XOR = 11;

/** The one form of an int: a number if it is safe, otherwise a bigint. */
export function normalise(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

export function zeroDivision(message: string): Raised {
  return raise('ZeroDivisionError', message);
}

/** Floor division of numbers within the safe range; `right` is not 0. */
export function floorDivide(left: number, right: number): number {
  const remainder = left % right;
  const quotient = (left - remainder) / right;
  return (remainder !== 0 && remainder < 0 !== right < 0 ? quotient - 1 : quotient) + 0;
}

/** Remainder with the sign of the divisor, as Python's; `right` is not 0. */
export function modulo(left: number, right: number): number {
  const remainder = left % right;
  return (remainder !== 0 && remainder < 0 !== right < 0 ? remainder + right : remainder) + 0;
}

function smallInts(operator: number, a: number, b: number): Value | undefined {
  switch (operator) {
    case ADD: {
      const sum = a + b;
      return Number.isSafeInteger(sum) ? sum : BigInt(a) + BigInt(b);
    }
    case SUBTRACT: {
      const difference = a - b;
      return Number.isSafeInteger(difference) ? difference : BigInt(a) - BigInt(b);
    }
    case MULTIPLY: {
      const product = a * b;
      return Number.isSafeInteger(product) ? product + 0 : BigInt(a) * BigInt(b);
    }
    case TRUE_DIVIDE:
      if (b === 0) throw zeroDivision('division by zero');
      return new PyFloat(a / b);
    case FLOOR_DIVIDE:
      if (b === 0) throw zeroDivision('integer division or modulo by zero');
      return floorDivide(a, b);
    case REMAINDER:
      if (b === 0) throw zeroDivision('integer modulo by zero');
      return modulo(a, b);
    case AND:
      return (a | 0) === a && (b | 0) === b ? a & b : normalise(BigInt(a) & BigInt(b));
    case OR:
      return (a | 0) === a && (b | 0) === b ? a | b : normalise(BigInt(a) | BigInt(b));
    case XOR:
      return (a | 0) === a && (b | 0) === b ? a ^ b : normalise(BigInt(a) ^ BigInt(b));
    case LEFT_SHIFT: {
      if (b < 0 || b > 52) return undefined;
      const shifted = a * 2 ** b;
      return Number.isSafeInteger(shifted) ? shifted + 0 : BigInt(a) << BigInt(b);
    }
    case RIGHT_SHIFT:
      return b >= 0 && b < 1000 ? Math.floor(a / 2 ** b) + 0 : undefined;
    default:
      return undefined;
  }
}

/** What takes more than linear time is left to the methods, which charge for it. */
function bigInts(operator: number, a: bigint, b: bigint): Value | undefined {
  switch (operator) {
    case ADD:
      return normalise(a + b);
    case SUBTRACT:
      return normalise(a - b);
    case AND:
      return normalise(a & b);
    case OR:
      return normalise(a | b);
    case XOR:
      return normalise(a ^ b);
    default:
      return undefined;
  }
}

function floats(operator: number, a: number, b: number): Value | undefined {
  switch (operator) {
    case ADD:
      return new PyFloat(a + b);
    case SUBTRACT:
      return new PyFloat(a - b);
    case MULTIPLY:
      return new PyFloat(a * b);
    case TRUE_DIVIDE:
      if (b === 0) throw zeroDivision('float division by zero');
      return new PyFloat(a / b);
    default:
      return undefined;
  }
}

/** `left OP right` for plain numbers and strings; undefined when it takes the special methods. */
export function quickBinary(operator: number, left: Value, right: Value): Value | undefined {
  if (typeof left === 'number') {
    if (typeof right === 'number') return smallInts(operator, left, right);
    if (typeof right === 'bigint') return bigInts(operator, BigInt(left), right);
    return right instanceof PyFloat ? floats(operator, left, right.value) : undefined;
  }
  if (left instanceof PyFloat) {
    if (right instanceof PyFloat) return floats(operator, left.value, right.value);
    return typeof right === 'number' ? floats(operator, left.value, right) : undefined;
  }
  if (typeof left === 'bigint') {
    if (typeof right === 'bigint') return bigInts(operator, left, right);
    return typeof right === 'number' ? bigInts(operator, left, BigInt(right)) : undefined;
  }
  if (typeof left === 'string' && typeof right === 'string' && operator === ADD) {
    return left + right;
  }
  return undefined;
}
