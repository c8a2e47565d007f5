/** Reads what every block of a program does with names, in order of evaluation. */
import type { ClassDef, Expression, FunctionDef, Pattern, Span, Statement } from '../ast.ts';
import { problemAt } from '../parser/problem.ts';
import { allArguments, ExpressionReader } from './expression-reader.ts';
import {
  ANNOTATED,
  ASSIGNED,
  GLOBAL,
  IMPORTED,
  mangle,
  NONLOCAL,
  PARAMETER,
  USED,
} from './scope.ts';

export class ScopeReader extends ExpressionReader {
  run(): void {
    this.statements(this.module.body);
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

  private classDef(node: ClassDef): void {
    this.expressions(node.decoratorList);
    this.expressions(node.bases);
    for (const keyword of node.keywords) this.expression(keyword.value);
    this.define(node.name, ASSIGNED);
    this.enter('class', node, node.name, () => {
      this.statements(node.body);
    });
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
