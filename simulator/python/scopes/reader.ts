/** Reads what every block of a program does with names, in order of evaluation. */
import type {
  Arg,
  Arguments,
  ClassDef,
  Comprehension,
  DictComp,
  Expression,
  FunctionDef,
  Lambda,
  ListComp,
  Module,
  NamedExpr,
  Pattern,
  Span,
  Statement,
} from '../ast.ts';
import { problemAt } from '../parser/problem.ts';
import {
  ANNOTATED,
  ASSIGNED,
  GLOBAL,
  IMPORTED,
  ITERATED,
  mangle,
  NONLOCAL,
  PARAMETER,
  Scope,
  type ScopeNode,
  USED,
} from './scope.ts';

const COMPREHENSION_NAMES: Readonly<Record<string, string>> = {
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  GeneratorExp: 'generator expression',
};

export class ScopeReader {
  readonly scopes = new Map<ScopeNode, Scope>();
  readonly top: Scope;
  private readonly module: Module;
  private readonly futureAnnotations: boolean;
  private scope: Scope;

  constructor(module: Module, futureAnnotations: boolean) {
    this.module = module;
    this.futureAnnotations = futureAnnotations;
    this.top = new Scope('module', module, undefined, undefined);
    this.scope = this.top;
    this.scopes.set(module, this.top);
  }

  run(): void {
    this.statements(this.module.body);
  }

  private enter(
    kind: Scope['kind'],
    node: ScopeNode,
    privateName: string | undefined,
    read: (scope: Scope) => void,
  ): void {
    const outer = this.scope;
    const scope = new Scope(kind, node, outer, privateName);
    this.scopes.set(node, scope);
    this.scope = scope;
    read(scope);
    this.scope = outer;
  }

  private define(name: string, bits: number): void {
    const { scope } = this;
    scope.add(mangle(scope.privateName, name), scope.comprehensionTarget ? bits | ITERATED : bits);
  }

  private statements(body: readonly Statement[]): void {
    for (const statement of body) this.statement(statement);
  }

  private statement(node: Statement): void {
    switch (node.kind) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this.functionDef(node);
        break;
      case 'ClassDef':
        this.classDef(node);
        break;
      case 'Return':
        if (node.value) this.expression(node.value);
        break;
      case 'Expr':
        this.expression(node.value);
        break;
      case 'Delete':
        this.expressions(node.targets);
        break;
      case 'Assign':
        this.expression(node.value);
        this.expressions(node.targets);
        break;
      case 'AugAssign':
        if (node.target.kind === 'Name') this.define(node.target.id, USED);
        this.expression(node.target);
        this.expression(node.value);
        break;
      case 'AnnAssign':
        this.annAssign(node);
        break;
      case 'For':
      case 'AsyncFor':
        this.expression(node.iter);
        this.expression(node.target);
        this.statements(node.body);
        this.statements(node.orelse);
        break;
      case 'While':
      case 'If':
        this.expression(node.test);
        this.statements(node.body);
        this.statements(node.orelse);
        break;
      case 'With':
      case 'AsyncWith':
        for (const item of node.items) {
          this.expression(item.contextExpr);
          if (item.optionalVars) this.expression(item.optionalVars);
        }
        this.statements(node.body);
        break;
      case 'Match':
        this.expression(node.subject);
        for (const part of node.cases) {
          this.pattern(part.pattern);
          if (part.guard) this.expression(part.guard);
          this.statements(part.body);
        }
        break;
      case 'Raise':
        if (node.exc) this.expression(node.exc);
        if (node.cause) this.expression(node.cause);
        break;
      case 'Try':
      case 'TryStar':
        this.statements(node.body);
        for (const handler of node.handlers) {
          if (handler.type) this.expression(handler.type);
          if (handler.name !== undefined) this.define(handler.name, ASSIGNED);
          this.statements(handler.body);
        }
        this.statements(node.orelse);
        this.statements(node.finalbody);
        break;
      case 'Assert':
        this.expression(node.test);
        if (node.msg) this.expression(node.msg);
        break;
      case 'Import':
      case 'ImportFrom':
        for (const alias of node.names) {
          if (alias.name !== '*')
            this.define(alias.asname ?? alias.name.split('.')[0]!, ASSIGNED | IMPORTED);
          else if (this.scope.kind !== 'module') {
            throw problemAt(alias, 'import * only allowed at module level');
          }
        }
        break;
      case 'Global':
      case 'Nonlocal':
        for (const name of node.names) this.declare(node.kind, name, node);
        break;
      case 'Pass':
      case 'Break':
      case 'Continue':
        break;
    }
  }

  private annAssign(node: Extract<Statement, { kind: 'AnnAssign' }>): void {
    const { scope } = this;
    if (node.value) this.expression(node.value);
    if (node.target.kind === 'Name') {
      const { id } = node.target;
      const name = mangle(scope.privateName, id);
      if (node.simple && scope.kind !== 'module' && scope.has(name, GLOBAL | NONLOCAL)) {
        const word = scope.has(name, GLOBAL) ? 'global' : 'nonlocal';
        throw problemAt(node, `annotated name '${id}' can't be ${word}`);
      }
      this.define(id, node.simple ? ANNOTATED | ASSIGNED : node.value ? ASSIGNED : 0);
    } else {
      this.expression(node.target);
    }
    this.annotation(node.annotation);
  }

  private annotation(node: Expression): void {
    if (!this.futureAnnotations) this.expression(node);
  }

  private declare(kind: 'Global' | 'Nonlocal', name: string, span: Span): void {
    const { scope } = this;
    const word = kind.toLowerCase();
    const mangled = mangle(scope.privateName, name);
    if (scope.has(mangled, PARAMETER)) {
      throw problemAt(span, `name '${name}' is parameter and ${word}`);
    }
    if (scope.has(mangled, USED)) {
      throw problemAt(span, `name '${name}' is used prior to ${word} declaration`);
    }
    if (scope.has(mangled, ANNOTATED)) {
      throw problemAt(span, `annotated name '${name}' can't be ${word}`);
    }
    if (scope.has(mangled, ASSIGNED)) {
      throw problemAt(span, `name '${name}' is assigned to before ${word} declaration`);
    }
    if (kind === 'Nonlocal' && scope.kind === 'module') {
      throw problemAt(span, 'nonlocal declaration not allowed at module level');
    }
    scope.add(mangled, kind === 'Global' ? GLOBAL : NONLOCAL);
    if (kind === 'Global') this.top.add(mangled, GLOBAL);
    if (!scope.declarations.has(mangled)) scope.declarations.set(mangled, span);
  }

  private functionDef(node: FunctionDef): void {
    this.expressions(node.decoratorList);
    this.defaults(node.args);
    for (const arg of allArguments(node.args)) if (arg.annotation) this.annotation(arg.annotation);
    if (node.returns) this.annotation(node.returns);
    this.define(node.name, ASSIGNED);
    this.enter('function', node, this.scope.privateName, (scope) => {
      scope.isCoroutine = node.kind === 'AsyncFunctionDef';
      this.parameters(node.args);
      this.statements(node.body);
    });
  }

  private lambda(node: Lambda): void {
    this.defaults(node.args);
    this.enter('function', node, this.scope.privateName, () => {
      this.parameters(node.args);
      this.expression(node.body);
    });
  }

  private defaults(args: Arguments): void {
    this.expressions(args.defaults);
    for (const value of args.kwDefaults) if (value) this.expression(value);
  }

  private parameters(args: Arguments): void {
    const { scope } = this;
    for (const arg of allArguments(args)) {
      const name = mangle(scope.privateName, arg.arg);
      if (scope.has(name, PARAMETER)) {
        throw problemAt(arg, `duplicate argument '${arg.arg}' in function definition`);
      }
      scope.add(name, PARAMETER);
      scope.parameters.push(name);
    }
  }

  private classDef(node: ClassDef): void {
    this.expressions(node.decoratorList);
    this.expressions(node.bases);
    for (const keyword of node.keywords) this.expression(keyword.value);
    this.define(node.name, ASSIGNED);
    this.enter('class', node, node.name, () => {
      this.statements(node.body);
    });
  }

  private expressions(nodes: readonly (Expression | undefined)[]): void {
    for (const node of nodes) if (node) this.expression(node);
  }

  private expression(node: Expression): void {
    switch (node.kind) {
      case 'Name':
        this.define(node.id, node.ctx === 'Load' ? USED : ASSIGNED);
        // super() finds the class it stands in through the cell __class__.
        if (node.ctx === 'Load' && node.id === 'super' && this.scope.kind === 'function') {
          this.scope.add('__class__', USED);
        }
        break;
      case 'Constant':
        break;
      case 'Attribute':
      case 'Starred':
      case 'FormattedValue':
        this.expression(node.value);
        if (node.kind === 'FormattedValue' && node.formatSpec) this.expression(node.formatSpec);
        break;
      case 'Subscript':
        this.expression(node.value);
        this.expression(node.slice);
        break;
      case 'Slice':
        this.expressions([node.lower, node.upper, node.step]);
        break;
      case 'Call':
        this.expression(node.func);
        this.expressions(node.args);
        for (const keyword of node.keywords) this.expression(keyword.value);
        break;
      case 'BinOp':
        this.expression(node.left);
        this.expression(node.right);
        break;
      case 'UnaryOp':
        this.expression(node.operand);
        break;
      case 'BoolOp':
      case 'JoinedStr':
        this.expressions(node.values);
        break;
      case 'Compare':
        this.expression(node.left);
        this.expressions(node.comparators);
        break;
      case 'IfExp':
        this.expressions([node.test, node.body, node.orelse]);
        break;
      case 'Dict':
        node.values.forEach((value, i) => {
          this.expressions([node.keys[i], value]);
        });
        break;
      case 'Set':
      case 'List':
      case 'Tuple':
        this.expressions(node.elts);
        break;
      case 'NamedExpr':
        this.namedExpr(node);
        break;
      case 'Lambda':
        this.lambda(node);
        break;
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
      case 'DictComp':
        this.comprehension(node);
        break;
      case 'Yield':
      case 'YieldFrom':
        if (node.value) this.expression(node.value);
        this.scope.isGenerator = true;
        if (this.scope.isComprehension) {
          const where = COMPREHENSION_NAMES[this.scope.node.kind];
          throw problemAt(node, `'yield' inside ${where}`);
        }
        break;
      case 'Await':
        this.expression(node.value);
        this.scope.isCoroutine = true;
        break;
    }
  }

  private comprehension(node: ListComp | DictComp): void {
    const [first, ...rest] = node.generators as [Comprehension, ...Comprehension[]];
    // The first iterable is evaluated outside.
    this.scope.comprehensionIterable++;
    this.expression(first.iter);
    this.scope.comprehensionIterable--;
    const outer = this.scope;
    this.enter('function', node, outer.privateName, (scope) => {
      scope.comprehensionIterable = outer.comprehensionIterable;
      scope.isCoroutine = node.generators.some((part) => part.isAsync);
      scope.isGenerator = node.kind === 'GeneratorExp';
      scope.add('.0', PARAMETER);
      scope.parameters.push('.0');
      this.comprehensionPart(first, true);
      for (const part of rest) this.comprehensionPart(part, false);
      if (node.kind === 'DictComp') this.expressions([node.key, node.value]);
      else this.expression(node.elt);
    });
    // A list built by awaiting is awaited itself.
    const inner = this.scopes.get(node)!;
    if (inner.isCoroutine && node.kind !== 'GeneratorExp') outer.isCoroutine = true;
  }

  private comprehensionPart(part: Comprehension, first: boolean): void {
    const { scope } = this;
    if (!first) {
      scope.comprehensionIterable++;
      this.expression(part.iter);
      scope.comprehensionIterable--;
    }
    scope.comprehensionTarget = true;
    this.expression(part.target);
    scope.comprehensionTarget = false;
    this.expressions(part.ifs);
  }

  private namedExpr(node: NamedExpr): void {
    const { scope } = this;
    if (scope.comprehensionIterable > 0) {
      throw problemAt(
        node,
        'assignment expression cannot be used in a comprehension iterable expression',
      );
    }
    if (scope.isComprehension) this.bindOutside(node);
    this.expression(node.value);
    this.expression(node.target);
  }

  /** `:=` in a comprehension binds in the block around it. */
  private bindOutside(node: NamedExpr): void {
    const { id } = node.target;
    let scope: Scope | undefined = this.scope;
    const name = mangle(scope.privateName, id);
    const passed: Scope[] = [];
    for (; scope.isComprehension; scope = scope.parent!) {
      if (scope.has(name, ITERATED)) {
        throw problemAt(
          node.target,
          `assignment expression cannot rebind comprehension iteration variable '${id}'`,
        );
      }
      passed.push(scope);
    }
    if (scope.kind === 'class') {
      throw problemAt(
        node.target,
        'assignment expression within a comprehension cannot be used in a class body',
      );
    }
    const global = scope.kind === 'module' || scope.has(name, GLOBAL);
    passed[0]!.add(name, global ? GLOBAL : NONLOCAL);
    if (!passed[0]!.declarations.has(name)) passed[0]!.declarations.set(name, node.target);
    if (scope.kind === 'module') scope.add(name, GLOBAL);
    else scope.add(name, ASSIGNED);
  }

  private pattern(node: Pattern): void {
    switch (node.kind) {
      case 'MatchValue':
        this.expression(node.value);
        break;
      case 'MatchSingleton':
        break;
      case 'MatchSequence':
      case 'MatchOr':
        for (const part of node.patterns) this.pattern(part);
        break;
      case 'MatchMapping':
        this.expressions(node.keys);
        for (const part of node.patterns) this.pattern(part);
        if (node.rest !== undefined) this.define(node.rest, ASSIGNED);
        break;
      case 'MatchClass':
        this.expression(node.cls);
        for (const part of [...node.patterns, ...node.kwdPatterns]) this.pattern(part);
        break;
      case 'MatchStar':
        if (node.name !== undefined) this.define(node.name, ASSIGNED);
        break;
      case 'MatchAs':
        if (node.pattern) this.pattern(node.pattern);
        if (node.name !== undefined) this.define(node.name, ASSIGNED);
        break;
    }
  }
}

/** Parameters in the order of their slots. */
export function allArguments(args: Arguments): readonly Arg[] {
  const rest = [args.vararg, args.kwarg].filter((arg) => arg !== undefined);
  return [...args.posonlyargs, ...args.args, ...args.kwonlyargs, ...rest];
}
