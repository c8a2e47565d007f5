/** Annotations of variables and parameters. */
import type { AnnAssign, Expression } from '../ast.ts';
import * as op from '../opcode-numbers.ts';
import type { Compiler } from './compiler.ts';
import { unparse } from './unparse.ts';

/** The value of an annotation, or its text under `from __future__ import annotations`. */
export function annotationValue(c: Compiler, node: Expression): void {
  if (c.options.futureAnnotations) {
    const { unit } = c;
    const { place } = unit;
    unit.place = node;
    unit.loadConstant(unparse(node));
    unit.place = place;
  } else if (node.kind === 'Starred') {
    // `*args: *Ts` unpacks one value.
    c.expression(node.value);
    c.unit.emit(op.UNPACK_SEQUENCE, 1);
  } else {
    c.expression(node);
  }
}

export function annAssign(c: Compiler, node: AnnAssign): void {
  const { unit } = c;
  const { target } = node;
  if (node.value !== undefined) {
    c.expression(node.value);
    c.expression(target);
  }
  const keeps = unit.kind === 'module' || unit.kind === 'class';
  switch (target.kind) {
    case 'Name':
      c.checkAssignable(target.id, 'assign to');
      if (node.simple && keeps) {
        annotationValue(c, node.annotation);
        c.loadName('__annotations__');
        unit.loadConstant(unit.mangle(target.id));
        unit.emit(op.STORE_SUBSCR);
      }
      break;
    case 'Attribute':
      if (node.value === undefined) evaluate(c, target.value);
      break;
    case 'Subscript':
      if (node.value === undefined) {
        evaluate(c, target.value);
        evaluate(c, target.slice);
      }
      break;
  }
  // Other targets' annotations are only evaluated.
  if (!node.simple && keeps && !c.options.futureAnnotations) evaluate(c, node.annotation);
}

function evaluate(c: Compiler, node: Expression): void {
  c.expression(node);
  c.unit.emit(op.POP_TOP);
}
