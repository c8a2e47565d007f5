/**
 * Arithmetic and bit operators (Language reference, 3.3.8 "Emulating numeric types"): the special
 * method of the left operand, the reflected one of the right, in the order the reference gives.
 * The machine has fast paths for plain numbers and strings; everything else comes here.
 */
import { BINARY_OPERATORS } from '../opcodes.ts';
import { PyNative } from '../objects/function.ts';
import { typeError } from '../objects/exception.ts';
import {
  NONE,
  NOT_IMPLEMENTED,
  PyObject,
  type PyType,
  typeOf,
  type Value,
} from '../objects/object.ts';
import type { Resumable } from '../objects/resumable.ts';
import { callSpecial, typeName } from './attributes.ts';
import { index } from './numbers.ts';

/** `left OP right`; `operator` is an index into BINARY_OPERATORS. */
export function* binary(operator: number, left: Value, right: Value): Resumable {
  const result = yield* tryBinary(operator, left, right);
  if (result !== NOT_IMPLEMENTED) return result;
  return yield* sequenceOperator(operator, left, right, false);
}

/** `left OP= right`: the in-place method first. */
export function* inplace(operator: number, left: Value, right: Value): Resumable {
  const row = BINARY_OPERATORS[operator] as (typeof BINARY_OPERATORS)[number];
  if (left instanceof PyObject) {
    const method = left.type.lookup(row.inplace);
    if (method !== undefined && method !== NONE) {
      const result = yield* callSpecial(method, left, [right]);
      if (result !== NOT_IMPLEMENTED) return result;
    }
  }
  const result = yield* tryBinary(operator, left, right);
  if (result !== NOT_IMPLEMENTED) return result;
  return yield* sequenceOperator(operator, left, right, true);
}

function* tryBinary(operator: number, left: Value, right: Value): Resumable {
  const row = BINARY_OPERATORS[operator] as (typeof BINARY_OPERATORS)[number];
  return yield* dispatch(left, right, row.method, row.reflected);
}

/**
 * The two-sided protocol shared by arithmetic and comparison: the reflected method goes first when the
 * right operand's type is a proper subclass (that overrides it, in arithmetic).
 */
export function* dispatch(
  left: Value,
  right: Value,
  method: string,
  reflected: string,
  onlyOverrides = true,
): Resumable {
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  const forward = leftType.lookup(method);
  const backward = leftType === rightType ? undefined : rightType.lookup(reflected);
  const rightFirst =
    backward !== undefined &&
    rightType !== leftType &&
    rightType.isSubtypeOf(leftType) &&
    (!onlyOverrides || overrides(rightType, leftType, reflected));
  if (rightFirst && backward !== NONE) {
    const result = yield* callSpecial(backward, right, [left]);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  if (forward !== undefined && forward !== NONE) {
    const result = yield* callSpecial(forward, left, [right]);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  if (!rightFirst && backward !== undefined && backward !== NONE) {
    return yield* callSpecial(backward, right, [left]);
  }
  return NOT_IMPLEMENTED;
}

function overrides(subtype: PyType, base: PyType, name: string): boolean {
  return subtype.lookup(name) !== base.lookup(name);
}

/** Whether a type is one of the built-in sequences, whose + and * are not numeric. */
function isSequence(value: Value): boolean {
  const { layout } = typeOf(value);
  return (
    layout === 'str' ||
    layout === 'list' ||
    layout === 'tuple' ||
    layout === 'bytes' ||
    layout === 'bytearray'
  );
}

/** The last resort and the errors: concatenation and repetition, worded as CPython words them. */
function* sequenceOperator(
  operator: number,
  left: Value,
  right: Value,
  assigned: boolean,
): Resumable {
  const { symbol } = BINARY_OPERATORS[operator] as (typeof BINARY_OPERATORS)[number];
  if (symbol === '+' && isSequence(left)) {
    const { layout } = typeOf(left);
    throw typeError(
      layout === 'bytes' || layout === 'bytearray'
        ? `can't concat ${typeName(right)} to ${typeName(left)}`
        : `can only concatenate ${layout} (not "${typeName(right)}") to ${layout}`,
    );
  }
  if (symbol === '*' && (isSequence(left) || isSequence(right))) {
    const count = isSequence(left) ? right : left;
    if (typeOf(count).lookup('__index__') === undefined) {
      throw typeError(`can't multiply sequence by non-int of type '${typeName(count)}'`);
    }
    const whole = yield* index(count);
    return yield* binary(operator, isSequence(left) ? left : right, whole);
  }
  const shown =
    symbol === '**' ? (assigned ? '**=' : '** or pow()') : assigned ? `${symbol}=` : symbol;
  // What Python 2 wrote to print to a file.
  const isPrint = symbol === '>>' && left instanceof PyNative && left.native.name === 'print';
  const hint = isPrint ? '. Did you mean "print(<message>, file=<output_stream>)"?' : '';
  throw typeError(
    `unsupported operand type(s) for ${shown}: '${typeName(left)}' and '${typeName(right)}'${hint}`,
  );
}

const UNARY_SYMBOLS: Readonly<Record<string, string>> = {
  __neg__: '-',
  __pos__: '+',
  __invert__: '~',
};

/** `-v`, `+v`, `~v` and abs(v). */
export function* unary(method: string, value: Value): Resumable {
  const found = typeOf(value).lookup(method);
  if (found === undefined || found === NONE) {
    const symbol = UNARY_SYMBOLS[method];
    throw typeError(
      symbol === undefined
        ? `bad operand type for ${method.slice(2, -2)}(): '${typeName(value)}'`
        : `bad operand type for unary ${symbol}: '${typeName(value)}'`,
    );
  }
  return yield* callSpecial(found, value, []);
}
