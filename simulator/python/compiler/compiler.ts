/**
 * What the parts of the compiler share: the unit under construction, the symbol tables, and the way to
 * compile any node. Each part is a table of functions by node kind (see ../compiler.ts), so that the
 * parts need not import each other.
 */
import type { Expression, Span, Statement } from '../ast.ts';
import type { Code } from '../code.ts';
import * as op from '../opcode-numbers.ts';
import { problemAt, type SyntaxProblemError } from '../parser/problem.ts';
import type { SymbolTables } from '../scopes.ts';
import { IMPORTED, mangle, type Scope, type ScopeNode } from '../scopes/scope.ts';
import { assemble, type CodeOptions } from './assembler.ts';
import { type Boxed, ConstantFolder } from './folding.ts';
import type { Label } from './instruction.ts';
import { Unit, type UnitKind } from './unit.ts';
import type { SyntaxWarning } from './warnings.ts';

type NodeOf<Node extends { kind: string }, Kind> = Node extends { kind: infer Own }
  ? Kind extends Own
    ? Node
    : never
  : never;

/** A function for each kind of node. */
export type Visitors<Node extends { kind: string }> = {
  readonly [Kind in Node['kind']]: (compiler: Compiler, node: NodeOf<Node, Kind>) => void;
};

export interface Parts {
  readonly expressions: Visitors<Expression>;
  readonly statements: Visitors<Statement>;
  readonly jumpIf: (compiler: Compiler, node: Expression, label: Label, wanted: boolean) => void;
}

export interface CompilerOptions extends CodeOptions {
  /** `from __future__ import annotations` */
  readonly futureAnnotations: boolean;
}

export class Compiler {
  readonly options: CompilerOptions;
  readonly folder = new ConstantFolder();
  readonly warnings: SyntaxWarning[] = [];
  private readonly parts: Parts;
  private readonly scopes: SymbolTables;
  private current: Unit | undefined = undefined;

  constructor(parts: Parts, scopes: SymbolTables, options: CompilerOptions) {
    this.parts = parts;
    this.scopes = scopes;
    this.options = options;
  }

  /** The unit under construction. */
  get unit(): Unit {
    return this.current!;
  }

  warn(at: Span, what: string): void {
    this.warnings.push({ what, at });
  }

  scopeOf(node: ScopeNode): Scope {
    return this.scopes.get(node)!;
  }

  /** Compiles what `body` emits into a code object of its own. */
  compileUnit(
    kind: UnitKind,
    name: string,
    node: ScopeNode,
    firstLine: number,
    body: (unit: Unit) => void,
  ): Code {
    const outer = this.current;
    const unit = new Unit(kind, name, this.scopeOf(node), outer, firstLine);
    this.current = unit;
    body(unit);
    this.current = outer;
    return assemble(unit, this.options);
  }

  /** Compiles an expression, whose value ends up on the stack. */
  expression(node: Expression): void {
    const { unit } = this;
    const { place } = unit;
    unit.place = node;
    const folded = this.folder.fold(node);
    if (folded !== undefined) {
      unit.loadConstant(folded.value);
    } else {
      const visit = this.parts.expressions[node.kind] as (c: Compiler, n: Expression) => void;
      visit(this, node);
    }
    unit.place = place;
  }

  expressions(nodes: readonly Expression[]): void {
    for (const node of nodes) this.expression(node);
  }

  statement(node: Statement): void {
    this.unit.place = node;
    const visit = this.parts.statements[node.kind] as (c: Compiler, n: Statement) => void;
    visit(this, node);
  }

  statements(nodes: readonly Statement[]): void {
    for (const node of nodes) this.statement(node);
  }

  /** Jumps if the truth of the expression is as wanted; no bool is made on the way. */
  jumpIf(node: Expression, label: Label, wanted: boolean): void {
    this.parts.jumpIf(this, node, label, wanted);
  }

  /** The constant an expression stands for, if it does. */
  constantOf(node: Expression): Boxed | undefined {
    return this.folder.fold(node);
  }

  /** Whether the module imports something by this name. */
  isImported(name: string): boolean {
    let scope = this.unit.scope;
    while (scope.parent !== undefined) scope = scope.parent;
    return scope.has(name, IMPORTED);
  }

  loadName(name: string): void {
    this.nameOperation(name, NAME_OPERATIONS.load);
  }

  storeName(name: string): void {
    this.checkAssignable(name, 'assign to');
    this.nameOperation(name, NAME_OPERATIONS.store);
  }

  deleteName(name: string): void {
    this.checkAssignable(name, 'delete');
    this.nameOperation(name, NAME_OPERATIONS.delete);
  }

  checkAssignable(name: string, what: string): void {
    if (name === '__debug__') throw this.problem(`cannot ${what} __debug__`);
  }

  private nameOperation(name: string, operation: NameOperation): void {
    const { unit } = this;
    const { scope } = unit;
    const mangled = mangle(scope.privateName, name);
    const resolution = scope.resolutions.get(mangled) ?? 'global-implicit';
    switch (resolution) {
      case 'cell':
      case 'free': {
        const slot = unit.layout.slots.get(mangled)!;
        const inClass = operation === NAME_OPERATIONS.load && unit.kind === 'class';
        unit.emit(inClass ? op.LOAD_CLASSDEREF : operation.cell, slot);
        break;
      }
      case 'local':
        if (unit.isFunction) unit.emit(operation.fast, unit.layout.slots.get(mangled));
        else unit.emit(operation.name, unit.nameIndex(mangled));
        break;
      case 'global-explicit':
        unit.emit(operation.global, unit.nameIndex(mangled));
        break;
      case 'global-implicit': {
        const opcode = unit.isFunction ? operation.global : operation.name;
        unit.emit(opcode, unit.nameIndex(mangled));
        break;
      }
    }
  }

  /** A problem with what is being compiled. */
  problem(what: string, at: Span | undefined = this.unit.place): SyntaxProblemError {
    return problemAt(at ?? { line: 1, column: 0, endLine: 1, endColumn: 0 }, what);
  }
}

interface NameOperation {
  readonly fast: number;
  readonly cell: number;
  readonly global: number;
  readonly name: number;
}

const NAME_OPERATIONS = {
  load: {
    fast: op.LOAD_FAST,
    cell: op.LOAD_DEREF,
    global: op.LOAD_GLOBAL,
    name: op.LOAD_NAME,
  },
  store: {
    fast: op.STORE_FAST,
    cell: op.STORE_DEREF,
    global: op.STORE_GLOBAL,
    name: op.STORE_NAME,
  },
  delete: {
    fast: op.DELETE_FAST,
    cell: op.DELETE_DEREF,
    global: op.DELETE_GLOBAL,
    name: op.DELETE_NAME,
  },
} as const satisfies Record<string, NameOperation>;
