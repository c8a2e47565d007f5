/** `with` and `async with`. */
import type { Statement, With } from '../ast.ts';
import * as op from '../opcode-numbers.ts';
import type { Compiler, Visitors } from './compiler.ts';
import { emitAwait } from './delegation.ts';
import { emitCleanup } from './exceptions.ts';
import { Label } from './instruction.ts';
import { emitExit } from './leaving.ts';

export const WITH: Pick<Visitors<Statement>, 'AsyncWith' | 'With'> = {
  With: withStatement,
  AsyncWith: withStatement,
};

function withStatement(c: Compiler, node: With): void {
  if (node.kind === 'AsyncWith' && c.unit.kind !== 'async-function') {
    throw c.problem("'async with' outside async function");
  }
  emitItem(c, node, 0);
}

/** The index-th manager around the managers behind it and the body. */
function emitItem(c: Compiler, node: With, index: number): void {
  const { unit } = c;
  const item = node.items[index]!;
  const isAsync = node.kind === 'AsyncWith';
  const failed = new Label();
  const end = new Label();
  c.expression(item.contextExpr);
  if (isAsync) {
    unit.emit(op.BEFORE_ASYNC_WITH);
    emitAwait(c, 1);
  } else {
    unit.emit(op.BEFORE_WITH);
  }
  // The handler finds __exit__ below, not what __enter__ returned.
  unit.pushHandler(failed, true, 1);
  unit.pushBlock({ kind: 'with', node });
  if (item.optionalVars === undefined) unit.emit(op.POP_TOP);
  else c.expression(item.optionalVars);
  if (index + 1 < node.items.length) emitItem(c, node, index + 1);
  else c.statements(node.body);
  unit.popHandler();
  unit.popBlock();

  unit.place = node;
  emitExit(c);
  if (isAsync) emitAwait(c, 2);
  unit.emit(op.POP_TOP);
  unit.jump(op.JUMP_FORWARD, end);

  unit.mark(failed);
  emitFailure(c, isAsync, end);
  unit.mark(end);
}

/** [exit, lasti, exception] → nothing, if `__exit__` swallows the exception. */
function emitFailure(c: Compiler, isAsync: boolean, end: Label): void {
  const { unit } = c;
  const cleanup = new Label();
  const suppress = new Label();
  unit.pushHandler(cleanup, true);
  unit.emit(op.PUSH_EXC_INFO);
  unit.emit(op.WITH_EXCEPT_START);
  if (isAsync) emitAwait(c, 2);
  unit.jump(op.POP_JUMP_IF_TRUE, suppress);
  unit.emit(op.RERAISE, 2);
  const outer = unit.handlers.pop()!;
  emitCleanup(c, cleanup);
  unit.handlers.push(outer);
  unit.mark(suppress);
  unit.emit(op.POP_TOP);
  unit.popHandler();
  unit.emit(op.POP_EXCEPT);
  unit.emit(op.POP_TOP);
  unit.emit(op.POP_TOP);
  unit.jump(op.JUMP_FORWARD, end);
}
