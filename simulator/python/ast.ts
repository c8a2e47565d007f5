/**
 * The abstract syntax tree: CPython 3.11's nodes and fields (documented in its `ast` module), with the
 * node's name as `kind` and field names in camel case. Data only; the parser makes it, the symbol
 * tables and the compiler read it.
 */
import type { TextSpan } from '../simulation.ts';
import type { Constant as ConstantValue } from './code.ts';

export type Span = TextSpan;

export interface Module {
  readonly kind: 'Module';
  readonly body: readonly Statement[];
  /** The source, as given; for error messages that show a line. */
  readonly text: string;
}

/** What a literal stands for; see {@link ConstantValue} for how int, float, None… are told apart. */
export type LiteralValue = ConstantValue;

export type Context = 'Load' | 'Store' | 'Del';

// Statements

export interface FunctionDef extends Span {
  readonly kind: 'FunctionDef' | 'AsyncFunctionDef';
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Statement[];
  readonly decoratorList: readonly Expression[];
  readonly returns: Expression | undefined;
}

export interface ClassDef extends Span {
  readonly kind: 'ClassDef';
  readonly name: string;
  readonly bases: readonly Expression[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Statement[];
  readonly decoratorList: readonly Expression[];
}

export interface Return extends Span {
  readonly kind: 'Return';
  readonly value: Expression | undefined;
}

export interface Delete extends Span {
  readonly kind: 'Delete';
  readonly targets: readonly Expression[];
}

export interface Assign extends Span {
  readonly kind: 'Assign';
  readonly targets: readonly Expression[];
  readonly value: Expression;
}

export interface AugAssign extends Span {
  readonly kind: 'AugAssign';
  readonly target: Name | Attribute | Subscript;
  readonly op: BinaryOperator;
  readonly value: Expression;
}

export interface AnnAssign extends Span {
  readonly kind: 'AnnAssign';
  readonly target: Name | Attribute | Subscript;
  readonly annotation: Expression;
  readonly value: Expression | undefined;
  /** The target is a name without parentheses. */
  readonly simple: boolean;
}

export interface For extends Span {
  readonly kind: 'For' | 'AsyncFor';
  readonly target: Expression;
  readonly iter: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

export interface While extends Span {
  readonly kind: 'While';
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

export interface If extends Span {
  readonly kind: 'If';
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

export interface With extends Span {
  readonly kind: 'With' | 'AsyncWith';
  readonly items: readonly WithItem[];
  readonly body: readonly Statement[];
}

export interface WithItem {
  readonly kind: 'withitem';
  readonly contextExpr: Expression;
  readonly optionalVars: Expression | undefined;
}

export interface Match extends Span {
  readonly kind: 'Match';
  readonly subject: Expression;
  readonly cases: readonly MatchCase[];
}

export interface MatchCase {
  readonly kind: 'match_case';
  readonly pattern: Pattern;
  readonly guard: Expression | undefined;
  readonly body: readonly Statement[];
}

export interface Raise extends Span {
  readonly kind: 'Raise';
  readonly exc: Expression | undefined;
  readonly cause: Expression | undefined;
}

export interface Try extends Span {
  readonly kind: 'Try' | 'TryStar';
  readonly body: readonly Statement[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Statement[];
  readonly finalbody: readonly Statement[];
}

export interface ExceptHandler extends Span {
  readonly kind: 'ExceptHandler';
  readonly type: Expression | undefined;
  readonly name: string | undefined;
  readonly body: readonly Statement[];
}

export interface Assert extends Span {
  readonly kind: 'Assert';
  readonly test: Expression;
  readonly msg: Expression | undefined;
}

export interface Import extends Span {
  readonly kind: 'Import';
  readonly names: readonly Alias[];
}

export interface ImportFrom extends Span {
  readonly kind: 'ImportFrom';
  readonly module: string | undefined;
  readonly names: readonly Alias[];
  /** Number of leading dots. */
  readonly level: number;
}

export interface Alias extends Span {
  readonly kind: 'alias';
  readonly name: string;
  readonly asname: string | undefined;
}

export interface Global extends Span {
  readonly kind: 'Global' | 'Nonlocal';
  readonly names: readonly string[];
}

export interface ExpressionStatement extends Span {
  readonly kind: 'Expr';
  readonly value: Expression;
}

export interface Simple extends Span {
  readonly kind: 'Pass' | 'Break' | 'Continue';
}

export type Statement =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | AugAssign
  | AnnAssign
  | For
  | While
  | If
  | With
  | Match
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | Global
  | ExpressionStatement
  | Simple;

// Expressions

export type BinaryOperator =
  | 'Add'
  | 'Sub'
  | 'Mult'
  | 'MatMult'
  | 'Div'
  | 'Mod'
  | 'Pow'
  | 'LShift'
  | 'RShift'
  | 'BitOr'
  | 'BitXor'
  | 'BitAnd'
  | 'FloorDiv';

export type UnaryOperator = 'Invert' | 'Not' | 'UAdd' | 'USub';

export type Comparison =
  'Eq' | 'NotEq' | 'Lt' | 'LtE' | 'Gt' | 'GtE' | 'Is' | 'IsNot' | 'In' | 'NotIn';

export interface BoolOp extends Span {
  readonly kind: 'BoolOp';
  readonly op: 'And' | 'Or';
  readonly values: readonly Expression[];
}

export interface NamedExpr extends Span {
  readonly kind: 'NamedExpr';
  readonly target: Name;
  readonly value: Expression;
}

export interface BinOp extends Span {
  readonly kind: 'BinOp';
  readonly left: Expression;
  readonly op: BinaryOperator;
  readonly right: Expression;
}

export interface UnaryOp extends Span {
  readonly kind: 'UnaryOp';
  readonly op: UnaryOperator;
  readonly operand: Expression;
}

export interface Lambda extends Span {
  readonly kind: 'Lambda';
  readonly args: Arguments;
  readonly body: Expression;
}

export interface IfExp extends Span {
  readonly kind: 'IfExp';
  readonly test: Expression;
  readonly body: Expression;
  readonly orelse: Expression;
}

export interface Dict extends Span {
  readonly kind: 'Dict';
  /** Undefined where the value is unpacked (`**value`). */
  readonly keys: readonly (Expression | undefined)[];
  readonly values: readonly Expression[];
}

export interface SetDisplay extends Span {
  readonly kind: 'Set';
  readonly elts: readonly Expression[];
}

export interface ListComp extends Span {
  readonly kind: 'ListComp' | 'SetComp' | 'GeneratorExp';
  readonly elt: Expression;
  readonly generators: readonly Comprehension[];
}

export interface DictComp extends Span {
  readonly kind: 'DictComp';
  readonly key: Expression;
  readonly value: Expression;
  readonly generators: readonly Comprehension[];
}

export interface Comprehension {
  readonly kind: 'comprehension';
  readonly target: Expression;
  readonly iter: Expression;
  readonly ifs: readonly Expression[];
  readonly isAsync: boolean;
}

export interface Await extends Span {
  readonly kind: 'Await' | 'YieldFrom';
  readonly value: Expression;
}

export interface Yield extends Span {
  readonly kind: 'Yield';
  readonly value: Expression | undefined;
}

export interface Compare extends Span {
  readonly kind: 'Compare';
  readonly left: Expression;
  readonly ops: readonly Comparison[];
  readonly comparators: readonly Expression[];
}

export interface Call extends Span {
  readonly kind: 'Call';
  readonly func: Expression;
  readonly args: readonly Expression[];
  readonly keywords: readonly Keyword[];
}

export interface Keyword extends Span {
  readonly kind: 'keyword';
  /** Undefined for `**value`. */
  readonly arg: string | undefined;
  readonly value: Expression;
}

export interface JoinedStr extends Span {
  readonly kind: 'JoinedStr';
  readonly values: readonly (Constant | FormattedValue)[];
}

export interface FormattedValue extends Span {
  readonly kind: 'FormattedValue';
  readonly value: Expression;
  readonly conversion: 'none' | 'str' | 'repr' | 'ascii';
  readonly formatSpec: JoinedStr | undefined;
}

export interface Constant extends Span {
  readonly kind: 'Constant';
  readonly value: LiteralValue;
}

export interface Attribute extends Span {
  readonly kind: 'Attribute';
  readonly value: Expression;
  readonly attr: string;
  readonly ctx: Context;
}

export interface Subscript extends Span {
  readonly kind: 'Subscript';
  readonly value: Expression;
  readonly slice: Expression;
  readonly ctx: Context;
}

export interface Starred extends Span {
  readonly kind: 'Starred';
  readonly value: Expression;
  readonly ctx: Context;
}

export interface Name extends Span {
  readonly kind: 'Name';
  readonly id: string;
  readonly ctx: Context;
}

export interface ListDisplay extends Span {
  readonly kind: 'List' | 'Tuple';
  readonly elts: readonly Expression[];
  readonly ctx: Context;
}

export interface Slice extends Span {
  readonly kind: 'Slice';
  readonly lower: Expression | undefined;
  readonly upper: Expression | undefined;
  readonly step: Expression | undefined;
}

export type Expression =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetDisplay
  | ListComp
  | DictComp
  | Await
  | Yield
  | Compare
  | Call
  | JoinedStr
  | FormattedValue
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | ListDisplay
  | Slice;

export interface Arguments {
  readonly kind: 'arguments';
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg: Arg | undefined;
  readonly kwonlyargs: readonly Arg[];
  /** One for each keyword-only parameter. */
  readonly kwDefaults: readonly (Expression | undefined)[];
  readonly kwarg: Arg | undefined;
  /** Of the last positional parameters. */
  readonly defaults: readonly Expression[];
}

export interface Arg extends Span {
  readonly kind: 'arg';
  readonly arg: string;
  readonly annotation: Expression | undefined;
}

// Patterns

export interface MatchValue extends Span {
  readonly kind: 'MatchValue';
  readonly value: Expression;
}

export interface MatchSingleton extends Span {
  readonly kind: 'MatchSingleton';
  readonly value: boolean | undefined;
}

export interface MatchSequence extends Span {
  readonly kind: 'MatchSequence' | 'MatchOr';
  readonly patterns: readonly Pattern[];
}

export interface MatchMapping extends Span {
  readonly kind: 'MatchMapping';
  readonly keys: readonly Expression[];
  readonly patterns: readonly Pattern[];
  readonly rest: string | undefined;
}

export interface MatchClass extends Span {
  readonly kind: 'MatchClass';
  readonly cls: Expression;
  readonly patterns: readonly Pattern[];
  readonly kwdAttrs: readonly string[];
  readonly kwdPatterns: readonly Pattern[];
}

export interface MatchStar extends Span {
  readonly kind: 'MatchStar';
  readonly name: string | undefined;
}

export interface MatchAs extends Span {
  readonly kind: 'MatchAs';
  readonly pattern: Pattern | undefined;
  readonly name: string | undefined;
}

export type Pattern =
  MatchValue | MatchSingleton | MatchSequence | MatchMapping | MatchClass | MatchStar | MatchAs;
