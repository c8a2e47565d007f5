/** Class statements. */
import type { ClassDef, Statement } from '../ast.ts';
import * as op from '../opcode-numbers.ts';
import { callWith } from './calls.ts';
import { emitBody } from './bodies.ts';
import type { Compiler, Visitors } from './compiler.ts';
import { applyDecorators, makeClosure } from './functions.ts';

export const CLASSES: Pick<Visitors<Statement>, 'ClassDef'> = { ClassDef: classDef };

function classDef(c: Compiler, node: ClassDef): void {
  const { unit } = c;
  c.expressions(node.decoratorList);
  const firstLine = node.decoratorList[0]?.line ?? node.line;
  const code = c.compileUnit('class', node.name, node, firstLine, (inner) => {
    c.loadName('__name__');
    c.storeName('__module__');
    inner.loadConstant(inner.qualifiedName);
    c.storeName('__qualname__');
    emitBody(c, node.body);
    inner.artificially(() => {
      if (inner.scope.needsClassCell) {
        // The metaclass fills the cell that super() in the methods looks into.
        inner.emit(op.LOAD_CLOSURE, inner.layout.slots.get('__class__'));
        inner.emit(op.COPY, 1);
        c.storeName('__classcell__');
      } else {
        inner.loadConstant(undefined);
      }
      inner.emit(op.RETURN_VALUE);
    });
  });
  unit.emit(op.LOAD_BUILD_CLASS);
  unit.emit(op.PUSH_NULL);
  makeClosure(c, code, 0);
  unit.loadConstant(node.name);
  callWith(c, 2, node.bases, node.keywords);
  applyDecorators(c, node.decoratorList);
  unit.place = node;
  c.storeName(node.name);
}
