/**
 * One code object under construction: its instructions, constants, names and variable slots, and the
 * statements that are open around the point of emission.
 */
import type { Span, Statement, With } from '../ast.ts';
import type { Constant } from '../code.ts';
import * as op from '../opcode-numbers.ts';
import { problemAt } from '../parser/problem.ts';
import { mangle, type Scope } from '../scopes/scope.ts';
import { ConstantPool } from './constant-pool.ts';
import { Handler, type Instruction, type Label, SETUP } from './instruction.ts';
import { layOut, type Layout } from './layout.ts';

/** What a code object is made from. */
export type UnitKind =
  'module' | 'class' | 'function' | 'async-function' | 'lambda' | 'comprehension';

/** CPython's limit on loops and try statements within each other. */
const BLOCKS_MAX = 20;

/**
 * A statement that `return`, `break` and `continue` have to leave properly (CPython's frame blocks).
 */
export type Block =
  | {
      readonly kind: 'loop';
      readonly iterates: boolean;
      readonly start: Label;
      readonly end: Label;
    }
  | { readonly kind: 'try' | 'finally-handler' | 'pop-value' }
  | { readonly kind: 'finally'; readonly body: readonly Statement[] }
  | { readonly kind: 'with'; readonly node: With }
  | { readonly kind: 'handler-body'; readonly name: string | undefined }
  | { readonly kind: 'handlers' | 'group-handlers' | 'async-comprehension' };

/** Where tracebacks and the caret lines see an instruction. */
export type Place = Span | undefined;

/** A constant, and the instruction that gets its index. */
interface LateConstant {
  readonly value: Constant;
  readonly item: Instruction | undefined;
}

export class Unit {
  readonly kind: UnitKind;
  readonly name: string;
  readonly qualifiedName: string;
  readonly scope: Scope;
  readonly parent: Unit | undefined;
  readonly firstLine: number;
  readonly layout: Layout;
  readonly constants = new ConstantPool();
  readonly names: string[] = [];
  readonly items: Instruction[] = [];
  readonly labels: Label[] = [];
  /** Open blocks, innermost last. */
  blocks: Block[] = [];
  /** Handlers of exceptions around the point of emission, innermost last. */
  handlers: Handler[] = [];
  /** Place of what is being compiled. */
  place: Place;
  docstring: string | undefined = undefined;
  positionalOnlyCount = 0;
  positionalCount = 0;
  keywordOnlyCount = 0;
  hasVarArgs = false;
  hasVarKeywords = false;
  private readonly nameIndexes = new Map<string, number>();
  private readonly late: LateConstant[] = [];
  private readonly own: LateConstant[] = [];

  constructor(
    kind: UnitKind,
    name: string,
    scope: Scope,
    parent: Unit | undefined,
    firstLine: number,
  ) {
    this.kind = kind;
    this.name = name;
    this.scope = scope;
    this.parent = parent;
    this.firstLine = firstLine;
    this.layout = layOut(scope);
    this.qualifiedName = qualifiedName(name, parent);
    this.place = undefined;
    this.emitPrefix();
  }

  private emitPrefix(): void {
    const { layout, scope } = this;
    if (layout.free.length > 0) this.emit(op.COPY_FREE_VARS, layout.free.length);
    for (const name of layout.cells) this.emit(op.MAKE_CELL, layout.slots.get(name));
    const line = this.kind === 'module' ? 0 : this.firstLine;
    this.place = { line, column: 0, endLine: line, endColumn: 0 };
    if (this.isFunction && (scope.isGenerator || scope.isCoroutine)) {
      this.emit(op.RETURN_GENERATOR);
      this.emit(op.POP_TOP);
    }
    this.emit(op.RESUME, 0);
  }

  get isFunction(): boolean {
    return this.scope.kind === 'function';
  }

  emit(opcode: number, arg = 0): void {
    this.items.push({
      op: opcode,
      arg,
      label: undefined,
      place: this.place,
      handler: this.handlers[this.handlers.length - 1],
    });
  }

  /** Shows a line as a step of its own; nothing happens there, so nothing can be raised. */
  emitStep(): void {
    const { place } = this;
    this.items.push({ op: op.NOP, arg: 0, label: undefined, place, handler: undefined });
  }

  jump(opcode: number, label: Label): void {
    this.emit(opcode);
    this.items[this.items.length - 1]!.label = label;
  }

  /** What `emit` emits gets the place of the instruction before it. */
  artificially(emit: () => void): void {
    const { place } = this;
    this.place = undefined;
    emit();
    this.place = place;
  }

  mark(label: Label): void {
    label.position = this.items.length;
    this.labels.push(label);
  }

  loadConstant(value: Constant): void {
    this.emit(op.LOAD_CONST, this.constants.add(value));
  }

  /** A constant that CPython makes of others only when all else is compiled. */
  loadLateConstant(value: Constant): void {
    this.emit(op.LOAD_CONST, -1);
    this.late.push({ value, item: this.items[this.items.length - 1] });
  }

  /** As {@link loadLateConstant}, for a constant that only CPython loads. */
  addLater(value: Constant): void {
    this.late.push({ value, item: undefined });
  }

  /** A constant that CPython has no use for: behind all others. */
  loadOwnConstant(value: Constant): void {
    this.emit(op.LOAD_CONST, -1);
    this.own.push({ value, item: this.items[this.items.length - 1] });
  }

  addLateConstants(): void {
    for (const { value, item } of [...this.late, ...this.own]) {
      const index = this.constants.add(value);
      if (item !== undefined) item.arg = index;
    }
  }

  nameIndex(name: string): number {
    let index = this.nameIndexes.get(name);
    if (index === undefined) {
      index = this.names.length;
      this.names.push(name);
      this.nameIndexes.set(name, index);
    }
    return index;
  }

  mangle(name: string): string {
    return mangle(this.scope.privateName, name);
  }

  /** An instruction whose argument is a name, mangled if it is private. */
  emitName(opcode: number, name: string): void {
    this.emit(opcode, this.nameIndex(this.mangle(name)));
  }

  /**
   * From here on exceptions go to `label`.
   *
   * @param pushLasti the handler raises again and keeps the first place
   * @param dropped values on the stack that the handler does not find there
   */
  pushHandler(label: Label, pushLasti: boolean, dropped = 0): void {
    const handler = new Handler(label, pushLasti, dropped);
    this.items.push({ op: SETUP, arg: 0, label: undefined, place: undefined, handler });
    this.handlers.push(handler);
  }

  popHandler(): void {
    this.handlers.pop();
  }

  pushBlock(block: Block): void {
    if (this.blocks.length >= BLOCKS_MAX && this.place !== undefined) {
      throw problemAt(this.place, 'too many statically nested blocks');
    }
    this.blocks.push(block);
  }

  popBlock(): void {
    this.blocks.pop();
  }
}

function qualifiedName(name: string, parent: Unit | undefined): string {
  if (parent === undefined || parent.kind === 'module') return name;
  const { scope } = parent;
  if (scope.resolutions.get(mangle(scope.privateName, name)) === 'global-explicit') return name;
  return `${parent.qualifiedName}${isNamespace(parent) ? '' : '.<locals>'}.${name}`;
}

/** A comprehension counts as a function, but not here. */
function isNamespace({ kind }: Unit): boolean {
  return kind === 'class' || kind === 'comprehension';
}
