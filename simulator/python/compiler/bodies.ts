/** Bodies of modules and classes: docstring, annotations, statements. */
import type { Statement } from '../ast.ts';
import * as op from '../opcode-numbers.ts';
import type { Compiler } from './compiler.ts';
import { docstringOf } from './functions.ts';

export function emitBody(c: Compiler, body: readonly Statement[]): void {
  const { unit } = c;
  if (unit.kind === 'module' && body[0] !== undefined) unit.place = body[0];
  if (body.some(hasAnnotation)) unit.emit(op.SETUP_ANNOTATIONS);
  const docstring = c.options.mode === 'single' ? undefined : docstringOf(body);
  if (docstring === undefined) {
    c.statements(body);
    return;
  }
  unit.docstring = docstring;
  const [first, ...rest] = body;
  if (first?.kind === 'Expr') c.expression(first.value);
  unit.artificially(() => {
    c.storeName('__doc__');
  });
  c.statements(rest);
}

/** Whether a statement of the block itself annotates a variable. */
function hasAnnotation(node: Statement): boolean {
  switch (node.kind) {
    case 'AnnAssign':
      return true;
    case 'For':
    case 'AsyncFor':
    case 'While':
    case 'If':
      return node.body.some(hasAnnotation) || node.orelse.some(hasAnnotation);
    case 'With':
    case 'AsyncWith':
      return node.body.some(hasAnnotation);
    case 'Try':
    case 'TryStar':
      return (
        node.body.some(hasAnnotation) ||
        node.handlers.some((handler) => handler.body.some(hasAnnotation)) ||
        node.orelse.some(hasAnnotation) ||
        node.finalbody.some(hasAnnotation)
      );
    case 'Match':
      return node.cases.some((part) => part.body.some(hasAnnotation));
    default:
      return false;
  }
}
