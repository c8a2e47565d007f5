/** py-ast's statements and patterns to ours. */
import type { Alias as PyAlias, ExceptHandler as PyHandler, StmtNode } from 'py-ast';
import type {
  Alias,
  Attribute,
  Delete,
  ExceptHandler,
  Expression,
  Name,
  Pattern,
  Statement,
  Subscript,
  WithItem,
} from '../ast.ts';
import { ExpressionAdapter, NotPython } from './adapt-expressions.ts';

type Of<Kind extends StmtNode['nodeType']> = Extract<StmtNode, { nodeType: Kind }>;
type PyPattern = Of<'Match'>['cases'][number]['pattern'];
type PyWithItem = Of<'With'>['items'][number];

export class StatementAdapter extends ExpressionAdapter {
  statements(nodes: readonly StmtNode[]): readonly Statement[] {
    return nodes.map((node) => this.statement(node));
  }

  statement(node: StmtNode): Statement {
    switch (node.nodeType) {
      case 'Expr':
        return { kind: 'Expr', ...this.span(node), value: this.expression(node.value) };
      case 'Assign':
        return {
          kind: 'Assign',
          ...this.span(node),
          targets: this.expressions(node.targets, 'Store'),
          value: this.expression(node.value),
        };
      case 'AugAssign':
        return {
          kind: 'AugAssign',
          ...this.span(node),
          target: this.singleTarget(this.expression(node.target, 'Store')),
          op: node.op.nodeType,
          value: this.expression(node.value),
        };
      case 'AnnAssign':
        return {
          kind: 'AnnAssign',
          ...this.span(node),
          target: this.singleTarget(this.expression(node.target, 'Store')),
          annotation: this.expression(node.annotation),
          value: this.optional(node.value),
          simple: node.target.nodeType === 'Name' && this.startToken(node).text !== '(',
        };
      case 'Return':
        return { kind: 'Return', ...this.span(node), value: this.optional(node.value) };
      case 'Delete':
        return this.delete(node);
      case 'Pass':
      case 'Break':
      case 'Continue':
        return { kind: node.nodeType, ...this.span(node) };
      case 'Raise':
        return {
          kind: 'Raise',
          ...this.span(node),
          exc: this.optional(node.exc),
          cause: this.optional(node.cause),
        };
      case 'Assert':
        return {
          kind: 'Assert',
          ...this.span(node),
          test: this.expression(node.test),
          msg: this.optional(node.msg),
        };
      case 'Global':
      case 'Nonlocal':
        return {
          kind: node.nodeType,
          ...this.span(node),
          names: node.names.map((name) => this.name(name)),
        };
      case 'Import':
        return { kind: 'Import', ...this.span(node), names: this.aliases(node.names) };
      case 'ImportFrom':
        return {
          kind: 'ImportFrom',
          ...this.span(node),
          module: node.module === undefined ? undefined : this.dottedName(node.module),
          names: this.aliases(node.names),
          level: node.level ?? 0,
        };
      default:
        return this.compound(node);
    }
  }

  private compound(node: StmtNode): Statement {
    switch (node.nodeType) {
      case 'If':
      case 'While':
        return {
          kind: node.nodeType,
          ...this.span(node),
          test: this.expression(node.test),
          body: this.statements(node.body),
          orelse: this.statements(node.orelse),
        };
      case 'For':
      case 'AsyncFor':
        return {
          kind: node.nodeType,
          ...this.span(node),
          target: this.expression(node.target, 'Store'),
          iter: this.expression(node.iter),
          body: this.statements(node.body),
          orelse: this.statements(node.orelse),
        };
      case 'With':
      case 'AsyncWith':
        return {
          kind: node.nodeType,
          ...this.span(node),
          items: node.items.map((item) => this.withItem(item)),
          body: this.statements(node.body),
        };
      case 'Try':
      case 'TryStar':
        return {
          kind: node.nodeType,
          ...this.span(node),
          body: this.statements(node.body),
          handlers: node.handlers.map((handler) => this.handler(handler)),
          orelse: this.statements(node.orelse),
          finalbody: this.statements(node.finalbody),
        };
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        return {
          kind: node.nodeType,
          ...this.span(node),
          name: this.name(node.name),
          args: this.arguments(node.args),
          body: this.statements(node.body),
          decoratorList: this.expressions(node.decorator_list),
          returns: this.optional(node.returns),
        };
      case 'ClassDef':
        return {
          kind: 'ClassDef',
          ...this.span(node),
          name: this.name(node.name),
          bases: this.expressions(node.bases),
          keywords: this.keywords(node.keywords),
          body: this.statements(node.body),
          decoratorList: this.expressions(node.decorator_list),
        };
      case 'Match':
        return {
          kind: 'Match',
          ...this.span(node),
          subject: this.expression(node.subject),
          cases: node.cases.map((part) => ({
            kind: 'match_case',
            pattern: this.pattern(part.pattern),
            guard: this.optional(part.guard),
            body: this.statements(part.body),
          })),
        };
      default:
        throw new NotPython(this.startToken(node), node.nodeType);
    }
  }

  private delete(node: Of<'Delete'>): Delete {
    const span = this.span(node);
    const { endLine, endColumn } = this.synthesis.delCommas.get(this.endToken(node)) ?? span;
    const targets = this.expressions(node.targets, 'Del');
    return { kind: 'Delete', ...span, endLine, endColumn, targets };
  }

  private singleTarget(target: Expression): Name | Attribute | Subscript {
    if (target.kind === 'Name' || target.kind === 'Attribute' || target.kind === 'Subscript') {
      return target;
    }
    throw new NotPython(undefined, 'a target');
  }

  private dottedName(name: string): string {
    return name
      .split('.')
      .map((part) => this.name(part))
      .join('.');
  }

  private aliases(nodes: readonly PyAlias[]): readonly Alias[] {
    return nodes.map((node) => ({
      kind: 'alias',
      ...this.span(node),
      name: this.dottedName(node.name),
      asname: node.asname === undefined ? undefined : this.name(node.asname),
    }));
  }

  private withItem(node: PyWithItem): WithItem {
    return {
      kind: 'withitem',
      contextExpr: this.expression(node.context_expr),
      optionalVars: node.optional_vars && this.expression(node.optional_vars, 'Store'),
    };
  }

  private handler(node: PyHandler): ExceptHandler {
    return {
      kind: 'ExceptHandler',
      ...this.span(node),
      type: this.optional(node.type),
      name: node.name === undefined ? undefined : this.name(node.name),
      body: this.statements(node.body),
    };
  }

  private pattern(node: PyPattern): Pattern {
    const span = this.span(node);
    switch (node.nodeType) {
      case 'MatchValue':
        return { kind: 'MatchValue', ...span, value: this.expression(node.value) };
      case 'MatchSingleton': {
        const { text } = this.startToken(node);
        return {
          kind: 'MatchSingleton',
          ...span,
          value: text === 'None' ? undefined : text === 'True',
        };
      }
      case 'MatchSequence':
      case 'MatchOr':
        return { kind: node.nodeType, ...span, patterns: this.patterns(node.patterns) };
      case 'MatchMapping':
        return {
          kind: 'MatchMapping',
          ...span,
          keys: this.expressions(node.keys),
          patterns: this.patterns(node.patterns),
          rest: node.rest === undefined ? undefined : this.name(node.rest),
        };
      case 'MatchClass':
        return {
          kind: 'MatchClass',
          ...span,
          cls: this.expression(node.cls),
          patterns: this.patterns(node.patterns),
          kwdAttrs: node.kwd_attrs.map((name) => this.name(name)),
          kwdPatterns: this.patterns(node.kwd_patterns),
        };
      case 'MatchStar':
        return {
          kind: 'MatchStar',
          ...span,
          name: node.name === undefined ? undefined : this.name(node.name),
        };
      case 'MatchAs':
        return {
          kind: 'MatchAs',
          ...span,
          pattern: node.pattern && this.pattern(node.pattern),
          name: node.name === undefined ? undefined : this.name(node.name),
        };
      default:
        throw new NotPython(this.startToken(node), 'a pattern');
    }
  }

  private patterns(nodes: readonly PyPattern[]): readonly Pattern[] {
    return nodes.map((node) => this.pattern(node));
  }
}
