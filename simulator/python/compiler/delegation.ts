/** `yield`, `yield from` and `await`. */
import type { Await, Expression, Yield } from '../ast.ts';
import * as op from '../opcode-numbers.ts';
import type { Compiler, Visitors } from './compiler.ts';
import { Label, QUIET } from './instruction.ts';

export const DELEGATION: Pick<Visitors<Expression>, 'Await' | 'Yield' | 'YieldFrom'> = {
  Await: awaitOrYieldFrom,
  YieldFrom: awaitOrYieldFrom,
  Yield: yieldValue,
};

/** Arguments of RESUME. */
const AFTER_YIELD = 1;
const AFTER_YIELD_FROM = 2;
const AFTER_AWAIT = 3;

/** [value] → yields it; what is sent in is on the stack afterwards. */
export function emitYield(c: Compiler): void {
  const { unit } = c;
  const { scope } = unit;
  if (scope.isCoroutine && scope.isGenerator) unit.emit(op.ASYNC_GEN_WRAP);
  unit.emit(op.YIELD_VALUE);
  unit.emit(op.RESUME, AFTER_YIELD);
}

function yieldValue(c: Compiler, node: Yield): void {
  if (!c.unit.isFunction) throw c.problem("'yield' outside function");
  if (node.value === undefined) c.unit.loadConstant(undefined);
  else c.expression(node.value);
  emitYield(c);
}

function awaitOrYieldFrom(c: Compiler, node: Await): void {
  const { unit } = c;
  if (node.kind === 'YieldFrom') {
    if (!unit.isFunction) throw c.problem("'yield' outside function");
    if (unit.kind === 'async-function') throw c.problem("'yield from' inside async function");
    c.expression(node.value);
    unit.emit(op.GET_YIELD_FROM_ITER);
    unit.loadConstant(undefined);
    emitDelegation(c, AFTER_YIELD_FROM);
    return;
  }
  if (!unit.isFunction) throw c.problem("'await' outside function");
  if (unit.kind !== 'async-function' && unit.kind !== 'comprehension') {
    throw c.problem("'await' outside async function");
  }
  c.expression(node.value);
  emitAwait(c, 0);
}

/** [awaitable] → [its result]. `where`: 0 await, 1 `__aenter__`, 2 `__aexit__`. */
export function emitAwait(c: Compiler, where: number): void {
  c.unit.emit(op.GET_AWAITABLE, where);
  emitAwaitIterator(c);
}

/** [iterator of an awaitable] → [its result]. */
export function emitAwaitIterator(c: Compiler): void {
  c.unit.loadConstant(undefined);
  emitDelegation(c, AFTER_AWAIT);
}

/** [receiver, None] → [its result]: passes values through until the receiver has finished. */
function emitDelegation(c: Compiler, resume: number): void {
  const { unit } = c;
  const again = new Label();
  const finished = new Label();
  unit.mark(again);
  unit.jump(op.SEND, finished);
  unit.emit(op.YIELD_VALUE);
  unit.emit(op.RESUME, resume);
  unit.jump(op.JUMP_FORWARD, again);
  unit.items[unit.items.length - 1]!.arg = QUIET;
  unit.mark(finished);
}
