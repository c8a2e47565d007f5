/** What is known while a `match` case compiles: names bound so far, and ways out when it fails. */
import type { Pattern } from '../ast.ts';
import * as op from '../opcode-numbers.ts';
import type { Compiler } from './compiler.ts';
import { Label } from './instruction.ts';

export type PatternCompiler = (c: Compiler, pattern: Pattern, context: PatternContext) => void;

export class PatternContext {
  /** Names in the order of their values on the stack, below what is on top. */
  stores: string[] = [];
  /** A pattern that fits everything may stand here. */
  allowIrrefutable: boolean;
  /** Values above those of the names: subjects still to be looked at. */
  onTop = 0;
  /** The label at index n pops n values and goes on with the next case. */
  private failures: Label[] = [];
  private readonly c: Compiler;
  private readonly compile: PatternCompiler;

  constructor(c: Compiler, compile: PatternCompiler, allowIrrefutable: boolean) {
    this.c = c;
    this.compile = compile;
    this.allowIrrefutable = allowIrrefutable;
  }

  /** A context for an alternative of an or-pattern. */
  alternative(allowIrrefutable: boolean): PatternContext {
    return new PatternContext(this.c, this.compile, allowIrrefutable);
  }

  compilePattern(pattern: Pattern): void {
    this.compile(this.c, pattern, this);
  }

  /** A pattern within another may fit everything. */
  subpattern(pattern: Pattern): void {
    const allowed = this.allowIrrefutable;
    this.allowIrrefutable = true;
    this.compilePattern(pattern);
    this.allowIrrefutable = allowed;
  }

  failure(pops: number): Label {
    while (this.failures.length <= pops) this.failures.push(new Label());
    return this.failures[pops]!;
  }

  jumpToFailure(opcode: number): void {
    this.c.unit.jump(opcode, this.failure(this.onTop + this.stores.length));
  }

  /** [bool] → goes on if it is true. */
  failUnless(): void {
    this.jumpToFailure(op.POP_JUMP_IF_FALSE);
  }

  emitFailures(): void {
    const { unit } = this.c;
    for (let pops = this.failures.length - 1; pops > 0; pops--) {
      unit.mark(this.failures[pops]!);
      unit.emit(op.POP_TOP);
    }
    if (this.failures[0] !== undefined) unit.mark(this.failures[0]);
    this.failures = [];
  }

  /** Keeps the value on top for a name; undefined: nobody wants it. */
  store(name: string | undefined): void {
    const { c } = this;
    if (name === undefined) {
      c.unit.emit(op.POP_TOP);
      return;
    }
    c.checkAssignable(name, 'assign to');
    if (this.stores.includes(name)) throw this.duplicate(name);
    this.rotate(this.onTop + this.stores.length + 1);
    this.stores.push(name);
  }

  duplicate(name: string): Error {
    return this.c.problem(`multiple assignments to name '${name}' in pattern`);
  }

  /** Moves the value on top below the `count − 1` values under it. */
  rotate(count: number): void {
    for (let depth = count; depth > 1; depth--) this.c.unit.emit(op.SWAP, depth);
  }
}
