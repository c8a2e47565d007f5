/** Assignments, `del`, expression statements, imports, and statements that only declare. */
import type { AugAssign, Import, ImportFrom, Statement } from '../ast.ts';
import * as op from '../opcode-numbers.ts';
import { annAssign } from './annotations.ts';
import type { Compiler, Visitors } from './compiler.ts';
import { attributePlace } from './expressions.ts';
import { binaryArgument } from './operators.ts';

type Kind =
  | 'AnnAssign'
  | 'Assign'
  | 'AugAssign'
  | 'Delete'
  | 'Expr'
  | 'Global'
  | 'Import'
  | 'ImportFrom'
  | 'Nonlocal'
  | 'Pass';

export const SIMPLE_STATEMENTS: Pick<Visitors<Statement>, Kind> = {
  AnnAssign: annAssign,
  AugAssign: augAssign,
  Import: importStatement,
  ImportFrom: importFrom,
  Assign(c, node) {
    c.expression(node.value);
    node.targets.forEach((target, i) => {
      if (i < node.targets.length - 1) c.unit.emit(op.COPY, 1);
      c.expression(target);
    });
  },
  Delete(c, node) {
    c.expressions(node.targets);
  },
  Expr(c, node) {
    if (c.options.mode === 'single' && c.unit.kind === 'module') {
      c.expression(node.value);
      c.unit.artificially(() => {
        c.unit.emit(op.PRINT_EXPR);
      });
      return;
    }
    // A constant statement does nothing.
    if (node.value.kind === 'Constant') {
      c.unit.emit(op.NOP);
      return;
    }
    c.expression(node.value);
    c.unit.artificially(() => {
      c.unit.emit(op.POP_TOP);
    });
  },
  // Its line is a step, so it is seen.
  Pass(c) {
    c.unit.emit(op.NOP);
  },
  // The symbol tables have seen to these.
  Global() {},
  Nonlocal() {},
};

function augAssign(c: Compiler, node: AugAssign): void {
  const { unit } = c;
  const { target } = node;
  const apply = (): void => {
    c.expression(node.value);
    unit.place = node;
    unit.emit(op.INPLACE_OP, binaryArgument(node.op));
  };
  switch (target.kind) {
    case 'Name':
      unit.place = target;
      c.loadName(target.id);
      apply();
      unit.place = target;
      c.storeName(target.id);
      break;
    case 'Attribute': {
      unit.place = target;
      c.expression(target.value);
      unit.emit(op.COPY, 1);
      const place = attributePlace(target, target);
      unit.place = place;
      unit.emitName(op.LOAD_ATTR, target.attr);
      apply();
      unit.place = place;
      unit.emit(op.SWAP, 2);
      unit.emitName(op.STORE_ATTR, target.attr);
      break;
    }
    case 'Subscript':
      unit.place = target;
      c.expression(target.value);
      c.expression(target.slice);
      unit.emit(op.COPY, 2);
      unit.emit(op.COPY, 2);
      unit.emit(op.BINARY_SUBSCR);
      apply();
      unit.place = target;
      unit.emit(op.SWAP, 3);
      unit.emit(op.SWAP, 2);
      unit.emit(op.STORE_SUBSCR);
      break;
  }
}

function importStatement(c: Compiler, node: Import): void {
  const { unit } = c;
  for (const { name, asname } of node.names) {
    unit.loadConstant(0);
    unit.loadConstant(undefined);
    unit.emit(op.IMPORT_NAME, unit.nameIndex(name));
    const [first, ...rest] = name.split('.');
    if (asname === undefined) {
      c.storeName(first!);
      continue;
    }
    // `import a.b as c` binds the inner module.
    rest.forEach((part, i) => {
      unit.emit(op.IMPORT_FROM, unit.nameIndex(part));
      if (i === rest.length - 1) return;
      unit.emit(op.SWAP, 2);
      unit.emit(op.POP_TOP);
    });
    c.storeName(asname);
    if (rest.length > 0) unit.emit(op.POP_TOP);
  }
}

function importFrom(c: Compiler, node: ImportFrom): void {
  const { unit } = c;
  unit.loadConstant(node.level);
  unit.loadConstant({ tuple: node.names.map(({ name }) => name) });
  unit.emit(op.IMPORT_NAME, unit.nameIndex(node.module ?? ''));
  for (const { name, asname } of node.names) {
    if (name === '*') {
      unit.emit(op.IMPORT_STAR);
      return;
    }
    unit.emit(op.IMPORT_FROM, unit.nameIndex(name));
    c.storeName(asname ?? name);
  }
  unit.emit(op.POP_TOP);
}
