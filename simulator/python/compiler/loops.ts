/** Loops, `if`, and leaving blocks by `return`, `break` and `continue`. */
import type { For, If, Return, Simple, Statement, While } from '../ast.ts';
import * as op from '../opcode-numbers.ts';
import type { Compiler, Visitors } from './compiler.ts';
import { loadFrozen } from './conditions.ts';
import { emitAwaitIterator } from './delegation.ts';
import { Label } from './instruction.ts';
import { leaveBlock, leaveBlocks } from './leaving.ts';

type Kind = 'AsyncFor' | 'Break' | 'Continue' | 'For' | 'If' | 'Return' | 'While';

export const LOOPS: Pick<Visitors<Statement>, Kind> = {
  If: ifStatement,
  While: whileStatement,
  For: forStatement,
  AsyncFor: asyncFor,
  Break: breakOrContinue,
  Continue: breakOrContinue,
  Return: returnStatement,
};

function ifStatement(c: Compiler, node: If): void {
  const { unit } = c;
  const end = new Label();
  const otherwise = node.orelse.length > 0 ? new Label() : end;
  c.jumpIf(node.test, otherwise, false);
  c.statements(node.body);
  if (otherwise !== end) {
    unit.artificially(() => {
      unit.jump(op.JUMP_FORWARD, end);
    });
    unit.mark(otherwise);
    c.statements(node.orelse);
  }
  unit.mark(end);
}

/** The condition stands before the loop and again at its end, so a turn has one jump. */
function whileStatement(c: Compiler, node: While): void {
  const { unit } = c;
  const start = new Label();
  const body = new Label();
  const exhausted = new Label();
  const end = new Label();
  unit.mark(start);
  unit.pushBlock({ kind: 'loop', iterates: false, start, end });
  c.jumpIf(node.test, exhausted, false);
  unit.mark(body);
  c.statements(node.body);
  unit.place = node;
  c.jumpIf(node.test, body, true);
  unit.popBlock();
  unit.mark(exhausted);
  c.statements(node.orelse);
  unit.mark(end);
}

function forStatement(c: Compiler, node: For): void {
  const { unit } = c;
  const start = new Label();
  const exhausted = new Label();
  const end = new Label();
  unit.pushBlock({ kind: 'loop', iterates: true, start, end });
  if (!loadFrozen(c, node.iter)) c.expression(node.iter);
  unit.emit(op.GET_ITER);
  unit.mark(start);
  unit.jump(op.FOR_ITER, exhausted);
  c.expression(node.target);
  c.statements(node.body);
  unit.artificially(() => {
    unit.jump(op.JUMP_FORWARD, start);
  });
  unit.mark(exhausted);
  unit.popBlock();
  c.statements(node.orelse);
  unit.mark(end);
}

function asyncFor(c: Compiler, node: For): void {
  const { unit } = c;
  if (unit.kind !== 'async-function') {
    throw c.problem("'async for' outside async function");
  }
  const start = new Label();
  const exhausted = new Label();
  const end = new Label();
  c.expression(node.iter);
  unit.emit(op.GET_AITER);
  unit.mark(start);
  unit.pushBlock({ kind: 'loop', iterates: true, start, end });
  unit.pushHandler(exhausted, false);
  unit.emit(op.GET_ANEXT);
  emitAwaitIterator(c);
  unit.popHandler();
  c.expression(node.target);
  c.statements(node.body);
  unit.artificially(() => {
    unit.jump(op.JUMP_FORWARD, start);
  });
  unit.popBlock();
  unit.mark(exhausted);
  unit.place = node.iter;
  unit.emit(op.END_ASYNC_FOR);
  c.statements(node.orelse);
  unit.mark(end);
}

function breakOrContinue(c: Compiler, node: Simple): void {
  const { unit } = c;
  // The line is a step of its own even if nothing else happens there.
  unit.emit(op.NOP);
  const { blocks, handlers } = unit;
  const saved = { blocks: [...blocks], handlers: [...handlers] };
  const loop = leaveBlocks(c, false, true);
  if (loop?.kind !== 'loop') {
    const what = node.kind === 'Break' ? "'break' outside loop" : "'continue' not properly in loop";
    throw c.problem(what, node);
  }
  if (node.kind === 'Break') leaveBlock(c, loop, false);
  unit.jump(op.JUMP_FORWARD, node.kind === 'Break' ? loop.end : loop.start);
  unit.blocks = saved.blocks;
  unit.handlers = saved.handlers;
}

function returnStatement(c: Compiler, node: Return): void {
  const { unit } = c;
  const { value } = node;
  if (!unit.isFunction) throw c.problem("'return' outside function");
  if (value !== undefined && unit.scope.isGenerator && unit.kind === 'async-function') {
    throw c.problem("'return' with value in async generator");
  }
  const constant = value && c.constantOf(value);
  const keeps = value !== undefined && constant === undefined;
  if (keeps) {
    c.expression(value);
  } else if (value !== undefined) {
    unit.place = value;
    unit.emit(op.NOP);
  }
  if (value === undefined || value.line !== node.line) {
    unit.place = node;
    unit.emit(op.NOP);
  }
  const saved = { blocks: [...unit.blocks], handlers: [...unit.handlers] };
  leaveBlocks(c, keeps, false);
  if (!keeps) unit.loadConstant(constant?.value);
  unit.emit(op.RETURN_VALUE);
  unit.blocks = saved.blocks;
  unit.handlers = saved.handlers;
}
