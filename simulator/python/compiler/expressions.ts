/** Expressions but for calls, functions and comprehensions. */
import type { Attribute, BoolOp, IfExp, Slice, Span, Subscript } from '../ast.ts';
import * as op from '../opcode-numbers.ts';
import type { Compiler, Visitors } from './compiler.ts';
import { negatedComparison } from './conditions.ts';
import { Label } from './instruction.ts';
import { binaryArgument, UNARY_OPCODES } from './operators.ts';
import { asJoinedStr } from './percent-format.ts';
import { warnOfSubscript } from './warnings.ts';
import type { Expression } from '../ast.ts';

type Kind =
  | 'Attribute'
  | 'BinOp'
  | 'BoolOp'
  | 'Constant'
  | 'IfExp'
  | 'Name'
  | 'NamedExpr'
  | 'Slice'
  | 'Starred'
  | 'Subscript'
  | 'UnaryOp';

export const EXPRESSIONS: Pick<Visitors<Expression>, Kind> = {
  Attribute: attribute,
  BoolOp: boolOp,
  IfExp: ifExp,
  Slice: slice,
  Subscript: subscript,
  Constant(c, node) {
    c.unit.loadConstant(node.value);
  },
  Name(c, node) {
    if (node.ctx === 'Load') c.loadName(node.id);
    else if (node.ctx === 'Store') c.storeName(node.id);
    else c.deleteName(node.id);
  },
  NamedExpr(c, node) {
    c.expression(node.value);
    c.unit.emit(op.COPY, 1);
    c.expression(node.target);
  },
  BinOp(c, node) {
    const formatting = asJoinedStr(node);
    if (formatting !== undefined) {
      c.expression(formatting);
      return;
    }
    c.expression(node.left);
    c.expression(node.right);
    c.unit.emit(op.BINARY_OP, binaryArgument(node.op));
  },
  UnaryOp(c, node) {
    const negated = negatedComparison(node);
    if (negated !== undefined) {
      c.expression(negated);
      return;
    }
    c.expression(node.operand);
    c.unit.emit(UNARY_OPCODES[node.op]);
  },
  Starred(c, node) {
    throw c.problem(
      node.ctx === 'Store'
        ? 'starred assignment target must be in a list or tuple'
        : "can't use starred expression here",
    );
  },
};

/**
 * The place of an attribute that stands on another line than what it belongs to (a chain of calls) is the
 * attribute's name alone.
 */
export function attributePlace(node: Attribute, whole: Span): Span {
  if (whole.line === node.endLine) return whole;
  const length = [...node.attr].length;
  return {
    line: node.endLine,
    column: length <= node.endColumn ? node.endColumn - length : -1,
    endLine: whole.endLine,
    endColumn: length <= node.endColumn ? whole.endColumn : -1,
  };
}

function attribute(c: Compiler, node: Attribute): void {
  const { unit } = c;
  c.expression(node.value);
  unit.place = attributePlace(node, node);
  if (node.ctx === 'Load') {
    unit.emitName(op.LOAD_ATTR, node.attr);
  } else if (node.ctx === 'Store') {
    c.checkAssignable(node.attr, 'assign to');
    unit.emitName(op.STORE_ATTR, node.attr);
  } else {
    unit.emitName(op.DELETE_ATTR, node.attr);
  }
}

function subscript(c: Compiler, node: Subscript): void {
  warnOfSubscript(c, node);
  c.expression(node.value);
  c.expression(node.slice);
  c.unit.emit(
    node.ctx === 'Load'
      ? op.BINARY_SUBSCR
      : node.ctx === 'Store'
        ? op.STORE_SUBSCR
        : op.DELETE_SUBSCR,
  );
}

function slice(c: Compiler, node: Slice): void {
  const { unit } = c;
  for (const bound of [node.lower, node.upper]) {
    if (bound === undefined) unit.loadConstant(undefined);
    else c.expression(bound);
  }
  if (node.step !== undefined) c.expression(node.step);
  unit.emit(op.BUILD_SLICE, node.step === undefined ? 2 : 3);
}

function boolOp(c: Compiler, node: BoolOp): void {
  const { unit } = c;
  const end = new Label();
  const jump = node.op === 'And' ? op.JUMP_IF_FALSE_OR_POP : op.JUMP_IF_TRUE_OR_POP;
  const last = node.values.length - 1;
  for (const value of node.values.slice(0, last)) {
    c.expression(value);
    unit.jump(jump, end);
  }
  c.expression(node.values[last]!);
  unit.mark(end);
}

function ifExp(c: Compiler, node: IfExp): void {
  const { unit } = c;
  const end = new Label();
  const otherwise = new Label();
  c.jumpIf(node.test, otherwise, false);
  c.expression(node.body);
  unit.artificially(() => {
    unit.jump(op.JUMP_FORWARD, end);
  });
  unit.mark(otherwise);
  c.expression(node.orelse);
  unit.mark(end);
}
