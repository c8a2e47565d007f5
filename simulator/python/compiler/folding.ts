/**
 * Constant folding: expressions of literals are computed at compile time, as CPython does, with its
 * limits on the size of results. What would raise an error is left for the program to raise.
 */
import type { BinaryOperator, Expression, UnaryOperator } from '../ast.ts';
import type { Constant } from '../code.ts';
import { foldBinary } from './folding-operators.ts';

/** A constant in a box: the constant None is undefined. */
export interface Boxed {
  readonly value: Constant;
}

export class ConstantFolder {
  private readonly known = new Map<Expression, Boxed | undefined>();

  /** The constant that `node` always gives, or undefined. */
  fold(node: Expression): Boxed | undefined {
    switch (node.kind) {
      case 'Constant':
        return node;
      case 'BinOp':
      case 'UnaryOp':
      case 'Tuple':
      case 'Subscript':
        break;
      case 'Name':
        return node.id === '__debug__' && node.ctx === 'Load' ? { value: true } : undefined;
      default:
        return undefined;
    }
    if (this.known.has(node)) return this.known.get(node);
    const folded = this.compute(node);
    this.known.set(node, folded);
    return folded;
  }

  private compute(node: Expression): Boxed | undefined {
    switch (node.kind) {
      case 'UnaryOp': {
        const operand = this.fold(node.operand);
        return operand && foldUnary(node.op, operand.value);
      }
      case 'BinOp':
        return this.binary(node.left, node.op, node.right);
      case 'Tuple':
        return node.ctx === 'Load' ? this.tuple(node.elts) : undefined;
      case 'Subscript': {
        if (node.ctx !== 'Load') return undefined;
        const value = this.fold(node.value);
        const index = value && this.fold(node.slice);
        return value && index && foldSubscript(value.value, index.value);
      }
      default:
        return undefined;
    }
  }

  private binary(left: Expression, operator: BinaryOperator, right: Expression): Boxed | undefined {
    const first = this.fold(left);
    const second = first && this.fold(right);
    return first && second && foldBinary(operator, first.value, second.value);
  }

  /** A tuple of constants is one. */
  tuple(elements: readonly Expression[]): Boxed | undefined {
    const items: Constant[] = [];
    for (const element of elements) {
      const item = this.fold(element);
      if (item === undefined) return undefined;
      items.push(item.value);
    }
    return { value: { tuple: items } };
  }
}

/** Whether a constant is true in a condition. */
export function constantTruth(value: Constant): boolean {
  switch (typeof value) {
    case 'undefined':
      return false;
    case 'object':
      if ('float' in value) return value.float !== 0;
      if ('imaginary' in value) return value.imaginary !== 0;
      if ('bytes' in value) return value.bytes.length > 0;
      if ('tuple' in value) return value.tuple.length > 0;
      if ('frozenset' in value) return value.frozenset.length > 0;
      return true;
    default:
      // A bigint is never 0, NaN is no int.
      return Boolean(value);
  }
}

function foldUnary(operator: UnaryOperator, value: Constant): Boxed | undefined {
  if (operator === 'Not') return { value: !constantTruth(value) };
  if (typeof value === 'object' && 'float' in value) {
    if (operator === 'USub') return { value: { float: -value.float } };
    return operator === 'UAdd' ? { value } : undefined;
  }
  if (typeof value === 'object' && 'imaginary' in value) {
    return operator === 'UAdd' ? { value } : undefined;
  }
  const number = typeof value === 'boolean' ? Number(value) : value;
  if (typeof number !== 'number' && typeof number !== 'bigint') return undefined;
  switch (operator) {
    case 'USub':
      return { value: typeof number === 'number' ? 0 - number : -number };
    case 'UAdd':
      return { value: number };
    case 'Invert':
      return foldBinary('Sub', foldUnary('USub', number)!.value, 1);
  }
}

function foldSubscript(value: Constant, index: Constant): Boxed | undefined {
  if (typeof index !== 'number') return undefined;
  const items =
    typeof value === 'string'
      ? [...value]
      : typeof value === 'object' && 'tuple' in value
        ? value.tuple
        : typeof value === 'object' && 'bytes' in value
          ? [...value.bytes]
          : undefined;
  const at = items !== undefined && index < 0 ? index + items.length : index;
  return items !== undefined && at >= 0 && at < items.length ? { value: items[at] } : undefined;
}
