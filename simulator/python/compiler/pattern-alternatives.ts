/** Or-patterns: every alternative binds the same names, which end up in the same order. */
import type { MatchSequence } from '../ast.ts';
import * as op from '../opcode-numbers.ts';
import type { Compiler } from './compiler.ts';
import { Label } from './instruction.ts';
import type { PatternContext } from './pattern-context.ts';

export function matchOr(c: Compiler, pattern: MatchSequence, context: PatternContext): void {
  const { unit } = c;
  const end = new Label();
  const { patterns } = pattern;
  let names: readonly string[] = [];
  patterns.forEach((alternative, i) => {
    const inner = context.alternative(i === patterns.length - 1 && context.allowIrrefutable);
    unit.place = alternative;
    unit.emit(op.COPY, 1);
    inner.compilePattern(alternative);
    if (i === 0) names = inner.stores;
    else if (!arrange(inner, names)) {
      throw c.problem('alternative patterns bind different names');
    }
    unit.jump(op.JUMP_FORWARD, end);
    inner.emitFailures();
  });
  unit.emit(op.POP_TOP);
  context.jumpToFailure(op.JUMP_FORWARD);
  unit.mark(end);
  // The new values go below the others and the subject.
  const count = names.length + 1 + context.onTop + context.stores.length;
  for (const name of names) {
    context.rotate(count);
    if (context.stores.includes(name)) throw context.duplicate(name);
    context.stores.push(name);
  }
  unit.emit(op.POP_TOP);
}

/** Brings the values on the stack into the order of `names`; false if the names differ. */
function arrange(inner: PatternContext, names: readonly string[]): boolean {
  const { stores } = inner;
  if (stores.length !== names.length) return false;
  for (let wanted = names.length - 1; wanted >= 0; wanted--) {
    const found = stores.indexOf(names[wanted]!);
    if (found < 0) return false;
    if (found === wanted) continue;
    const moved = stores.splice(0, found + 1);
    stores.splice(wanted - found, 0, ...moved);
    for (let i = 0; i <= found; i++) inner.rotate(wanted + 1);
  }
  return true;
}
