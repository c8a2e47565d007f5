/** `try`, `raise` and `assert`. */
import type { Assert, ExceptHandler, Raise, Statement, Try } from '../ast.ts';
import * as op from '../opcode-numbers.ts';
import type { Compiler, Visitors } from './compiler.ts';
import { Label } from './instruction.ts';
import { emitUnbind } from './leaving.ts';
import { warnOfAssertion } from './warnings.ts';

export const EXCEPTIONS: Pick<Visitors<Statement>, 'Assert' | 'Raise' | 'Try' | 'TryStar'> = {
  Assert: assertStatement,
  Raise: raiseStatement,
  Try: tryStatement,
  TryStar: tryStatement,
};

function tryStatement(c: Compiler, node: Try): void {
  if (node.finalbody.length > 0) tryFinally(c, node);
  else tryExcept(c, node);
}

function tryExcept(c: Compiler, node: Try): void {
  if (node.kind === 'TryStar') tryExceptStar(c, node);
  else tryExceptPlain(c, node);
}

/** [previous, lasti, exception] → the handler itself has failed: on with what it raised. */
export function emitCleanup(c: Compiler, cleanup: Label): void {
  const { unit } = c;
  unit.mark(cleanup);
  unit.emit(op.COPY, 3);
  unit.emit(op.POP_EXCEPT);
  unit.emit(op.RERAISE, 1);
}

function jumpArtificially(c: Compiler, label: Label): void {
  const { unit } = c;
  unit.artificially(() => {
    unit.jump(op.JUMP_FORWARD, label);
  });
}

/** `finally` stands in the code twice: for the normal end, and for exceptions. */
function tryFinally(c: Compiler, node: Try): void {
  const { unit } = c;
  const failed = new Label();
  const cleanup = new Label();
  const exit = new Label();
  unit.emitStep();
  unit.pushHandler(failed, false);
  unit.pushBlock({ kind: 'finally', body: node.finalbody });
  if (node.handlers.length > 0) tryExcept(c, node);
  else c.statements(node.body);
  unit.popHandler();
  unit.popBlock();
  c.statements(node.finalbody);
  jumpArtificially(c, exit);

  unit.mark(failed);
  unit.place = undefined;
  unit.pushHandler(cleanup, true);
  unit.emit(op.PUSH_EXC_INFO);
  unit.pushBlock({ kind: 'finally-handler' });
  c.statements(node.finalbody);
  unit.popBlock();
  unit.emit(op.RERAISE, 0);
  unit.popHandler();
  unit.place = undefined;
  emitCleanup(c, cleanup);
  unit.mark(exit);
}

function tryExceptPlain(c: Compiler, node: Try): void {
  const { unit } = c;
  const failed = new Label();
  const cleanup = new Label();
  const end = new Label();
  unit.emitStep();
  unit.pushHandler(failed, false);
  unit.pushBlock({ kind: 'try' });
  c.statements(node.body);
  unit.popBlock();
  unit.popHandler();
  c.statements(node.orelse);
  jumpArtificially(c, end);

  unit.mark(failed);
  unit.place = undefined;
  unit.pushHandler(cleanup, true);
  unit.emit(op.PUSH_EXC_INFO);
  unit.pushBlock({ kind: 'handlers' });
  node.handlers.forEach((handler, i) => {
    unit.place = handler;
    if (handler.type === undefined && i < node.handlers.length - 1) {
      throw c.problem("default 'except:' must be last");
    }
    const next = new Label();
    if (handler.type !== undefined) {
      c.expression(handler.type);
      unit.emit(op.CHECK_EXC_MATCH);
      unit.jump(op.POP_JUMP_IF_FALSE, next);
    }
    emitHandler(c, handler, end);
    unit.mark(next);
  });
  unit.popBlock();
  unit.place = undefined;
  unit.emit(op.RERAISE, 0);
  unit.popHandler();
  emitCleanup(c, cleanup);
  unit.mark(end);
}

/** [previous, exception] → nothing: the body of an `except` clause that has been chosen. */
function emitHandler(c: Compiler, handler: ExceptHandler, end: Label): void {
  const { unit } = c;
  const { name } = handler;
  if (name === undefined) {
    unit.emit(op.POP_TOP);
    unit.pushBlock({ kind: 'handler-body', name });
    c.statements(handler.body);
    unit.popBlock();
    unit.place = undefined;
    const inside = unit.handlers.pop()!;
    unit.emit(op.POP_EXCEPT);
    unit.jump(op.JUMP_FORWARD, end);
    unit.handlers.push(inside);
    return;
  }
  const failed = new Label();
  c.storeName(name);
  unit.pushHandler(failed, true);
  unit.pushBlock({ kind: 'handler-body', name });
  c.statements(handler.body);
  unit.popBlock();
  unit.popHandler();
  unit.place = undefined;
  const outer = unit.handlers.pop()!;
  unit.emit(op.POP_EXCEPT);
  emitUnbind(c, name);
  unit.jump(op.JUMP_FORWARD, end);
  unit.handlers.push(outer);
  // The name is unbound also when the body raises.
  unit.mark(failed);
  emitUnbind(c, name);
  unit.emit(op.RERAISE, 1);
}

/**
 * `except*`: each clause takes its part of the exception group. While the clauses run the stack holds the
 * original exception, the list of what they raised, and what is left of the group.
 */
function tryExceptStar(c: Compiler, node: Try): void {
  const { unit } = c;
  const failed = new Label();
  const cleanup = new Label();
  const otherwise = new Label();
  const end = new Label();
  const finish = new Label();
  unit.emitStep();
  unit.pushHandler(failed, false);
  unit.pushBlock({ kind: 'try' });
  c.statements(node.body);
  unit.popBlock();
  unit.popHandler();
  jumpArtificially(c, otherwise);

  unit.mark(failed);
  unit.place = undefined;
  unit.pushHandler(cleanup, true);
  unit.emit(op.PUSH_EXC_INFO);
  unit.pushBlock({ kind: 'group-handlers' });
  node.handlers.forEach((handler, i) => {
    unit.place = handler;
    if (i === 0) {
      unit.emit(op.COPY, 1);
      unit.emit(op.BUILD_LIST, 0);
      unit.emit(op.SWAP, 2);
    }
    const next = new Label();
    const unmatched = new Label();
    if (handler.type !== undefined) {
      c.expression(handler.type);
      unit.emit(op.CHECK_EG_MATCH);
      unit.emit(op.COPY, 1);
      unit.jump(op.POP_JUMP_IF_NONE, unmatched);
    }
    emitGroupHandler(c, handler, next);
    unit.mark(unmatched);
    unit.emit(op.POP_TOP);
    unit.mark(next);
    if (i === node.handlers.length - 1) {
      // What nobody took is raised again with the rest.
      unit.emit(op.LIST_APPEND, 1);
      unit.jump(op.JUMP_FORWARD, finish);
    }
  });
  unit.popBlock();
  const reraise = new Label();
  unit.mark(finish);
  unit.emit(op.PREP_RERAISE_STAR);
  unit.emit(op.COPY, 1);
  unit.jump(op.POP_JUMP_IF_NOT_NONE, reraise);
  unit.emit(op.POP_TOP);
  unit.popHandler();
  unit.emit(op.POP_EXCEPT);
  unit.jump(op.JUMP_FORWARD, end);
  unit.mark(reraise);
  unit.emit(op.SWAP, 2);
  unit.emit(op.POP_EXCEPT);
  unit.emit(op.RERAISE, 0);
  unit.place = undefined;
  emitCleanup(c, cleanup);
  unit.mark(otherwise);
  c.statements(node.orelse);
  unit.mark(end);
}

/** [rest, part] → [rest]; an exception of the body joins the list below. */
function emitGroupHandler(c: Compiler, handler: ExceptHandler, next: Label): void {
  const { unit } = c;
  const { name } = handler;
  const failed = new Label();
  if (name === undefined) unit.emit(op.POP_TOP);
  else c.storeName(name);
  unit.pushHandler(failed, true);
  unit.pushBlock({ kind: 'handler-body', name });
  c.statements(handler.body);
  unit.popBlock();
  unit.popHandler();
  unit.place = undefined;
  if (name !== undefined) emitUnbind(c, name);
  unit.jump(op.JUMP_FORWARD, next);
  unit.mark(failed);
  if (name !== undefined) emitUnbind(c, name);
  unit.emit(op.LIST_APPEND, 3);
  unit.emit(op.POP_TOP);
  unit.jump(op.JUMP_FORWARD, next);
}

function raiseStatement(c: Compiler, node: Raise): void {
  const parts = [node.exc, node.cause].filter((part) => part !== undefined);
  c.expressions(parts);
  c.unit.emit(op.RAISE_VARARGS, parts.length);
}

function assertStatement(c: Compiler, node: Assert): void {
  warnOfAssertion(c, node);
  const { unit } = c;
  const end = new Label();
  c.jumpIf(node.test, end, true);
  unit.emit(op.LOAD_ASSERTION_ERROR);
  if (node.msg !== undefined) {
    // The message takes the place of self: there is no other argument.
    c.expression(node.msg);
    unit.emit(op.CALL, 0);
  }
  unit.emit(op.RAISE_VARARGS, 1);
  unit.mark(end);
}
