/** What has to be done to leave open blocks before their end. */
import * as op from '../opcode-numbers.ts';
import type { Compiler } from './compiler.ts';
import { emitAwait } from './delegation.ts';
import type { Block } from './unit.ts';

/** [exit] → calls it with three times None, as at the end of a `with` block; its result is left. */
export function emitExit(c: Compiler): void {
  const { unit } = c;
  unit.emit(op.PUSH_NULL);
  for (let i = 0; i < 3; i++) unit.loadConstant(undefined);
  unit.emit(op.CALL, 3);
}

/** Unbinds the name of an `except … as name` clause. */
export function emitUnbind(c: Compiler, name: string): void {
  c.unit.loadConstant(undefined);
  c.storeName(name);
  c.deleteName(name);
}

/**
 * Leaves one block. The caller has taken it from the list of open ones.
 *
 * @param keeps the value on top of the stack (what is returned) stays
 */
export function leaveBlock(c: Compiler, block: Block, keeps: boolean): void {
  const { unit } = c;
  const below = (): void => {
    if (keeps) unit.emit(op.SWAP, 2);
  };
  switch (block.kind) {
    case 'loop':
      if (!block.iterates) return;
      below();
      unit.emit(op.POP_TOP);
      return;
    case 'try':
      unit.popHandler();
      return;
    case 'finally':
      unit.popHandler();
      if (keeps) unit.pushBlock({ kind: 'pop-value' });
      c.statements(block.body);
      if (keeps) unit.popBlock();
      unit.place = undefined;
      return;
    case 'finally-handler':
      below();
      unit.emit(op.POP_TOP);
      below();
      unit.popHandler();
      unit.emit(op.POP_EXCEPT);
      return;
    case 'with':
      unit.place = block.node;
      unit.popHandler();
      below();
      emitExit(c);
      if (block.node.kind === 'AsyncWith') emitAwait(c, 2);
      unit.emit(op.POP_TOP);
      unit.place = undefined;
      return;
    case 'handler-body':
      if (block.name !== undefined) unit.popHandler();
      below();
      unit.popHandler();
      unit.emit(op.POP_EXCEPT);
      if (block.name !== undefined) emitUnbind(c, block.name);
      return;
    case 'pop-value':
      below();
      unit.emit(op.POP_TOP);
      return;
    case 'handlers':
    case 'group-handlers':
    case 'async-comprehension':
      return;
  }
}

/**
 * Leaves all open blocks, or those within the innermost loop, which is returned. Afterwards the caller
 * puts the lists of blocks and handlers back, as the code behind is still inside of them.
 */
export function leaveBlocks(c: Compiler, keeps: boolean, toLoop: boolean): Block | undefined {
  const { unit } = c;
  for (;;) {
    const block = unit.blocks[unit.blocks.length - 1];
    if (block === undefined) return undefined;
    if (block.kind === 'group-handlers') {
      throw c.problem("'break', 'continue' and 'return' cannot appear in an except* block");
    }
    if (toLoop && block.kind === 'loop') return block;
    unit.blocks.pop();
    leaveBlock(c, block, keeps);
  }
}
