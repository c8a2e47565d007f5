/** py-ast's expressions to ours: kinds, fields and places; literals are read from our tokens. */
import type { ExprNode } from 'py-ast';
import type {
  Arg,
  Arguments,
  Comprehension,
  Constant,
  Context,
  Expression,
  JoinedStr,
  Keyword,
  Name,
  Span,
} from '../ast.ts';
import type { Piece } from './f-strings.ts';
import { numberValue } from './numbers.ts';
import type { Synthesis } from './synthesis.ts';
import type { Token } from './tokens.ts';

type Of<Kind extends ExprNode['nodeType']> = Extract<ExprNode, { nodeType: Kind }>;
type PyArguments = Of<'Lambda'>['args'];
type PyArg = PyArguments['args'][number];
type PyComprehension = Of<'ListComp'>['generators'][number];
type PyKeyword = Of<'Call'>['keywords'][number];

/** What py-ast says about a node's place. */
export interface Place {
  readonly lineno?: number;
  readonly col_offset?: number;
  readonly end_lineno?: number;
  readonly end_col_offset?: number;
}

/** The tree has something the grammar of Python 3.11 has not; the caller says what is wrong. */
export class NotPython extends Error {
  readonly token: Token | undefined;

  constructor(token: Token | undefined, what: string) {
    super(what);
    this.token = token;
  }
}

function spanOf({ line, column, endLine, endColumn }: Span): Span {
  return { line, column, endLine, endColumn };
}

export class ExpressionAdapter {
  protected readonly synthesis: Synthesis;

  constructor(synthesis: Synthesis) {
    this.synthesis = synthesis;
  }

  startToken(node: Place): Token {
    const token = this.synthesis.startAt(node.lineno ?? 0, node.col_offset ?? 0);
    if (token === undefined) throw new NotPython(undefined, 'a node starts between tokens');
    return token;
  }

  endToken(node: Place): Token {
    const token = this.synthesis.endAt(node.end_lineno ?? 0, node.end_col_offset ?? 0);
    if (token === undefined) throw new NotPython(undefined, 'a node ends between tokens');
    return token;
  }

  span(node: Place): Span {
    const { line, column } = this.startToken(node);
    const { endLine, endColumn } = this.endToken(node);
    return { line, column, endLine, endColumn };
  }

  name(name: string): string {
    return this.synthesis.nameOf(name);
  }

  optional(node: ExprNode | null | undefined): Expression | undefined {
    return node ? this.expression(node) : undefined;
  }

  expressions(nodes: readonly ExprNode[], ctx: Context = 'Load'): readonly Expression[] {
    return nodes.map((node) => this.expression(node, ctx));
  }

  expression(node: ExprNode, ctx: Context = 'Load'): Expression {
    switch (node.nodeType) {
      case 'Name':
        return this.nameNode(node, ctx);
      case 'Constant':
        return this.constant(node);
      case 'Attribute':
        return {
          kind: 'Attribute',
          ...this.span(node),
          value: this.expression(node.value),
          attr: this.name(node.attr),
          ctx,
        };
      case 'Subscript':
        return {
          kind: 'Subscript',
          ...this.span(node),
          value: this.expression(node.value),
          slice: this.slice(node.slice),
          ctx,
        };
      case 'Call':
        return {
          kind: 'Call',
          ...this.span(node),
          func: this.expression(node.func),
          args: this.expressions(node.args),
          keywords: this.keywords(node.keywords),
        };
      case 'Starred':
        return {
          kind: 'Starred',
          ...this.span(node),
          value: this.expression(node.value, ctx),
          ctx,
        };
      case 'List': {
        const run = this.synthesis.runs.get(this.startToken(node));
        if (run?.kind === 'formatted') return this.joinedStr(node, run.pieces);
        return { kind: 'List', ...this.span(node), elts: this.expressions(node.elts, ctx), ctx };
      }
      case 'Tuple':
        return { kind: 'Tuple', ...this.span(node), elts: this.expressions(node.elts, ctx), ctx };
      case 'Lambda':
        return {
          kind: 'Lambda',
          ...this.span(node),
          args: this.arguments(node.args),
          body: this.expression(node.body),
        };
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
        return {
          kind: node.nodeType,
          ...this.span(node),
          elt: this.expression(node.elt),
          generators: node.generators.map((part) => this.comprehension(part)),
        };
      case 'DictComp':
        return {
          kind: 'DictComp',
          ...this.span(node),
          key: this.expression(node.key),
          value: this.expression(node.value),
          generators: node.generators.map((part) => this.comprehension(part)),
        };
      case 'Slice':
        return {
          kind: 'Slice',
          ...this.span(node),
          lower: this.optional(node.lower),
          upper: this.optional(node.upper),
          step: this.optional(node.step),
        };
      case 'Dict':
        return {
          kind: 'Dict',
          ...this.span(node),
          keys: node.keys.map((key) => this.optional(key)),
          values: this.expressions(node.values),
        };
      case 'Set':
        return { kind: 'Set', ...this.span(node), elts: this.expressions(node.elts) };
      default:
        return this.operation(node);
    }
  }

  private operation(node: ExprNode): Expression {
    switch (node.nodeType) {
      case 'BinOp':
        return {
          kind: 'BinOp',
          ...this.span(node),
          left: this.expression(node.left),
          op: node.op.nodeType,
          right: this.expression(node.right),
        };
      case 'UnaryOp':
        return {
          kind: 'UnaryOp',
          ...this.span(node),
          op: node.op.nodeType,
          operand: this.expression(node.operand),
        };
      case 'BoolOp':
        return {
          kind: 'BoolOp',
          ...this.span(node),
          op: node.op.nodeType,
          values: this.expressions(node.values),
        };
      case 'Compare':
        return {
          kind: 'Compare',
          ...this.span(node),
          left: this.expression(node.left),
          ops: node.ops.map((op) => op.nodeType),
          comparators: this.expressions(node.comparators),
        };
      case 'IfExp':
        return {
          kind: 'IfExp',
          ...this.span(node),
          test: this.expression(node.test),
          body: this.expression(node.body),
          orelse: this.expression(node.orelse),
        };
      case 'NamedExpr': {
        const { target } = node;
        if (target.nodeType !== 'Name') throw new NotPython(this.startToken(node), 'a := target');
        return {
          kind: 'NamedExpr',
          ...this.span(node),
          target: this.nameNode(target, 'Store'),
          value: this.expression(node.value),
        };
      }
      case 'Await':
      case 'YieldFrom':
        return { kind: node.nodeType, ...this.span(node), value: this.expression(node.value) };
      case 'Yield':
        return { kind: 'Yield', ...this.span(node), value: this.optional(node.value) };
      default:
        throw new NotPython(this.startToken(node), node.nodeType);
    }
  }

  /** `x[*y]` is an index by a tuple. */
  private slice(node: ExprNode): Expression {
    const slice = this.expression(node);
    if (slice.kind !== 'Starred') return slice;
    return { kind: 'Tuple', ...spanOf(slice), elts: [slice], ctx: 'Load' };
  }

  private nameNode(node: Of<'Name'>, ctx: Context): Name {
    return { kind: 'Name', ...this.span(node), id: this.name(node.id), ctx };
  }

  private constant(node: Of<'Constant'>): Constant | JoinedStr {
    const token = this.startToken(node);
    const span = this.span(node);
    if (token.kind === 'string') {
      const run = this.synthesis.runs.get(token)!;
      if (run.kind === 'formatted') return this.joined(run.pieces, span, []);
      return { kind: 'Constant', ...span, value: run.value };
    }
    if (token.kind === 'number')
      return { kind: 'Constant', ...span, value: numberValue(token.text) };
    switch (token.text) {
      case 'True':
        return { kind: 'Constant', ...span, value: true };
      case 'False':
        return { kind: 'Constant', ...span, value: false };
      case 'None':
        return { kind: 'Constant', ...span, value: undefined };
      case '...':
        return { kind: 'Constant', ...span, value: { ellipsis: true } };
      default:
        throw new NotPython(token, 'a literal');
    }
  }

  private joinedStr(node: Of<'List'>, pieces: readonly Piece[]): JoinedStr {
    return this.joined(pieces, this.span(node), [...this.expressions(node.elts)]);
  }

  /**
   * Takes the expressions of the fields, in order, from the front of `values`. Everything has the place of
   * all adjacent literals, but for a format specification and the text at its end: that of its literal.
   */
  private joined(
    pieces: readonly Piece[],
    whole: Span,
    values: Expression[],
    own: Span = whole,
  ): JoinedStr {
    return {
      kind: 'JoinedStr',
      ...own,
      values: pieces.map((piece, i) => {
        if (typeof piece === 'string') {
          const place = i === pieces.length - 1 ? own : whole;
          return { kind: 'Constant', ...place, value: piece };
        }
        const value = values.shift();
        if (value === undefined) throw new NotPython(undefined, 'an f-string field');
        return {
          kind: 'FormattedValue',
          ...whole,
          value,
          conversion: piece.conversion,
          formatSpec: piece.spec && this.joined(piece.spec, whole, values, spanOf(piece.literal)),
        };
      }),
    };
  }

  keywords(nodes: readonly PyKeyword[]): readonly Keyword[] {
    return nodes.map((node) => ({
      kind: 'keyword',
      ...this.span(node),
      arg: node.arg === undefined ? undefined : this.name(node.arg),
      value: this.expression(node.value),
    }));
  }

  private comprehension(node: PyComprehension): Comprehension {
    return {
      kind: 'comprehension',
      target: this.expression(node.target, 'Store'),
      iter: this.expression(node.iter),
      ifs: this.expressions(node.ifs),
      isAsync: this.synthesis.asyncTargets.has(this.startToken(node.target)),
    };
  }

  arguments(node: PyArguments): Arguments {
    return {
      kind: 'arguments',
      posonlyargs: node.posonlyargs.map((arg) => this.arg(arg)),
      args: node.args.map((arg) => this.arg(arg)),
      vararg: node.vararg && this.arg(node.vararg),
      kwonlyargs: node.kwonlyargs.map((arg) => this.arg(arg)),
      kwDefaults: node.kw_defaults.map((value) => this.optional(value)),
      kwarg: node.kwarg && this.arg(node.kwarg),
      defaults: this.expressions(node.defaults),
    };
  }

  private arg(node: PyArg): Arg {
    return {
      kind: 'arg',
      ...this.span(node),
      arg: this.name(node.arg),
      annotation: this.optional(node.annotation),
    };
  }
}
