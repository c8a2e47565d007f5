/** Comparisons, and expressions of which only the truth is wanted. */
import type { Compare, Comparison, Expression, UnaryOp } from '../ast.ts';
import * as op from '../opcode-numbers.ts';
import type { Compiler } from './compiler.ts';
import { constantTruth } from './folding.ts';
import { Label } from './instruction.ts';
import { comparisonInstruction } from './operators.ts';
import { warnOfComparison } from './warnings.ts';

const NEGATIONS: Readonly<Partial<Record<Comparison, Comparison>>> = {
  Is: 'IsNot',
  IsNot: 'Is',
  In: 'NotIn',
  NotIn: 'In',
};

/** `not a in b` is `a not in b`. */
export function negatedComparison(node: UnaryOp): Compare | undefined {
  const { operand } = node;
  if (node.op !== 'Not' || operand.kind !== 'Compare' || operand.ops.length !== 1) return undefined;
  const negation = NEGATIONS[operand.ops[0]!];
  if (negation === undefined) return undefined;
  return { ...operand, ops: [negation] };
}

function compareWith(c: Compiler, comparison: Comparison): void {
  c.unit.emit(...comparisonInstruction(comparison));
}

/** The right operand: a list or set display after `in` is never changed, so it can be a constant. */
function comparator(c: Compiler, comparison: Comparison, node: Expression): void {
  if ((comparison === 'In' || comparison === 'NotIn') && loadFrozen(c, node)) return;
  c.expression(node);
}

/** Loads a list or set of constants as the tuple or frozenset that it is equal to. */
export function loadFrozen(c: Compiler, node: Expression): boolean {
  if (node.kind !== 'List' && node.kind !== 'Set') return false;
  const folded = c.folder.tuple(node.elts);
  if (folded === undefined) return false;
  const { value } = folded;
  if (typeof value !== 'object' || !('tuple' in value)) return false;
  const { unit } = c;
  const { place } = unit;
  unit.place = node;
  unit.loadConstant(node.kind === 'List' ? value : { frozenset: value.tuple });
  unit.place = place;
  return true;
}

/** All comparisons of a chain but the last: [left, …] → the value compared last stays for the next. */
function chain(c: Compiler, node: Compare, failed: Label, jump: number): void {
  const { unit } = c;
  c.expression(node.left);
  for (let i = 0; i < node.ops.length - 1; i++) {
    c.expression(node.comparators[i]!); // the next comparison sees it too
    unit.emit(op.SWAP, 2);
    unit.emit(op.COPY, 2);
    compareWith(c, node.ops[i]!);
    unit.jump(jump, failed);
  }
  const last = node.ops.length - 1;
  comparator(c, node.ops[last]!, node.comparators[last]!);
  compareWith(c, node.ops[last]!);
}

export function compare(c: Compiler, node: Compare): void {
  const { unit } = c;
  warnOfComparison(c, node);
  if (node.ops.length === 1) {
    c.expression(node.left);
    comparator(c, node.ops[0]!, node.comparators[0]!);
    compareWith(c, node.ops[0]!);
    return;
  }
  const failed = new Label();
  const end = new Label();
  chain(c, node, failed, op.JUMP_IF_FALSE_OR_POP);
  unit.artificially(() => {
    unit.jump(op.JUMP_FORWARD, end);
  });
  unit.mark(failed);
  unit.emit(op.SWAP, 2);
  unit.emit(op.POP_TOP);
  unit.mark(end);
}

export function jumpIf(c: Compiler, node: Expression, label: Label, wanted: boolean): void {
  const { unit } = c;
  const constant = c.constantOf(node);
  if (constant !== undefined) {
    // CPython takes the test away again, but the constant stays.
    c.unit.constants.add(constant.value);
    if (constantTruth(constant.value) === wanted) unit.jump(op.JUMP_FORWARD, label);
    else unit.emit(op.NOP);
    return;
  }
  switch (node.kind) {
    case 'UnaryOp': {
      if (node.op !== 'Not') break;
      const negated = negatedComparison(node);
      if (negated === undefined) c.jumpIf(node.operand, label, !wanted);
      else jumpIf(c, negated, label, wanted);
      return;
    }
    case 'BoolOp': {
      const decides = node.op === 'Or';
      const decided = decides === wanted ? label : new Label();
      const last = node.values.length - 1;
      for (const value of node.values.slice(0, last)) jumpIf(c, value, decided, decides);
      jumpIf(c, node.values[last]!, label, wanted);
      if (decided !== label) unit.mark(decided);
      return;
    }
    case 'IfExp': {
      const end = new Label();
      const otherwise = new Label();
      jumpIf(c, node.test, otherwise, false);
      jumpIf(c, node.body, label, wanted);
      unit.artificially(() => {
        unit.jump(op.JUMP_FORWARD, end);
      });
      unit.mark(otherwise);
      jumpIf(c, node.orelse, label, wanted);
      unit.mark(end);
      return;
    }
    case 'Compare':
      // As in CPython, the place stays that of the comparison for the rest of the condition.
      unit.place = node;
      if (node.ops.length > 1) {
        warnOfComparison(c, node);
        jumpIfChain(c, node, label, wanted);
        return;
      }
      if (jumpIfNone(c, node, label, wanted)) return;
      break;
    default:
      break;
  }
  c.expression(node);
  unit.jump(wanted ? op.POP_JUMP_IF_TRUE : op.POP_JUMP_IF_FALSE, label);
}

function jumpIfChain(c: Compiler, node: Compare, label: Label, wanted: boolean): void {
  const { unit } = c;
  const failed = new Label();
  const end = new Label();
  chain(c, node, failed, op.POP_JUMP_IF_FALSE);
  unit.jump(wanted ? op.POP_JUMP_IF_TRUE : op.POP_JUMP_IF_FALSE, label);
  unit.artificially(() => {
    unit.jump(op.JUMP_FORWARD, end);
  });
  unit.mark(failed);
  unit.emit(op.POP_TOP);
  if (!wanted) {
    unit.artificially(() => {
      unit.jump(op.JUMP_FORWARD, label);
    });
  }
  unit.mark(end);
}

/** `x is None` as a condition has jumps of its own. */
function jumpIfNone(c: Compiler, node: Compare, label: Label, wanted: boolean): boolean {
  const [comparison] = node.ops;
  if (comparison !== 'Is' && comparison !== 'IsNot') return false;
  const right = c.constantOf(node.comparators[0]!);
  if (right === undefined || right.value !== undefined) return false;
  c.expression(node.left);
  c.unit.constants.add(undefined);
  c.unit.jump(
    (comparison === 'Is') === wanted ? op.POP_JUMP_IF_NONE : op.POP_JUMP_IF_NOT_NONE,
    label,
  );
  return true;
}
