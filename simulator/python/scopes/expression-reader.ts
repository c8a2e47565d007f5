/** Reads what expressions do with names, in order of evaluation. */
import type {
  Arg,
  Arguments,
  Comprehension,
  DictComp,
  Expression,
  Lambda,
  ListComp,
  Module,
  Name,
  NamedExpr,
} from '../ast.ts';
import { problemAt } from '../parser/problem.ts';
import {
  ASSIGNED,
  GLOBAL,
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

export abstract class ExpressionReader {
  readonly scopes = new Map<ScopeNode, Scope>();
  readonly top: Scope;
  protected readonly module: Module;
  protected readonly futureAnnotations: boolean;
  protected scope: Scope;

  constructor(module: Module, futureAnnotations: boolean) {
    this.module = module;
    this.futureAnnotations = futureAnnotations;
    this.top = new Scope('module', module, undefined, undefined);
    this.scope = this.top;
    this.scopes.set(module, this.top);
  }

  protected enter(
    kind: Scope['kind'],
    node: ScopeNode,
    privateName: string | undefined,
    read: (scope: Scope) => void,
  ): void {
    const outer = this.scope;
    const scope = new Scope(kind, node, outer, privateName);
    scope.comprehensionIterable = outer.comprehensionIterable;
    this.scopes.set(node, scope);
    this.scope = scope;
    read(scope);
    this.scope = outer;
  }

  protected define(name: string, bits: number): void {
    const { scope } = this;
    scope.add(mangle(scope.privateName, name), scope.comprehensionTarget ? bits | ITERATED : bits);
  }

  /** A name that `:=` has bound outside cannot be what a later loop of the comprehension goes over. */
  private checkTarget(node: Name): void {
    const { scope } = this;
    if (!scope.has(mangle(scope.privateName, node.id), GLOBAL | NONLOCAL)) return;
    throw problemAt(
      node,
      `comprehension inner loop cannot rebind assignment expression target '${node.id}'`,
    );
  }

  protected lambda(node: Lambda): void {
    this.defaults(node.args);
    this.enter('function', node, this.scope.privateName, () => {
      this.parameters(node.args);
      this.expression(node.body);
    });
  }

  protected defaults(args: Arguments): void {
    this.expressions(args.defaults);
    for (const value of args.kwDefaults) if (value) this.expression(value);
  }

  protected parameters(args: Arguments): void {
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

  protected expressions(nodes: readonly (Expression | undefined)[]): void {
    for (const node of nodes) if (node) this.expression(node);
  }

  protected expression(node: Expression): void {
    switch (node.kind) {
      case 'Name':
        if (this.scope.comprehensionTarget) this.checkTarget(node);
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

  protected comprehension(node: ListComp | DictComp): void {
    const [first, ...rest] = node.generators as [Comprehension, ...Comprehension[]];
    // The first iterable is evaluated outside.
    this.scope.comprehensionIterable++;
    this.expression(first.iter);
    this.scope.comprehensionIterable--;
    const outer = this.scope;
    this.enter('function', node, outer.privateName, (scope) => {
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

  protected comprehensionPart(part: Comprehension, first: boolean): void {
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

  protected namedExpr(node: NamedExpr): void {
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
  protected bindOutside(node: NamedExpr): void {
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
}

/** Parameters in the order of their slots. */
export function allArguments(args: Arguments): readonly Arg[] {
  const rest = [args.vararg, args.kwarg].filter((arg) => arg !== undefined);
  return [...args.posonlyargs, ...args.args, ...args.kwonlyargs, ...rest];
}
