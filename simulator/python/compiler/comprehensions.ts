/** List, set and dict comprehensions and generator expressions: functions of one argument, `.0`. */
import type { Comprehension, DictComp, Expression, ListComp } from '../ast.ts';
import * as op from '../opcode-numbers.ts';
import type { Compiler, Visitors } from './compiler.ts';
import { loadFrozen } from './conditions.ts';
import { emitAwait, emitAwaitIterator, emitYield } from './delegation.ts';
import { emitReturnNone, makeClosure } from './functions.ts';
import { Label } from './instruction.ts';

type Node = ListComp | DictComp;

export const COMPREHENSIONS: Pick<Visitors<Expression>, Node['kind']> = {
  ListComp: comprehension,
  SetComp: comprehension,
  DictComp: comprehension,
  GeneratorExp: comprehension,
};

const NAMES = {
  ListComp: '<listcomp>',
  SetComp: '<setcomp>',
  DictComp: '<dictcomp>',
  GeneratorExp: '<genexpr>',
} as const;

const BUILD = {
  ListComp: op.BUILD_LIST,
  SetComp: op.BUILD_SET,
  DictComp: op.BUILD_MAP,
} as const;

function comprehension(c: Compiler, node: Node): void {
  const { unit } = c;
  const isAsync = c.scopeOf(node).isCoroutine;
  const awaited = isAsync && node.kind !== 'GeneratorExp';
  if (awaited && unit.kind !== 'async-function' && unit.kind !== 'comprehension') {
    throw c.problem('asynchronous comprehension outside of an asynchronous function');
  }
  const code = c.compileUnit('comprehension', NAMES[node.kind], node, node.line, (inner) => {
    inner.positionalCount = 1;
    inner.place = node;
    if (node.kind !== 'GeneratorExp') inner.emit(BUILD[node.kind], 0);
    emitLoops(c, node, 0, 0);
    if (node.kind === 'GeneratorExp') emitReturnNone(inner);
    else inner.emit(op.RETURN_VALUE);
  });
  makeClosure(c, code, 0);
  const first = node.generators[0]!;
  if (first.isAsync || !loadFrozen(c, first.iter)) c.expression(first.iter);
  unit.emit(first.isAsync ? op.GET_AITER : op.GET_ITER);
  // The iterator takes the place of self: there is no other argument.
  unit.emit(op.CALL, 0);
  if (awaited) emitAwait(c, 0);
}

/** The loops from the index-th on; `depth` values lie above the result. */
function emitLoops(c: Compiler, node: Node, index: number, depth: number): void {
  const part = node.generators[index]!;
  if (part.isAsync) emitAsyncLoop(c, node, part, index, depth);
  else emitLoop(c, node, part, index, depth);
}

function emitSource(c: Compiler, part: Comprehension, index: number): void {
  const { unit } = c;
  if (index === 0) {
    // The outermost iterator is the argument.
    unit.emit(op.LOAD_FAST, 0);
    return;
  }
  if (part.isAsync || !loadFrozen(c, part.iter)) c.expression(part.iter);
  unit.emit(part.isAsync ? op.GET_AITER : op.GET_ITER);
}

function emitLoop(
  c: Compiler,
  node: Node,
  part: Comprehension,
  index: number,
  depth: number,
): void {
  const { unit } = c;
  const start = new Label();
  const next = new Label();
  const end = new Label();
  const single = index === 0 ? undefined : onlyElement(part.iter);
  if (single === undefined) {
    emitSource(c, part, index);
    unit.mark(start);
    unit.jump(op.FOR_ITER, end);
  } else {
    // `for x in [value]` is an assignment.
    c.expression(single);
  }
  c.expression(part.target);
  emitRest(c, node, part, index, single === undefined ? depth + 1 : depth, next);
  unit.mark(next);
  if (single === undefined) unit.jump(op.JUMP_FORWARD, start);
  unit.mark(end);
}

function onlyElement(node: Expression): Expression | undefined {
  if (node.kind !== 'List' && node.kind !== 'Tuple') return undefined;
  const [element] = node.elts;
  return node.elts.length === 1 && element?.kind !== 'Starred' ? element : undefined;
}

/** Conditions, then the next loop or the element. */
function emitRest(
  c: Compiler,
  node: Node,
  part: Comprehension,
  index: number,
  depth: number,
  next: Label,
): void {
  for (const condition of part.ifs) c.jumpIf(condition, next, false);
  if (index + 1 < node.generators.length) emitLoops(c, node, index + 1, depth);
  else emitElement(c, node, depth);
}

function emitElement(c: Compiler, node: Node, depth: number): void {
  const { unit } = c;
  switch (node.kind) {
    case 'GeneratorExp':
      c.expression(node.elt);
      emitYield(c);
      unit.emit(op.POP_TOP);
      break;
    case 'ListComp':
      c.expression(node.elt);
      unit.emit(op.LIST_APPEND, depth + 1);
      break;
    case 'SetComp':
      c.expression(node.elt);
      unit.emit(op.SET_ADD, depth + 1);
      break;
    case 'DictComp':
      c.expression(node.key);
      c.expression(node.value);
      unit.emit(op.MAP_ADD, depth + 1);
      break;
  }
}

function emitAsyncLoop(
  c: Compiler,
  node: Node,
  part: Comprehension,
  index: number,
  depth: number,
): void {
  const { unit } = c;
  const start = new Label();
  const next = new Label();
  const exhausted = new Label();
  emitSource(c, part, index);
  unit.mark(start);
  unit.pushBlock({ kind: 'async-comprehension' });
  unit.pushHandler(exhausted, false);
  unit.emit(op.GET_ANEXT);
  emitAwaitIterator(c);
  unit.popHandler();
  c.expression(part.target);
  emitRest(c, node, part, index, depth + 1, next);
  unit.mark(next);
  unit.jump(op.JUMP_FORWARD, start);
  unit.popBlock();
  unit.mark(exhausted);
  unit.emit(op.END_ASYNC_FOR);
}
