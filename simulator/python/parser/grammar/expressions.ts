/**
 * Reads expressions, from conditional ones down to unary operators. What does not fit behind a complete
 * expression is left where it is, as in CPython's grammar: whoever reads on will not like it.
 */
import { Cursor } from './cursor.ts';
import { invalidTarget, type Shape, shape, type TargetKind } from './shape.ts';

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=', 'in', 'is']);

/** How tightly binary operators bind. */
const BINARY: ReadonlyMap<string, number> = new Map([
  ['|', 1],
  ['^', 2],
  ['&', 3],
  ['<<', 4],
  ['>>', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
  ['//', 6],
  ['%', 6],
  ['@', 6],
]);

const EXPRESSION_OPERATORS: ReadonlySet<string> = new Set(['(', '[', '{', '-', '+', '~', '...']);

/**
 * Soft keywords do not count as names that a comma may be missing behind. CPython compares only as many
 * letters as the name has, so `c` and `ma` are spared too.
 */
const SOFT_KEYWORDS = ['_', 'case', 'match'];

/** Statements of Python 2 that people still write. */
const LEGACY_STATEMENTS: ReadonlySet<string> = new Set(['print', 'exec']);

const EXPRESSION_KEYWORDS: ReadonlySet<string> = new Set([
  'None',
  'True',
  'False',
  'not',
  'lambda',
  'await',
]);

export abstract class ExpressionGrammar extends Cursor {
  /** Atoms with what is called on them; see atoms.ts. */
  protected abstract primary(): Shape;

  protected abstract lambda(): Shape;

  /** Whether the current token can start an expression. */
  protected startsExpression(): boolean {
    const { token } = this;
    switch (token.kind) {
      case 'number':
      case 'string':
        return true;
      case 'operator':
        return EXPRESSION_OPERATORS.has(token.text);
      case 'name':
        return this.isName() || EXPRESSION_KEYWORDS.has(token.text);
      default:
        return false;
    }
  }

  protected starExpressions(): Shape {
    return this.sequence(() => this.starExpression());
  }

  /** One or more of them with commas between: several, or a comma at the end, are a tuple. */
  protected sequence(element: () => Shape): Shape {
    const first = element();
    if (!this.is(',')) return first;
    const parts = [first];
    while (this.accept(',')) {
      const part = this.startsExpression() || this.is('*') ? this.attempt(element) : undefined;
      if (part === undefined) break;
      parts.push(part);
    }
    return shape('tuple', first.begin, this.previous, { parts, tight: false });
  }

  protected starExpression(): Shape {
    return this.is('*') ? this.starred() : this.expression();
  }

  protected starred(): Shape {
    const star = this.expect('*');
    const value = this.bitwiseOr();
    return shape('starred', star, value.end, { parts: [value], tight: false });
  }

  /** An element of a display: `*value` or an expression that may assign by `:=`. */
  protected starNamedExpression(): Shape {
    return this.is('*') ? this.starred() : this.namedExpression();
  }

  /** `name := value`, where it stands here. */
  protected assignmentExpression(): Shape | undefined {
    if (!this.isName() || this.next.text !== ':=') return undefined;
    const first = this.advance();
    this.advance();
    const value = this.expression();
    return shape('named expression', first, value.end, { tight: false });
  }

  protected namedExpression(): Shape {
    const assignment = this.assignmentExpression();
    if (assignment !== undefined) return assignment;
    const start = this.at;
    const value = this.expression();
    if (this.explaining) this.explainNamed(value, start);
    if (this.is(':=')) this.mismatch();
    return value;
  }

  /** `:=` behind something that is no name, and `=` where `==` or `:=` must be meant. */
  private explainNamed(value: Shape, start: number): void {
    if (this.is(':=')) {
      const complete = this.fits(() => {
        this.advance();
        this.expression();
      });
      if (!complete) return;
      this.fail(
        `cannot use assignment expressions with ${value.name}`,
        value.first,
        value.last,
        'Only a plain name may stand before :=.',
      );
    }
    if (!this.is('=') || !value.tight) return;
    const here = this.at;
    const assigned = this.attempt(() => {
      this.advance();
      const right = this.bitwiseOr();
      return this.is('=') || this.is(':=') ? undefined : right;
    });
    this.go(here);
    if (assigned === undefined) return;
    if (here === start + 1 && value.name === 'name') {
      this.fail(
        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
        value.first,
        assigned.last,
      );
    }
    if (value.head !== 'other') return;
    this.fail(
      `cannot assign to ${value.name} here. Maybe you meant '==' instead of '='?`,
      value.first,
      value.last,
    );
  }

  protected expression(): Shape {
    if (this.is('lambda')) return this.lambda();
    const start = this.at;
    const value = this.disjunction();
    if (this.explaining) {
      if (this.is('if')) this.explainIf(value);
      else if (this.startsExpression()) this.explainNeighbour(value, start);
      this.explainLegacy(start);
    }
    if (!this.is('if')) return value;
    return this.attempt(() => this.conditional(value)) ?? value;
  }

  private conditional(value: Shape): Shape {
    this.expect('if');
    this.disjunction();
    this.expect('else');
    const last = this.expression();
    return shape('conditional expression', value.begin, last.end, { tight: false });
  }

  private explainIf(value: Shape): void {
    const here = this.at;
    const condition = this.attempt(() => {
      this.advance();
      return this.disjunction();
    });
    const missing = condition !== undefined && !this.is('else') && !this.is(':');
    this.go(here);
    if (!missing) return;
    this.fail("expected 'else' after 'if' expression", value.first, condition.last);
  }

  /** Two expressions next to each other in brackets. */
  private explainNeighbour(value: Shape, start: number): void {
    const first = this.tokens[start]!;
    if (value.name === 'name' && LEGACY_STATEMENTS.has(first.text)) return;
    if (first.kind === 'name' && !EXPRESSION_KEYWORDS.has(first.text)) {
      // A name and a string look like a wrong prefix of the string.
      if (this.tokens[start + 1]!.kind === 'string') return;
      if (SOFT_KEYWORDS.some((word) => word.startsWith(first.text))) return;
    }
    const here = this.at;
    const second = this.quietly(() => this.expression());
    const inBrackets = this.previous.depth > 0;
    this.go(here);
    if (second === undefined || !inBrackets) return;
    this.fail('invalid syntax. Perhaps you forgot a comma?', value.first, second.last);
  }

  /** A name and an expression behind it: `print 'a'`, or mistakes further behind. */
  private explainLegacy(start: number): void {
    const first = this.tokens[start]!;
    const second = this.tokens[start + 1]!;
    if (first.kind !== 'name' || EXPRESSION_KEYWORDS.has(first.text)) return;
    const isLegacy = LEGACY_STATEMENTS.has(first.text);
    if (second.text === '(' || (second.kind === 'operator' && !isLegacy)) return;
    const here = this.at;
    this.go(start + 1);
    const rest = this.startsExpression() ? this.attempt(() => this.starExpressions()) : undefined;
    this.go(here);
    if (rest === undefined || !isLegacy) return;
    const { text } = first;
    this.fail(
      `Missing parentheses in call to '${text}'. Did you mean ${text}(...)?`,
      first,
      rest.last,
    );
  }

  protected disjunction(): Shape {
    const first = this.conjunction();
    return this.is('or') ? this.chain(first, 'or', () => this.conjunction()) : first;
  }

  private conjunction(): Shape {
    const first = this.inversion();
    return this.is('and') ? this.chain(first, 'and', () => this.inversion()) : first;
  }

  private chain(first: Shape, word: string, operand: () => Shape): Shape {
    let last = first;
    while (this.is(word)) {
      const more = this.attempt(() => {
        this.advance();
        return operand();
      });
      if (more === undefined) break;
      last = more;
    }
    return last === first ? first : shape('expression', first.begin, last.end, { tight: false });
  }

  private inversion(): Shape {
    if (!this.is('not')) return this.comparison();
    const first = this.advance();
    const operand = this.inversion();
    return shape('expression', first, operand.end, { tight: false });
  }

  private comparison(): Shape {
    const left = this.bitwiseOr();
    let operator = '';
    let last = left;
    for (;;) {
      const { text } = this.token;
      if (!COMPARISONS.has(text) && text !== 'not') break;
      const more = this.attempt(() => {
        this.comparisonOperator();
        return this.bitwiseOr();
      });
      if (more === undefined) break;
      operator ||= text;
      last = more;
    }
    if (operator === '') return left;
    return shape('comparison', left.begin, last.end, { tight: false, operator, parts: [left] });
  }

  private comparisonOperator(): void {
    if (this.accept('not')) this.expect('in');
    else if (this.accept('is')) this.accept('not');
    else if (this.isKind('string')) this.mismatch();
    else this.advance();
  }

  /** Operands and binary operators that bind more tightly than `level`. */
  protected bitwiseOr(level = 0): Shape {
    const first = this.factor();
    let last = first;
    for (;;) {
      const { token } = this;
      const binds = token.kind === 'operator' ? BINARY.get(token.text) : undefined;
      if (binds === undefined || binds <= level) break;
      const more = this.attempt(() => {
        this.advance();
        return this.bitwiseOr(binds);
      });
      if (more === undefined) break;
      last = more;
    }
    if (last === first) return first;
    return shape('expression', first.begin, last.end, { head: first.head });
  }

  private factor(): Shape {
    if (this.is('-') || this.is('+') || this.is('~')) {
      const first = this.advance();
      const operand = this.factor();
      return shape('expression', first, operand.end);
    }
    const base = this.awaited();
    if (!this.is('**')) return base;
    const exponent = this.attempt(() => {
      this.advance();
      return this.factor();
    });
    if (exponent === undefined) return base;
    return shape('expression', base.begin, exponent.end, { head: base.head });
  }

  private awaited(): Shape {
    if (!this.is('await')) return this.primary();
    const first = this.advance();
    const value = this.primary();
    return shape('await expression', first, value.end);
  }

  protected yieldExpression(): Shape {
    const first = this.expect('yield');
    if (this.accept('from')) {
      const value = this.expression();
      return shape('yield expression', first, value.end, { tight: false });
    }
    const value = this.startsExpression() || this.is('*') ? this.starExpressions() : undefined;
    return shape('yield expression', first, value?.end ?? first, { tight: false });
  }

  /** Refuses what is no target of that kind; silent when it is one. */
  protected explainTarget(target: Shape, kind: TargetKind): void {
    const invalid = invalidTarget(target, kind);
    if (invalid === undefined) return;
    const verb = kind === 'delete' ? 'delete' : 'assign to';
    this.fail(`cannot ${verb} ${invalid.name}`, invalid.first, invalid.last);
  }
}
